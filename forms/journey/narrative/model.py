"""A text with figures: each number with its place, and what becomes of it in the next period's text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from forms.model.document import Span
from forms.model.period import Period
from forms.model.proposal import Alternative, Provenance, Reason

Status = Literal["changed", "same", "derived", "period", "unverified"]
# changed, same: the old number is what other reports said, so the new one is theirs; derived: reckoned from numbers of the
# text; period: words of time carried on; unverified: left as it was, a person has to look


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text. `asks`: whether words and a unit say what it counts; else it may be anything."""

    place: str  # "P4" or "T0.R2.C1"
    span: Span  # in the text of the place
    text: str  # as printed: "1,234.5"
    unit: str = ""
    asks: bool = True
    why: str = ""  # why it isn't asked: about, words, no_unit
    path: tuple[str, ...] = ()
    address: str = ""  # its field in the text with its numbers taken out
    period_text: str = ""
    sentence: str = ""

    @property
    def number(self) -> Decimal:
        return Decimal(self.text.replace(",", "").replace("，", ""))

    @property
    def places(self) -> int:
        """Digits behind the point, as printed."""
        return len(self.text.partition(".")[2])


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the list of numbers. `suggestion`: a value that is known but not proved to be this number; `name`: the
    parts of a placeholder's name."""

    place: str
    span: Span
    sentence: str
    label: str
    unit: str
    old: str
    new: str
    status: Status
    reasons: tuple[Reason, ...] = ()
    sources: tuple[Provenance, ...] = ()
    suggestion: str = ""
    name: tuple[str, ...] = ()
    others: tuple[Alternative, ...] = ()  # values that reports disagree on, as the text would print them

    @property
    def in_braces(self) -> bool:
        """Whether it is a placeholder: `old` are the words in its braces."""
        return self.span[1] - self.span[0] > len(self.old)


@dataclass(frozen=True, slots=True)
class TextRead:
    """What reading finds in a text."""

    title: str
    period: Period | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A new text: the bytes of the marked draft, the list of numbers, from which period to which, and about whom (an id)."""

    title: str
    old: Period
    new: Period
    lines: tuple[Line, ...]
    data: bytes
    subject: str = ""

    def count(self, *states: Status) -> int:
        return sum(line.status in states for line in self.lines)
