"""The reviewed table of words: surfaces (synonyms) to concepts, with categories and what goes without saying.

The table stands in resources/vocabulary/terms.tsv, each group with its source. A concept's category says how it takes
part in matching: a topic or population is what is counted, a facet narrows it, a measure says in what it is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from zlib import crc32

from forms.values.text import normal
from forms.vocabulary.tables import table, told

DROPPED = frozenset({"noise", "time"})


@dataclass(frozen=True, slots=True)
class Concept:
    """`implies`: concepts that go without saying beside it. `measure` and `aspect` are "" where it fixes none."""

    name: str
    category: str
    implies: frozenset[str] = frozenset()
    measure: str = ""
    aspect: str = ""  # stock, flow, open (perhaps a flow), bound, stable, slow:MONTHS; kept: what is built and stays
    valued_by: str = (
        ""  # 残疾等级 is valued by the category "grade": 残疾等级 > 一级 asks for the persons of that grade
    )
    base: str = ""  # what remains then (残疾)
    sum_of_parts: bool = False  # it says what it implies and nothing else (农低保)
    joined: str = ""  # asked in persons means who joined it (医疗保险 人数 is 参保)
    by_any_word: bool = False  # counted in 户, 家 or 个 alike (企业)
    beside: str = ""  # says something only beside what those have joined (城乡居民 beside an insurance)
    kind: str = ""  # kinds that a title gives to all below it (school, body, event): 在校学生 under 小学
    within: tuple[
        tuple[str, str], ...
    ] = ()  # ("残疾", "残疾生活补贴"): where 残疾 is spoken of, 生活补贴 says that one
    by_duration: bool = False  # who counts is defined by for how long (常住: half a year; 外出务工: as the report says)
    paid: str = ""  # a benefit asked in money means what was spent on it (低保金 is 低保 支出)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a label: `concept` is None for words the table doesn't know."""

    text: str
    concept: Concept | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    surfaces: Mapping[str, Concept]
    concepts: Mapping[str, Concept]
    longest: int = field(default=1)
    digest: int = 0  # of the table's text: what was understood with another table is understood anew

    def category(self, concept: str) -> str:
        """The category of a concept's name; coined names (age:60-, r:words) carry theirs in the prefix.

        A name that the table has no more (an older profile may hold it) is a rest, too.
        """
        found = self.concepts.get(concept)
        if found is not None:
            return found.category
        return "age" if concept.startswith("age:") else "rest"


def squeeze(text: str) -> str:
    """How surfaces and labels are compared: normal() without any space."""
    return normal(text).replace(" ", "").replace("\n", "")


@lru_cache(maxsize=1)
def built_in() -> Lexicon:
    """The table that comes with the program; read once."""
    return read_lexicon(table("terms.tsv"))


def read_lexicon(lines: Iterable[str]) -> Lexicon:
    """Parse the table: five columns by tab, `#` opens a remark. Later rows may not reuse a surface (the lint says so).

    A concept may have rows of its own for words that say more (流动人口 fixes a measure, 流动 none)."""
    surfaces: dict[str, Concept] = {}
    concepts: dict[str, Concept] = {}
    rows = list(lines)
    for _, line in told(rows):
        category, name, words, implies, attrs = (line.split("\t") + [""] * 5)[:5]
        given = dict(part.split("=", 1) for part in attrs.split(";") if part)
        concept = Concept(
            name=name if name != "_" else category,
            category=category,
            implies=frozenset(x for x in implies.split(",") if x),
            measure=given.get("m", ""),
            aspect=given.get("a", ""),
            valued_by=given.get("v", ""),
            base=given.get("b", ""),
            paid=given.get("p", ""),
            within=tuple((a, b) for a, _, b in (pair.partition(":") for pair in given.get("w", "").split(",")) if b),
            by_duration="d" in given,
            sum_of_parts="s" in given,
            by_any_word="n" in given,
            joined=given.get("h", ""),
            kind=given.get("k", ""),
            beside=given.get("o", ""),
        )
        concepts.setdefault(concept.name, concept)
        for word in words.split("|"):
            surfaces.setdefault(squeeze(word), concept)
    for word, concept in list(surfaces.items()):
        surfaces.setdefault(verb_first(word), concept)
    return Lexicon(surfaces, concepts, max(map(len, surfaces), default=1), crc32("\n".join(rows).encode()))


def verb_first(word: str) -> str:
    """治理水土流失 for 水土流失治理: what is done may stand before what it is done to. The word itself where it can't."""
    found = _DONE_TO.fullmatch(word)
    return found[2] + found[1] if found else word


_DONE_TO = re.compile(
    r"([\u4e00-\u9fff]{2,8})(治理|审批|改造|处理|建设|养护|拆除|排查|整治|化解|防治|利用|收运|清运|转运|流转|适配|鉴定|处置|招引|修缮)"
)


def segment(lexicon: Lexicon, text: str) -> tuple[Piece, ...]:
    """Cut `text` (squeezed) into known words and rests: fewest unknown characters, then fewest pieces."""
    best: list[tuple[int, int, int]] = [
        (0, 0, 0)
    ]  # unknown characters, pieces, length of the last piece (negative: unknown)
    for end in range(1, len(text) + 1):
        unknown, pieces, _ = best[end - 1]
        choice = (unknown + 1, pieces + 1, -1)
        for size in range(min(lexicon.longest, end), 0, -1):
            if text[end - size : end] in lexicon.surfaces:
                before = best[end - size]
                choice = min(choice, (before[0], before[1] + 1, size))
        best.append(choice)
    return _joined(_walk_back(lexicon, text, best))


def _walk_back(lexicon: Lexicon, text: str, best: list[tuple[int, int, int]]) -> list[Piece]:
    out: list[Piece] = []
    end = len(text)
    while end:
        size = best[end][2]
        word = text[end - abs(size) : end]
        out.append(Piece(word, lexicon.surfaces[word] if size > 0 else None))
        end -= abs(size)
    return out[::-1]


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in pieces:
        if piece.concept is None and out and out[-1].concept is None:
            out[-1] = Piece(out[-1].text + piece.text, None)
        else:
            out.append(piece)
    return tuple(out)
