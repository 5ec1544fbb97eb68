"""Days told by a holiday: '节前', '国庆节后第一个工作日', '春节放假前', '假期最后一天', '端午节前2天'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from forms.journey.notice import Base
from forms.journey.notice_text import number
from forms.model.reports import Problem
from forms.values.feasts import Feast, Holiday, holidays
from forms.values.workdays import DAY, Workdays

_NAMES: dict[str, Feast] = {
    "元旦": "元旦",
    "新年": "元旦",
    "春节": "春节",
    "过年": "春节",
    "清明": "清明",
    "五一": "五一",
    "劳动节": "五一",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
    "双节": "国庆",
}
_NAMED = re.compile(r"元旦|春节|过年|清明|五一|劳动节|端午|中秋|国庆|双节|(?<![\d一二三四五六七八九])十一(?=长?假|节)")
_OFF = r"节?(?:国际)?(?:劳动节|长假|小长假|节假日|假期|假日|放假|休假|收假)?"
# 环节, 季节, 章节 are no holidays; 暑假, 产假 are other people's
_ANY = r"(?:(?<![环季细情调礼章关枝时音使末拜秋明午旦春庆])节(?:假日|日|假)?|(?<![暑寒产婚病事休请双校学])(?:小?长假|假期|放假|收假|假))"
_N = r"\d{1,2}|[一二两三四五六七八九十]"
SHAPE = re.compile(
    rf"(?:(?P<year>20\d\d|今|明|本|次)年)?(?:(?P<feast>元旦|新年(?=节|假|放假|前|后)|春节|过年|清明|五一|劳动节|端午|中秋(?!、?国庆)|国庆|双节|十一(?=节|长?假|放假|前|后)){_OFF}|(?P<any>{_ANY}))"
    rf"(?:期间)?(?:的)?(?:"
    rf"(?P<last>(?:之|以)?前(?:的)?最后(?:一)?(?:个)?(?:工作日|上班日|天)|(?:之|以)?前(?:的)?(?:一|1)个工作日)"
    rf"|(?:之|以)?前(?:的)?(?P<ahead>{_N}|半)(?:个)?(?P<ahead_unit>工作日|天|日|周|星期|月)"
    rf"|(?:之|以)?后?(?:的)?(?:上班|收假|返岗|复工)?(?:后)?(?:的)?(?P<nth>第(?P<n>{_N})(?:个)?(?P<nth_unit>工作日|上班日|天|日)|首个工作日|首日|头一天)(?=[^前后]|$|前)"
    rf"|(?:之|以)?后(?P<within>{_N})(?:个)?(?P<within_unit>工作日|天|日|周)(?:之|以)?内"
    rf"|(?P<end>最后一天|最后一日|末日|结束(?:之|以)?前)"
    rf"|(?P<before>(?:之|以)?前(?![后夕])))"
)

_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "月": 30}
_HALF_MONTH = 15
_NEAR = 30  # days: 中秋 and 国庆, 清明 and 五一 may both be meant by 节前


@dataclass(frozen=True, slots=True)
class Told:
    """The day that is meant (None: it can't be known), why it isn't sure, what it could be besides."""

    day: dt.date | None
    doubts: tuple[Problem, ...] = ()
    others: tuple[dt.date, ...] = ()


def told_day(match: re.Match[str], base: Base, calendar: Workdays) -> Told | None:
    """What a match of `SHAPE` means; None where it names the time around a holiday rather than a day."""
    if match["any"] and match["nth"] and not re.search(r"后|上班|收假|返岗|复工", match.group()):
        return None  # '假期第一天' of whatever
    named = _NAMES[match["feast"]] if match["feast"] else _named_elsewhere(match.string)
    found = list(islice(_candidates(match, named, base, calendar), 2))
    words = match.group()
    if not found:
        return Told(None, (Problem("notice.holiday_unknown", (("words", words),)),))
    holiday, day = found[0]
    doubts: tuple[Problem, ...] = ()
    if named is None:
        said = (("words", words), ("feast", holiday.feast), ("date", f"{day}"))
        doubts += (Problem("notice.holiday_assumed", said),)
    if not holiday.announced or not calendar.knows(min(base.day, day), day):
        doubts += (Problem("notice.holidays_unknown", (("year", str(holiday.first.year)),)),)
    if match["before"] or match["ahead"]:
        doubts += (Problem("notice.before_feast", (("words", words), ("date", f"{day}"))),)
    near = () if named else tuple(later for _, later in found[1:] if 0 < (later - day).days < _NEAR)
    return Told(day, doubts, (*_others(match, holiday, day), *near))


def _others(match: re.Match[str], holiday: Holiday, day: dt.date) -> tuple[dt.date, ...]:
    """'节前' in words may also mean the day right before."""
    eve = holiday.first - DAY
    return (eve,) if match["before"] and eve != day else ()


@lru_cache(maxsize=4)
def _named_elsewhere(text: str) -> Feast | None:
    """'因国庆放假……提前到放假前': the one holiday that the notice names."""
    named = {_NAMES[word] for word in _NAMED.findall(text)}
    return named.pop() if len(named) == 1 else None


def _candidates(
    match: re.Match[str], named: Feast | None, base: Base, calendar: Workdays
) -> Iterator[tuple[Holiday, dt.date]]:
    """Holidays from the year of the notice on whose day isn't over, the next one first. Nothing unknown is passed over."""
    years = range(base.day.year, base.day.year + 2)
    if said := match["year"]:
        year = int(said) if said.isdecimal() else base.day.year + (said in "明次")
        years = range(year, year + 1)
    for year in years:
        in_year = [h for h in holidays(year, calendar) if named in (None, h.feast)]
        if not in_year and year not in calendar.years:
            return
        for holiday in in_year:
            day = _day(match, holiday, calendar)
            if day >= base.day:
                yield holiday, day
        if named is None and year not in calendar.years:
            return


def _day(match: re.Match[str], holiday: Holiday, calendar: Workdays) -> dt.date:
    if match["last"] or match["before"]:
        return calendar.on_or_before(holiday.first - DAY)
    if match["ahead"]:
        count = number(match["ahead"]) or 1
        if match["ahead_unit"] == "工作日":
            return calendar.before(holiday.first, count)
        return holiday.first - DAY * (_HALF_MONTH if match["ahead"] == "半" else count * _DAYS[match["ahead_unit"]])
    if match["nth"]:
        return calendar.after(holiday.last, number(match["n"] or "") or 1)
    if match["within"]:
        count = number(match["within"]) or 1
        if match["within_unit"] == "工作日":
            return calendar.after(holiday.last, count)
        return holiday.last + DAY * count * (7 if match["within_unit"] == "周" else 1)
    return holiday.last
