"""A label taken apart: what it counts (concepts), in what (measure), when (time words), and what is left unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.matching.grammar import NOTE, counted_kind, glued, grades_apart
from forms.values.periods import find_periods
from forms.values.text import chinese_int, strip_numbering
from forms.values.time_phrases import time_phrase
from forms.values.units import Unit, split_label_unit, unit_of
from forms.vocabulary.lexicon import DROPPED, Lexicon, segment, squeeze

if TYPE_CHECKING:
    from forms.matching.definition import Definition, Surroundings

_AGE_NUMBER = re.compile(r"[一二三四五六七八九十百]{1,4}(?=周?岁)")
_AGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(\d{1,3})(?:周?岁)?(?:及?以上)?[-至到](\d{1,3})(?:周?岁)(?:及?以下)?"), "age:{0}-{1}"),
    (re.compile(r"(?:未满|不满)(\d{1,3})周?岁"), "under:{0}"),
    (re.compile(r"18周?岁以下"), "age:-17"),  # minors: under 18 (Civil Code, Art. 17)
    (re.compile(r"(\d{1,3})周?岁(?:及|\(含\))?(?:以上|及以上)"), "age:{0}-"),
    (re.compile(r"(\d{1,3})周?岁(?:及|\(含\))?(?:以下|及以下)"), "age:-{0}"),
)
# Whom an age already says.
_SAID_BY_AGE = re.compile(r"^的?(?:(?:儿童|青少年|少年|未成年(?:人(?!数|口))?)[和及、]?)+(?=总?人?数|总?人口|$|[(（])")
_PUNCTUATION = re.compile(r"[^\w%‰\u4e00-\u9fff]+")
_INCLUDING = re.compile(r"[(（](?:含|包括|包含)([^()（）]+)[)）]")
_KINDS = re.compile(r"(?<=[(（])(?:含|包括|包含)(?=[^()（）]*、[^()（）]*[)）])")
_HOW_LONG = re.compile(r"\([^()]*?((?:\d{1,2}|[一二三六九]|半)个?[月年])及?以上[^()]*\)")
_BODY = "单位|企业|场所|机构|部门|网点|商户|经营户"
_ALSO_CALLED = re.compile(rf"(?<=单位|企业|场所|机构|部门|网点|商户)\((?:{_BODY})\)|(?<=行业|领域)\((?:行业|领域)\)")
_BOUND_INCLUDED = re.compile(r"(?<=以[上下])(.{0,8})[(（]含\d{1,3}周?岁[)）]")
_LEFT_UNIT = re.compile(r"\([,、;]?([^(),、;]{1,4})[,、;]?\)$")
_DATED_UNIT = re.compile(r"\(([^(),、;]{2,6})[,、;]([^(),、;]{1,4})\)$")
_BOTH = re.compile(r"\(([^()]*\+[^()]*)\)")
_EITHER = frozenset({"basis", "urban", "sex"})
_HOW_MANY_APPLY = re.compile(r"(申请|报名)人(?=[数次])")  # 申请人数 counts them, 申请人 is who fills in the form
# One person who holds both posts of a village (一肩挑) is its secretary in the first place.
_HEAD_OF_BOTH = re.compile(
    r"(?<=书记)(?:[(（](?:兼)?(?:村|社区|村委会|居委会|村居)?主任[)）]|兼(?:任)?(?:村|社区|村委会|居委会)?主任)"
)
_BRACKETED = re.compile(r"([^()]+)\(([^()]+)\)")
_RELATIVE_MONTH = re.compile(
    r"(?:截[至止])?(?:\d{4}年)?(?:\d{1,2}[-—至])?\d{1,2}月(?:份|末|底|\d{1,2}日)?|[一二三四1-4]季度|第[一二三四1-4]季度"
)
_MAY_BE_DATED = re.compile(r"[\d〇零一二三四五六七八九十年月季日期]")
KEPT = 200_000  # labels, or definitions, that are remembered
DIMENSION_MEASURES = {
    "person": "persons", "count:户": "households", "money": "money", "area": "area", "mass": "mass", "length": "length",
    "ratio": "rate", "count:头": "head", "count:只": "head", "count:羽": "head", "count:人次": "times",
    "count:间": "rooms", **dict.fromkeys(("count:家次", "count:户次", "count:村次"), "visits"),
    **dict.fromkeys(("count:次", "count:场次", "count:场", "count:件次", "count:起", "count:批次", "count:批"), "events"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """`concepts`: known concepts and "r:…" rests; `measure` "" where no word fixes it; `time`: the time words, as text."""

    text: str
    concepts: frozenset[str] = frozenset()
    measure: str = ""
    weak_measure: str = ""  # what a concept implies when nothing else says
    time: str = ""
    unit: str = ""


def measure_of_unit(unit: Unit | None) -> str:
    """The measure a unit stands for; other kinds of pieces are plain counts."""
    if unit is None:
        return ""
    if unit.dimension in DIMENSION_MEASURES:
        return DIMENSION_MEASURES[unit.dimension]
    if unit.dimension.startswith("count:"):
        return "count"
    return "average" if "/" in unit.dimension else unit.dimension


class LabelReader:
    """Reads labels with one lexicon; the same text is taken apart once, the same place defined once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._known: dict[str, Label] = {}
        implying = {name for name, concept in lexicon.concepts.items() if concept.implies}
        self._closures = {name: _closure(lexicon, name) for name in implying}
        self.defined: dict[tuple[tuple[str, ...], str, Surroundings], Definition] = {}  # kept by define()

    def read(self, text: str) -> Label:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(text)
            if len(self._known) > KEPT:
                self._known.clear()
        return found

    def _read(self, text: str) -> Label:
        label, unit = split_label_unit(grades_apart(text))
        label = self._post_in_brackets(_KINDS.sub("", self._without_included(_HEAD_OF_BOTH.sub("", label))))
        rest = strip_numbering(label)[1]
        rest, time = _without_periods(rest)
        rest = _HOW_MANY_APPLY.sub(r"\1的人", squeeze(rest).replace('"', ""))
        rest, together = self._without_sums(rest)
        rest, note = self._without_how_long(_ALSO_CALLED.sub("", rest))
        if time and not unit and (left := _LEFT_UNIT.search(rest)) and unit_of(left[1]) is not None:
            unit, rest = left[1], rest[: left.start()] + rest[left.end() :]  # （2026年3月末，个）
        if not unit:
            rest, time, unit = self._dated_unit(rest, time)
        rest, ages = _without_ages(rest)
        concepts: set[str] = {*ages, *together, *note}
        measure = weak = ""
        if ages:
            weak = "persons"
        for piece in glued(segment(self.lexicon, rest)):
            if piece.concept is None:
                concepts.update(*map(_rests, _PUNCTUATION.split(piece.text)))
            elif piece.concept.category == "time":
                time += piece.text
            elif piece.concept.category == "measure":
                counted = piece.concept.measure
                measure = measure if measure and counted == "count" else counted  # 人口数量 counts persons still
                concepts |= {piece.concept.name} - _PLAIN_MEASURES
            elif piece.concept.category not in DROPPED:
                concepts.add(piece.concept.name)
                weak = piece.concept.measure or weak
        if measure in ("", "count"):
            weak = weak or counted_kind(rest.partition("(")[0])
        return Label(text, self.closed(concepts), measure, weak, time, unit)

    def _dated_unit(self, rest: str, time: str) -> tuple[str, str, str]:
        """The label without brackets that say when and in what (年末，元), the time, and the unit; as they were else."""
        found = _DATED_UNIT.search(rest)
        known = self.lexicon.surfaces.get(found[1]) if found else None
        if found is None or known is None or known.category != "time" or unit_of(found[2]) is None:
            return rest, time, ""
        return rest[: found.start()] + rest[found.end() :], time + found[1], found[2]

    def _without_sums(self, label: str) -> tuple[str, set[str]]:
        """'参保人数（居民+职工）' asks for both together, so no part of it is said alone."""
        found = _BOTH.search(label)
        if not found or not any(self.lexicon.category(c) in _EITHER for c in self.read(found[1]).concepts):
            return label, set()
        return label[: found.start()] + label[found.end() :], {f"r:{found[1]}"}

    def _without_how_long(self, label: str) -> tuple[str, set[str]]:
        """'外出务工（从业3个月以上）': the usual definition of those who are defined by a duration, as a note of its own."""
        found = _HOW_LONG.search(label)
        if found is None:
            return label, set()
        outside = label[: found.start()] + label[found.end() :]
        known = (self.lexicon.concepts.get(c) for c in self.read(outside).concepts)
        defined = any(c is not None and c.by_duration for c in known)
        return (outside, {f"{NOTE}{found[1]})"}) if defined else (label, set())

    def _without_included(self, label: str) -> str:
        """'党员人数（含预备党员）': a kind that goes without saying for the whole adds nothing, nor does 60岁以上（含60岁）."""
        label = _BOUND_INCLUDED.sub(r"\1", label)
        found = _INCLUDING.search(label)
        if not found:
            return label
        outside = label[: found.start()] + label[found.end() :]
        whole, parts = self.read(outside).concepts, self.read(found[1]).concepts
        return outside if parts and all(self.implied({part}) & whole for part in parts) else label

    def _post_in_brackets(self, label: str) -> str:
        """'村级责任人（书记）': where brackets name a post, the words before them are only its task."""
        found = _BRACKETED.fullmatch(label)
        if not found:
            return label
        inside, outside = self.read(found[2]).concepts, self.read(found[1]).concepts
        is_post = inside and all(self.lexicon.category(c) == "role" for c in inside)
        return (
            found[2]
            if is_post and all(self.lexicon.category(c) in ("role", "level", "rest") for c in outside)
            else label
        )

    def posts(self, text: str) -> tuple[str, str] | None:
        """(林长, 书记) for '村级林长（书记）': a name that this form gives to a known post."""
        line = _HEAD_OF_BOTH.sub("", split_label_unit(text)[0]) if "(" in text or "（" in text else ""
        found = _BRACKETED.fullmatch(line)
        if not found:
            return None
        roles = [[c for c in self.read(part).concepts if self.lexicon.category(c) == "role"] for part in found.groups()]
        return (roles[0][0], roles[1][0]) if roles[0] and roles[1] and roles[0] != roles[1] else None

    def closed(self, concepts: Iterable[str]) -> frozenset[str]:
        """Without what goes without saying beside the others (高龄津贴 implies 80岁以上)."""
        given = self._valued(_narrowest_age(self._in_parts(concepts)))
        given = self._beside(self.within(given, given))
        return given - self.implied(given)

    def _beside(self, concepts: frozenset[str]) -> frozenset[str]:
        """Without words that say something only beside others: 城乡居民 names a scheme of insurance, and nobody else."""
        known = self.lexicon.concepts
        out = {c: k.beside for c in concepts if (k := known.get(c)) and k.beside}
        others = concepts - out.keys()
        if not out or not others:
            return concepts
        said = others | self.implied(others)
        told = said | {known[c].joined for c in said if c in known}
        return frozenset(c for c in concepts if c not in out or out[c] in told)

    def within(self, concepts: frozenset[str], spoken_of: frozenset[str]) -> frozenset[str]:
        """Short words as they are meant among what is spoken of: 生活补贴 in a report on 残疾 is theirs; where
        several are, it stays open which is meant."""
        short = {c: k.within for c in concepts if (k := self.lexicon.concepts.get(c)) and k.within}
        if not short:
            return concepts
        known = spoken_of | self.implied(spoken_of)
        return frozenset(
            _the_only([meant for among, meant in short.get(c, ()) if among in known]) or c for c in concepts
        )

    def _in_parts(self, concepts: Iterable[str]) -> frozenset[str]:
        """农低保 says 农村 and 低保 and nothing else, so the two ways of saying it are one."""
        out: set[str] = set()
        for name in concepts:
            concept = self.lexicon.concepts.get(name)
            out |= concept.implies if concept is not None and concept.sum_of_parts else {name}
        return frozenset(out)

    def _valued(self, concepts: frozenset[str]) -> frozenset[str]:
        kinds = {self.lexicon.category(c) for c in concepts}
        out = set(concepts)
        for name in concepts & self.lexicon.concepts.keys():
            concept = self.lexicon.concepts[name]
            if concept.valued_by and concept.valued_by in kinds:
                out.discard(name)
                out |= {concept.base} - {""}
        return frozenset(out)

    def implied(self, concepts: Iterable[str]) -> frozenset[str]:
        """All that goes without saying beside these concepts."""
        found = [self._closures[c] for c in concepts if c in self._closures]
        return found[0] if len(found) == 1 else frozenset().union(*found)


