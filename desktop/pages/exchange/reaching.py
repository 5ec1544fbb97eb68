"""Whether the place of exchange can be reached now: a shared drive that is there, a stick that is plugged in.

It is looked at on a thread of its own, as a share that doesn't answer would hold up the window, or all that is asked of the
profile, for half a minute.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.page import Host
from desktop.pages.exchange import tasks

EVERY_MS = 30 * 1000


class Looking(QObject):
    """`answered`: a folder, and whether it can be reached. A folder that is being looked at isn't looked at twice."""

    answered = Signal(object, bool)
    _came = Signal(object, bool)  # from the thread

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.waiting: set[Path] = set()
        self._came.connect(self._answer)

    def look(self, folder: Path) -> None:
        if folder not in self.waiting:
            self.waiting.add(folder)
            Thread(target=self._look, args=(folder,), name="reaching", daemon=True).start()

    def _look(self, folder: Path) -> None:
        own = folder.name == tasks.FOLDER_ON_STICK  # is made by the first exchange
        there = folder.is_dir() or (own and folder.parent.is_dir())
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._came.emit(folder, there)

    def _answer(self, folder: Path, there: bool) -> None:
        self.waiting.discard(folder)
        self.answered.emit(folder, there)


class Reaching(QObject):
    """Keeps the status line true. Nothing is said where nobody is paired."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self.folder: Path | None = None
        self._looking = Looking(self)
        self._looking.answered.connect(self._say)
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self._look)

    def look(self) -> None:
        """What the profile holds may be another place now, or another profile."""
        if self._host.ready:
            self._host.ask(tasks.meeting_place(), self._begin, lambda _: None)

    def _begin(self, folder: Path | None) -> None:
        self.folder = folder
        if folder is None:
            self._often.stop()
            self._host.status.nobody_to_reach()
            return
        self._often.start()
        self._look()

    def _look(self) -> None:
        if self.folder is None:
            return
        if self.folder in self._looking.waiting:
            self._host.status.online(False)  # it hasn't answered since the last time
        self._looking.look(self.folder)

    def _say(self, folder: Path, there: bool) -> None:
        if folder == self.folder and self._host.ready:
            self._host.status.online(there)
