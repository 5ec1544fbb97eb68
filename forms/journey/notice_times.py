"""Points in time as a notice writes them: '4月28日（星期二）17:00', '本周五下班前', '月底', '3个工作日内'."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from forms.journey.notice import Base
from forms.journey.notice_chain import Chain
from forms.journey.notice_feasts import told_day
from forms.journey.notice_shapes import SHAPES, TIME, Kind
from forms.journey.notice_text import Flat, date_or_none, number
from forms.model.reports import Problem
from forms.values.calendar_math import last_day
from forms.values.workdays import DAY, Workdays

_DAYS_ON = (("大后", 3), ("今", 0), ("当", 0), ("即", 0), ("明", 1), ("后", 2))
_MOST = 200  # points in time of one notice that are looked at
_FAR_OFF = 200  # days: a day without its year that lies farther from today may be of another one
_JOIN = re.compile(r"\s?[(,]?\s?即?\s?")
_RANGE = re.compile(r"\s?起?\s?(?:至|到|-{1,2}|~)\s?")
_IN_BRACKETS = re.compile(r"\s?(?:之|以)?前\s?\((?P<inner>[^()\n]{2,14})\)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time and where it stands. `day` is None where the date doesn't exist, or the clock starts with an event."""

    start: int
    end: int
    kind: Kind
    day: dt.date | None
    at: dt.time | None = None
    part: str = ""
    doubts: tuple[Problem, ...] = ()
    others: tuple[dt.date, ...] = ()
    within: str = ""


def moments(flat: Flat, base: Base, calendar: Workdays, chain: Chain | None = None) -> list[Moment]:
    """All points in time, from left to right, never overlapping; where two shapes fit, the one that begins first and is longer."""
    found = sorted(_all(flat, base, calendar, chain or Chain()), key=lambda m: (m.start, -m.end))
    out: list[Moment] = []
    for moment in found:
        if out and moment.start < out[-1].end:
            continue
        between = flat.text[out[-1].end : moment.start] if out else "."
        joined = bool(out) and _JOIN.fullmatch(between) is not None and bool(between.strip())
        if joined and "feast" in (out[-1].kind, moment.kind):
            moment = _with_feast(flat, out.pop(), moment)
        elif joined and out[-1].kind in ("weekday", "word", "month_end"):
            moment = _told_twice(flat, out.pop(), moment)
        elif out and out[-1].kind in _DAYS and moment.kind in _DAYS and _RANGE.fullmatch(between):
            moment = _from_to(out.pop(), moment)
        out.append(moment)
    return out[:_MOST]


_DAYS = ("full", "no_year", "day")


def _from_to(first: Moment, last: Moment) -> Moment:
    """'4月20日至28日': the last day counts, a bare one in the month of the first."""
    day, doubts = last.day, last.doubts
    if last.kind == "day" and first.day is not None and last.day is not None:
        day = date_or_none(first.day.year, first.day.month, last.day.day) or last.day
        doubts = first.doubts
    return replace(last, start=first.start, kind=first.kind, day=day, doubts=doubts)


def _told_twice(flat: Flat, weekday: Moment, moment: Moment) -> Moment:
    """'下周三（4月29日）': one point in time, sure where both agree."""
    end = moment.end + (flat.text[moment.end : moment.end + 1] == ")")
    doubts, others = moment.doubts, moment.others
    if weekday.day is not None and weekday.day == moment.day:  # either may not know from which day it counts
        doubts = () if weekday.doubts == () or moment.doubts == () else doubts
    elif weekday.day is not None and moment.day is not None and not moment.doubts:
        said = flat.raw[weekday.start : weekday.end]
        really = "一二三四五六日"[moment.day.weekday()]
        doubts = (Problem("notice.weekday_differs", (("date", f"{moment.day}"), ("said", said), ("really", really))),)
        others = (weekday.day,)
    at, part = (moment.at, moment.part) if moment.at or moment.part else (weekday.at, weekday.part)
    joined = replace(moment, start=weekday.start, end=end, doubts=doubts, others=others, at=at, part=part)
    return joined if at or part else _with_time(flat, joined)


