"""Entries whose rows can be counted: registers of persons, households and things, and sums that an entry's kinds part.

A field is answered by counting where the entry lists exactly whom the field counts, and for every further condition the
entry has an item that tells it (出生日期 for an age, 纠纷类型 for 婚姻家庭纠纷). To count, nobody needs names or ID numbers:
the item that is named is the one that tells the rows apart, or the least that shows that there is a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from forms.sharing.entries import CatalogueItem
from forms.sharing.reading import registered

_PERSON = re.compile(r"^(?:公民)?身份(?:证)?(?:件)?号码?$|^姓名$|^(?:.{1,4})?姓名$")
_HOUSEHOLD = re.compile(r"户主")
_THING = re.compile(r"(?:统一)?(?:编号|编码)$|名称$")
_KIND = re.compile(r"^(.{1,8}?)(?:类型|类别|种类|方式|等级|级别)$")
_ABOUT = re.compile(
    r"(?:对象|人员|基本|基础|登记|管理|统计|台账|花名册|数据)*(?:信息|台账|登记|目录|数据|清单|名册|名录)$"
)
_NUMBER = re.compile(r"身份证|身份号码")
_PLACES = "urban"
_NAMES = frozenset({"class", "topic", "rest"})  # what can be a kind of case; 未 (化解) is none
_TOLD_BY: Mapping[str, tuple[re.Pattern[str], ...]] = {  # a condition's category -> items that tell it, least telling first
    "sex": (re.compile(r"性别"), _NUMBER),
    "age": (re.compile(r"年龄|出生(?:日期|年月|时间)"), _NUMBER),
    "ethnic": (re.compile(r"民族"),),
    "support": (re.compile(r"供养方式|救助方式"),),
    "care": (re.compile(r"自理|失能|护理等级"),),
    "disability": (re.compile(r"残疾(?:类别|类型|种类)"),),
    "grade": (re.compile(r"等级|级别"),),
    "schooling": (re.compile(r"文化|学历"),),
    _PLACES: (re.compile(r"城乡|户口性质|户籍性质"),),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What is left of a field's definition when conditions are taken away, and what they are."""

    rest: Definition
    conditions: frozenset[str] = frozenset()  # categories
    kind: str = ""  # a label that names a kind (婚姻家庭纠纷)


def readings(reader: LabelReader, asked: Definition) -> Iterator[Asked]:
    """Ways to read a field as something counted on conditions; first those that the vocabulary knows."""
    category = reader.lexicon.category
    told = {c for c in asked.own if category(c) in _TOLD_BY}
    said = {c for c in told if category(c) != _PLACES}  # an entry's name may say 农村, or an item of each row
    for conditions in (said, told) if said != told else (told,):
        rest = asked.own - conditions or _kept_so(reader, conditions)
        if conditions and rest:
            yield Asked(replace(asked, own=rest), frozenset(map(category, conditions)))
    for concept in sorted(c for c in asked.own - told if category(c) in _NAMES):
        rest = asked.own - {concept}
        if rest and not told:
            for label in asked.text.split(" / "):
                if concept in reader.read(label).concepts and len(label) > 2:
                    yield Asked(replace(asked, own=rest), frozenset(), label.strip())


def _kept_so(reader: LabelReader, conditions: Iterable[str]) -> frozenset[str]:
    """集中供养 alone is a way of keeping people, and says which people."""
    ways = {c for c in conditions if reader.lexicon.category(c) == "support"}
    whom = reader.implied(ways)
    return whom - reader.implied(whom)


def tells(items: Sequence[CatalogueItem], asked: Asked) -> bool:
    """Whether the items of an entry tell, row by row, what the conditions ask."""
    names = [item.item for item in items]
    if asked.conditions and not any(_PERSON.search(name) for name in names):
        return False  # sums have no rows that could be told apart
    known = all(_telling(items, c) is not None for c in asked.conditions)
    kinds = [found[1] for name in names if (found := _KIND.match(name))]
    return known and (not asked.kind or any(asked.kind.endswith(kind) for kind in kinds if len(kind) > 1))


def identifies(item: CatalogueItem) -> bool:
    """Whether an item says who it is."""
    return _PERSON.search(item.item) is not None


def telling(items: Sequence[CatalogueItem], asked: Asked) -> tuple[CatalogueItem, ...]:
    """The items of a register that tell the conditions; none where one of them is told by none."""
    if not tells(items, asked):
        return ()
    found = [item for c in sorted(asked.conditions) if (item := _telling(items, c)) is not None]
    kinds = ((item, match[1]) for item in items if (match := _KIND.match(item.item)))
    found += [item for item, kind in kinds if asked.kind and asked.kind.endswith(kind)]
    return tuple(dict.fromkeys(found))


def _telling(items: Sequence[CatalogueItem], condition: str) -> CatalogueItem | None:
    """The item that tells a condition of a row and says the least else."""
    found = (item for told in _TOLD_BY[condition] for item in items if told.search(item.item))
    return next(found, None)


def register(reader: LabelReader, items: Sequence[CatalogueItem]) -> Iterator[tuple[Definition, CatalogueItem]]:
    """What counting an entry's rows gives, with the item that is to be asked for; nothing for an entry of sums."""
    entry = items[0].catalogue
    whom = _ABOUT.sub("", entry)
    if not whom or whom == entry:
        return
    names = [item.item for item in items]
    if any(_PERSON.search(name) for name in names):
        people = define(reader, ["人数"], "人", Surroundings(title=entry))
        yield from ((one, _least(items)) for one in (people, *registered(reader, items[0], people)))
        if any(_HOUSEHOLD.search(name) for name in names):
            yield define(reader, ["户数"], "户", Surroundings(title=entry)), _least(items)
        return
    key = next((item for item in items if _THING.search(item.item)), None)
    if key is not None:
        yield define(reader, [whom], "", Surroundings()), key


def _least(items: Sequence[CatalogueItem]) -> CatalogueItem:
    """The item that shows a row without saying who it is: its kind, else the ID number."""
    kinds: Iterable[CatalogueItem] = (item for item in items if _KIND.match(item.item))
    return next(iter(kinds), next(item for item in items if _PERSON.search(item.item)))
