"""The office's order of trust, set and read. Workspace hands its calls on to here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.model.decisions import Conflict
from forms.recording.ledger import Ledger
from forms.recording.trust import Trust, fill_item, order_item, trust_of


class TrustDesk:
    """Works on one profile through its ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def now(self) -> Trust:
        """What holds now."""
        return trust_of(self._ledger.decisions.now().standing.live)

    def set_order(self, systems: Sequence[str], about: str = "") -> None:
        """The order for a kind of data (`about`, "" for all). FormsError trust.too_few, trust.unknown_kind."""
        item = order_item(self.now(), systems, about)
        if len(item["systems"]) < 2:
            raise FormsError("trust.too_few")
        if about.strip() and not self._ledger.reader.read(about.strip()).concepts:
            raise FormsError("trust.unknown_kind", about=about.strip())
        self._record([item])

    def fill(self, conflict: Conflict) -> None:
        """Fill a conflict's element from the system whose side stands first. FormsError trust.no_rule."""
        if not conflict.trusted:
            raise FormsError("trust.no_rule", name=conflict.name)
        self._record([fill_item(conflict.trusted, element, conflict.name) for element in conflict.elements])

    def _record(self, items: Iterable[Mapping[str, Any]]) -> None:
        if self._ledger.decisions.record(list(items)):
            self._ledger.settle_versions()
