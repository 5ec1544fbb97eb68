"""Watches the folders that offices put files into: what arrives while the window is open shows by itself.

The system tells of changes where it can; of folders in a network it often can't, so they are looked at now and then, too.
A file counts once it hasn't changed for a while, so a second look follows each change. Each folder is looked into on a thread
of its own: one that doesn't answer holds up nothing but itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
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

Place = tuple[str, str]  # an endpoint and its folder


class Arriving(QObject):
    """`changed`: other files lie in the folders than were told of before."""

    changed = Signal()
    _looked = Signal(object, object)  # a folder and what lies there, from the thread that looked

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._looking: set[Place] = set()  # what threads look into now
        self._again: set[Place] = set()  # of these, what was to be looked into once more meanwhile
        self._lying: dict[Place, Arrivals] = {}  # what lay there when it was last looked into
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
        from forms.model.endpoints import Arrivals

        wanted = {(one.endpoint, one.folder): one for one in folders}
        forgotten = self._lying.keys() - wanted.keys()
        self._lying = {place: self._lying.get(place, Arrivals()) for place in wanted}
        if forgotten:
            self.seen(together(self._lying.values()))
        if not wanted:
            self._often.stop()
        elif not self._often.isActive():
            self._often.start()
        self._again |= wanted.keys() & self._looking
        for place in wanted.keys() - self._looking:
            self._looking.add(place)
            Thread(target=self._look_into, args=(wanted[place],), name="arriving", daemon=True).start()

    def _look_into(self, folder: Watched) -> None:
        from forms.sharing.watching import look_into

        found = look_into(folder, time.time())
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._looked.emit(folder, found)

    def _came(self, folder: Watched, found: Arrivals) -> None:
        place = folder.endpoint, folder.folder
        self._looking.discard(place)
        if place in self._lying:  # not forgotten meanwhile
            self._lying[place] = found
            self.seen(together(self._lying.values()))
        if place in self._again:
            self._again.discard(place)
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


def together(each: Iterable[Arrivals]) -> Arrivals:
    """What lies in several folders."""
    from forms.model.endpoints import Arrivals

    every = tuple(each)
    return Arrivals(
        tuple(one for lying in every for one in lying.found),
        tuple(folder for lying in every for folder in lying.folders),
    )
