"""What people decided, read from the journal: one record holds several items, and nothing is ever taken out of it.

An item may name items that it `supersedes`: they stop holding. An "undo" makes the items it names void, as if they had
never been: what they had superseded holds again. Undoing an undo brings its target back. Items may only name what their
author knew, so they look back in the order of the journal; whoever has the same records sees the same items hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

KIND = "decisions"
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One item. `id` is the record's id and the item's number; `body` is what the item says. `time` is for display."""

    id: str
    what: str
    body: Mapping[str, Any]
    supersedes: tuple[str, ...] = ()
    device: str = ""
    time: str = ""

    def text(self, name: str) -> str:
        """A text of the body, "" where it has none."""
        value = self.body.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.body.get(name, ())
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, (list, tuple)) else ()

    def number(self, name: str) -> int:
        value = self.body.get(name, 0)
        return value if type(value) is int else 0


class Record(Protocol):
    """A journal record with its author's device and time."""

    @property
    def id(self) -> str: ...
    @property
    def device(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...


def items_of(record: Record) -> list[Decision]:
    """The items of one record; what isn't understood is passed over (it stays in the journal)."""
    items = record.body.get("items")
    found = items if isinstance(items, list) else []
    out = []
    for number, body in enumerate(found):
        if isinstance(body, dict) and isinstance(body.get("what"), str):
            decision = Decision(f"{record.id}.{number}", body["what"], body, (), record.device, record.time)
            out.append(replace(decision, supersedes=decision.texts("supersedes")))
    return out


@dataclass(frozen=True, slots=True)
class Standing:
    """`live`: what holds, in the order of the journal. `void`: ids made void by an undo. `replaced`: ids superseded."""

    live: tuple[Decision, ...]
    void: frozenset[str]
    replaced: frozenset[str]


def standing(decisions: Sequence[Decision]) -> Standing:
    """What holds of all items, given in the order of the journal (the same on every desktop)."""
    place = {d.id: n for n, d in enumerate(decisions)}
    void: set[str] = set()
    replaced: set[str] = set()
    for at in range(len(decisions) - 1, -1, -1):  # whoever names an item stands behind it
        decision = decisions[at]
        if decision.id in void:
            continue
        named = {t for t in decision.supersedes if place.get(t, at) < at}
        (void if decision.what == UNDO else replaced).update(named)
    live = tuple(d for d in decisions if d.id not in void and d.id not in replaced)
    return Standing(live, frozenset(void), frozenset(replaced))


def read_all(records: Iterable[Record]) -> list[Decision]:
    return [decision for record in records for decision in items_of(record)]
