"""The navigation rail: one button a page, an icon over its word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import PageSpec

_ICON = 22
_LEAST_WIDTH = 72
_CENTER = 0x84  # Qt.AlignCenter; the name would cost 15 ms before the first paint


class RailButton(QPushButton):
    def __init__(self, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.title(), parent)
        self.spec = spec
        self._inked: tuple[str, QPixmap] | None = None
        self._with_icon = False
        self.setCheckable(True)
        self.setAccessibleName(spec.title())
        self.setToolTip(f"{spec.title()}（Ctrl+{spec.number}）")

    def show_icon(self) -> None:
        self._with_icon = True
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font())
        width = max(_LEAST_WIDTH, words.horizontalAdvance(self.text()) + 2 * theme.SPACE[1])
        return QSize(width, _ICON + words.height() + 2 * theme.SPACE[1] + theme.SPACE[0])

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = theme.colours(), QPainter(self)
        on = self.isChecked()
        if on or self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), QColor(shown.accent_soft))
        if on:
            painter.fillRect(QRect(0, 0, 3, self.height()), QColor(shown.accent))
        if self.hasFocus():
            painter.setPen(QColor(shown.accent))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        ink = shown.accent if on else shown.text if self.isEnabled() else shown.muted
        top = theme.SPACE[1]
        if self._with_icon:
            painter.drawPixmap((self.width() - _ICON) // 2, top, self._icon(ink))
        painter.setPen(QColor(ink))
        painter.drawText(QRect(0, top + _ICON, self.width(), self.height() - top - _ICON), _CENTER, self.text())

    def _icon(self, ink: str) -> QPixmap:
        if self._inked is None or self._inked[0] != ink:
            from desktop.design.icons import pixmap

            self._inked = ink, pixmap(self.spec.icon, ink, _ICON, self.devicePixelRatioF())
        return self._inked[1]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()


class Rail(QWidget):
    """Settings stand apart at the bottom."""

    chosen = Signal(str)  # name of a page

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("导航"))
        self.buttons = {spec.name: RailButton(spec) for spec in specs}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE[1], 1, theme.SPACE[1])
        column.setSpacing(theme.SPACE[0])
        for name, button in self.buttons.items():
            if name == "settings":
                column.addStretch(1)
            column.addWidget(button)
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))

    def mark(self, name: str) -> None:
        """Show which page is on screen."""
        for own, button in self.buttons.items():
            button.setChecked(own == name)

    def complete(self) -> None:
        """What can wait until the window has been painted."""
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for button in self.buttons.values():
            button.show_icon()
