"""What an office sees of a template before it publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.proposal import Provenance, SharedItem

Advice = Literal["drop", "share", "merge", "settle", "update", "keep"]


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One thing a template asks: a single field (`where` its address) or a column of a roster (`where` the table's id).

    `advice`: drop (held, and said alike by all who reported it), settle (held, but differently by several), update (an
    older value is held), share (a shared source could supply it), merge (another current template asks the same), keep (new).
    `held`: where it was reported; `also_asked`: titles of the other templates. `rows`: how many rows ask it, 1 for a field.
    """

    where: str
    path: tuple[str, ...]
    advice: Advice
    held: tuple[Provenance, ...] = ()
    shared: tuple[SharedItem, ...] = ()
    also_asked: tuple[str, ...] = ()
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another current template that asks `same` of the items of this one, out of its own `asked`."""

    id: str
    title: str
    issuer: str
    same: int
    asked: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What answering once costs: `entries` (fields, and rows times columns) x `units` that answer x `seconds` each.

    `measured`: whether `seconds` comes from editing on this computer; else it is the stated assumption.
    """

    entries: int
    units: int
    seconds: float
    measured: bool
    spared: int = 0  # of the entries, those that needn't be asked (drop, share, merge)

    @property
    def hours(self) -> float:
        return self.entries * self.units * self.seconds / 3600

    @property
    def hours_spared(self) -> float:
        return self.spared * self.units * self.seconds / 3600


@dataclass(frozen=True, slots=True)
class MarkRemark:
    """A statutory mark that is missing (`code` mark.missing) or whose day has passed (mark.expired)."""

    code: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PublishCheck:
    """`compared`: how many other current templates this computer knows; the overlap says nothing about any more."""

    title: str
    items: tuple[AskedItem, ...]
    overlaps: tuple[Overlap, ...]
    compared: int
    cost: Cost
    marks: tuple[MarkRemark, ...]

    def count(self, *advice: Advice) -> int:
        return sum(item.advice in advice for item in self.items)

    @property
    def held(self) -> int:
        return sum(bool(item.held) for item in self.items)

    @property
    def shareable(self) -> int:
        return sum(bool(item.shared) for item in self.items)

    @property
    def new(self) -> int:
        return self.count("keep")