def _the_only(found: list[str]) -> str:
    return found[0] if len(found) == 1 else ""


def _closure(lexicon: Lexicon, start: str) -> frozenset[str]:
    out: set[str] = set()
    todo = [start]
    while todo:
        for name in lexicon.concepts[todo.pop()].implies:
            if name not in out:
                out.add(name)
                if name in lexicon.concepts:
                    todo.append(name)
    return frozenset(out)


_PLAIN_MEASURES = frozenset({"人数", "户数", "面积", "个数", "金额", "人次", "头数", "长度", "次数", "家次", "间数"})


def _narrowest_age(concepts: frozenset[str]) -> frozenset[str]:
    """'60岁以上 > 其中：80岁以上' and '65岁及以上老年人' ask for the narrower band."""
    ages = [c for c in concepts if c.startswith("age:")]
    return concepts - {a for a in ages for b in ages if a != b and within_band(b, a)}


def within_band(inner: str, outer: str) -> bool:
    """Whether one age (age:80-89) lies within the other (age:60-)."""
    (low, high), (from_, to) = _band(inner), _band(outer)
    return from_ <= low and high <= to


def _band(age: str) -> tuple[int, int]:
    low, _, high = age[4:].partition("-")
    return int(low or 0), int(high or 999)


def _without_periods(text: str) -> tuple[str, str]:
    time = ""
    if not _MAY_BE_DATED.search(text):
        return text, time
    for start, end, _ in reversed(find_periods(text)):
        time = text[start:end] + time
        text = text[:start] + " " + text[end:]
    phrase = time_phrase(text) if not time else None
    if phrase is not None:
        return text[: phrase[0]] + " " + text[phrase[1] :], phrase[2]
    found = _RELATIVE_MONTH.search(text)
    if found and not time:
        time = found.group()
        text = text[: found.start()] + " " + text[found.end() :]
    return text, time


def _without_ages(text: str) -> tuple[str, list[str]]:
    text = _AGE_NUMBER.sub(lambda m: str(chinese_int("一百" if m.group() == "百" else m.group()) or m.group()), text)
    ages: list[str] = []
    for pattern, name in _AGES:
        while found := pattern.search(text):
            ages.append(_usual(name.format(*found.groups())))
            text = text[: found.start()] + _SAID_BY_AGE.sub("", text[found.end() :])
    return text, ages


def _usual(age: str) -> str:
    if age.startswith("under:"):
        return f"age:-{int(age[6:]) - 1}"
    return "age:-" + age.removeprefix("age:0-") if age.startswith("age:0-") and age != "age:0-" else age


def _rests(text: str) -> set[str]:
    if (
        not text
        or text.isdigit()
        or (len(text) == 1 and (text.isascii() or text in "其之为在由从有受对具无内时度级性类型份镇乡县"))
    ):
        return set()
    return {f"r:{text}"}


def unit_from(label: Label, unit: str) -> Unit | None:
    """The unit of a place: what the form says, else what the label's brackets say."""
    return unit_of(unit) if unit else (unit_of(label.unit) if label.unit else None)
