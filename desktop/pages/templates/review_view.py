"""核改: the form with what was found in it; every correction is kept at once and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.form_view.field_list import FieldList
from desktop.form_view.form_view import FormView
from desktop.page import Host
from desktop.pages.templates import tasks
from desktop.pages.templates.canvas import Canvas
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
    from forms.model.form import FieldType
    from forms.templates.corrections import Said, TableKind
    from forms.templates.editing import Review

Change = Callable[["Review"], "Review"]


class Step(QUndoCommand):
    """From one review to the next. The first redo does nothing: it is done already."""

    def __init__(self, text: str, before: Review, after: Review, put: Callable[[Review], None]) -> None:
        super().__init__(text)
        self._before, self._after, self._put = before, after, put
        self._first = True

    def redo(self) -> None:
        if self._first:
            self._first = False
            return
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)


class ReviewView(QWidget):
    left = Signal()  # back to the list
    changes_wanted = Signal(str)  # template id
    fill_wanted = Signal(str)

    def __init__(self, host: Host, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._stack = host, stack
        self.session: Session | None = None
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
        self.changes.clicked.connect(lambda: self._wish(self.changes_wanted))
        self.fill.clicked.connect(lambda: self._wish(self.fill_wanted))
        self.fields.chosen.connect(self.go_to_key)
        self.canvas.view_made.connect(self._watch)
        self.canvas.turned.connect(self._show_place)
        self.table_bar.wanted.connect(self.draw_table)
        self.panel.path_said.connect(lambda path: self._say(path=path))
        self.panel.type_said.connect(lambda kind: self._say(type=kind))
        self.panel.unit_said.connect(lambda unit: self._say(unit=unit))
        self.panel.options_said.connect(self._say_options)
        self.panel.required_said.connect(lambda on: self._say(required=on))
        self.panel.element_said.connect(lambda id, name: self._say(element=id, element_name=name))
        self.panel.search_wanted.connect(self._search)
        self.panel.remove_wanted.connect(self.remove)
        self.panel.add_wanted.connect(self.add)
        for key, do in (("Esc", self._leave), ("Ctrl+F", self.fields.focus_filter), ("Ctrl+T", self.table_bar.go)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _wish(self, signal: SignalInstance) -> None:
        if self.session is not None:
            signal.emit(self.session.template.line.id)

    def _leave(self) -> None:
        """Esc: from the panel to the form, from the form to the list."""
        view = self.canvas.view()
        if view is not None and not view.hasFocus():
            view.setFocus()
        else:
            self.left.emit()

    # showing

    def begin(self, session: Session, form: ReviewForm) -> None:
        self.session = session
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
        if form is None or view is None:
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
            self.panel.show_nothing("")
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
        return self.shown.drawn.shown[view.cell[0]].template, view.cell[1], view.cell[2]

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

    def correct(self, change: Change, text: str) -> None:
        """Say something; it is kept, and one step of undo takes it back."""
        session = self.session
        if session is None:
            return

        def done(answer: tuple[Review, ReviewForm]) -> None:
            before, form = answer
            if session is self.session:
                self._show(form)
            if before.layer != form.review.layer:
                self._stack.push(Step(text, before, form.review, partial(self._put, session)))

        self._host.ask(tasks.correct(session, change), done)

    def _put(self, session: Session, review: Review) -> None:
        def done(answer: tuple[Review, ReviewForm]) -> None:
            if session is self.session:
                self._show(answer[1])

        self._host.ask(tasks.correct(session, lambda _: review), done)

    def _say(
        self, path: tuple[str, ...] | None = None, type: FieldType | None = None, unit: str | None = None,
        options: tuple[str, ...] | None = None, required: bool | None = None, element: str | None = None,
        element_name: str = "",
    ) -> None:  # fmt: skip
        from forms.templates.corrections import Said

        self._say_all(Said(path, type, unit, options, required, element, element_name))

    def _say_options(self, options: tuple[str, ...]) -> None:
        """Where there are options one of them is chosen."""
        self._say(options=options, type="choice" if options else None)

    def _say_all(self, said: Said) -> None:
        from forms.templates import editing

        entry = self.entry()
        if entry is None:
            return
        if entry.table:
            column = entry.place.col
            self.correct(lambda r: editing.set_column(r, entry.table, column, said), self.tr("核改一列"))
        else:
            self.correct(lambda r: editing.set_field(r, entry.key, said), self.tr("核改填报项"))

    def remove(self) -> None:
        """The current place is no field."""
        from forms.templates import editing

        entry = self.entry()
        if entry is None or entry.table:
            self._host.say(self.tr("这里没有可以去掉的填报项。"))
            return
        self.correct(lambda r: editing.remove_field(r, entry.key), self.tr("去掉填报项"))

    def add(self) -> None:
        """The current cell is a field."""
        from forms.templates import editing

        place, entry = self._place(), self.entry()
        if place is None or entry is not None:
            self._host.say(self.tr("请先选一个还不是填报项的格子。"))
            return
        grid, row, col = place
        self.correct(lambda r: editing.add_field(r, grid.name, row, col), self.tr("增加填报项"))

    def draw_table(self, header_rows: int, kind: TableKind) -> None:
        from forms.templates import editing

        place, area = self._place(), self.area()
        if place is None or area is None:
            return
        name = place[0].name
        self.correct(lambda r: editing.draw_region(r, name, area, header_rows, kind), self.tr("框选表格"))

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
