"""When the holidays that everybody names are: spans of days off, found in the calendar by where in the year they lie.

The calendar holds days, not names (values/workdays.py); so a year that an office adds is understood without anybody naming
its holidays. Lunar ones of a year that nobody announced are not known, those of a fixed day are, but not how long they last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.values.workdays import DAY, Workdays

Feast = Literal["元旦", "春节", "清明", "五一", "端午", "中秋", "国庆"]

# From which to which day of a year its days off lie, by the calendar of a century: the solar ones hold their day
_SEASONS: tuple[tuple[Feast, tuple[int, int], tuple[int, int]], ...] = (
    ("元旦", (1, 1), (1, 1)),
    ("春节", (1, 20), (2, 25)),
    ("清明", (4, 4), (4, 5)),
    ("五一", (5, 1), (5, 1)),
    ("端午", (5, 25), (6, 27)),
    ("中秋", (9, 6), (9, 30)),
    ("国庆", (10, 1), (10, 1)),
)
# What is known without an announcement: 全国年节及纪念日放假办法 as of 2025-01-01 (国庆 with the weekend days moved to it)
_FIXED: dict[Feast, tuple[tuple[int, int], tuple[int, int]]] = {
    "元旦": ((1, 1), (1, 1)),
    "五一": ((5, 1), (5, 5)),
    "国庆": ((10, 1), (10, 7)),
}
_MERGED = 8  # days: 国庆 is as long where 中秋 falls into it


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off from `first` to `last` (inclusive). `announced`: false where only the law's own days are known."""

    feast: Feast
    first: dt.date
    last: dt.date
    announced: bool = True


def holidays(year: int, calendar: Workdays) -> Iterator[Holiday]:
    """The holidays of a year in their order; of a year that wasn't announced those of a fixed day."""
    if year not in calendar.years:
        for feast, (first, last) in _FIXED.items():
            yield Holiday(feast, dt.date(year, *first), dt.date(year, *last), announced=False)
        return
    found = {}
    for feast, (month, day), (last_month, last_day) in _SEASONS:
        opens, closes = dt.date(year, month, day), dt.date(year, last_month, last_day)
        span = next(
            (_span(calendar, off) for off in sorted(calendar.rest) if opens <= off <= closes),
            None,
        )
        if span is not None:
            found[feast] = Holiday(feast, *span)
    national = found.get("国庆")
    if national and "中秋" not in found and (national.last - national.first).days + 1 >= _MERGED:
        found["中秋"] = Holiday("中秋", national.first, national.last)
    yield from sorted(found.values(), key=lambda h: (h.first, h.feast != "国庆"))


def _span(calendar: Workdays, day: dt.date) -> tuple[dt.date, dt.date]:
    """The days without work around one."""
    first = last = day
    while not calendar.is_workday(first - DAY):
        first -= DAY
    while not calendar.is_workday(last + DAY):
        last += DAY
    return first, last
