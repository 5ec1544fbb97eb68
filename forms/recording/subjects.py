"""Whom or what a value is about: the reporting unit, its villages, persons by ID number, things by code or name.

Ids: "unit", "v:NAME", "p:ID NUMBER", "t:NAME OR CODE". Two rows are one person only by a complete ID number here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from forms.values.periods import find_periods
from forms.values.text import normal
from forms.vocabulary.lexicon import built_in, squeeze

UNIT = "unit"
_VILLAGE = re.compile(r"^[\u4e00-\u9fff]{1,8}(?:村|社区|居委会|居民委员会)$")
_NO_VILLAGE = re.compile(
    r"(?:行政|自然|全|各|本|分|所在|每个?|[一二三四五六七八九十\d]个?|脱贫|示范|传统|重点|空心|城中|文明|贫困|特色|整|受益|外)村$|^村$|^社区$|^(?:社区|村|各)?(?:居委会|居民委员会)$"
)
_BODIES = re.compile(
    r"(?:党总支部?|党支部|党委|村民委员会|村委会|居民委员会|居委会|股份经济合作社|经济合作社|经济联合社|村集体|(?:人民)?调解委员会|(?:人民)?调委会)$"
)
_TOTAL = re.compile(
    r"^(?:合计|总计|共计|总数|全镇|全乡|全街道|全镇合计|全乡合计|全镇总计|全乡总计|镇合计|乡合计|总合计)$"
)
_OWN_TOTAL = re.compile(r"^(?:合计|总计|共计|总数|总合计)$")  # of whatever the form is about
_CODE = re.compile(r"(?=.*\d)[a-z\d]+(?:[-_/.—][a-z\d]+)*")  # squeezed: a row so called is a thing, whatever its name
_SHORTEST_CODE = 6
_SUFFIX = re.compile(r"(?:村|社区|居委会|居民委员会)$")
_SHORTEST_NAME = 2
_OFFICE = re.compile(r"(?:人民政府|政府|办事处|党委)$")


def village_key(text: str) -> str:
    """The bare name of a village or community in `text`, "" where it is none: '石院村党支部' -> '石院村'."""
    return "" if text.isascii() else _village_key(text)


@lru_cache(maxsize=8192)
def _village_key(text: str) -> str:
    name = normal(text).replace(" ", "")
    stripped = _BODIES.sub("", name)
    for candidate in (name, stripped):
        if _VILLAGE.match(candidate) and not _NO_VILLAGE.search(candidate):
            return candidate
    return ""


@lru_cache(maxsize=8192)
def is_total(text: str) -> bool:
    return bool(_TOTAL.match(normal(text).replace(" ", "")))


def thing_key(text: str) -> str:
    """How names and codes of things are compared."""
    return normal(text).replace(" ", "").casefold()


@lru_cache(maxsize=8192)
def is_code(text: str) -> bool:
    """Whether a row's label is a code of what the row is about (2504-350681-04), not a serial number, a year or words."""
    key = thing_key(text)
    return len(key) >= _SHORTEST_CODE and bool(_CODE.fullmatch(key)) and not find_periods(key)


@lru_cache(maxsize=1024)
def unit_names(name: str) -> frozenset[str]:
    """Spellings of the reporting unit's name: with and without county and 人民政府."""
    short = _OFFICE.sub("", normal(name).replace(" ", ""))
    tail = re.split(r"(?<=[县区市旗])", short)[-1] or short
    return frozenset({short, tail})


@lru_cache(maxsize=64)
def short_names(villages: frozenset[str]) -> Mapping[str, str]:
    """Names as many forms print them, without 村 or 社区 (东柳条 for 东柳条村), where they are one village's alone and no
    word of the trade (新建, 中心)."""
    known = built_in().surfaces
    out: dict[str, str] = {}
    twice: set[str] = set()
    for village in villages:
        short = _SUFFIX.sub("", village)
        twice |= {short} & out.keys()
        if len(short) >= _SHORTEST_NAME and squeeze(short) not in known:
            out[short] = village
    return {short: village for short, village in out.items() if short not in twice}


@dataclass(frozen=True, slots=True)
class SubjectBook:
    """The reporting unit and the villages known by now (set up, or seen as row labels of past reports)."""

    unit: str
    villages: frozenset[str] = frozenset()
    things: Mapping[str, str] = field(default_factory=dict)  # name or code, squeezed -> id of a thing seen in a roster

    def is_unit(self, text: str) -> bool:
        return bool(unit_names(text) & unit_names(self.unit)) if text.strip() else False

    def village(self, text: str) -> str:
        """The known village that `text` names exactly, with or without 村, "" where none. Unknown names of a village's
        shape count too."""
        return village_key(text) or short_names(self.villages).get(thing_key(text), "")

    def village_among(self, labels: Iterable[str]) -> str:
        """The one known village that a column's labels name, "" where none or several do."""
        found = {v for label in labels if (v := self.village(label)) in self.villages}
        return found.pop() if len(found) == 1 else ""

    def village_inside(self, text: str) -> str:
        """The one known village named somewhere in `text` (a title, a file name); "" where none or several."""
        line = normal(text).replace(" ", "")
        found = [v for v in self.villages if v in line]
        longest = [v for v in found if not any(v != w and v in w for w in found)]
        return longest[0] if len(longest) == 1 else ""

    def of_row(self, labels: Iterable[str], total: str = UNIT) -> tuple[str, tuple[str, ...]]:
        """Split a row's labels into subject id ("" none named) and the labels that are left.

        `total`: whom a bare 合计 is about: the unit in a list of villages, the village in a form of its own.
        """
        subject = ""
        rest: list[str] = []
        for label in labels:
            village = self.village(label)
            if village:
                subject = f"v:{village}"
            elif (thing := self.things.get(thing_key(label), "")) and not subject:
                subject = thing
            elif not subject and is_code(label):
                subject = f"t:{thing_key(label)}"
            elif is_total(label) or (self.is_unit(label) and not rest):
                subject = subject or (total if _OWN_TOTAL.match(normal(label).replace(" ", "")) else UNIT)
            else:
                rest.append(label)
        return subject, tuple(rest)


def subject_name(subject: str, unit: str) -> str:
    """A subject id in words."""
    return unit if subject == UNIT else subject.partition(":")[2]
