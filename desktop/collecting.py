"""Garbage collection that nobody notices: in short steps, and always on the main thread.

Python's own collection goes through everything that lives, on whichever thread happens to allocate. With a roster of 600,000
cells it takes 0.2 s in which no key is painted, and on the background thread it may delete widgets where Qt forbids it. Here
what has lived through some steps is put aside (`gc.freeze`), so that a step only goes through what is new. Objects that refer
to each other in a ring and die after that are found when the person turns to another program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

STEP_MS = 50
YOUNG = 10_000  # new objects that are worth a step
KEPT = 50_000  # objects that later steps go through again, before they are put aside
MOST_ASIDE = 2_000_000  # objects put aside unseen; then a long collection is due even while the window is in use


class Collector(QObject):
    """Collects for as long as it lives; stop() gives the task back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = self._aside = 0
        gc.disable()
        gc.freeze()  # what the program consists of
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._turned_away)

    def step(self) -> None:
        """Go through what is new, if it is much."""
        young = gc.get_count()[0]
        if young < YOUNG:
            return
        gc.collect()
        self._kept += young
        if self._kept >= KEPT:
            gc.freeze()
            self._aside += self._kept
            self._kept = 0
        if self._aside >= MOST_ASIDE:
            self.tidy()

    def tidy(self) -> None:
        """Go through everything once: as long as it takes."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._kept = self._aside = 0

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _turned_away(self) -> None:
        from PySide6.QtCore import Qt

        away = QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
        if away and self._aside >= KEPT:
            self.tidy()
