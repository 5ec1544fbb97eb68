"""Which fields an item of the catalogue could supply, by the same gates as for matching.

An item is named only where its definition is what the field asks: no part unexplained on either side. Items that may
not be proposed (不予共享, a party organ's) are left out before anything is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace

from forms.matching.definition import NARROWING, Definition, Surroundings, define
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.proposal import SharedItem
from forms.sharing.entries import CatalogueItem
from forms.sharing.policy import may_propose

MOST = 5  # items named for one field


class Offers:
    """The proposable items of all catalogues, ready to be compared with fields."""

    def __init__(self, reader: LabelReader, items: Iterable[CatalogueItem]) -> None:
        self._items: dict[str, list[CatalogueItem]] = {}
        self._index = ElementIndex(reader)
        for item in filter(may_propose, items):
            loose = item_definition(reader, item)
            for definition in {loose.id: loose, (firm := inside_entry(reader, loose)).id: firm}.values():
                self._items.setdefault(definition.id, []).append(item)
                self._index.add(definition.id, definition)

    def for_definition(self, asked: Definition) -> tuple[SharedItem, ...]:
        """Items that could supply what is asked, those without conditions first."""
        found = [item for name in self._index.agreeing(asked) for item in self._items[name]]
        found.sort(key=lambda i: (i.attribute != "无条件共享", i.provider, i.code, i.item))
        return tuple(dict.fromkeys(shared(item) for item in found))[:MOST]


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
    return replace(item, own=reader.closed(item.own | said), context=item.context - said)


def shared(item: CatalogueItem) -> SharedItem:
    return SharedItem(item.code, item.item, item.provider, item.attribute, item.condition, item.method)


def item_record(item: CatalogueItem) -> dict[str, object]:
    """An item as the profile keeps it."""
    return asdict(item)


def item_of(record: Mapping[str, object]) -> CatalogueItem:
    return CatalogueItem(**{f.name: str(record.get(f.name, "")) for f in fields(CatalogueItem)})  # type: ignore[arg-type]
