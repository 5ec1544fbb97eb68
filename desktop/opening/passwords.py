"""Asks for the password of a locked file: the engine asks from its own thread and waits, the window shows the question."""

from __future__ import annotations

import queue

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget


class Passwords(QObject):
    _wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._closed = False
        self.dialog: QWidget | None = None
        self._wanted.connect(self._show)  # queued: it is sent from another thread

    def ask(self, file: str) -> str | None:
        """The password of a file, None where the person has none. Called on the background thread; it waits."""
        if self._closed:
            return None
        self._wanted.emit(file)
        return self._answers.get()

    def give_up(self) -> None:
        """The window closes: nobody will answer any more."""
        self._closed = True
        self._answers.put(None)

    @Slot(str)
    def _show(self, file: str) -> None:
        from desktop.opening.password_dialog import PasswordDialog

        dialog = PasswordDialog(file, self._window)
        dialog.answered.connect(self._answers.put)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
