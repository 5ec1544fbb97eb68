"""Editions of a catalogue: which one counts, and what changed from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from forms.profile.rows import DecisionRecord
from forms.sharing.entries import CatalogueItem
from forms.sharing.offer import item_of

COMPARED = ("attribute", "condition", "method", "cycle", "legal_basis", "format")


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue as it was taken in. `taken`: ISO time, by the clock of the computer that did."""

    name: str
    version: str
    taken: str
    items: tuple[CatalogueItem, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """An item that an edition has and the other hasn't (`what` added or removed), or one whose `field` says otherwise."""

    what: str
    provider: str
    entry: str
    item: str
    field: str = ""
    before: str = ""
    after: str = ""


def editions(records: Iterable[DecisionRecord]) -> tuple[Edition, ...]:
    """Every edition, the one that counts last of each name; taken in again under its version it takes its own place."""
    held: dict[tuple[str, str], DecisionRecord] = {}
    for one in records:
        key = str(one.body.get("name", "")), str(one.body.get("version", ""))
        held.pop(key, None)
        held[key] = one
    made = [Edition(name, version, one.time, _items(one)) for (name, version), one in held.items()]
    return tuple(sorted(made, key=lambda e: (e.name, _age(e.version))))  # sorted() keeps the order of taking


def current(every: Iterable[Edition]) -> tuple[Edition, ...]:
    """Of each catalogue the one that counts: what a former one held is proposed no more. `every` as editions() has them."""
    return tuple({edition.name: edition for edition in every}.values())


def compare(before: Iterable[CatalogueItem], after: Iterable[CatalogueItem]) -> tuple[Change, ...]:
    """What is new, gone, or said otherwise, by office, entry and item; an entry that was only renumbered is the same."""
    old, new = _by_key(before), _by_key(after)
    changes = [Change("added", *key) for key in new if key not in old]
    changes += [Change("removed", *key) for key in old if key not in new]
    for key in new:
        if key in old:
            pairs = ((name, getattr(old[key], name), getattr(new[key], name)) for name in COMPARED)
            changes += [Change("changed", *key, name, was, now) for name, was, now in pairs if was != now]
    return tuple(sorted(changes, key=lambda c: (c.provider, c.entry, c.item, c.what, c.field)))


def _by_key(items: Iterable[CatalogueItem]) -> Mapping[tuple[str, str, str], CatalogueItem]:
    return {(item.provider, item.catalogue, item.item): item for item in items}


def _age(version: str) -> tuple[int, ...]:
    """2026年3月版 stands before 2026年12月版 and behind 2025年版; versions without a number keep the order of taking."""
    return tuple(int(number[:9]) for number in re.findall(r"\d+", version))


def _items(one: DecisionRecord) -> tuple[CatalogueItem, ...]:
    found = one.body.get("items", ())
    name = str(one.body.get("name", ""))
    return tuple(
        replace(item, catalogue=item.catalogue or name)
        for item in (item_of(record) for record in found if isinstance(record, dict))
    )
