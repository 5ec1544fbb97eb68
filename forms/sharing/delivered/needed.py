"""Minimum necessary: of delivered data only items that a template asks, and only of subjects that are ours.

Items are told apart by the gates of matching. A column whose values are words that templates count by (残疾等级: 一级 …)
is needed, too. Rows that name another unit's village, and (where most persons of the file are unknown here) rows of
persons nobody here has reported, stay out; what is left then says nothing of how many there are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from forms.matching.definition import Definition
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.facts import Observation, Submission
from forms.recording.project import Projection
from forms.recording.subjects import SubjectBook

IDENTIFYING = frozenset({"身份证号", "姓名", "户主"})
_LONGEST_WORD = 8  # characters of a value that a template may count by
_MOST_WORDS = 30  # different values of such a column
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:镇|乡|街道)")

Row = tuple[str, int]  # table, number of the row


@dataclass(frozen=True, slots=True)
class Kept:
    """What is taken. `items`: headings of columns that nothing asks; `others`: rows of other units or unknown persons."""

    submission: Submission
    items: tuple[str, ...] = ()
    others: int = 0


def needed(
    reader: LabelReader, book: SubjectBook, submission: Submission, read: Projection,
    asked: Collection[Definition] | None, known: Collection[str],
) -> Kept:  # fmt: skip
    """`asked`: what templates ask, None where none is kept (then every item is). `known`: subjects that reports name."""
    wanted = _items(reader, submission, read, asked)
    rows = _rows(submission, read)
    said = _Said(book)
    ours = {row for row, texts in rows.texts.items() if any(said[text] == "ours" for text in texts)}
    strangers = {row for row, who in rows.subjects.items() if who not in known and row not in ours}
    most_known = len(strangers) * 2 <= len(rows.subjects)
    foreign = {row for row, texts in rows.texts.items() if row not in ours and any(said[text] for text in texts)}
    gone = foreign | (set() if most_known or not known else strangers)
    kept = [
        o for n, o in enumerate(submission.observations)
        if (wanted is None or n in wanted) and not (gone and (o.table, o.row) in gone)
    ]  # fmt: skip
    left = {o.path[-1] for n, o in enumerate(submission.observations) if wanted is not None and n not in wanted}
    partial = bool(gone - foreign)
    return Kept(replace(submission, observations=tuple(kept), partial=partial), tuple(sorted(left)), len(gone))


@dataclass(frozen=True, slots=True)
class _Rows:
    texts: Mapping[Row, list[str]]
    subjects: Mapping[Row, str]  # persons only


def _rows(submission: Submission, read: Projection) -> _Rows:
    texts: dict[Row, list[str]] = defaultdict(list)
    for seen in submission.observations:
        if seen.row >= 0:
            texts[seen.table, seen.row].append(seen.raw)
    subjects: dict[Row, str] = {}
    for fact in read.facts:
        place = submission.observations[fact.ord]
        if place.row >= 0 and fact.subject[:2] in ("p:", "n:"):
            subjects[place.table, place.row] = fact.subject
    return _Rows(texts, subjects)


class _Said(dict[str, str]):
    """What a text of a row says of where it belongs: "ours", "elsewhere" (another township, or a village that isn't ours
    where ours are known) or "". The same texts stand in many rows."""

    def __init__(self, book: SubjectBook) -> None:
        super().__init__()
        self._book = book

    def __missing__(self, text: str) -> str:
        self[text] = said = self._said(text) if 2 <= len(text) <= 20 and not text.isascii() else ""
        return said

    def _said(self, text: str) -> str:
        village = self._book.village(text)
        if village in self._book.villages or self._book.is_unit(text):
            return "ours"
        return "elsewhere" if _TOWNSHIP.fullmatch(text) or (village and self._book.villages) else ""


def _items(
    reader: LabelReader, submission: Submission, read: Projection, asked: Collection[Definition] | None
) -> frozenset[int] | None:
    """The observations whose item is asked; None where all are."""
    if asked is None:
        return None
    index = ElementIndex(reader, read.elements.items())
    elements = {name for definition in set(asked) for name in index.agreeing(definition)}
    elements |= {name for name, held in read.elements.items() if held.own & IDENTIFYING}
    facts = {fact.ord: fact.element for fact in read.facts}
    counted_by = _counted_by(submission.observations, asked)
    return frozenset(
        n for n, o in enumerate(submission.observations)
        if n not in facts or facts[n] in elements or (o.table, o.path) in counted_by
    )  # fmt: skip


def _counted_by(
    observations: Iterable[Observation], asked: Iterable[Definition]
) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Columns of a few short words of which one stands in what is asked."""
    values: dict[tuple[str, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    for o in observations:
        if o.row >= 0:
            values[o.table, o.path][o.raw] += 1
    text = "\n".join({definition.text for definition in asked})
    return frozenset(
        column for column, found in values.items()
        if len(found) <= _MOST_WORDS and any(1 < len(w) <= _LONGEST_WORD and not w.isdigit() and w in text for w in found)
    )  # fmt: skip
