"""What is larger than the window, as at twice the size on a small screen, is scrolled instead of keeping the window large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST = QSize(240, 160)  # pixels, of what is scrolled both ways


class Scrolling(QScrollArea):
    """Holds one widget. `upright`: it is scrolled up and down only, and as wide as the widget."""

    def __init__(self, widget: QWidget, upright: bool = False) -> None:
        super().__init__()
        self._held, self._upright = widget, upright
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(widget)
        if upright:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def complete(self) -> None:
        """What can wait until the window has been painted: nothing stops here on its way with Tab."""
        from PySide6.QtCore import Qt

        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._upright:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._upright:
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), _LEAST.height()) if self._upright else _LEAST

    def sizeHint(self) -> QSize:
        hint = self._held.sizeHint()
        least = max(self._held.minimumSizeHint().height(), self._held.minimumHeight())
        if self._upright and self.height() < least:
            hint.setWidth(hint.width() + self.verticalScrollBar().sizeHint().width())
        return hint
