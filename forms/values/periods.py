"""Periods in text: the ones written out in full, and the ones that lean on a report's own period (上年同期, 3月末)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from forms.errors import FormsError
from forms.model.period import Period
from forms.values import calendar_math as cal
from forms.values.calendar_math import (
    contains,
    end_of,
    in_words,
    last_year,
    months_of,
    previous,
    same_span,
    same_stock_day,
)
from forms.values.period_patterns import SPELLINGS, UNIFIED
from forms.values.period_words import by_word

__all__ = [
    "contains",
    "end_of",
    "find_periods",
    "in_words",
    "last_year",
    "months_of",
    "parse_option",
    "parse_period",
    "period_of_file_name",
    "previous",
    "relative",
    "same_span",
    "same_stock_day",
]

Found = tuple[int, int, Period]
_LONGEST = 20_000
A_YEAR = re.compile(r"[12]\d|[一二][〇○零九]")  # every spelling holds one; most texts don't, and are passed over
_LABEL = re.compile(r"^\s*[\u4e00-\u9fff]{1,10}\s*[:为]\s*")
_AROUND = " ()[]【】〔〕《》<>:;,.。、；，\"'“”"
_YEAR_ALONE = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.年])")
_PART_OF_YEAR = re.compile(
    r"(?<!\d)\d{1,2}(?:-\d{1,2})?月(?:份|末|底)?(?!\d)|[第前]?[一二三四]季度|(?<!\d)[1-4]季度|[上下]半年"
)
_OPTION = re.compile(r"(\d{4})(?:Q([1-4])|H([12])|-(\d{2})(?:-(\d{2}))?)?", re.IGNORECASE)
_SINCE_JANUARY = re.compile(r"自?年初(?:-|至|到)(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|末|底)?(?:累计)?")
_YEAR_WORD = re.compile(r"(上年度?|去年|上一年度?|上年的|今年|本年度?|当年)(?!同|末|底|初)(.+)")


def find_periods(text: str) -> list[Found]:
    """Every period written out in `text` with its year, as (start, end, period) from left to right, never overlapping.

    `end` is exclusive. A year alone is only read with 年 behind it. At most 20000 characters are looked at.
    """
    line = text[:_LONGEST].translate(UNIFIED)
    if A_YEAR.search(line) is None:
        return []
    taken: list[Found] = []
    for start, end, period in sorted(_candidates(line), key=lambda f: (f[0], -f[1])):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end, period))
    return taken


def parse_period(text: str) -> Period | None:
    """The period a text is, in any spelling: '（2025年末）', '统计时段：2026年1—3月', '2026-04'; None for more."""
    line = text.translate(UNIFIED).strip(_AROUND)
    if A_YEAR.search(line) is None:
        return None
    for candidate in (line, _LABEL.sub("", line).strip(_AROUND)):
        found = find_periods(candidate)
        if len(found) == 1 and not _left_over(candidate, found[0]):
            return found[0][2]
    return None


def period_of_file_name(name: str) -> Period | None:
    """The one period a file's name gives: '低保月报-202602', '月报（3月）2026', '基本情况2025'. None for none or several.

    The extension may stand behind. A year without 年 counts here, alone or beside a month, quarter or half without a year.
    """
    line = re.sub(r"\.[A-Za-z]{3,4}$", "", name).translate(UNIFIED)
    found = {period for _, _, period in find_periods(line)}
    if found:
        return next(iter(found)) if len(found) == 1 else None
    years = set(_YEAR_ALONE.findall(line))
    parts = _PART_OF_YEAR.findall(line)
    if len(years) != 1 or len(parts) > 1:
        return None
    return parse_period(f"{years.pop()}年{parts[0] if parts else ''}")


def within_year(text: str, year: int) -> Period | None:
    """The one month, quarter or half that `text` names without its year ('7月份工作统计表'), in `year`; None for none or
    several."""
    line = text[:_LONGEST].translate(UNIFIED)
    parts = set(_PART_OF_YEAR.findall(line))
    return parse_period(f"{year}年{parts.pop()}") if len(parts) == 1 and not find_periods(line) else None


def parse_option(text: str) -> Period:
    """'2026', '2026H1', '2026Q1', '2026-04' or '2026-04-30' as a period, or one in words ('2026年前三季度', '2026年1—9月');
    FormsError period.bad for anything else."""
    found = _OPTION.fullmatch(text.strip())
    if not found:
        if (said := parse_period(text)) is not None:
            return said
        raise FormsError("period.bad", text=text)
    year, quarter, half, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return cal.day(dt.date(year, month, day))
        if month:
            return cal.month(year, month)
        if found.group(4):
            raise ValueError(text)
        if quarter:
            return cal.quarter(year, quarter)
        return cal.half(year, half) if half else cal.year(year)
    except ValueError:
        raise FormsError("period.bad", text=text) from None


@lru_cache(maxsize=4096)
def relative(text: str, base: Period) -> Period | None:
    """The period a label means in a report for `base`: 上年同期, 本月, 3月末, 1—本月, or one written in full.

    A month or quarter without a year is taken from the year of the base's end. None where the words fit no
    one period (本月 in a yearly report, 年末 in a report for April).
    """
    line = re.sub(r"\s+", "", text.translate(UNIFIED)).strip(_AROUND)
    if not line or len(line) > 40:
        return None
    return (
        parse_period(line)
        or by_word(line, base)
        or _since_january(line, base)
        or _in_named_year(line, base)
        or _in_year(line, base.end.year)
    )


def _candidates(line: str) -> list[Found]:
    out: list[Found] = []
    for pattern, build in SPELLINGS:
        for match in pattern.finditer(line):
            period = build(match)
            if period is not None:
                out.append((match.start(), match.end(), period))
    return out


def _left_over(line: str, found: Found) -> bool:
    rest = line[: found[0]] + line[found[1] :]
    return bool(rest.strip(_AROUND))


def _since_january(line: str, base: Period) -> Period | None:
    """'年初至6月末累计': from January to the end of that month, in the year of the base's end."""
    named = _SINCE_JANUARY.fullmatch(line)
    return _in_year(f"1-{named[1]}月累计", base.end.year) if named else None


def _in_named_year(line: str, base: Period) -> Period | None:
    """去年3月, 上年1-4月, 本年一季度."""
    named = _YEAR_WORD.fullmatch(line)
    if not named:
        return None
    there = cal.last_year(base) if named[1][0] in "上去" else base
    rest = named[2].lstrip("的")
    return _in_year(rest, there.end.year) or (by_word(rest, there) if "本" in rest else None)


def _in_year(line: str, year: int) -> Period | None:
    """'3月末', '1-3月累计', '截至3月31日', '一季度' in a year."""
    prefix = re.match(r"(?:数据|统计)?截[至止]到?(?:时间|日期)?:?", line)
    rest = line[prefix.end() :] if prefix else line
    if not rest or not re.match(r"[\d第前上下一二三四五六七八九十Q]", rest):
        return None
    return parse_period(f"{'截至' if prefix else ''}{year}年{rest}")
