"""核改: the form with what was found in it; every correction is kept at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.form_view.field_list import FieldList
from desktop.form_view.form_view import FormView
from desktop.form_view.pdf_view import PdfView
from desktop.page import Host
from desktop.pages.templates import tasks
from desktop.pages.templates.canvas import Canvas
from desktop.pages.templates.correcting import Correcting
from desktop.pages.templates.field_panel import FieldPanel, Shown
from desktop.pages.templates.selection import Selection
from desktop.pages.templates.table_bar import TableBar
from desktop.states import State
from desktop.widgets.plain_text import show_plain
from desktop.words import protected_word

if TYPE_CHECKING:
    from desktop.form_view.entries import Entry
    from desktop.pages.templates.reviewing import ReviewForm, Session
    from forms.model.document import Area, Grid


class ReviewView(QWidget):
    left = Signal()  # back to the list
    changes_wanted = Signal(str)  # template id
    fill_wanted = Signal(str)

    def __init__(self, host: Host, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.correcting = Correcting(host, stack, self)
        self.shown: ReviewForm | None = None
        self._selections: dict[FormView, Selection] = {}
        self._searched = ""
        self.title = QLabel()
        self.title.setProperty("kind", "pageTitle")
        self.title.setWordWrap(True)
        self.counts = QLabel()
        self.counts.setProperty("kind", "muted")
        self.back = QPushButton(self.tr("返回列表"))
        self.back.setToolTip("Esc")
        self.changes = QPushButton(self.tr("与上一版对照"))
        self.fill = QPushButton(self.tr("用它填报"))
        self.fields = FieldList()
        self.canvas = Canvas(self.tr("报表模板"))
        self.table_bar = TableBar()
        self.panel = FieldPanel()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.SPACE[2], theme.SPACE[1], theme.SPACE[2], theme.SPACE[1])
        head.setSpacing(theme.SPACE[2])
        head.addWidget(self.title, 1)
        for widget in (self.counts, self.changes, self.fill, self.back):
            head.addWidget(widget)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table_bar)
        column.addWidget(self.canvas, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for number, part in enumerate((self.fields, middle, self.panel)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(number, int(number == 1))
        self.splitter.setSizes([220, 780, 290])
        self.splitter.setChildrenCollapsible(False)
        self.panel.setMinimumWidth(240)
        self.fields.setMinimumWidth(150)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.correcting.done.connect(self._show)
        self.changes.clicked.connect(lambda: self._wish(self.changes_wanted))
        self.fill.clicked.connect(lambda: self._wish(self.fill_wanted))
        self.fields.chosen.connect(self.go_to_key)
        self.canvas.view_made.connect(self._watch)
        self.canvas.turned.connect(self._show_place)
        self.table_bar.wanted.connect(self.draw_table)
        self.panel.path_said.connect(lambda path: self._say(path=path))
        self.panel.type_said.connect(lambda kind: self._say(type=kind))
        self.panel.unit_said.connect(lambda unit: self._say(unit=unit))
        self.panel.options_said.connect(lambda options: self._say(options=options))
        self.panel.required_said.connect(lambda on: self._say(required=on))
        self.panel.element_said.connect(lambda id, name: self._say(element=id, element_name=name))
        self.panel.search_wanted.connect(self._search)
        self.panel.remove_wanted.connect(self.remove)
        self.panel.add_wanted.connect(self.add)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Esc", self._leave), ("Ctrl+F", self.fields.focus_filter), ("Ctrl+T", self.table_bar.go),
            ("F7", lambda: self._fold(self.fields)), ("F8", lambda: self._fold(self.panel)),
        )  # fmt: skip
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _wish(self, signal: SignalInstance) -> None:
        if self.shown is not None:
            signal.emit(self.shown.template.line.id)

    def _fold(self, side: QWidget) -> None:
        """Put a column away, or show it again."""
        side.setVisible(not side.isVisible())

    def _leave(self) -> None:
        """Esc: from the panel to the form, from the form to the list."""
        view = self.canvas.view()
        if view is not None and not view.hasFocus():
            view.setFocus()
        else:
            self.left.emit()

    # showing

    def begin(self, session: Session, form: ReviewForm) -> None:
        self.correcting.session = session
        self._show(form)
        view = self.canvas.view()
        if view is not None:
            view.setFocus()
            unsure = [i.key for i in form.items() if i.state is State.SUGGESTED]
            self.go_to_key(next(iter(unsure or [i.key for i in form.items()]), ""))

    def _show(self, form: ReviewForm) -> None:
        self.shown = form
        show_plain(self.title, form.template.line.title)
        items = form.items()
        said = self.tr("{fields} 项，核改 {corrections} 处").format(
            fields=form.asked, corrections=len(form.review.layer)
        )
        stale = len(form.applied.stale)
        more = self.tr("，{n} 处在这个文件里已找不到").format(n=stale) if stale else ""
        show_plain(self.counts, said + more)
        self.changes.setVisible(form.template.before is not None)
        self.fields.show_items(items)
        self.canvas.show_form(form.drawn)
        self._show_place()

    def _watch(self, view: FormView) -> None:
        selection = Selection(view)
        self._selections = {v: s for v, s in self._selections.items() if v is not view}
        self._selections[view] = selection
        view.destroyed.connect(lambda: self._selections.pop(view, None))
        view.current_changed.connect(lambda _: self._show_place())
        view.next_wanted.connect(self._next)
        selection.changed.connect(self._show_area)
        selection.details_wanted.connect(self.panel.edit)
        selection.add_wanted.connect(self.add)
        selection.remove_wanted.connect(self.remove)

    def entry(self) -> Entry | None:
        view = self.canvas.view()
        return view.entry() if view is not None else None

    def _show_place(self) -> None:
        form, view, entry = self.shown, self.canvas.view(), self.entry()
        self._show_area()
        if form is None:
            return
        if view is None:
            self.panel.show_nothing(self.tr("这种文件不能在图上核改，填报时按识别到的填报项办理。"))
            return
        if entry is None:
            self._show_no_field(form, view)
            return
        self.fields.mark(entry.key)
        field, column = form.field(entry), form.column(entry)
        if field is not None:
            bound = form.element_name(field.address)
            self.panel.show_field(
                Shown(
                    field.address, field.path, field.type, field.unit or "", field.options, field.required, True, bound
                )
            )
        elif column is not None:
            self.panel.show_field(
                Shown(
                    entry.address, column.path, column.type, column.unit or "", column.options, column.required, False
                )
            )

    def _show_no_field(self, form: ReviewForm, view: FormView) -> None:
        place = self._place()
        if place is None:
            taken_out = isinstance(view, PdfView) and view.cell is not None
            said = self.tr("这里不是填报项。") if taken_out else ""
            self.panel.show_nothing("", said, may_add=self._pdf_field() != "")
            return
        grid, row, col = place
        why = form.drawn.state.why_protected((grid.name, row, col))
        formula = (row, col) in grid.formulas
        from desktop.words import place_text

        said = protected_word(why) if why else self.tr("这里不是填报项。")
        self.panel.show_nothing(place_text(grid.address(row, col)), said, may_add=not formula)

    def _show_area(self) -> None:
        place, area = self._place(), self.area()
        self.table_bar.show_area(place[0] if place else None, area)

    def _place(self) -> tuple[Grid, int, int] | None:
        """The grid and the cell that is current."""
        view = self.canvas.view()
        if self.shown is None or view is None or view.cell is None or view.cell[1] < 0:
            return None
        drawn = self.shown.drawn.shown.get(view.cell[0])  # a page of a PDF has no cells
        return (drawn.template, view.cell[1], view.cell[2]) if drawn is not None else None

    def _pdf_field(self) -> str:
        """The address of the field of a PDF page that is current and can be filled, "" where there is none."""
        view = self.canvas.view()
        if not isinstance(view, PdfView) or view.cell is None or self.shown is None:
            return ""
        address = view.pages.address(view.cell)
        return address if self.shown.review.has_field(address) else ""

    def area(self) -> Area | None:
        view = self.canvas.view()
        selection = self._selections.get(view) if view is not None else None
        return selection.area() if selection is not None else None

    # moving

    def go_to_key(self, key: str) -> None:
        entry = self.shown.drawn.state.entry(key) if self.shown is not None else None
        if entry is not None:
            self.canvas.go_to_cell(entry.place.cell)
            if (view := self.canvas.view()) is not None:
                view.go_to(entry)
                view.setFocus()

    def _next(self, forward: bool) -> None:
        """The next place where detection was not sure."""
        view = self.canvas.view()
        if self.shown is None or view is None:
            return
        unsure = [i.key for i in self.shown.items() if i.state is State.SUGGESTED]
        if not unsure:
            self._host.say(self.tr("没有需要核实的填报项了。"))
            return
        at = unsure.index(view.key) if view.key in unsure else (-1 if forward else 0)
        self.go_to_key(unsure[(at + (1 if forward else -1)) % len(unsure)])

    # correcting

    def _say(self, **what: object) -> None:
        """Something about the field or the column that is shown."""
        if (entry := self.entry()) is not None:
            self.correcting.say(entry, **what)

    def remove(self) -> None:
        """The current place is no field."""
        self.correcting.remove(self.entry())

    def add(self) -> None:
        """The current cell is a field."""
        if self.entry() is None and (address := self._pdf_field()):
            self.correcting.restore(address)
            return
        self.correcting.add(self._place() if self.entry() is None else None)

    def draw_table(self, header_rows: int, kind: str) -> None:
        place, area = self._place(), self.area()
        if place is not None and area is not None:
            self.correcting.draw_table(place[0].name, area, header_rows, kind)

    def _search(self, text: str) -> None:
        self._searched = text.strip()
        if not self._searched:
            self.panel.found.hide()
            return
        asked = self._searched

        def show(lines: object) -> None:
            if asked == self._searched:
                self.panel.show_elements(lines)  # type: ignore[arg-type]

        self._host.ask(tasks.find_elements(asked), show)
