"""Waiting until a window has come to rest, and keys that are pressed only once it can hear them.

"Not busy" alone says little on a loaded machine: what is asked for may begin later, by a timer, and a shortcut that comes
before the window is active is lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.shell.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]
NONE = Qt.KeyboardModifier.NoModifier
SOON = 1000  # milliseconds: timers that wait longer are reminders and messages, not work to come
PATIENCE = 60.0  # seconds
TURNS = 3  # what an answer brings about may ask again


def quiet(window: MainWindow) -> bool:
    """Nothing runs, nothing is about to begin, and the window is dressed."""
    if window.background.busy or not window.updatesEnabled():
        return False
    return not any(t.isActive() and t.isSingleShot() and t.interval() <= SOON for t in window.findChildren(QTimer))


def settle(window: MainWindow, until: Until) -> None:
    """Until everything that was asked for has come, and what follows from it."""
    for _ in range(TURNS):
        until(lambda: quiet(window))
        QApplication.processEvents()
    until(lambda: quiet(window))


def front(window: QWidget) -> None:
    """Make it the active window, as a window manager does when a dialog has closed; shortcuts need it."""
    window.activateWindow()
    end = time.monotonic() + PATIENCE
    while not window.isActiveWindow():
        QApplication.processEvents()
        assert time.monotonic() < end, "the window never became active"


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key that a shortcut may listen to: pressed when the window can hear it."""
    front(widget.window())
    QTest.keyClick(widget, key, held)
