"""Parts beside each other that stand below each other where there is less room, as at twice the size on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

from desktop.design import theme
from desktop.design.tokens import TYPE_SIZES


class Turning(QObject):
    """Lays `row` out downwards while `widget`, which it stands in, is narrower than `least`: pixels, in the smallest type."""

    def __init__(self, widget: QWidget, row: QBoxLayout | QSplitter, least: int) -> None:
        super().__init__(widget)
        self._widget, self._row, self._least = widget, row, least
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            narrow = self._widget.width() < self._least * theme.sizes().text / TYPE_SIZES[0]
            _turn(self._row, narrow)
        return False


def _turn(row: QBoxLayout | QSplitter, narrow: bool) -> None:
    if isinstance(row, QSplitter):
        from PySide6.QtCore import Qt  # here: it would cost 15 ms before the first paint

        row.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
    else:
        ways = QBoxLayout.Direction
        row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
