"""The navigation rail: one button a page, an icon over its word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import PageSpec
from desktop.widgets.look import set_look

_ICON = 22
_WITH_ICON = 64  # pixels that a button takes with its icon


class RailButton(QPushButton):
    def __init__(self, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.title(), parent)
        self.spec = spec
        self._inked: tuple[str, QPixmap] | None = None
        self._with_icon = False
        self.low = False
        self.setCheckable(True)
        self.setAccessibleName(spec.title())
        self.setToolTip(f"{spec.title()}（Ctrl+{spec.number}）")

    def show_icon(self) -> None:
        self._with_icon = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word and ground are painted by the style sheet, which leaves room for the icon above the word."""
        super().paintEvent(event)
        if self._with_icon and not self.low:
            shown = theme.colours()
            ink = shown.accent if self.isChecked() else shown.text
            QPainter(self).drawPixmap((self.width() - _ICON) // 2, theme.SPACE[1], self._icon(ink))

    def _icon(self, ink: str) -> QPixmap:
        if self._inked is None or self._inked[0] != ink:
            from desktop.design.icons import pixmap

            self._inked = ink, pixmap(self.spec.icon, ink, _ICON, self.devicePixelRatioF())
        return self._inked[1]


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

    def minimumSizeHint(self) -> QSize:
        """Words alone: what the rail needs on a low screen, or at twice the size."""
        lines = len(self.buttons) * (theme.sizes().target + theme.SPACE[0]) + theme.SPACE[2]
        return QSize(self.sizeHint().width(), lines)  # the style's least width is that of short words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = event.size().height() < len(self.buttons) * _WITH_ICON
        if low != bool(self.property("low")):
            for button in self.buttons.values():
                button.low = low
            set_look(self, low=low)
            for button in self.buttons.values():
                button.style().unpolish(button)
                button.style().polish(button)

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
