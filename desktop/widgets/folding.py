"""Columns beside the form give way where the window is narrow, as at twice the size on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.widgets import laid


class Columns(QSplitter):
    """Columns that scroll by themselves: a page isn't scrolled for the height they like best."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())


class Folding(QObject):
    """Puts a column away when its splitter gets narrower than `least` pixels, and back when there is room again.

    A person may show it, or put it away, at any width: only crossing the line counts.
    """

    def __init__(self, splitter: QSplitter, column: QWidget, least: int) -> None:
        super().__init__(splitter)
        self._splitter, self._column, self._least = splitter, column, least
        self._narrow = False
        splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            laid.look_again(self._splitter)
        elif event.type() == QEvent.Type.LayoutRequest:
            narrow = self._splitter.width() < self._least
            if narrow != self._narrow:
                self._narrow = narrow
                self._column.setVisible(not narrow)
        return False
