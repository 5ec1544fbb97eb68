"""Number formats of spreadsheets: which show dates, and serial numbers as dates and back."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

# ECMA-376 18.8.30 with the East Asian ones; WPS and Excel in Chinese write 27-36 and 50-58 for dates
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00',
    8: '"¥"#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: '"¥"#,##0', 43: "#,##0.00", 44: '"¥"#,##0.00', 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|G/通用格式', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


@lru_cache(maxsize=1024)
def shows_date(number_format: str) -> bool:
    """Whether numbers under this format are shown as a date or a time of day (elapsed hours are no date)."""
    if _ELAPSED.search(number_format):
        return False
    first = number_format.split(";", maxsplit=1)[0]
    return bool(re.search("[ymdhsYMDHS]", _LITERAL.sub("", first)))


@lru_cache(maxsize=1024)
def shows_percent(number_format: str) -> bool:
    """Whether a number under this format is shown a hundred times as large with % behind it (0.95 as 95%)."""
    return "%" in _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])


@lru_cache(maxsize=1024)
def shows_day(number_format: str) -> bool:
    """Whether the format shows a day or month or year, not only a time of day."""
    bare = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    return shows_date(number_format) and bool(
        re.search("[yd]", bare) or (re.search("m", bare) and not re.search("[hs]", bare))
    )


def from_serial(
    serial: float, number_format: str, *, from_1904: bool = False
) -> dt.datetime | dt.date | dt.time | float:
    """A serial number as what it shows: a date, a moment or a time of day; the number itself where it is none.

    Serials 1 to 59 follow 1900's false leap year as spreadsheets show them.
    """
    if not 0 <= serial < 2_958_466:  # year 10000
        return serial
    day, part = divmod(serial, 1)
    seconds = round(part * 86_400)
    if day == 0 and not shows_day(number_format):
        return (dt.datetime.min + dt.timedelta(seconds=min(seconds, 86_399))).time()
    if not from_1904 and day < 1:
        return serial
    base = (
        dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 31) if day < 60 else dt.datetime(1899, 12, 30)
    )
    try:
        moment = base + dt.timedelta(days=day, seconds=seconds)
    except OverflowError:
        return serial
    return moment if moment.time() != dt.time() else moment.date()


def to_serial(value: dt.date | dt.datetime | dt.time, *, from_1904: bool = False) -> float | int:
    """The serial number of a date, moment or time of day."""
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    moment = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    moment = moment.replace(tzinfo=None)
    base = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)
    if not from_1904 and moment < dt.datetime(1900, 3, 1):
        base = dt.datetime(1899, 12, 31)
    days = (moment - base) / dt.timedelta(days=1)
    return int(days) if days.is_integer() else days
