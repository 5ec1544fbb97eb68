"""Dialogs as large as the type that is shown asks for; they, and parts of a page, are never lower than their texts need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.design import theme
from desktop.design.tokens import TYPE_SIZES
from desktop.widgets import laid
from desktop.widgets.scrolling import Scrolling

_EDGE = 48  # pixels of the screen that a dialog leaves free


class Roomy(QDialog):
    """A text that takes more lines pushes nothing over another. What the screen has no room for is scrolled, above the
    last line of the dialog: its buttons are always in reach."""

    _scrolled = False

    def while_open(self, then: Callable[[Any], None]) -> Callable[[Any], None]:
        """An answer that comes when the dialog has been closed, and deleted, is for nobody."""
        return lambda answer: then(answer) if isValid(self) and self.isVisible() else None

    def make_room(self) -> None:
        if (layout := self.layout()) is not None:
            layout.activate()
            if not self._scrolled and _needed(layout, self.width()) > _most_height():
                self._scroll(layout)
            _make_room(self)

    def _scroll(self, layout: QLayout) -> None:
        """Put all but the last line, and what is wrong, into a part that is scrolled."""
        if not isinstance(layout, QVBoxLayout) or layout.count() < 2:
            return
        stays = 2 if _says_what_is_wrong(layout, layout.count() - 2) else 1
        self._scrolled = True
        focused, inner = self.focusWidget(), QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.SPACE[1], 0)
        column.setSpacing(layout.spacing())
        held = Scrolling(inner)
        held.complete()
        layout.insertWidget(0, held, 1)  # first: what moves inside a window keeps its place for Tab
        while layout.count() > 1 + stays:
            _move(layout, column)
        self.setMinimumHeight(0)  # what was needed without
        self.resize(self.width(), min(self.height(), _most_height()))
        if focused is not None:
            focused.setFocus()
            QTimer.singleShot(0, held, lambda: held.ensureWidgetVisible(focused))  # once it is laid out

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()


class RoomyPart(QWidget):
    """A part whose holder asks for no height that goes with a width, as a splitter and a stack do."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        # Show: of what changes while it is hidden, Qt tells at most once
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            _make_room(self)
        return done


def _make_room(widget: QWidget) -> None:
    if (layout := widget.layout()) is not None:
        widget.setMinimumHeight(max(0, layout.totalMinimumHeightForWidth(widget.width())))  # -1: nothing wraps


def _move(source: QVBoxLayout, target: QVBoxLayout) -> None:
    """The second line of a column to the end of another."""
    stretch, item = source.stretch(1), source.takeAt(1)
    assert item is not None
    if (widget := item.widget()) is not None:
        target.addWidget(widget, stretch)
    elif (layout := item.layout()) is not None:
        target.addLayout(layout, stretch)
    else:
        target.addItem(item)


def _says_what_is_wrong(layout: QLayout, line: int) -> bool:
    return any(part.property("kind") == "problem" and layout.indexOf(part) == line for part in laid.parts(layout))


def _needed(layout: QLayout, width: int) -> int:
    wrapped = layout.totalMinimumHeightForWidth(width)
    return wrapped if wrapped >= 0 else layout.totalMinimumSize().height()


def _most_height() -> int:
    return QGuiApplication.primaryScreen().availableSize().height() - _EDGE


def sized(width: int, height: int) -> tuple[int, int]:
    """The size of a dialog laid out for the smallest type, in the type that is shown; never larger than the screen."""
    factor = theme.sizes().text / TYPE_SIZES[0]
    screen = QGuiApplication.primaryScreen().availableSize()
    return min(round(width * factor), screen.width() - _EDGE), min(round(height * factor), screen.height() - _EDGE)
