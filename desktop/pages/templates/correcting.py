"""Corrections on their way: each runs in the background, is kept at once, and is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.page import Host
from desktop.pages.templates import tasks

if TYPE_CHECKING:
    from desktop.form_view.entries import Entry
    from desktop.pages.templates.reviewing import ReviewForm, Session
    from forms.model.document import Area, Grid
    from forms.templates.editing import Review


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


class Correcting(QObject):
    done = Signal(object)  # the ReviewForm as it is now

    def __init__(self, host: Host, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._stack = host, stack
        self.session: Session | None = None

    def correct(self, change: Callable[[Review], Review], text: str) -> None:
        """Say something about the template; `text` names the step."""
        session = self.session
        if session is None:
            return

        def kept(answer: tuple[Review, ReviewForm]) -> None:
            before, form = answer
            self._show(session, form)
            if before.layer != form.review.layer:
                self._stack.push(Step(text, before, form.review, partial(self._put, session)))

        self._host.ask(tasks.correct(session, change), kept)

    def _put(self, session: Session, review: Review) -> None:
        self._host.ask(tasks.correct(session, lambda _: review), lambda answer: self._show(session, answer[1]))

    def _show(self, session: Session, form: ReviewForm) -> None:
        if session is self.session:  # else another template is on screen
            self.done.emit(form)

    def say(self, entry: Entry, **what: Any) -> None:
        """What is said of a field, or of the column of a roster's cell; names as in forms.templates.corrections.Said."""
        from forms.templates import editing
        from forms.templates.corrections import Said

        if what.get("options"):
            what["type"] = "choice"  # where there are options one of them is chosen
        said = Said(**what)
        if entry.table:
            column = entry.place.col
            self.correct(lambda r: editing.set_column(r, entry.table, column, said), self.tr("核改一列"))
        else:
            self.correct(lambda r: editing.set_field(r, entry.key, said), self.tr("核改填报项"))

    def remove(self, entry: Entry | None) -> None:
        """This is no field."""
        from forms.templates import editing

        if entry is None or entry.table:
            self._host.say(self.tr("这里没有可以去掉的填报项。"))
            return
        self.correct(lambda r: editing.remove_field(r, entry.key), self.tr("去掉填报项"))

    def add(self, place: tuple[Grid, int, int] | None) -> None:
        """This cell is a field; None: there is one already, or no cell."""
        from forms.templates import editing

        if place is None:
            self._host.say(self.tr("请先选一个还不是填报项的格子。"))
            return
        grid, row, col = place
        self.correct(lambda r: editing.add_field(r, grid.name, row, col), self.tr("增加填报项"))

    def restore(self, address: str) -> None:
        """A field of a PDF page that was taken out is one again."""
        from forms.templates import editing

        self.correct(lambda r: editing.restore_field(r, address), self.tr("增加填报项"))

    def draw_table(self, grid: str, area: Area, header_rows: int, kind: Any) -> None:
        from forms.templates import editing

        self.correct(lambda r: editing.draw_region(r, grid, area, header_rows, kind), self.tr("框选表格"))
