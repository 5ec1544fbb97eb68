"""Working days: weekdays, with the holidays and made-up days that the State Council announces year by year.

The days stand in resources/calendar/holidays.json with their source; an office may add a year or change one. A year that
nobody has announced counts weekdays only, and `Workdays.knows` says so.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DAY = dt.timedelta(days=1)
_FARTHEST = 3660  # days that are looked at before giving up: nobody sets a term of ten years in working days
_LONGEST_HOLIDAY = 31  # days


@dataclass(frozen=True, slots=True)
class Workdays:
    """`rest`: days off besides weekends; `work`: weekend days that are worked. `years`: those that were announced."""

    rest: frozenset[dt.date] = frozenset()
    work: frozenset[dt.date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_workday(self, day: dt.date) -> bool:
        return day in self.work or (day.weekday() < 5 and day not in self.rest)

    def knows(self, first: dt.date, last: dt.date) -> bool:
        """Whether the holidays of all years from `first` to `last` were announced."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def after(self, day: dt.date, count: int) -> dt.date:
        """The working day that is the `count`-th after `day`, which isn't counted itself; `day` for 0 or less."""
        for _ in range(_FARTHEST):
            if count <= 0:
                return day
            day += DAY
            count -= self.is_workday(day)
        raise ValueError("a term of more than ten years")

    def before(self, day: dt.date, count: int) -> dt.date:
        """The working day that is the `count`-th before `day`, which isn't counted itself; `day` for 0 or less."""
        for _ in range(count):
            day = self.on_or_before(day - DAY)
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """`day`, or the first working day behind it (遇节假日顺延)."""
        return day if self.is_workday(day) else self.after(day, 1)

    def on_or_before(self, day: dt.date) -> dt.date:
        """`day`, or the last working day before it (遇节假日提前)."""
        for _ in range(_FARTHEST):
            if self.is_workday(day):
                return day
            day -= DAY
        raise ValueError("no working day in ten years")

    def between(self, first: dt.date, last: dt.date) -> int:
        """How many working days are behind `first` up to `last`; negative where `last` is the earlier one."""
        early, late = min(first, last), max(first, last)
        days = (early + DAY * n for n in range(1, (late - early).days + 1))
        return sum(map(self.is_workday, days)) * (1 if last >= first else -1)


@cache
def announced() -> Workdays:
    """The calendar that comes with the program."""
    text = (files("resources") / "calendar" / "holidays.json").read_text(encoding="utf-8")
    return read_calendar(json.loads(text))


def read_calendar(data: Mapping[str, Any], base: Workdays | None = None) -> Workdays:
    """A calendar from the layout of holidays.json; a year it names takes the place of that year in `base`.

    Days are "2026-10-01" or "2026-10-01/2026-10-07". Raises ValueError for anything else, and for days of another year.
    """
    base = base or Workdays()
    rest, work, years = set(base.rest), set(base.work), set(base.years)
    named = data.get("years")
    if not isinstance(named, Mapping):
        raise ValueError("no years")
    for name, entry in named.items():
        year = int(name)
        for days, key in ((rest, "rest"), (work, "work")):
            days -= {day for day in days if day.year == year}
            days |= set(_days(entry.get(key, ()), year))
        years.add(year)
    return Workdays(frozenset(rest), frozenset(work), frozenset(years))


def _days(texts: Iterable[object], year: int) -> Iterator[dt.date]:
    for text in texts:
        first, _, last = str(text).partition("/")
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
        if not start.year == end.year == year or not 0 <= (end - start).days < _LONGEST_HOLIDAY:
            raise ValueError(f"not days of {year}: {text}")
        yield from (start + DAY * n for n in range((end - start).days + 1))
