"""Which report periods are offered to choose from. No Qt."""

from __future__ import annotations

import calendar
import datetime as dt

from forms.model.period import Period, PeriodKind

_SPANS: tuple[tuple[PeriodKind, int, int], ...] = (  # kind, months in it, how many are offered
    ("month", 1, 15),
    ("quarter", 3, 6),
    ("half", 6, 4),
    ("year", 12, 4),
)


def period_choices(today: dt.date, current: Period | None) -> list[Period]:
    """The form's own period first, then the latest ones of its kind, then those of other kinds."""
    spans = sorted(_SPANS, key=lambda span: current is None or span[0] != current.kind)
    offered = [period for kind, months, number in spans for period in _latest(kind, months, number, today)]
    first = [current] if current is not None else []
    return first + [p for p in offered if p != current]


def _latest(kind: PeriodKind, months: int, number: int, today: dt.date) -> list[Period]:
    index = (today.year * 12 + today.month - 1) // months
    return [_period(kind, months, index - back) for back in range(number)]


def _period(kind: PeriodKind, months: int, index: int) -> Period:
    first, last = index * months, index * months + months - 1
    year, month = last // 12, last % 12 + 1
    end = dt.date(year, month, calendar.monthrange(year, month)[1])
    return Period(kind, dt.date(first // 12, first % 12 + 1, 1), end)