def _with_feast(flat: Flat, first: Moment, second: Moment) -> Moment:
    """'10月8日（节后第一个工作日）': the written day holds, sure where the calendar agrees."""
    feast, other = (first, second) if first.kind == "feast" else (second, first)
    doubts, others = other.doubts, other.others
    if feast.day is not None and other.day in (feast.day, *feast.others):
        doubts = ()
    elif feast.day is not None and other.day is not None:
        said, written = flat.raw[feast.start : feast.end], flat.raw[other.start : other.end]
        doubts = (*doubts, Problem("notice.two_deadlines", (("words", written), ("other", said))))
        others = (*others, feast.day)
    end = second.end + (flat.text[second.end : second.end + 1] == ")")
    at, part = (second.at, second.part) if second.at or second.part else (first.at, first.part)
    joined = replace(other, start=first.start, end=end, doubts=doubts, others=others, at=at, part=part)
    return joined if at or part else _with_time(flat, joined)


def _all(flat: Flat, base: Base, calendar: Workdays, chain: Chain) -> Iterator[Moment]:
    for kind, pattern in SHAPES:
        for match in pattern.finditer(flat.text):
            moment = _built(kind, match, chain.base(match.start(), base), calendar)
            if moment is None:
                continue
            yield _with_time(flat, moment) if kind not in ("clock", "hours", "days", "workdays") else moment


