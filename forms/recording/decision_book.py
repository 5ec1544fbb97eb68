"""A profile's decisions: read once, read again when the journal has more of them, and written in one record at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from forms.profile.store import Profile
from forms.recording.decisions import KIND, Decision, Standing, read_all, standing
from forms.recording.memory import Memory, remember


@dataclass
class Held:
    """All decisions at one state of the journal, and what follows from them (worked out when it is asked for)."""

    all: tuple[Decision, ...]
    standing: Standing

    @cached_property
    def memory(self) -> Memory:
        return remember(self.standing.live)

    @cached_property
    def entered(self) -> frozenset[str]:
        """Submissions that hold a person's entry, whether it still counts or not."""
        return frozenset(d.text("submission") for d in self.all) - {""}

    @cached_property
    def retired(self) -> frozenset[str]:
        """Entries that were replaced or taken back: no decision that holds names them."""
        return self.entered - {d.text("submission") for d in self.standing.live}

    def live(self, *kinds: str) -> list[Decision]:
        return [d for d in self.standing.live if d.what in kinds]

    def find(self, id: str) -> Decision | None:
        return next((d for d in self.all if d.id == id), None)


class DecisionBook:
    """Keeps what it has read for as long as the journal says the same."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._state = (-1, -1)
        self._held = Held((), Standing((), frozenset(), frozenset()))

    def now(self) -> Held:
        """What holds now."""
        state = self._profile.state_of(KIND)
        if state != self._state:
            decisions = read_all(self._profile.decision_records(KIND))
            self._held = Held(tuple(decisions), standing(decisions))
            self._state = state
        return self._held

    def record(self, items: Sequence[Mapping[str, Any]]) -> list[str]:
        """Write items in one record; their ids. Nothing is written for none."""
        if not items:
            return []
        record = self._profile.append_decision(KIND, {"items": [dict(item) for item in items]})
        return [f"{record}.{number}" for number in range(len(items))]
