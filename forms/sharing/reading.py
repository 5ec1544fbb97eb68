"""What an item of a catalogue holds, read inside its entry: an entry, unlike a form, holds nothing but what its name says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from forms.matching.definition import NARROWING, Definition, Surroundings, define
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader
from forms.sharing.entries import CatalogueItem

_OFFICES = re.compile(r"公安|民族宗教|民族事务|民宗|民委")
_PEOPLE = re.compile(r"人口|居民|户籍")
_OTHERWISE = re.compile(r"流动|暂住|居住证|实有|常住|外来|境外|外籍|出租|重点|失踪|吸毒|前科|死亡|迁移")
_SHORT = 2  # characters that a short name keeps at least
_BASIS = "户籍"


def definitions(reader: LabelReader, item: CatalogueItem) -> tuple[Definition, ...]:
    """The ways to read an item, each once: by its own name, with its entry in so many words, and as its office means it."""
    loose = item_definition(reader, item)
    found = [loose, inside_entry(reader, loose)]
    found += [full for one in found for full in _in_full(one)]
    found += [kept for one in found for kept in registered(reader, item, one)]
    return tuple({one.id: one for one in found}.values())


def item_definition(reader: LabelReader, item: CatalogueItem) -> Definition:
    """What an item holds: its own name, inside what its catalogue entry is about."""
    return define(reader, [item.item], "", Surroundings(title=item.catalogue))


def inside_entry(reader: LabelReader, item: Definition) -> Definition:
    """An item with what its entry is about said in so many words.

    残疾人数 under 农村低保统计 counts those on 农村低保 only, and 护林员人数 under 生态护林员管理 none but these. A person's own
    data (姓名) needs no such word.
    """
    kinds = {reader.lexicon.category(c) for c in item.own}
    if "attr" in kinds or not item.own:
        return item
    said = {c for c in item.context if reader.lexicon.category(c) in NARROWING or reader.implied({c}) & item.own}
    if not said:
        return item
    return replace(item, own=reader.closed(item.own | said), context=item.context - said)


def _in_full(item: Definition) -> Iterator[Definition]:
    """津贴人数 under 高龄津贴 and 省外就业人数 under 转移就业 name by its end what the entry names in full."""
    short = {c: heads for c in item.own if len(heads := _heads(c.removeprefix(REST), item.own | item.context)) == 1}
    if short:
        full = (item.own - short.keys()).union(*short.values())
        yield replace(item, own=full, context=item.context - full)


def _heads(word: str, said: frozenset[str]) -> frozenset[str]:
    return frozenset(c for c in said if len(word) >= _SHORT and c != word and c.endswith(word) and c[:2] != REST)


def registered(reader: LabelReader, item: CatalogueItem, one: Definition) -> Iterator[Definition]:
    """How many people and households the police hold, and of which people they are, is as the household register has it,
    where nothing else is said."""
    text = item.catalogue + item.item
    if not _OFFICES.search(item.provider) or not _PEOPLE.search(text) or _OTHERWISE.search(text):
        return
    said = {reader.lexicon.category(c) for c in one.own | one.context}
    if one.measure in ("persons", "households") and "basis" not in said:
        yield replace(one, own=one.own | {_BASIS})
