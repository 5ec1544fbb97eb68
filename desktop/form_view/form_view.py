"""What the drawn sheet and the drawn page have in common: the current place, keys, the editor over a cell, zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop.form_view.cell_editor import CellEditor
from desktop.form_view.drawn_form import Cell, DrawnForm
from desktop.form_view.entries import Entry
from desktop.form_view.looks import MISFIT_MARK
from desktop.form_view.state import FillState
from desktop.typed import fits, shown, table_of
from desktop.words import misfit_word, path_text, protected_word, state_meaning, state_word

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_LEAVING = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}  # with Ctrl


class FormView(DrawnForm):
    """Subclasses say where cells are and paint them. Nothing here changes a value: it only says what was typed."""

    current_changed = Signal(object)  # Entry or None
    typed = Signal(str, str)  # entry key, text
    next_wanted = Signal(bool)  # forward: the next place that needs a person
    emptied = Signal(str)  # entry key
    pasted = Signal(list)  # lines of texts, the first where the current place is
    cycled = Signal(str)  # entry key: the next of its options
    typing = Signal(str, str)  # entry key, what stands in the editor so far

    def __init__(self, state: FillState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.revealed = ""
        self.cell: Cell | None = None
        self.key = ""  # of the current entry, "" where nothing is asked
        self._editor: CellEditor | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAccessibleName(self.tr("报表"))
        self.moved.connect(self.close_editor)

    # the current place

    def entry(self) -> Entry | None:
        return self.state.entry(self.key) if self.key else None

    def go_to(self, entry: Entry) -> None:
        """Make an entry's place the current one and show it."""
        self._set(entry.place.cell, entry.key)
        self.reveal_cell(entry.place.cell)

    def go_to_cell(self, cell: Cell) -> None:
        entries = self.state.at(cell)
        self._set(cell, entries[0].key if entries else "")
        self.reveal_cell(cell)

    def _set(self, cell: Cell, key: str) -> None:
        self.close_editor()
        if key != self.key:
            self.zoomed = False  # by hand
        self.revealed = ""
        self.cell, self.key = cell, key
        self.viewport().update()
        entry = self.entry()
        self.setAccessibleDescription(" ".join(entry.path) if entry else "")
        self.current_changed.emit(entry)

    # typing

    def edit(self, text: str | None = None) -> None:
        """Open the editor on the current place, with its value or with what was just typed."""
        entry = self.entry()
        if entry is None or self.cell is None:
            return
        self.close_editor()
        editor = CellEditor(entry, self.state.value(entry), text, self.viewport())
        editor.committed.connect(self._commit)
        editor.closed.connect(self.close_editor)
        editor.textEdited.connect(lambda text, key=entry.key: self.typing.emit(key, text))
        if text is not None:
            self.typing.emit(entry.key, text)
        editor.place(self.editor_rect(self.cell))
        self._editor = editor

    def offer(self) -> None:
        """What the current place offers to choose from: its options, or a calendar."""
        entry = self.entry()
        if entry is not None and (entry.options or entry.type == "date"):
            self.edit()
            if self._editor is not None:
                self._editor.offer()

    def _commit(self, key: str, text: str, moves: int) -> None:
        self.close_editor()
        self.typed.emit(key, text)
        if moves:
            self.next_wanted.emit(moves > 0)

    def finish_typing(self) -> None:
        """Take what stands in the editor, as if it had been left."""
        if self._editor is not None:
            self._editor.finish()

    def close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.hide()
            editor.deleteLater()
            self.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab moves inside the form; Ctrl+Tab leaves it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.next_wanted.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key in _STEPS and plain and self.cell is not None:
            self.go_to_cell(self.step(self.cell, *_STEPS[Qt.Key(key)]))
        elif key in _LEAVING and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().focusNextPrevChild(_LEAVING[Qt.Key(key)])
        elif key == Qt.Key.Key_F2:
            self.edit()
        elif key == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.offer()
        elif key == Qt.Key.Key_Space and plain and (entry := self.entry()) is not None and entry.options:
            self.cycled.emit(self.key)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(table_of(QApplication.clipboard().text()))
        elif event.matches(QKeySequence.StandardKey.Copy) and (entry := self.entry()) is not None:
            QApplication.clipboard().setText(shown(self.state.value(entry)))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            if self.key:
                self.emptied.emit(self.key)
        elif plain and event.text() and event.text().isprintable():
            self.edit(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Chinese typed straight onto a cell opens the editor, which takes over the composition."""
        if event.commitString() or event.preeditString():
            self.edit(event.commitString())

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return True
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.cell is not None:
            return self.cell_rect(self.cell)
        return super().inputMethodQuery(query)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_under(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._set(cell, self.key_under(cell, event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.cell_under(event.position().toPoint()) == self.cell:
            self.edit()

    def key_under(self, cell: Cell, position: QPoint) -> str:
        """The entry a click means; the first of a cell where it cannot be told."""
        entries = self.state.at(cell)
        return entries[0].key if entries else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self.cell_under(event.pos())
            QToolTip.showText(event.globalPos(), tip(self.state, cell), self.viewport())
            return True
        return super().viewportEvent(event)


def tip(state: FillState, cell: Cell | None) -> str:
    """What hovering over a cell says."""
    entries = state.at(cell) if cell else ()
    if not entries:
        why = state.why_protected(cell) if cell else ""
        return protected_word(why) if why else ""
    now = state.state(entries[0])
    said = f"{path_text(entries[0].path)}\n{state_word(now)}：{state_meaning(now)}"
    misfit = not fits(state.value(entries[0]), entries[0].type)
    return f"{said}\n{MISFIT_MARK} {misfit_word()}" if misfit else said