def _built(kind: Kind, match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    makers: dict[Kind, Callable[[re.Match[str], Base, Workdays], Moment | None]] = {
        "full": _dated,
        "no_year": _dated,
        "day": _day_alone,
        "month_end": _edge,
        "weekday": _weekday,
        "word": _word,
        "feast": _feast,
        "workdays": _term,
        "days": _term,
        "hours": _hours,
        "clock": _clock,
    }
    made = makers[kind](match, base, calendar)
    return replace(made, kind=kind) if made is not None and made.kind != "full" else made


def _plain(
    match: re.Match[str],
    day: dt.date | None,
    doubts: tuple[Problem, ...] = (),
    others: tuple[dt.date, ...] = (),
    kind: Kind = "no_year",
) -> Moment:
    return Moment(match.start(), match.end(), kind, day, doubts=doubts, others=others)


def relative_doubt(base: Base) -> tuple[Problem, ...]:
    """Words that count from a day nobody wrote down."""
    return (Problem("notice.no_base", (("today", f"{base.day}"),)),) if base.kind == "today" else ()


def _dated(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    written = match.groupdict().get("year")
    month, day = number(match["month"]) or 0, number(match["day"]) or 0
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year = _year(written, base)
    kind: Kind = "full" if written else "no_year"
    if not written and _next_years(month, base):
        year += 1
    found = date_or_none(year, month, day)
    if found is None:
        doubt = Problem("notice.impossible_date", (("date", f"{month}月{day}日"), ("year", str(year))))
        return _plain(match, None, (doubt,), (last_day(year, month),), kind)
    if not written and base.kind == "today" and abs((found - base.day).days) > _FAR_OFF:
        return _plain(match, found, (Problem("notice.year_guessed", (("date", f"{found}"),)),), (), kind)
    return _plain(match, found, kind=kind)


def _next_years(month: int, base: Base) -> bool:
    """'1月10日前' in a notice of December."""
    return month <= 3 and base.day.month >= 10


def _year(written: str | None, base: Base) -> int:
    if written in (None, "今", "本", "当"):
        return base.day.year
    if written in ("明", "次", "翌", "来"):
        return base.day.year + 1
    assert written is not None
    value = number(written) or base.day.year
    return value + 2000 if value < 100 else value


def _day_alone(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    day, rel = number(match["day"]) or 0, match["rel"] or ""
    if not 1 <= day <= 31:
        return None
    first = base.day.replace(day=1)
    if rel[:1] in ("下", "次"):
        first = next_month(first)
    found = date_or_none(first.year, first.month, day)
    doubts = relative_doubt(base)
    if not rel and found is not None and found < base.day:
        later = next_month(first)
        moved = date_or_none(later.year, later.month, day)
        doubts += (Problem("notice.next_month", (("day", str(day)), ("date", f"{moved}"))),)
        return _plain(match, moved, doubts, (found,))
    if found is None:
        doubts += (Problem("notice.impossible_date", (("date", f"{first.month}月{day}日"), ("year", str(first.year)))),)
        return _plain(match, None, doubts, (last_day(first.year, first.month),))
    return _plain(match, found, doubts)


def next_month(first: dt.date) -> dt.date:
    return last_day(first.year, first.month) + DAY


_THIRDS = {"上旬": 10, "中旬": 20}


def _edge(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    rel, season, edge = match["rel"] or "", match["season"] or "", match["edge"]
    year = _year(match["year"], base)
    month = (number(match["month"]) or 0) if match["month"] else base.day.month
    if not 1 <= month <= 12:
        return None
    if match["month"] and not match["year"] and _next_years(month, base):
        year += 1
    if rel[:1] in ("下", "次"):
        year, month = (year + month // 12, month % 12 + 1)
    if season:
        month = {"季": (month + 2) // 3 * 3, "上": 6, "下": 12, "半": 6 if month < 7 else 12, "年": 12}[
            season.removeprefix("本")[0]
        ]
    end = last_day(year, month)
    found = end.replace(day=_THIRDS[edge]) if edge in _THIRDS else end
    if "工作日" in edge:
        found = calendar.on_or_before(found)
    doubts = () if match["month"] else relative_doubt(base)
    if edge.endswith("旬"):
        doubts += (Problem("notice.third_of_month", (("words", match.group()),)),)
    return _plain(match, found, doubts)


def _weekday(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    rel, said = match["rel"] or "", match["weekday"]
    vague = said == "末" or said.endswith("内")
    wanted = 4 if vague else "一二三四五六日天".index(said) % 7 if said != "天" else 6
    monday = base.day - DAY * base.day.weekday()
    weeks = 2 if rel.startswith("下下") else 1 if rel.startswith("下") else -1 if rel.startswith("上") else 0
    found = monday + DAY * (7 * weeks + wanted)
    doubts = relative_doubt(base)
    if vague:
        doubts += (Problem("notice.weekend", (("words", match.group()), ("date", f"{found}"))),)
        return _plain(match, found, doubts, (found + DAY * 2,))
    if not rel and found < base.day:
        doubts += (Problem("notice.next_week", (("words", match.group()), ("date", f"{found + DAY * 7}"))),)
        return _plain(match, found + DAY * 7, doubts, (found,))
    if base.day.weekday() == 6 and weeks == 1 and len(rel) < 3:  # said on a Sunday: of which week is meant?
        doubts += (Problem("notice.week_ambiguous", (("words", match.group()),)),)
        return _plain(match, found, doubts, (found + DAY * 7,))
    return _plain(match, found, doubts)


def _word(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    word = match["word"]
    made = _plain(
        match, base.day + DAY * next(days for lead, days in _DAYS_ON if word.startswith(lead)), relative_doubt(base)
    )
    part = "晚上" if word.endswith("晚") else "早上" if word.endswith("早") else ""
    return replace(made, part=part)


def _feast(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    told = told_day(match, base, calendar)
    if told is None:
        return None
    counted = relative_doubt(base) if match["any"] else ()
    if match["feast"] and told.day and base.kind == "today" and (told.day - base.day).days > _FAR_OFF:
        counted = (Problem("notice.year_guessed", (("date", f"{told.day}"),)),)
    return _plain(match, told.day, (*counted, *told.doubts), told.others)


def _term(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    count = number(match["count"]) or 0
    unit = match.groupdict().get("unit") or "工作日"
    doubts = relative_doubt(base)
    if not 1 <= count <= 99:
        return None
    if unit == "工作日":
        found = calendar.after(base.day, count)
        if not calendar.knows(base.day, found):
            doubts += (Problem("notice.holidays_unknown", (("year", str(found.year)),)),)
    elif unit == "月":
        months = base.day.year * 12 + base.day.month - 1 + count
        end = last_day(months // 12, months % 12 + 1)
        found = end.replace(day=min(base.day.day, end.day))
    else:
        found = base.day + DAY * count * (7 if unit in ("周", "星期") else 1)
    return replace(_plain(match, found, doubts), within=match.group().strip())


def _hours(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    count = 0.5 if match["count"] == "半" else float(number(match["count"]) or 0)
    if "半小时" in match.group() and match["count"] != "半":
        count += 0.5
    minutes = count * (1 if match["unit"] == "分钟" else 60)
    within = match.group().strip()
    doubts = relative_doubt(base)
    if base.at is None:
        return replace(_plain(match, None, (*doubts, Problem("notice.no_clock"))), within=within)
    moment = dt.datetime.combine(base.day, base.at) + dt.timedelta(minutes=minutes)
    return replace(_plain(match, moment.date(), doubts), at=moment.time(), within=within)


def _clock(match: re.Match[str], base: Base, calendar: Workdays) -> Moment | None:
    at, part = _time_of(match)
    if at is None and not part:
        return None
    return replace(_plain(match, base.day, relative_doubt(base)), at=at, part=part)


def _with_time(flat: Flat, moment: Moment) -> Moment:
    """The time of day behind a day, and whether a weekday in brackets is that of the day."""
    behind = _IN_BRACKETS.match(flat.text, moment.end)
    if behind and (told := TIME.fullmatch(re.sub(r"前$", "", behind["inner"]))):  # '27日前（星期五 12:00）'
        at, part = _time_of(told)
        return _checked_weekday(replace(moment, at=at, part=part or moment.part), told["weekday"])
    match = TIME.match(flat.text, moment.end)
    if match is None or not match.group().strip():
        return moment
    at, part = _time_of(match)
    end = match.end() if at or part or match["weekday"] else moment.end
    if match["weekday"] and not (at or part) and "(" in match.group() and ")" not in match.group():
        end = moment.end
    moment = replace(moment, end=end, at=at, part=part or moment.part)
    if moment.part and moment.at is None and match["hour"]:
        moment = replace(
            moment, doubts=(*moment.doubts, Problem("notice.odd_time", (("words", match.group().strip()),)))
        )
    if at is not None and not part and moment.part == "晚上" and at.hour < 12:
        moment = replace(moment, at=at.replace(hour=at.hour + 12) if at.hour else at)
    return _checked_weekday(moment, match["weekday"])


def _time_of(match: re.Match[str]) -> tuple[dt.time | None, str]:
    """The time of day that is written, and the words where no hour is: 下班, 上午."""
    groups = match.groupdict()
    part = groups.get("part") or groups.get("noon") or ""
    if groups.get("close"):
        close = groups["close"].strip(" ()")
        if part in ("上午", "早上"):
            return dt.time(12), part
        return None, "放学" if "放学" in close else "下班"
    if not groups.get("hour"):
        return None, part
    hour = number(groups["hour"])
    minute = int(groups.get("minute") or groups.get("min") or (30 if groups.get("half") else 0))
    minute = {"一刻": 15, "三刻": 45}.get(groups.get("quarter") or "", minute)
    if hour is None or hour > 24 or minute > 59:
        return None, part
    if part in ("下午", "晚上", "傍晚", "晚间", "夜间", "晚") and hour < 12:
        hour += 12
    if part == "中午" and hour < 3:
        hour += 12
    return (dt.time(23, 59) if hour == 24 or (hour == 12 and part in ("晚上", "晚")) else dt.time(hour, minute)), part


def _checked_weekday(moment: Moment, said: str | None) -> Moment:
    if not said or said == "末" or moment.day is None:
        return moment
    wanted = 6 if said in "日天" else "一二三四五六".index(said)
    if moment.day.weekday() == wanted:
        return moment
    near = moment.day + DAY * ((wanted - moment.day.weekday() + 3) % 7 - 3)
    really = "一二三四五六日"[moment.day.weekday()]
    doubt = Problem("notice.weekday_differs", (("date", f"{moment.day}"), ("said", f"星期{said}"), ("really", really)))
    return replace(moment, doubts=(*moment.doubts, doubt), others=(*moment.others, near))
