"""Watches the folders that offices put files into: what arrives while the window is open shows by itself.

The system tells of changes where it can; of folders in a network it often can't, so they are looked at now and then, too.
A file counts once it hasn't changed for a while, so a second look follows each change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.page import Host
from desktop.pages.sources import endpoint_tasks

if TYPE_CHECKING:
    from forms.model.endpoints import Arrivals

EVERY_MS = 5 * 60 * 1000
SETTLED_MS = 11_000  # just more than a file has to rest (forms/sharing/watching.py)


class Arriving(QObject):
    """`changed`: other files lie in the folders than were told of before."""

    changed = Signal()

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._told: Arrivals | None = None
        self.settling = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self.settling.timeout.connect(self.look)
        self.watcher = QFileSystemWatcher(self)
        self.watcher.directoryChanged.connect(lambda _: self.settling.start())
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self.look)

    def look(self) -> None:
        """Look into all folders, in the background."""
        if self._host.ready:
            self._host.ask(endpoint_tasks.arrivals(), self.seen, lambda _: None)

    def seen(self, found: Arrivals) -> None:
        """What is there now; the folders that were looked into are watched from here on."""
        watched = set(self.watcher.directories())
        if gone := watched - set(found.folders):
            self.watcher.removePaths(list(gone))
        if new := set(found.folders) - watched:
            self.watcher.addPaths(list(new))
            self.settling.start()  # what was put in a moment ago
        if found.folders:
            self._often.start()
        else:
            self._often.stop()
        before, self._told = self._told, found
        if before is not None and before.found != found.found:
            self.changed.emit()
