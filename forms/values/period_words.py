"""Words for a period that lean on another one: 本月, 上期, 年初, 1—本月 …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from forms.model.period import Period
from forms.values import calendar_math as cal

Reading = Callable[[Period], Period | None]


def by_word(word: str, base: Period) -> Period | None:
    """The period that `word` (no spaces, dashes as '-') means in a report for `base`; None for words not known."""
    plain = word.removesuffix("数").removesuffix("情况")
    reading = _READINGS.get(plain) or _READINGS.get(plain.replace("末累计", "累计"))
    return reading(base) if reading else None


def _this(base: Period) -> Period | None:
    return base


def _this_month(base: Period) -> Period | None:
    """Only where the base stands in one month: a quarter or a year has no 'this month'."""
    if base.kind in ("quarter", "half", "year", "range"):
        return None
    return cal.month(base.end.year, base.end.month)


def _this_quarter(base: Period) -> Period | None:
    if base.kind in ("half", "year", "range"):
        return None
    return cal.quarter(base.end.year, (base.end.month + 2) // 3)


def _whole_year(base: Period) -> Period | None:
    return cal.year(base.end.year)


def _this_year(base: Period) -> Period | None:
    """The year so far: in a report for April, 当年 cannot mean what is still to come."""
    if (base.end.month, base.end.day) == (12, 31):
        return cal.year(base.end.year)
    return cal.ytd(base.end)


def _to_date(base: Period) -> Period | None:
    return cal.ytd(base.end)


def _period_end(base: Period) -> Period | None:
    return cal.as_of(base.end)


def _period_start(base: Period) -> Period | None:
    """期初: the stock at the end of the day before."""
    if base.start == base.end or base.start <= dt.date(1, 1, 1):
        return None
    return cal.as_of(base.start - cal.DAY)


def _month_end(base: Period) -> Period | None:
    month = _this_month(base)
    if month is None and base.end == cal.last_day(base.end.year, base.end.month):
        return cal.as_of(base.end)
    return cal.as_of(month.end) if month else None


def _month_start(base: Period) -> Period | None:
    month = _this_month(base)
    return _period_start(month) if month else None


def _quarter_end(base: Period) -> Period | None:
    """Also of a half or a year (1—12月) that ends with a quarter."""
    quarter = _this_quarter(base)
    if quarter is None and base.end.month % 3 == 0 and base.end == cal.last_day(base.end.year, base.end.month):
        return cal.as_of(base.end)
    return cal.as_of(quarter.end) if quarter else None


def _quarter_start(base: Period) -> Period | None:
    quarter = _this_quarter(base)
    return _period_start(quarter) if quarter else None


def _year_end(base: Period) -> Period | None:
    """Only where the base reaches it: the end of the year is unknown in April."""
    return cal.as_of(base.end) if (base.end.month, base.end.day) == (12, 31) else None


def _last_year_end(base: Period) -> Period | None:
    return cal.as_of(dt.date(base.end.year - 1, 12, 31)) if base.end.year > 1 else None


def _last_month(base: Period) -> Period | None:
    month = _this_month(base)
    return cal.previous(month) if month else None


def _last_month_end(base: Period) -> Period | None:
    month = _last_month(base)
    return cal.as_of(month.end) if month else None


def _last_quarter(base: Period) -> Period | None:
    quarter = _this_quarter(base)
    return cal.previous(quarter) if quarter else None


def _last_quarter_end(base: Period) -> Period | None:
    quarter = _last_quarter(base)
    return cal.as_of(quarter.end) if quarter else None


def _previous_end(base: Period) -> Period | None:
    before = cal.previous(base)
    return cal.as_of(before.end) if before else None


def _last_year(base: Period) -> Period | None:
    return cal.previous(cal.year(base.end.year))


def _last_year_to_date(base: Period) -> Period | None:
    return cal.ytd(cal.last_year(base).end)


_WORDS: tuple[tuple[str, Reading], ...] = (
    ("本期 当期 报告期 本报告期 本期累计发生", _this),
    ("本月 当月 本月份 当月份 本月发生 本月实际", _this_month),
    ("本季 本季度 当季 当季度", _this_quarter),
    ("全年 本年全年", _whole_year),
    ("本年 当年 今年 本年度 当年度 年内", _this_year),
    ("1-本月 1至本月 1到本月 1月至本月 1月-本月 1-本月累计 1至本月累计 本年1-本月 年初至本月 年初至本月累计", _to_date),
    ("年初至本季 年初至本季累计 年初至本季度累计 1-本季 1-本季累计 1至本季 1-本季度 1-本季度累计 年初至今", _to_date),
    ("本年累计 当年累计 今年累计 年初至本期 年初至本期累计 自年初累计 自年初至本月累计 自年初至本季累计", _to_date),
    ("今年以来 本年以来 年初以来 年初累计 自年初以来 本年度累计 年度累计 年初至期末 年初至报告期末", _to_date),
    ("1月以来 1月份以来 一月以来 一月份以来 1月以来累计 1月份以来累计 一月以来累计 一月份以来累计", _to_date),
    ("期末 本期末 报告期末 当期末", _period_end),
    ("期初 本期初 报告期初", _period_start),
    ("月末 月底 本月末 本月底 当月末 当月底", _month_end),
    ("月初 本月初", _month_start),
    ("季末 季度末 本季末 本季度末", _quarter_end),
    ("季初 季度初 本季初 本季度初", _quarter_start),
    ("年末 年底 年终 本年末 当年末 本年底 当年底 本年年末 本年度末", _year_end),
    (
        "年初 上年末 上年底 去年末 去年底 上年年末 上年年底 去年年末 去年年底 上年度末 本年初 当年初 本年年初",
        _last_year_end,
    ),
    ("上月 上个月 上一月", _last_month),
    ("上月末 上月底 上月月末", _last_month_end),
    ("上季 上季度 上一季度 上个季度", _last_quarter),
    ("上季末 上季度末", _last_quarter_end),
    ("上期 上一期 上报告期", cal.previous),
    ("上期末 上期期末 上一期末", _previous_end),
    ("上年 去年 上年度 上一年 上一年度 去年全年 上年全年", _last_year),
    ("上年同期 去年同期 上年同月 去年同月 上年本月 上年同季 上年同期实际 同期", cal.last_year),
    (
        "上年同期累计 去年同期累计 上年1-本月 上年累计 去年累计 上年同期1-本月 上年1-本月累计 去年1-本月",
        _last_year_to_date,
    ),
)
_READINGS: dict[str, Reading] = {word: reading for words, reading in _WORDS for word in words.split()}
