"""The office's order of trust, set and read. Workspace hands its calls on to here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.model.decisions import Conflict
from forms.recording.ledger import Ledger
from forms.recording.trust import REPORTS, SHARED, Trust, fill_item, order_item, system_of, trust_of


class TrustDesk:
    """Works on one profile through its ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def now(self) -> Trust:
        """What holds now."""
        return trust_of(self._ledger.decisions.now().standing.live)

    def systems(self) -> tuple[str, ...]:
        """What an order may name: every system that data came from, own reports first."""
        found = {system_of(h.source, h.provider) for h in self._ledger.profile.submissions()} - {""}
        return tuple(sorted(found, key=lambda name: (name != REPORTS, name == SHARED, name)))

    def drop_order(self, about: str = "") -> None:
        """No order for this kind of data any more."""
        trust = self.now()
        if any(o.about == about.strip() for o in trust.orders):
            self._record([order_item(trust, (), about)])

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
