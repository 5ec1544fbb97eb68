"""Days off and made-up days as a notice tells them (1月1日至3日、4月4日至6日), and as the calendar keeps them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator

_DAY = dt.timedelta(days=1)
_PARTED = re.compile(r"[、,;\s]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ONE = r"(?:(?:(\d{4})[年/.-])?(\d{1,2})[月/.-])?(\d{1,2})日?"
_SPAN = re.compile(rf"{_ONE}(?:(?:至|到|~|—+|–|--?(?=\d)|/(?=\d{{4}}))+{_ONE})?")


def days_in(text: str, year: int) -> tuple[str, ...]:
    """What a text names of a year as the calendar keeps it ("2027-01-01", "2027-01-01/2027-01-03").

    Weekdays in brackets are passed over. Raises ValueError, with the part that is no day of that year.
    """
    plain = _BRACKETS.sub("", unicodedata.normalize("NFKC", text)).replace("放假", "").replace("上班", "")
    return tuple(_span(part, year) for part in _PARTED.split(plain.strip(" 。.")) if part)


def _span(part: str, year: int) -> str:
    found = _SPAN.fullmatch(part.strip("。."))
    if not found or not found[2]:
        raise ValueError(part)
    try:
        first = dt.date(int(found[1] or year), int(found[2]), int(found[3]))
        last = dt.date(int(found[4] or year), int(found[5] or first.month), int(found[6])) if found[6] else first
    except ValueError as error:
        raise ValueError(part) from error
    if not first.year == last.year == year or last < first:
        raise ValueError(part)
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def days_text(days: Iterable[dt.date]) -> str:
    """Days in words, those that follow each other as one: 1月1日至3日、1月30日至2月2日."""
    return "、".join(_words(first, last) for first, last in _spans(sorted(days)))


def _spans(days: list[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    start = 0
    for number, day in enumerate(days):
        if number + 1 == len(days) or days[number + 1] - day > _DAY:
            yield days[start], day
            start = number + 1


def _words(first: dt.date, last: dt.date) -> str:
    begin = f"{first.month}月{first.day}日"
    if first == last:
        return begin
    return f"{begin}至{last.day}日" if first.month == last.month else f"{begin}至{last.month}月{last.day}日"
