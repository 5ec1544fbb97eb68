"""Which system or kind of report the office trusts more, for all data or for one kind of it, as its decisions say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.recording.decisions import Decision

ORDER, FILL = "trust_order", "trust_fill"
REPORTS, SHARED = "本单位报表", "共享数据"  # what has no system's name
_IN_NONE = frozenset({"manual", "entered", "pack"})


@dataclass(frozen=True, slots=True)
class Order:
    """`systems`, the most trusted first; `about`: words for the kind of data, "" for all."""

    id: str
    systems: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """'Fill from this system where others disagree', for one element."""

    id: str
    system: str
    element: str
    label: str


@dataclass(frozen=True, slots=True)
class Trust:
    orders: tuple[Order, ...] = ()
    fills: tuple[Fill, ...] = ()

    def order_for(self, reader: LabelReader, definition: Definition) -> Order | None:
        """The order for a kind of data: one that names it before the one for all; None where none is set."""
        said = definition.own | definition.context
        said |= reader.implied(said)
        named = [o for o in self.orders if o.about and (words := reader.read(o.about).concepts) and words <= said]
        best = max(named, key=lambda o: len(reader.read(o.about).concepts), default=None)
        return best or next((o for o in self.orders if not o.about), None)

    def fills_from(self, system: str, elements: Iterable[str]) -> bool:
        wanted = set(elements)
        return any(f.system == system and f.element in wanted for f in self.fills)


def trust_of(live: Iterable[Decision]) -> Trust:
    """What holds of the office's decisions; of two orders for one kind of data the later one."""
    orders: dict[str, Order] = {}
    fills: dict[tuple[str, str], Fill] = {}
    for d in live:
        if d.what == ORDER and d.texts("systems"):
            orders[d.text("about")] = Order(d.id, d.texts("systems"), d.text("about"))
        elif d.what == FILL:
            key = (d.text("system"), d.text("element"))
            fills[key] = Fill(d.id, *key, d.text("title"))
    return Trust(tuple(orders.values()), tuple(fills.values()))


def system_of(source: str, provider: str) -> str:
    """What a report's source is called in an order: its system or provider, else the kind of source; "" for what is in none.

    A person's entry and a village's file of a pack are in none: what they bear as a provider is a subject's or a pack's id.
    """
    return "" if source in _IN_NONE else provider or (SHARED if source == "shared" else REPORTS)


def order_item(trust: Trust, systems: Iterable[str], about: str) -> Mapping[str, Any]:
    """The decision that sets an order, in place of the one for the same kind of data."""
    names = tuple(dict.fromkeys(s.strip() for s in systems if s.strip()))
    before = [o.id for o in trust.orders if o.about == about.strip()]
    said = {"what": ORDER, "systems": names, "about": about.strip(), "title": about.strip()}
    return said | {"value": " > ".join(names), "supersedes": before}


def fill_item(system: str, element: str, label: str) -> Mapping[str, Any]:
    return {"what": FILL, "system": system, "element": element, "title": label, "value": system}
