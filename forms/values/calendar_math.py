"""Arithmetic on periods: building, comparing, shifting and naming them. Nothing here reads text."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from forms.model.period import Period

DAY = dt.timedelta(days=1)
_ORDINALS = "一二三四"


def last_day(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day(date: dt.date) -> Period:
    return Period("day", date, date)


def as_of(date: dt.date) -> Period:
    return Period("as_of", date, date)


def month(year: int, number: int) -> Period:
    return Period("month", dt.date(year, number, 1), last_day(year, number))


def quarter(year: int, number: int) -> Period:
    return Period("quarter", dt.date(year, number * 3 - 2, 1), last_day(year, number * 3))


def half(year: int, number: int) -> Period:
    return Period("half", dt.date(year, number * 6 - 5, 1), last_day(year, number * 6))


def year(number: int) -> Period:
    return Period("year", dt.date(number, 1, 1), dt.date(number, 12, 31))


def ytd(end: dt.date) -> Period:
    """From 1 January to `end`."""
    return Period("ytd", dt.date(end.year, 1, 1), end)


def span(start: dt.date, end: dt.date) -> Period | None:
    """The days from `start` to `end` under their usual name: a month, quarter, half or year where they are exactly one.

    Else ytd where they start on 1 January of the same year, else a range. None where the end is before the start.
    """
    if end < start:
        return None
    if start == end:
        return day(start)
    if start.day == 1 and end == last_day(end.year, end.month) and start.year == end.year:
        named = _named(start.year, start.month, end.month)
        if named:
            return named
    if (start.month, start.day) == (1, 1) and start.year == end.year:
        return ytd(end)
    return Period("range", start, end)


def _named(of: int, first: int, last: int) -> Period | None:
    months = last - first + 1
    if months == 1:
        return month(of, first)
    if months in (3, 6, 12) and (first - 1) % months == 0:
        place = (first - 1) // months + 1
        return {3: lambda: quarter(of, place), 6: lambda: half(of, place), 12: lambda: year(of)}[months]()
    return None


def months_of(period: Period) -> tuple[Period, ...]:
    """The calendar months a period is made of; () where it does not begin and end with whole months."""
    if period.start.day != 1 or period.end != last_day(period.end.year, period.end.month):
        return ()
    out = []
    at = period.start
    while at <= period.end:
        out.append(month(at.year, at.month))
        if out[-1].end == dt.date.max:
            break
        at = out[-1].end + DAY
    return tuple(out)


def end_of(period: Period) -> dt.date:
    return period.end


def contains(outer: Period, inner: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def same_span(a: Period, b: Period) -> bool:
    """The same days under whatever name: 一季度 and 1—3月累计."""
    return (a.start, a.end) == (b.start, b.end)


def same_stock_day(a: Period, b: Period) -> bool:
    """For a stock: both end on the same day, as 2026年3月, 2026年一季度 and 2026年3月末 do."""
    return a.end == b.end


def previous(period: Period) -> Period | None:
    """上期: the month before a month, the quarter before a quarter … None for as-of dates, ytd and ranges.

    An as-of date does not say how often it is asked, so 'the one before' is not known.
    """
    if period.kind in ("as_of", "ytd", "range") or period.start <= dt.date(1, 12, 31):
        return None
    before = period.start - DAY
    if period.kind == "day":
        return day(before)
    return {
        "month": lambda: month(before.year, before.month),
        "quarter": lambda: quarter(before.year, (before.month + 2) // 3),
        "half": lambda: half(before.year, (before.month + 5) // 6),
        "year": lambda: year(before.year),
    }[period.kind]()


def following(period: Period) -> Period:
    """The period behind one: the month after a month, the year so far a month later, the next month's last day after a
    month's last day; after any other range the month that begins then."""
    after = period.end + DAY
    end = last_day(after.year, after.month)
    if period.kind == "ytd":
        return ytd(end)
    if period.kind in ("as_of", "day"):
        return Period(period.kind, end, end) if after.day == 1 else Period(period.kind, after, after)
    if period.kind == "quarter":
        return quarter(after.year, (after.month + 2) // 3)
    if period.kind == "half":
        return half(after.year, (after.month + 5) // 6)
    return year(after.year) if period.kind == "year" else month(after.year, after.month)


def last_year(period: Period) -> Period:
    """上年同期. A month's end stays a month's end: 2024-02-29 -> 2023-02-28, 2025-02-28 (as-of) -> 2024-02-29."""
    start = _a_year_before(period.start, keep_month_end=period.start == period.end and period.kind == "as_of")
    end = _a_year_before(period.end, keep_month_end=period.kind not in ("day",))
    return Period(period.kind, start, end)


def _a_year_before(date: dt.date, keep_month_end: bool) -> dt.date:
    earlier = max(date.year - 1, 1)
    end = last_day(earlier, date.month)
    if keep_month_end and date == last_day(date.year, date.month):
        return end
    return date.replace(year=earlier, day=min(date.day, end.day))


@lru_cache(maxsize=4096)
def in_words(period: Period) -> str:
    """The Chinese name, which find_periods and parse_period read back as the same period."""
    start, end = period.start, period.end
    whole = end == last_day(end.year, end.month)
    if period.kind == "month":
        return f"{start.year}年{start.month}月"
    if period.kind == "quarter":
        return f"{start.year}年第{_ORDINALS[(start.month - 1) // 3]}季度"
    if period.kind == "half":
        return f"{start.year}年{'上' if start.month == 1 else '下'}半年"
    if period.kind == "year":
        return f"{start.year}年"
    if period.kind == "as_of":
        return _as_of_words(end, whole)
    if period.kind == "ytd" and whole:
        return f"{end.year}年1—{end.month}月累计"
    return _range_words(period, whole)


def _as_of_words(date: dt.date, whole: bool) -> str:
    if whole:
        return f"{date.year}年末" if date.month == 12 else f"{date.year}年{date.month}月末"
    return f"截至{_day_words(date)}"


def _range_words(period: Period, whole: bool) -> str:
    start, end = period.start, period.end
    if period.kind == "day":
        return _day_words(end)
    if period.kind == "ytd" or start.day != 1 or not whole:
        return f"{_day_words(start)}至{_day_words(end)}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}—{end.year}年"
    later = f"{end.year}年" if end.year != start.year else ""
    return f"{start.year}年{start.month}月—{later}{end.month}月"


def _day_words(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
