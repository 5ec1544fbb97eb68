"""When a value that was filled is the one that was expected: spellings may differ, values may not."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from forms.values.text import chinese_int

_GROUP = re.compile(r"第?([一二三四五六七八九十]{1,3}|\d+)(?=组)")
_LONG_NUMBER = re.compile(r"\d{15,}")
_DATE = re.compile(r"(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2}))?[日月]?")
_DIGITS_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MARKS = re.compile(r"[\s'’]+")


def spelled(value: object) -> str:
    """A value without what doesn't matter: spaces, apostrophes, width of characters, '一组' for '1组'."""
    if value is None:
        return ""
    if isinstance(value, (dt.datetime, dt.date)):
        return value.strftime("%Y%m%d")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(round(float(value), 6)).rstrip("0").rstrip(".")
    text = _MARKS.sub("", unicodedata.normalize("NFKC", str(value)))
    return _GROUP.sub(lambda found: str(chinese_int(found[1]) or found[1]), text)


def same(got: object, wanted: object, tolerance: float | None = None) -> bool:
    """Dates may differ in form or lack the day; ID numbers and accounts must be the same sign by sign."""
    mine, theirs = spelled(got), spelled(wanted)
    if mine == theirs:
        return True
    if not mine or not theirs or _LONG_NUMBER.fullmatch(theirs):
        return False
    if isinstance(wanted, str) and not theirs.isdigit() and (date := _date(theirs)):
        other = _date(mine)
        return bool(other) and other[:2] == date[:2] and (other[2] == date[2] or 0 in (other[2], date[2]))
    left, right = _number(mine), _number(theirs)
    if left is not None and right is not None:
        return abs(left - right) <= (tolerance if tolerance is not None else max(1e-6 * abs(right), 1e-9))
    return mine in (theirs + "组", theirs.replace("组", "")) and mine.replace("组", "") == theirs.replace("组", "")


def fits(got: object, cell: Mapping[str, Any]) -> bool:
    """`cell` has expected, and may have alternatives and a tolerance."""
    wanted = [cell["expected"], *cell.get("alternatives", [])]
    return any(same(got, one, cell.get("tolerance")) for one in wanted)


def _date(text: str) -> tuple[int, int, int] | None:
    found = _DATE.fullmatch(text) or _DIGITS_DATE.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").replace("%", ""))
    except ValueError:
        return None
