"""The parts of the window that are needed next are loaded while nobody waits: one after another, between two events.

Loaded at once when the first form is shown, they would hold up the main thread for 0.15 s.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 20
PARTS = (
    "forms.model.document",
    "forms.model.proposal",
    "desktop.form_view.entries",
    "desktop.form_view.state",
    "desktop.form_view.looks",
    "desktop.form_view.opened",
    "desktop.form_view.cell_painter",
    "desktop.form_view.form_view",
    "desktop.form_view.field_list",
    "desktop.form_view.sheet_view",
    "desktop.form_view.word_view",
    "desktop.form_view.pdf_view",
    "desktop.pages.fill.reason_card",
    "desktop.pages.fill.roster_tools",
    "desktop.pages.fill.page",
    "desktop.pages.fill.room",
    "desktop.importing.import_dialog",
    "desktop.shell.quick_find",
    "desktop.pages.templates.page",
    "desktop.pages.profile.page",
    "desktop.pages.sources.page",
    "desktop.pages.statistics.page",
    "desktop.pages.packs.page",
    "desktop.pages.exchange.page",
    "desktop.pages.settings.page",
)


class Warming(QObject):
    """Loads the parts, each once; done when there is none left."""

    def __init__(self, parts: Sequence[str] = PARTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = list(parts)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.step)

    def start(self) -> None:
        if self._left:
            self._timer.start()

    @property
    def done(self) -> bool:
        return not self._left

    def step(self) -> None:
        """Load the next part that isn't there yet."""
        while self._left and self._left[0] in sys.modules:
            self._left.pop(0)
        if self._left:
            import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
