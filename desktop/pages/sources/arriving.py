"""Watches the folders that offices put files into: what arrives while the window is open shows by itself.

The system tells of changes where it can; of folders in a network it often can't, so they are looked at now and then, too.
A file counts once it hasn't changed for a while, so a second look follows each change. Folders are looked into on a thread
of its own: one that doesn't answer holds up nothing but itself.
"""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.page import Host
from desktop.pages.sources import endpoint_tasks

if TYPE_CHECKING:
    from forms.model.endpoints import Arrivals, Watched

EVERY_MS = 5 * 60 * 1000
SETTLED_MS = 11_000  # just more than a file has to rest (forms/sharing/watching.py)


class Arriving(QObject):
    """`changed`: other files lie in the folders than were told of before."""

    changed = Signal()
    _looked = Signal(object)  # from the thread that looks

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._thread: Thread | None = None
        self._again = False  # something changed while the thread looked
        self.settling = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self.settling.timeout.connect(self.look)
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self.look)
        self.watcher = QFileSystemWatcher(self)
        self.watcher.directoryChanged.connect(lambda _: self.settling.start())
        self._looked.connect(self._came)

    def look(self) -> None:
        """Look into all folders, soon."""
        if self._host.ready:
            self._host.ask(endpoint_tasks.watched(), self._begin, lambda _: None)

    def _begin(self, folders: tuple[Watched, ...]) -> None:
        if folders:
            self._often.start()
        if self._thread is not None:
            self._again = True
        elif folders:
            self._thread = Thread(target=self._look_into, args=(folders,), name="arriving", daemon=True)
            self._thread.start()
        elif self._often.isActive():  # the last folder was forgotten
            from forms.model.endpoints import Arrivals

            self._often.stop()
            self.seen(Arrivals())

    def _look_into(self, folders: tuple[Watched, ...]) -> None:
        from forms.sharing.watching import look_into

        found = look_into(folders, time.time())
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._looked.emit(found)

    def _came(self, found: Arrivals) -> None:
        self._thread = None
        self.seen(found)
        if self._again:
            self._again = False
            self.look()

    def seen(self, found: Arrivals) -> None:
        """What is there now; the folders that were looked into are watched from here on."""
        watched = set(self.watcher.directories())
        if gone := watched - set(found.folders):
            self.watcher.removePaths(list(gone))
        if new := set(found.folders) - watched:
            self.watcher.addPaths(list(new))
            self.settling.start()  # what was put in a moment ago
        self._host.ask(endpoint_tasks.note(found), lambda before: self._noted(before, found), lambda _: None)

    def _noted(self, before: Arrivals, found: Arrivals) -> None:
        if before.found != found.found:
            self.changed.emit()
