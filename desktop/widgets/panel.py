"""A framed part of a page with a heading, and the page body that such parts stand on and scroll with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.design import theme


class Panel(QFrame):
    """Add widgets to `box`."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setProperty("kind", "section")
        self.call(heading)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(theme.SPACE[3], theme.SPACE[2], theme.SPACE[3], theme.SPACE[2])
        self.box.setSpacing(theme.SPACE[1])
        self.box.addWidget(self.heading)

    def call(self, heading: str) -> None:
        """Give it its heading: for panels of their own class, which can translate it only once they are made."""
        self.heading.setText(heading)
        self.setAccessibleName(heading)


def scrolled(body: QWidget) -> QScrollArea:
    """A body that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body.setObjectName("pageBody")
    area.setWidget(body)
    return area
