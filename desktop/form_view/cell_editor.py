"""The editor over a cell: a line of text, with the field's choices where it has some."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from desktop.design import theme
from desktop.form_view.entries import Entry
from desktop.typed import date_in, shown
from forms.model.document import Value

_LEAST_WIDTH = 120


class CellEditor(QLineEdit):
    """Says what was typed when Enter or Tab is pressed or the focus goes; Escape says nothing."""

    committed = Signal(str, str, int)  # entry key, text, then go: 1 forward, -1 back, 0 stay
    closed = Signal()

    def __init__(self, entry: Entry, value: Value, text: str | None, parent: QWidget) -> None:
        """`text` is what was typed to open the editor; None starts with the value there is."""
        super().__init__(parent)
        self._entry = entry
        self._room = parent
        self._before = shown(value)
        self._done = False
        self._calendar: QWidget | None = None
        self.setText(self._before if text is None else text)
        if text is None:
            self.selectAll()
        self.setObjectName("cellEditor")
        self.setFont(theme.font())
        self.setAccessibleName("／".join(entry.path))
        if entry.options:
            self._offer(entry.options)

    def place(self, rect: QRect) -> None:
        """Stand over a cell, at least wide and high enough to type in."""
        room = self._room
        width = min(max(rect.width(), _LEAST_WIDTH), max(room.width(), _LEAST_WIDTH))
        height = max(min(rect.height(), 40), theme.sizes().target)
        x = min(rect.x(), max(0, room.width() - width))
        self.setGeometry(x, min(rect.y(), max(0, room.height() - height)), width, height)
        self.show()
        self.setFocus()

    def _offer(self, options: tuple[str, ...]) -> None:
        completer = QCompleter(list(options), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setPlaceholderText(" ".join(options))

    def offer(self) -> None:
        """Show all there is to choose: the options, or a calendar."""
        offered = self.completer() if self._entry.options else None
        if offered is not None:
            offered.setCompletionPrefix("")
            offered.complete()
        elif self._entry.type == "date":
            from desktop.widgets.date_popup import DatePopup

            popup = DatePopup(date_in(self.text()) or dt.date.today(), self)
            popup.chosen.connect(self._take_day)
            self._calendar = popup
            popup.open_below(self)

    def _take_day(self, day: dt.date) -> None:
        chinese = "年" in self.text()
        self.setText(f"{day.year}年{day.month}月{day.day}日" if chinese else day.isoformat())
        self.textEdited.emit(self.text())
        self.setFocus()

    def finish(self) -> None:
        """Say what was typed and stay."""
        self._finish(0)

    def _finish(self, moves: int) -> None:
        if self._done:
            return
        self._done = True
        if self.text() != self._before or moves:
            self.committed.emit(self._entry.key, self.text(), moves)
        else:
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab:
                self._finish(1)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self._finish(-1)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and (self._entry.options or self._entry.type == "date"):
            self.offer()
        elif event.key() == Qt.Key.Key_Escape:
            self._done = True
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        over_it = self._calendar is not None and self._calendar.isVisible()
        if event.reason() != Qt.FocusReason.PopupFocusReason and not over_it:
            self._finish(0)
