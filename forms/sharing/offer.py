"""Which fields an item of the catalogue could supply, by the same gates as for matching.

An item is named only where its definition is what the field asks: no part unexplained on either side. Items that may
not be proposed (不予共享, a party organ's) are left out before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace

from forms.matching.definition import NARROWING, Definition, Surroundings, define
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.proposal import NearItem, RefusedItem, SharedItem
from forms.progress import Progress, Silent
from forms.sharing.entries import CatalogueItem
from forms.sharing.policy import may_propose
from forms.sharing.registers import readings, register, telling, tells

STEP = 200  # items between two words of progress
MOST = 5  # items named for one field
NEAR = 3  # that come near, or are refused
MOST_MISSING = 2  # words in dispute; with more an item is another one altogether
GATES = frozenset({"unexplained", "definition", "measure", "facet"})
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
        loose = item_definition(self._reader, item)
        firm = inside_entry(self._reader, loose)
        for name, definition in {d.id: d for d in ((loose,) if firm is loose else (loose, firm))}.items():
            items.setdefault(name, []).append(item)
            index.add(name, definition)

    def for_definition(self, asked: Definition) -> tuple[SharedItem, ...]:
        """Items that could supply what is asked, those without conditions first; else those that do after counting."""
        found = _sorted(item for name in self._index.agreeing(asked) for item in self._items[name])
        if found:
            return tuple(dict.fromkeys(shared(item) for item in found))[:MOST]
        counted = _sorted(self._by_counting(asked)) if asked.measure in COUNTED else []
        return tuple(dict.fromkeys(replace(shared(item), grade="counts") for item in counted))[:MOST]

    def _by_counting(self, asked: Definition) -> Iterator[CatalogueItem]:
        """Rows of a register as a whole, or on conditions that its items tell; sums that an entry's kinds part."""
        for name in self._registers.agreeing(asked):
            yield from self._counted[name]
        for one in readings(self._reader, asked):
            for name in self._index.agreeing(one.rest):
                yield from (item for item in self._items[name] if tells(self._entries[_entry(item)], one))
            for name in self._registers.agreeing(one.rest):
                for item in self._counted[name]:
                    told = telling(self._entries[_entry(item)], one)
                    yield from (*told, item) if told else ()

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


def _entry(item: CatalogueItem) -> Entry:
    return item.provider, item.code, item.catalogue


def _sorted(items: Iterable[CatalogueItem]) -> list[CatalogueItem]:
    return sorted(items, key=lambda i: (i.attribute != "无条件共享", i.provider, i.code, i.item))


def item_definition(reader: LabelReader, item: CatalogueItem) -> Definition:
    """What an item holds: its own name, inside what its catalogue entry is about."""
    return define(reader, [item.item], "", Surroundings(title=item.catalogue))


def inside_entry(reader: LabelReader, item: Definition) -> Definition:
    """An item with what its entry is about said in so many words.

    An entry, unlike a form, holds nothing but what its name says: 残疾人数 under 农村低保统计 counts those on 农村低保 only,
    and 护林员人数 under 生态护林员管理 none but these. A person's own data (姓名) needs no such word.
    """
    kinds = {reader.lexicon.category(c) for c in item.own}
    if "attr" in kinds or not item.own:
        return item
    said = {c for c in item.context if reader.lexicon.category(c) in NARROWING or reader.implied({c}) & item.own}
    if not said:
        return item
    return replace(item, own=reader.closed(item.own | said), context=item.context - said)


def shared(item: CatalogueItem) -> SharedItem:
    return SharedItem(item.code, item.item, item.provider, item.attribute, item.condition, item.method)


def item_record(item: CatalogueItem) -> dict[str, object]:
    """An item as the profile keeps it."""
    return asdict(item)


def item_of(record: Mapping[str, object]) -> CatalogueItem:
    return CatalogueItem(**{f.name: str(record.get(f.name, "")) for f in fields(CatalogueItem)})  # type: ignore[arg-type]
