"""What filling forms cost in a time: of templates and data items, never of persons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seconds:
    """Seconds for one entry: the median of those `measured` on this computer (how many), else an assumption (0)."""

    value: float
    measured: int = 0


@dataclass(frozen=True, slots=True)
class Filling:
    """What became of the entries of one written form: prefilled from past reports, from shared data, typed, left blank."""

    template: str  # fingerprint
    title: str
    issuer: str
    subject: str
    period: str  # Period.key or ""
    day: str  # ISO 8601
    prefilled: int = 0
    shared: int = 0
    typed: int = 0
    blank: int = 0

    @property
    def entries(self) -> int:
        return self.prefilled + self.shared + self.typed + self.blank


@dataclass(frozen=True, slots=True)
class MonthLine:
    """`month` as 2026-03: reports for periods that ended in it, what was asked, and asked again by another template;
    of forms that were written in it, how their entries came about."""

    month: str
    reports: int = 0
    values: int = 0
    repeats: int = 0
    prefilled: int = 0
    shared: int = 0
    typed: int = 0


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """`asked_elsewhere`: of the `values`, those that another template asks too for the same subject and time.
    `prefilled`, `shared` and `typed`: of its forms that were written."""

    title: str
    issuer: str
    reports: int
    values: int
    asked_elsewhere: int
    prefilled: int = 0
    shared: int = 0
    typed: int = 0


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A data item: how many templates ask it, and how often it was asked again after the first time."""

    name: str
    templates: int
    repeats: int


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that issues templates. Shown only where somebody asks for it, and in no export."""

    name: str
    templates: int
    values: int
    asked_elsewhere: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Time saved: entries that were prefilled (from reports or shared data) x (seconds to type - seconds to check)."""

    entries: int
    typing: Seconds
    checking: Seconds

    @property
    def hours(self) -> float:
        return self.entries * max(0.0, self.typing.value - self.checking.value) / 3600


@dataclass(frozen=True, slots=True)
class Account:
    """The account from `start` to `end`, both included. `undated`: reports that state no period and are left out.

    `repeats`: a data item of one subject and month that n templates ask is asked again n - 1 times.
    `files`: forms written by this program; the same form, subject and period counts once, as it was written last.
    """

    start: dt.date
    end: dt.date
    reports: int
    templates: int
    values: int
    repeats: int
    undated: int
    files: int
    prefilled: int
    shared: int
    typed: int
    blank: int
    saved: Saved
    months: tuple[MonthLine, ...] = ()
    by_template: tuple[TemplateLine, ...] = ()
    by_item: tuple[ItemLine, ...] = ()
    offices: tuple[OfficeLine, ...] = ()

    @property
    def entries(self) -> int:
        return self.prefilled + self.shared + self.typed + self.blank

    @property
    def empty(self) -> bool:
        return not self.reports and not self.files
