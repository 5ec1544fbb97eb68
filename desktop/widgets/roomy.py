"""Dialogs as large as the type that is shown asks for; they, and parts of a page, are never lower than their texts need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from desktop.design import theme
from desktop.design.tokens import TYPE_SIZES

_EDGE = 48  # pixels of the screen that a dialog leaves free


class Roomy(QDialog):
    """A text that takes more lines pushes nothing over another."""

    def while_open(self, then: Callable[[Any], None]) -> Callable[[Any], None]:
        """An answer that comes when the dialog has been closed, and deleted, is for nobody."""
        return lambda answer: then(answer) if isValid(self) and self.isVisible() else None

    def make_room(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
            _make_room(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()


class RoomyPart(QWidget):
    """A part whose holder asks for no height that goes with a width, as a splitter and a stack do."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            _make_room(self)
        return done


def _make_room(widget: QWidget) -> None:
    if (layout := widget.layout()) is not None:
        widget.setMinimumHeight(max(0, layout.totalMinimumHeightForWidth(widget.width())))  # -1: nothing wraps


def sized(width: int, height: int) -> tuple[int, int]:
    """The size of a dialog laid out for the smallest type, in the type that is shown; never larger than the screen."""
    factor = theme.sizes().text / TYPE_SIZES[0]
    screen = QGuiApplication.primaryScreen().availableSize()
    return min(round(width * factor), screen.width() - _EDGE), min(round(height * factor), screen.height() - _EDGE)
