"""The fill page: head, list of fields, the form itself, the card with reasons, checks below."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.form_view.entries import Entry
from desktop.form_view.field_list import FieldList
from desktop.form_view.form_view import FormView
from desktop.form_view.marks import kind_of
from desktop.form_view.opened import OpenedForm
from desktop.form_view.pdf_view import PdfView
from desktop.form_view.sheet_view import SheetView
from desktop.form_view.word_view import WordView
from desktop.pages.fill.checks_bar import ChecksBar
from desktop.pages.fill.corrector import Corrector
from desktop.pages.fill.header import FillHeader
from desktop.pages.fill.past import Past
from desktop.pages.fill.reason_card import ReasonCard
from desktop.pages.fill.roster_bar import RosterBar
from desktop.pages.fill.roster_tools import RosterTools
from desktop.pages.fill.way_strip import WayStrip
from desktop.states import State
from desktop.widgets.folding import Columns, Folding
from desktop.words import path_text, state_meaning
from forms.model.document import Value

_ROOM = 700  # pixels that list, form and card need beside each other
_BEFORE_ALL = (-1, -1, -1, -1)


class FillPage(QWidget):
    save_wanted = Signal()
    period_chosen = Signal(str)
    said = Signal(str)  # a sentence for the status line
    typing = Signal(str, str)  # entry key, what stands in the editor so far
    subject_wanted = Signal()
    binding = Signal()  # which data item the current place asks for
    refused = Signal()  # 'not this' at the current place
    rows_wanted = Signal(str, int, object)  # table, how many rows more, texts to put there or None
    asked = Signal(object, object, object)  # work for the background, what follows, what follows trouble
    original_wanted = Signal(str, str, str)  # submission, file, address

    def __init__(self, undo: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: OpenedForm | None = None
        self.corrector = Corrector(undo, self)
        self.header = FillHeader()
        self.way = WayStrip()
        self.fields = FieldList()
        self.views = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setShape(QTabBar.Shape.RoundedSouth)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("工作表"))
        self.card = ReasonCard()
        self.checks = ChecksBar()
        self.bar = RosterBar()
        self.tools = RosterTools(self, self.bar)
        self._past = Past(self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.views, 1)
        column.addWidget(self.tabs)
        column.addWidget(self.bar)
        self.splitter = Columns(Qt.Orientation.Horizontal)
        for widget in (self.fields, middle, self.card):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([230, 790, 280])
        self.splitter.setChildrenCollapsible(False)
        Folding(self.splitter, self.fields, _ROOM)
        self.fields.setMinimumWidth(160)
        self.card.setMinimumWidth(220)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self.way)
        box.addWidget(self.splitter, 1)
        box.addWidget(self.checks)

    def _connect(self) -> None:
        self.header.save.connect(self.save_wanted)
        self.header.period_chosen.connect(self.period_chosen)
        self.header.subject_wanted.connect(self.subject_wanted)
        self.header.confirm_all.connect(self.corrector.confirm_all)
        self.fields.chosen.connect(self.go_to_key)
        self.tabs.currentChanged.connect(self._turned)
        self.card.taken.connect(self.take)
        self.card.reveal.connect(self._reveal)
        self.card.refused.connect(self.refused)
        self.card.binding.connect(self.binding)
        self.card.noted.connect(self.corrector.note)
        self.card.original.connect(self.original_wanted)
        self.checks.chosen.connect(self._go_to_address)
        self.tools.rows_wanted.connect(self.rows_wanted)
        self.corrector.changed.connect(self._corrected)
        self.corrector.said.connect(self.said)

    # showing

    def show_form(self, form: OpenedForm, kept: bool = False, stack: QUndoStack | None = None) -> None:
        """Show a template with its draft and its steps; nothing is changed by showing it."""
        self.form = form
        self.bar.clear()
        self.corrector.show(form, kept, stack)
        self._clear_views()
        if form.page is not None:
            self._add_view(WordView(form.state, form.page), "")
        if form.pages is not None:
            self._add_view(PdfView(form.state, form.pages), "")
        for sheet in form.sheets:
            self._add_view(SheetView(form.state, sheet), sheet.grid.name)
        self.tabs.setVisible(self.views.count() > 1)
        self.header.show_draft(form.state.draft, form.subject, dt.date.today())
        self.checks.show_draft(form.state.draft)
        self._refresh()
        self.card.show_nothing("")
        self._go_on(_BEFORE_ALL, True)

    def view(self) -> FormView | None:
        shown = self.views.currentWidget()
        return shown if isinstance(shown, FormView) else None

    def focus_form(self) -> None:
        if (view := self.view()) is not None:
            view.setFocus()

    def finish_typing(self) -> None:
        """What stands in the editor is typed."""
        if (view := self.view()) is not None:
            view.finish_typing()

    def help_text(self) -> str:
        """What F1 says of the place that has the focus."""
        view = self.view()
        entry = view.entry() if view is not None else None
        if self.form is None or entry is None:
            return self.tr("按 Enter 转到下一个需要您处理的填报项；左栏按状态列出全部填报项。")
        return f"{path_text(entry.path, most=9)}：{state_meaning(self.form.state.state(entry))}"

    def _clear_views(self) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        while (old := self.views.widget(0)) is not None:
            self.views.removeWidget(old)
            old.deleteLater()

    def _add_view(self, view: FormView, name: str) -> None:
        view.current_changed.connect(self._show_current)
        view.typed.connect(self.corrector.typed)
        view.emptied.connect(lambda key: self.corrector.set_value(key, None))
        view.typing.connect(self.typing)
        view.next_wanted.connect(self.next_needing)
        view.pasted.connect(self.tools.paste)
        view.cycled.connect(self.corrector.cycle)
        self.views.addWidget(view)
        self.tabs.addTab(name.replace("&", "&&"))

    def _turned(self, number: int) -> None:
        self.tools.show_all()
        self.views.setCurrentIndex(number)
        if (view := self.view()) is not None:
            self._show_current(view.entry())

    def _show_current(self, entry: Entry | None) -> None:
        view = self.view()
        if self.form is None or view is None:
            return
        self.tools.turned()
        if entry is None:
            self.card.show_nothing(self.form.state.why_protected(view.cell) if view.cell else "")
            return
        self.card.show_entry(self.form.state, entry, view.revealed == entry.key)
        self._past.start()
        self.fields.mark(entry.key)

    def _refresh(self) -> None:
        """Show anew what a correction can have changed."""
        view = self.view()
        if self.form is None or view is None:
            return
        self.header.show_counts(self.form.state.counts())
        self.fields.show_items(self.form.state.items())
        view.viewport().update()
        if (entry := view.entry()) is not None:
            self._show_current(entry)

    def _corrected(self, keys: list[str]) -> None:
        self._refresh()
        view = self.view()
        if (
            view is not None and len(keys) == 1 and not kind_of(keys[0]) and view.key != keys[0]
        ):  # undone from elsewhere: show what changed
            self.go_to_key(keys[0])

    def _reveal(self, key: str) -> None:
        view = self.view()
        if view is not None and (entry := view.entry()) is not None and entry.key == key:
            view.revealed = key
            view.viewport().update()
            self._show_current(entry)

    # moving

    def next_needing(self, forward: bool) -> None:
        """Go to the next (or previous) place that needs a person."""
        view = self.view()
        if self.form is None or view is None:
            return
        state = self.form.state
        if (entry := view.entry()) is not None:
            self._go_on(state.position_of(entry), forward)
        else:
            self._go_on(state.position_at(view.cell) if view.cell else _BEFORE_ALL, forward)

    def _go_on(self, position: tuple[int, int, int, int], forward: bool) -> None:
        entry = self.form.state.next_needing(position, forward) if self.form else None
        if entry is None:
            self.said.emit(self.tr("没有需要处理的填报项了，可以保存已填报表。"))
            return
        self.go_to_key(entry.key)

    def go_to_key(self, key: str) -> None:
        entry = self.form.state.entry(key) if self.form else None
        if entry is None:
            return
        self._turn_to(entry.place.block)
        if (view := self.view()) is not None:
            if isinstance(view, SheetView) and view.sheet is not view.whole and not view.shows_row(entry.place.row):
                self.tools.show_all()
            view.go_to(entry)
            view.setFocus()

    def _turn_to(self, block: str) -> None:
        for number in range(self.views.count()):
            widget = self.views.widget(number)
            if isinstance(widget, SheetView) and widget.grid.name == block:
                self.tabs.setCurrentIndex(number)

    def _go_to_address(self, address: str) -> None:
        form = self.form
        place = form.place(address) if form else None
        if place is None:
            return
        self._turn_to(place.block)
        if (view := self.view()) is not None:
            view.go_to_cell(place.cell)

    # what menus and keys ask for

    def take(self, number: int) -> None:
        """Take the n-th value offered for the current place (from 0)."""
        view = self.view()
        if view is not None and (entry := view.entry()) is not None:
            self.corrector.take(entry, number)

    def set_current(self, value: Value) -> None:
        view = self.view()
        if view is not None and (entry := view.entry()) is not None:
            self.corrector.set_value(entry.key, value)

    def confirm(self) -> None:
        """What is proposed at the current place is right, the likely value too; go on."""
        view = self.view()
        entry = view.entry() if view else None
        if self.form is None or entry is None:
            return
        value = self.form.state.value(entry)
        if value is None and self.form.state.state(entry) is State.SUGGESTED and entry.choices:
            value = entry.choices[0].value
        if value is not None:
            self.corrector.set_value(entry.key, value)
            self.next_needing(True)

    def zoom_by(self, step: float) -> None:
        if (view := self.view()) is not None:
            view.set_zoom(view.zoom + step)
