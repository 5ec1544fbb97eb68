"""Which fields an item of the catalogue could supply, by the same gates as for matching.

An item is named only where its definition is what the field asks: no part unexplained on either side. Items that may
not be proposed (不予共享, a party organ's) are left out before anything is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace

from forms.matching.definition import Definition
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.proposal import NearItem, RefusedItem, SharedItem
from forms.progress import Progress, Silent
from forms.sharing.entries import CatalogueItem
from forms.sharing.policy import may_propose
from forms.sharing.reading import definitions
from forms.sharing.registers import identifies, readings, register, telling, tells

STEP = 200  # items between two words of progress
MOST = 5  # items named for one field
NEAR = 3  # that come near, or are refused
MOST_MISSING = 2  # words in dispute; with more an item is another one altogether
GATES = frozenset({"unexplained", "definition", "measure", "facet"})
# Open to check who one person is, so that nobody may be counted by it.
_TO_VERIFY = re.compile(r"(?:核验|核实|验证|比对)\S{0,4}身份|身份\S{0,4}(?:核验|核实|验证|比对)|本人办事")
_COUNTRY, _BENEFIT = "农村", "受益"
_PENSION, _PAYING = "养老保险", "缴费"
COUNTED = frozenset({"persons", "households", "count", "times", "events", ""})

Entry = tuple[str, str, str]  # provider, code, name


class Offers:
    """The items of all catalogues, ready to be compared with fields; long catalogues take seconds to be read."""

    def __init__(
        self, reader: LabelReader, items: Sequence[CatalogueItem], progress: Progress = Silent()  # noqa: B008
    ) -> None:  # fmt: skip
        self._reader = reader
        self._items: dict[str, list[CatalogueItem]] = {}
        self._index = ElementIndex(reader)
        self._refused: dict[str, list[CatalogueItem]] = {}
        self._withheld = ElementIndex(reader)
        self._counted: dict[str, list[CatalogueItem]] = {}
        self._registers = ElementIndex(reader)
        self._entries: dict[Entry, list[CatalogueItem]] = {}
        for number, item in enumerate(items):
            if number % STEP == 0:
                progress.step(number, len(items), item.catalogue)
            if may_propose(item):
                self._add(self._index, self._items, item)
                self._entries.setdefault(_entry(item), []).append(item)
            elif item.attribute == "不予共享" and may_propose(replace(item, attribute="有条件共享")):
                self._add(self._withheld, self._refused, item)
        for entry in self._entries.values():
            for definition, item in register(reader, entry):
                name = definition.id
                self._counted.setdefault(name, []).append(item)
                self._registers.add(name, definition)

    def _add(self, index: ElementIndex, items: dict[str, list[CatalogueItem]], item: CatalogueItem) -> None:
        for definition in definitions(self._reader, item):
            items.setdefault(definition.id, []).append(item)
            index.add(definition.id, definition)

    def for_definition(self, asked: Definition) -> tuple[SharedItem, ...]:
        """Items that could supply what is asked, those without conditions first; else those that do after counting."""
        found = _sorted(item for name in self._index.agreeing(asked) for item in self._items[name])
        found = [item for item in found if not _pays_in(asked, item)]
        if found:
            return tuple(dict.fromkeys(shared(item) for item in found))[:MOST]
        counted = _sorted(self._by_counting(asked)) if asked.measure in COUNTED else []
        counted = [item for item in counted if not _TO_VERIFY.search(item.condition)]
        counted = counted or _sorted(self._by_place(asked))
        return tuple(dict.fromkeys(replace(shared(item), grade="counts") for item in counted))[:MOST]

    def _by_counting(self, asked: Definition) -> Iterator[CatalogueItem]:
        """Rows of a register as a whole, or on conditions that its items tell; sums that an entry's kinds part."""
        for name in self._registers.agreeing(asked):
            yield from self._counted[name]
        for one in readings(self._reader, asked):
            for name in self._index.agreeing(one.rest):
                for item in self._items[name]:
                    if tells(self._entries[_entry(item)], one):
                        yield from (item, *telling(self._entries[_entry(item)], one))
            for name in self._registers.agreeing(one.rest):
                for item in self._counted[name]:
                    told = telling(self._entries[_entry(item)], one)
                    yield from told if identifies(item) else (*told, item) if told else ()

    def _by_place(self, asked: Definition) -> Iterator[CatalogueItem]:
        """农村低保 from items on 低保, where no catalogue parts that benefit by town and country."""
        benefits = {c for c in asked.own if _BENEFIT in self._reader.implied([c])}
        if _COUNTRY not in asked.own or not benefits or self._index.parts(benefits, "urban"):
            return
        for name in self._index.agreeing(
            replace(asked, own=asked.own - {_COUNTRY}, context=asked.context - {_COUNTRY})
        ):
            yield from self._items[name]

    def near(self, asked: Definition) -> tuple[NearItem, ...]:
        """Items that come near what is asked, with the gate that they fail and the words in dispute."""
        found = []
        for name, verdict in self._index.near(asked, NEAR):
            if len(verdict.failed) == 1 and verdict.failed[0] in GATES and len(verdict.missing) <= MOST_MISSING:
                words = tuple(sorted(c.removeprefix("r:") for c in verdict.missing))
                found += [NearItem(shared(item), verdict.failed[0], words) for item in self._items[name]]
        return tuple(dict.fromkeys(found))[:NEAR]

    def refused(self, asked: Definition) -> tuple[RefusedItem, ...]:
        """Items that would be it, and are 不予共享: their ground only."""
        found = _sorted(item for name in self._withheld.agreeing(asked) for item in self._refused[name])
        made = (RefusedItem(i.item, i.provider, i.legal_basis or i.condition) for i in found)
        return tuple(dict.fromkeys(made))[:NEAR]


def _pays_in(asked: Definition, item: CatalogueItem) -> bool:
    """Who pays into a pension insurance (缴费人数) is only a part of who has joined it: those who draw a pension don't."""
    texts = asked.text, item.catalogue + item.item
    return _PENSION in asked.own | asked.context and sum(_PAYING in text for text in texts) == 1


def _entry(item: CatalogueItem) -> Entry:
    return item.provider, item.code, item.catalogue


def _sorted(items: Iterable[CatalogueItem]) -> list[CatalogueItem]:
    return sorted(items, key=lambda i: (i.attribute != "无条件共享", i.provider, i.code, i.item))


def shared(item: CatalogueItem) -> SharedItem:
    return SharedItem(item.code, item.item, item.provider, item.attribute, item.condition, item.method)


def item_record(item: CatalogueItem) -> dict[str, object]:
    """An item as the profile keeps it."""
    return asdict(item)


def item_of(record: Mapping[str, object]) -> CatalogueItem:
    return CatalogueItem(**{f.name: str(record.get(f.name, "")) for f in fields(CatalogueItem)})  # type: ignore[arg-type]
