"""Asks how the value at the current place went, and what in the catalogues comes near it, once the clerk has stayed there
for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from desktop.pages.fill import tasks

if TYPE_CHECKING:
    from desktop.pages.fill.page import FillPage

_CALM_MS = 150


class Past(QTimer):
    def __init__(self, page: FillPage) -> None:
        super().__init__(page)
        self._page = page
        self.setSingleShot(True)
        self.setInterval(_CALM_MS)
        self.timeout.connect(self._look_up)

    def _look_up(self) -> None:
        view, card = self._page.view(), self._page.card
        entry = view.entry() if view is not None else None
        if entry is not None and entry.element and entry.subject:
            key = entry.key
            work = tasks.history(entry.element, entry.subject)
            self._page.asked.emit(
                work, lambda found: card.show_history(key, found) if isValid(card) else None, lambda _: None
            )
        if entry is not None and not entry.shared and entry.mode != "in_text" and not entry.table:
            self._look_round(entry.key, entry.address)

    def _look_round(self, key: str, address: str) -> None:
        form, card = self._page.form, self._page.card
        if form is not None:
            work = tasks.sources(form.state.draft, address)
            self._page.asked.emit(
                work, lambda found: card.show_sources(key, found) if isValid(card) else None, lambda _: None
            )
