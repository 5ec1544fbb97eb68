"""Keys and mouse, counted: a key (with whatever is held down) is one, a click is one, a character typed is one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.desktop.settling import press

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Hands:
    keys: int = 0
    clicks: int = 0

    @property
    def work(self) -> int:
        return self.keys + self.clicks

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """With something held down it may be a shortcut, which only an active window hears."""
        self.keys += 1
        press(widget, key, held) if held != NONE else QTest.keyClick(widget, key)

    def click(self, button: QWidget) -> None:
        """In its middle, or on the dot of a radio button."""
        self.clicks += 1
        place = button.rect().center()
        place.setX(min(place.x(), 12))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def type(self, line: QLineEdit, text: str) -> None:
        """Over what stands there. Chinese comes from an input method; a character counts as one key all the same."""
        line.selectAll()
        self.keys += len(text)
        said = QInputMethodEvent()
        said.setCommitString(text)
        QApplication.sendEvent(line, said)
