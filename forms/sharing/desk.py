"""What is held of shared sources: catalogues, their items, and the data files that were delivered. A part of Workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from forms.profile.rows import DecisionRecord
from forms.profile.store import Profile
from forms.sharing.offer import item_of
from forms.sharing.policy import why_not
from forms.values.text import normal


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """`attributes`: (共享属性, how many items); `providers`: offices that give something. `proposable`: items that may be
    named beside a field."""

    name: str
    version: str
    taken: str  # when it was taken in, as ISO time
    items: int
    providers: int
    attributes: tuple[tuple[str, int], ...]
    proposable: int


@dataclass(frozen=True, slots=True)
class ItemLine:
    """`why_not` is "" where the item may be proposed, else the code of the ground that forbids it."""

    item: str
    entry: str
    code: str
    provider: str
    attribute: str
    condition: str
    method: str
    cycle: str
    legal_basis: str
    why_not: str


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    id: str
    provider: str
    file: str
    title: str
    period: str  # Period.key, "" where it has none
    facts: int


class SourceDesk:
    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._items: tuple[ItemLine, ...] = ()
        self._state = (-1, -1)

    def catalogues(self) -> tuple[CatalogueLine, ...]:
        """What was taken in, by name and version."""
        held = {}
        for one in self._profile.decision_records("catalogue"):  # a later one takes the place of an earlier one
            held[str(one.body.get("name", "")), str(one.body.get("version", ""))] = one
        return tuple(_catalogue(held[key]) for key in sorted(held))

    def providers(self) -> tuple[tuple[str, int], ...]:
        """Offices, and how many items each provides; those with most first."""
        counts = Counter(line.provider for line in self._all() if line.provider)
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def items(
        self, text: str = "", provider: str = "", attribute: str = "", offset: int = 0, most: int = 100
    ) -> tuple[ItemLine, ...]:
        """Items whose name, entry, code or provider holds every word of `text`, of one office and one 共享属性 where given."""
        words = [normal(word) for word in text.split()]
        found = (
            line
            for line in self._all()
            if (not provider or line.provider == provider)
            and (not attribute or line.attribute == attribute)
            and all(word in normal(f"{line.item} {line.entry} {line.code} {line.provider}") for word in words)
        )
        return tuple(found)[offset : offset + most]

    def deliveries(self) -> tuple[DeliveryLine, ...]:
        """Data files that offices returned, the newest first."""
        return tuple(
            DeliveryLine(
                head.id, self._profile.submission(head.id).provider, head.file_name, head.title, head.period, head.facts
            )
            for head in reversed(self._profile.submissions())
            if head.source == "shared"
        )

    def _all(self) -> tuple[ItemLine, ...]:
        """Read once, and again only where a catalogue has come in."""
        state = self._profile.state_of("catalogue")
        if state != self._state:
            lines = (_line(record) for record in self._profile.catalogue_items())
            self._items = tuple(sorted(set(lines), key=lambda i: (i.provider, i.entry, i.code, i.item)))
            self._state = state
        return self._items


def _catalogue(one: DecisionRecord) -> CatalogueLine:
    lines = [_line(record) for record in one.body.get("items", ()) if isinstance(record, dict)]
    attributes = Counter(line.attribute for line in lines)
    return CatalogueLine(
        str(one.body.get("name", "")),
        str(one.body.get("version", "")),
        one.time,
        len(lines),
        len({line.provider for line in lines if line.provider}),
        tuple(sorted(attributes.items())),
        sum(not line.why_not for line in lines),
    )


def _line(record: Mapping[str, object]) -> ItemLine:
    item = item_of(record)
    return ItemLine(
        item.item, item.catalogue, item.code, item.provider, item.attribute, item.condition, item.method,
        item.cycle, item.legal_basis, why_not(item),
    )  # fmt: skip
