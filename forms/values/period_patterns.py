"""The spellings of periods, as patterns over text that was unified character by character (so places stay the same)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from forms.model.period import Period
from forms.values import calendar_math as cal
from forms.values.text import chinese_int

Match = re.Match[str]
Builder = Callable[[Match], Period | None]

UNIFIED = str.maketrans(
    {
        **{chr(0xFF10 + i): str(i) for i in range(10)},
        **{chr(0xFF21 + i): chr(65 + i) for i in range(26)},
        **dict.fromkeys("‐‑‒–—―−－~～〜﹣", "-"),
        **dict.fromkeys("\u3000\xa0\t\r\n", " "),
        **dict(zip("：．／（）qh", ":./()QH", strict=True)),
    }
)

_CN = "〇○零一二三四五六七八九"
_Y = rf"(?<![\d.])(?:19|20)\d\d|[一二][〇○零九][{_CN}]{{2}}"
_M = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_D = r"3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"
_TO = r"\s*(?:-+|至|到)\s*"
_DEADLINE = "".join(
    f"(?<!{w})" for w in ("报送", "上报", "报名", "提交", "反馈", "申报", "填报", "办理", "申请", "公示")
)
_AS_OF = (
    rf"(?P<asof>{_DEADLINE}(?:截至|截止到?)(?:时间|日期|时点)?\s*[:为是到至]?\s*"
    r"|(?:标准|调度|统计|普查|数据)时点\s*[:为是]?\s*)?"
)
_YEAR = rf"(?P<y>{_Y})\s*年度?\s*"
_LATER = rf"(?:(?P<y2>{_Y})\s*年度?\s*)?"
_CLOCK = r"(?P<clock>\s*(?:24|二十四|零|0{1,2})\s*[时点])?(?:\s*\d{1,2}\s*[时点](?:\s*\d{1,2}分)?)?"
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_QUARTER = "[一二三四1234]"
_NO_DAY = rf"(?!\s*(?:\d{{1,2}}|[{_CN}十]{{1,3}})\s*[日号])"  # 2月30日 is no day, and so not February either
_UNBOUNDED = (
    r"(?!\s*(?:[代级龄]|[春夏秋冬](?:[季节防期]|[春夏秋冬])|以来|以前|以后|之前|之后|之间|起|前(?!三)|后|内"
    r"|第?[一二三四1-4]\s*季|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月|[上下]半年))"
)


def number(text: str) -> int:
    """Digits or Chinese numerals as an int; -1 for neither (a date that cannot be)."""
    if text.isdigit() and text.isascii():
        return int(text)
    value = chinese_int(text)
    return -1 if value is None else value


def _year(match: Match, group: str = "y") -> int:
    value = number(match[group])
    return value + 2000 if 0 <= value < 100 else value


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _optional(match: Match, group: str) -> str:
    return (match.groupdict().get(group) or "").strip()


def _build_day(match: Match) -> Period | None:
    date = _date(_year(match), number(match["m"]), number(match["d"]))
    if date is None:
        return None
    stock = _optional(match, "asof") or _optional(match, "clock") or _optional(match, "stop")
    return cal.as_of(date) if stock else cal.day(date)


def _build_days(match: Match) -> Period | None:
    first = _date(_year(match), number(match["m"]), number(match["d"]))
    later = _year(match, "y2") if _optional(match, "y2") else _year(match)
    month = _optional(match, "m2") or match["m"]
    last = _date(later, number(month), number(match["d2"]))
    return cal.span(first, last) if first and last else None


def _build_month(match: Match) -> Period | None:
    year, month = _year(match), number(match["m"])
    ten = _optional(match, "ten")
    if ten:
        first = {"上旬": 1, "中旬": 11, "下旬": 21}[ten]
        last = cal.last_day(year, month) if first == 21 else dt.date(year, month, first + 9)
        return Period("range", dt.date(year, month, first), last)
    if _optional(match, "asof") or _optional(match, "stop"):
        return cal.as_of(cal.last_day(year, month))
    if _optional(match, "sum"):
        return cal.ytd(cal.last_day(year, month)) if month == 1 else None
    return cal.month(year, month)


def _build_months(match: Match) -> Period | None:
    year, first, last = _year(match), number(match["m"]), number(match["m2"])
    later = _year(match, "y2") if _optional(match, "y2") else year
    if (later, last) < (year, first):
        return None
    if _optional(match, "sum") and (first, later) == (1, year):
        return cal.ytd(cal.last_day(year, last))
    return cal.span(dt.date(year, first, 1), cal.last_day(later, last))


def _build_quarter(match: Match) -> Period | None:
    period = cal.quarter(_year(match), number(match["q"]))
    if _optional(match, "asof") or _optional(match, "stop"):
        return cal.as_of(period.end)
    return cal.ytd(period.end) if _optional(match, "sum") and period.start.month == 1 else period


def _build_quarters(match: Match) -> Period | None:
    first = number(match["q"]) if _optional(match, "q") else 1
    last = number(match["q2"])
    if last < first:
        return None
    year = _year(match)
    if first == 1 and _optional(match, "sum"):
        return cal.ytd(cal.quarter(year, last).end)
    return cal.span(cal.quarter(year, first).start, cal.quarter(year, last).end)


def _build_half(match: Match) -> Period | None:
    period = cal.half(_year(match), 1 if match["h"] in "上1" else 2)
    return cal.as_of(period.end) if _optional(match, "asof") or _optional(match, "stop") else period


def _build_year_end(match: Match) -> Period | None:
    return cal.as_of(dt.date(_year(match), 12, 31))


def _build_year_start(match: Match) -> Period | None:
    return cal.as_of(dt.date(_year(match) - 1, 12, 31))


def _build_years(match: Match) -> Period | None:
    first, last = _year(match), _year(match, "y2")
    if _optional(match, "school"):
        return Period("range", dt.date(first, 9, 1), dt.date(last, 8, 31)) if last == first + 1 else None
    return cal.span(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last else None


def _build_year(match: Match) -> Period | None:
    year = cal.year(_year(match))
    return cal.as_of(year.end) if _optional(match, "asof") else year


def _build_digits(match: Match) -> Period | None:
    year, month = int(match["y"]), int(match["m"])
    if match["d"] is None:
        return cal.month(year, month)
    date = _date(year, month, int(match["d"]))
    return cal.day(date) if date else None


_SEP = r"\s*(?P<sep>[-./])\s*"
_STOP = r"(?P<stop>\s*(?:月末|月底|末|底|止))?"
_SUM = r"(?P<sum>\s*累计)"
_MONTH_DAY = rf"(?P<m>{_M})\s*月\s*(?P<d>{_D})\s*[日号]"
_DOTTED = rf"(?P<y>{_Y}){_SEP}(?P<m>{_M})"
_SPELLINGS: tuple[tuple[str, Builder], ...] = (
    (rf"{_YEAR}{_MONTH_DAY}?{_TO}{_LATER}(?:(?P<m2>{_M})\s*月\s*)?(?P<d2>{_D})\s*[日号]止?", _build_days),
    (rf"{_DOTTED}(?P=sep)(?P<d>{_D}){_TO}(?:(?P<y2>{_Y})(?P=sep))?(?P<m2>{_M})(?P=sep)(?P<d2>{_D})(?!\d)", _build_days),
    (rf"{_AS_OF}{_YEAR}{_MONTH_DAY}{_CLOCK}(?P<stop>\s*止)?", _build_day),
    (rf"{_AS_OF}{_DOTTED}(?P=sep)(?P<d>{_D})(?!\d){_TIME}", _build_day),
    (rf"{_YEAR}(?P<m>{_M})\s*(?:月份?)?{_TO}{_LATER}(?P<m2>{_M})\s*月份?{_SUM}?", _build_months),
    (rf"{_DOTTED}\s*(?:-+|至|到)\s*(?P<y2>{_Y})(?P=sep)(?P<m2>{_M})(?!\d)", _build_months),
    (rf"(?P<y>{_Y})\.(?P<m>{_M})\s*(?:-+|至|到)\s*(?P<m2>{_M})(?![\d.])", _build_months),
    (rf"{_AS_OF}{_YEAR}(?P<m>{_M})\s*月(?:份|度)?{_NO_DAY}(?:(?P<ten>[上中下]旬)|{_SUM}|{_STOP})", _build_month),
    (rf"{_AS_OF}(?<!\d)(?P<y>2\d)\s*年\s*(?P<m>{_M})\s*月(?:份|度)?{_NO_DAY}{_STOP}", _build_month),
    (rf"{_AS_OF}(?P<y>{_Y})\s*[-./]\s*(?P<m>1[0-2]|0?[1-9])(?![\d])(?!\s*[-./]\s*\d)\s*月?{_STOP}", _build_month),
    (r"(?<![\d.])(?<!\d-)(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])?(?![\d.]\d|\d)", _build_digits),
    (rf"{_AS_OF}{_YEAR}第?\s*(?P<q>{_QUARTER})\s*季度?(?:{_SUM}|{_STOP})", _build_quarter),
    (rf"{_AS_OF}(?P<y>{_Y})\s*年?\s*[-_]?\s*Q(?P<q>[1-4])(?!\d)", _build_quarter),
    (rf"{_YEAR}(?:前|第?(?P<q>{_QUARTER})(?:季度)?{_TO}第?)(?P<q2>[二三四234])\s*个?季度?{_SUM}?", _build_quarters),
    (rf"{_AS_OF}{_YEAR}(?P<h>[上下])半年度?(?:(?<=上半年)\s*累计|{_STOP})", _build_half),
    (rf"{_AS_OF}(?P<y>{_Y})\s*年?\s*[-_]?\s*H(?P<h>[12])(?!\d)", _build_half),
    (rf"{_AS_OF}{_YEAR}(?:年末|年底|年终|末|底|终)", _build_year_end),
    (rf"{_AS_OF}{_YEAR}年?初(?![中级])", _build_year_start),
    (rf"(?P<y>{_Y})\s*年?\s*(?:-+|至|到|/)\s*(?P<y2>{_Y})\s*(?P<school>学)?年度?", _build_years),
    (rf"{_AS_OF}{_YEAR}(?:全年)?{_UNBOUNDED}", _build_year),
)  # fmt: skip
SPELLINGS: tuple[tuple[re.Pattern[str], Builder], ...] = tuple((re.compile(p), b) for p, b in _SPELLINGS)
