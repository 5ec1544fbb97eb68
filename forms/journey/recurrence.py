"""How often a report is due: read from a notice, and which day and period come next."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from forms.journey.notice import Base, Cycle, Found, Recurrence
from forms.journey.notice_text import Flat, date_or_none, number
from forms.model.period import Period
from forms.model.reports import Problem
from forms.values import calendar_math as cal
from forms.values.workdays import DAY, Workdays

_N = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_D = rf"(?P<days>(?:{_N})\s?[日号]?(?:\s?[、,和及/]\s?(?:{_N})\s?[日号]?)*)\s?(?<=[\d一二三四五六七八九十日号])"
_EDGE = r"(?P<edge>月?[底末]|最后一(?:天|日|个?工作日))"
_WORK = rf"(?:前|第)\s?(?P<work>{_N})\s?个?工作日"
_BEHIND = rf"(?P<behind>{_N})\s?(?P<unit>个?工作日|个?自然日|日|天|号)\s?(?:之|以)?[内前]"
_QUARTER_ENDS, _QUARTER_STARTS = (3, 6, 9, 12), (1, 4, 7, 10)
_Build = Callable[[re.Match[str]], Recurrence]


@dataclass(frozen=True, slots=True)
class Cycling:
    """A recurrence and where its words stand."""

    start: int
    end: int
    recurrence: Recurrence
    doubts: tuple[Problem, ...] = ()


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(n for part in re.findall(_N, text) if (n := number(part)) and n <= 31)


def _days(match: re.Match[str]) -> dict[str, object]:
    groups = match.groupdict()
    if groups.get("work"):
        return {"days": (number(groups["work"]) or 1,), "workday": True}
    if groups.get("behind"):
        return {"days": (number(groups["behind"]) or 1,), "workday": "工作" in groups["unit"]}
    if groups.get("edge"):
        return {"days": (-1,), "moved": "before" if "工作" in groups["edge"] else ""}
    return {"days": _numbers(groups.get("days") or "")}


def _of(cycle: Cycle, months: tuple[int, ...] = (), offset: int = 0) -> _Build:
    return lambda match: Recurrence(cycle, months=months, offset=offset, **_days(match))  # type: ignore[arg-type]


def _of_year(match: re.Match[str]) -> Recurrence:
    """每年6月25日、12月25日前, 每年12月底前."""
    pairs = re.findall(rf"({_N})\s?月(?:份)?\s?(?:({_N})\s?[日号]?|([底末])|上旬|中旬|下旬)?", match["dates"])
    months = tuple(n for month, _, _ in pairs if (n := number(month)) and n <= 12)
    days = tuple(dict.fromkeys(number(day) or -1 for _, day, _ in pairs))
    cycle: Cycle = {2: "half", 4: "quarter", 12: "month"}.get(len(months), "year")  # type: ignore[assignment]
    return Recurrence(cycle, days[:1], months)


def _of_week(match: re.Match[str]) -> Recurrence:
    said = match["weekday"]
    return Recurrence(
        "week", weekday=6 if said in "日天" else "一二三四五六".index(said) if said in "一二三四五六" else None
    )


def _of_months(match: re.Match[str]) -> Recurrence:
    months = tuple(range(1 if match["odd"] == "单" else 2, 13, 2))
    return Recurrence("month", months=months, **_days(match))  # type: ignore[arg-type]


_EACH_MONTH = r"每(?:个|逢)?月(?:度)?(?:份)?(?:的)?\s?"
_EACH_QUARTER = r"每(?:个)?季(?:度)?(?:的)?\s?"
_SHAPES: tuple[tuple[str, _Build], ...] = (
    (rf"{_EACH_MONTH}{_WORK}", _of("month")),
    (rf"{_EACH_MONTH}(?:结束|终了|完)?(?:之|以)?后(?:的)?\s?{_BEHIND}", _of("month", offset=1)),
    (rf"(?:每月)?(?:于)?(?:次月|月后|下月|翌月)(?:的)?\s?{_WORK}", _of("month", offset=1)),
    (rf"(?:{_EACH_MONTH}(?:于)?)?(?:次月|月后|翌月|(?<=每月)下月)(?:的)?\s?{_D}", _of("month", offset=1)),
    (rf"{_EACH_MONTH}(?:于)?(?:{_N})\s?[日号]?\s?[-至到]\s?{_D}", _of("month")),
    (rf"{_EACH_MONTH}(?:于)?(?:逢)?{_D}", _of("month")),
    (rf"{_EACH_MONTH}(?:于)?{_EDGE}", _of("month")),
    (rf"逢(?P<odd>[单双])月(?:的)?\s?(?:{_D}|{_EDGE})", _of_months),
    (rf"(?:{_EACH_QUARTER}|季度?)(?:结束|终了|完)?(?:之|以)?后(?:的)?\s?{_BEHIND}", _of("quarter", _QUARTER_STARTS, 1)),
    (rf"(?:{_EACH_QUARTER}|季度?)后(?:第?一个?月|首月)?(?:的)?\s?{_D}", _of("quarter", _QUARTER_STARTS, 1)),
    (rf"{_EACH_QUARTER}(?:末月|最后一个?月|第三个?月|末)(?:份)?(?:的)?\s?{_D}", _of("quarter", _QUARTER_ENDS)),
    (rf"{_EACH_QUARTER}(?:末月|最后一个?月|第三个?月)?(?:的)?\s?{_EDGE}", _of("quarter", _QUARTER_ENDS)),
    (rf"{_EACH_QUARTER}(?:首月|第一个?月|头一?个月)(?:份)?(?:的)?\s?{_D}", _of("quarter", _QUARTER_STARTS, 1)),
    (rf"(?:下季度?|次季度?)(?:首月|第一个?月)?(?:的)?\s?{_D}", _of("quarter", _QUARTER_STARTS, 1)),
    (rf"每半年(?:末|底)?(?:结束|终了)?(?:之|以)?后(?:的)?\s?{_BEHIND}", _of("half", (1, 7), 1)),
    (rf"每半年(?:末月|最后一个?月)?(?:的)?\s?(?:{_D}|{_EDGE})", _of("half", (6, 12))),
    (
        (
            rf"每(?:一)?年(?:的)?(?:度)?\s?(?P<dates>(?:{_N})\s?月(?:份)?(?:\s?(?:{_N})\s?[日号]?"
            rf"|[底末])?(?:\s?[、,和及]\s?(?:{_N})\s?月(?:份)?(?:\s?(?:{_N})\s?[日号]?|[底末])?)*)"
        ),
        _of_year,
    ),
    (r"每(?:一)?年(?:年)?(?P<edge>[底末])", _of("year", (12,))),
    (r"每(?:个)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])", _of_week),
    (r"每(?:日|天)(?!常)", lambda match: Recurrence("day")),
)
_COMPILED = tuple((re.compile(shape), build) for shape, build in _SHAPES)

_BARE: tuple[tuple[str, Cycle], ...] = (
    (
        r"每(?:个)?月(?:报送|上报|报|填报|更新|一报|一次|汇总|进行|定期)|按月(?:报|上报|更新|填)|月报制度?|一月一报|逐月报",
        "month",
    ),
    (
        r"每(?:个)?季度?(?:报送|上报|报|填报|更新|一报|一次|汇总)|按季度?(?:报|上报|更新|填)|季报制度|一季(?:度)?一报",
        "quarter",
    ),
    (r"每半年(?:报送|上报|报|填报|更新|一报|一次|汇总)?|按半年(?:报|上报)|半年一报", "half"),
    (r"每年(?:度)?(?:报送|上报|报|填报|更新|一报|一次|汇总)|按年(?:度)?(?:报|上报|更新)|一年一报", "year"),
    (r"每周(?:报送|上报|报|填报|更新|一报|一次|汇总)|按周(?:报|上报)|周报制度", "week"),
    (r"每旬(?:报|末|一)|按旬|旬报制度", "ten_days"),
)
_NAMED: tuple[tuple[str, Cycle], ...] = (
    ("月报", "month"),
    ("季报", "quarter"),
    ("半年报", "half"),
    ("年报", "year"),
    ("周报", "week"),
    ("旬报", "ten_days"),
)
_EVENT = re.compile(
    r"(?P<event>[\u4e00-\u9fff]{0,8}(?:发生|出现|变动|变化|变更|新增|增减))(?:情况)?(?:的|时|之日起)?(?:之|以)?后?[,]?(?=.{0,12}(?:小时|日|天|分钟|及时|立即|随时|当[天日])(?:之|以)?[内]?)"
    r"|一事一报|随有随报|随发(?:生)?随报|有(?:情况|变动|变化)(?:及时|随时|就)报"
)
_SINCE = re.compile(rf"(?:自|从)\s?(?:(?P<y>20\d\d)年)?(?P<m>{_N})月(?:份)?(?:(?P<d>{_N})[日号])?\s?(?:开始|起)")
_UNTIL = re.compile(
    rf"(?:至|到|直至|直到|持续[至到]|截[至止]到?)\s?(?:(?P<y>20\d\d|今|本|明)年(?:度)?)?\s?(?:(?P<m>{_N})月"
    rf"(?:份)?(?:(?P<d>{_N})[日号]|[底末])?|(?P<year_end>年?[底末]))\s?(?:结束|为?止|停止)"
)
_LATER = re.compile(r"(?:如?遇|逢)?(?:法定)?(?:节假日|休息日|双休日|周末|公休日)\S{0,6}顺延")
_EARLIER = re.compile(r"(?:如?遇|逢)?(?:法定)?(?:节假日|休息日|双休日|周末|公休日)\S{0,8}提前")
_PREVIOUS = re.compile(r"上个?月|上季|上一季|上年|上一年|上半年|前一?个?月")


def find_cycles(flat: Flat, base: Base) -> list[Cycling]:
    """Recurrences with their day, from left to right; where none has one, those said in words alone; then an event."""
    found = _without_overlap(_dated(flat))
    found = found or _without_overlap(_undated(flat))
    if not found:
        found = [
            Cycling(*m.span(), Recurrence("event", event=m["event"] or m.group())) for m in _EVENT.finditer(flat.text)
        ]
    return [_completed(flat, one, base) for one in found]


def _without_overlap(found: Iterator[Cycling]) -> list[Cycling]:
    out: list[Cycling] = []
    for one in sorted(found, key=lambda c: (c.start, -c.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def _dated(flat: Flat) -> Iterator[Cycling]:
    for pattern, build in _COMPILED:
        for match in pattern.finditer(flat.text):
            if re.match(r"[个多余]|日?(?:均|度|常)", flat.text[match.end() :]):
                continue
            yield Cycling(match.start(), match.end(), build(match))


def _undated(flat: Flat) -> Iterator[Cycling]:
    for pattern, cycle in _BARE:
        for match in re.finditer(pattern, flat.text):
            if flat.text[match.start() - 1 : match.start()] != '"':  # a system's name
                yield Cycling(match.start(), match.end(), Recurrence(cycle))
    for word, cycle in _NAMED:
        for match in re.finditer(word, flat.text):
            yield Cycling(
                match.start(), match.end(), Recurrence(cycle), (Problem("notice.cycle_by_name", (("word", word),)),)
            )


def _completed(flat: Flat, one: Cycling, base: Base) -> Cycling:
    """With what the notice says about days off, its end, and the period that is reported."""
    made, moved = one.recurrence, one.recurrence.moved
    moved = "after" if _LATER.search(flat.text) else "before" if _EARLIER.search(flat.text) else moved
    start, end = flat.sentence(one.start)
    offset = made.offset
    if not offset and made.days and made.cycle == "month" and _PREVIOUS.search(flat.text[start:end]):
        offset = 1
    since = _bound(_SINCE.search(flat.text, start, end), base, last=False)
    until = _bound(_UNTIL.search(flat.text), base, last=True)
    return replace(one, recurrence=replace(made, moved=moved, offset=offset, since=since, until=until))


def _bound(match: re.Match[str] | None, base: Base, *, last: bool) -> dt.date | None:
    if match is None:
        return None
    said = match["y"]
    year = int(said) if said and said.isdecimal() else base.day.year + (said == "明")
    month = 12 if match.groupdict().get("year_end") else number(match["m"] or "") or 0
    if not 1 <= month <= 12:
        return None
    if match["d"]:
        return date_or_none(year, month, number(match["d"]) or 0)
    return cal.last_day(year, month) if last else dt.date(year, month, 1)


def found_recurrence(flat: Flat, cycles: list[Cycling]) -> Found[Recurrence] | None:
    """The first, and what contradicts it."""
    if not cycles:
        return None
    first, *others = cycles
    differ = [
        o
        for o in others
        if o.recurrence != first.recurrence and (o.recurrence.days or o.recurrence.cycle != first.recurrence.cycle)
    ]
    doubts = first.doubts
    if differ and not first.doubts:
        doubts = (Problem("notice.two_cycles", (("other", flat.raw[differ[0].start : differ[0].end]),)),)
    alternatives = tuple(Found(o.recurrence, (flat.words(o.start, o.end),)) for o in differ)
    return Found(first.recurrence, (flat.words(first.start, first.end),), doubts, alternatives)


# What comes next


def next_due(rule: Recurrence, day: dt.date, calendar: Workdays) -> dt.date | None:
    """The first due day on or after `day`; None where the rule gives none, or ended before."""
    start = max(day, rule.since) if rule.since else day
    found = next((due for due in _dues(rule, start, calendar) if due >= start), None)
    return None if found is None or (rule.until and found > rule.until + DAY * 40 * bool(rule.offset)) else found


def _dues(rule: Recurrence, start: dt.date, calendar: Workdays) -> Iterator[dt.date]:
    if rule.cycle == "day":
        yield start
    elif rule.cycle == "week":
        if rule.weekday is not None:
            yield _moved(start + DAY * ((rule.weekday - start.weekday()) % 7), rule.moved, calendar)
            yield _moved(start + DAY * ((rule.weekday - start.weekday()) % 7 + 7), rule.moved, calendar)
    elif rule.days:
        first = dt.date(start.year, start.month, 1) - DAY  # a deadline that was moved may come from the month before
        for months in range(26):
            at = first.year * 12 + first.month - 1 + months
            year, month = at // 12, at % 12 + 1
            if year > 9998 or (rule.months and month not in rule.months):
                continue
            yield from sorted(_day_of(rule, year, month, day, calendar) for day in rule.days)


def _day_of(rule: Recurrence, year: int, month: int, day: int, calendar: Workdays) -> dt.date:
    first, last = dt.date(year, month, 1), cal.last_day(year, month)
    if rule.workday:
        return calendar.after(first - DAY, max(1, min(day, 23)))
    return _moved(last if day < 0 or day > last.day else first.replace(day=day), rule.moved, calendar)


def _moved(day: dt.date, how: Literal["", "after", "before"], calendar: Workdays) -> dt.date:
    return calendar.on_or_after(day) if how == "after" else calendar.on_or_before(day) if how == "before" else day


def period_of(rule: Recurrence, due: dt.date) -> Period | None:
    """What is reported on a due day: the month, quarter, half-year or year; None for other cycles."""
    at = due.year * 12 + due.month - 1 - rule.offset
    year, month = at // 12, at % 12 + 1
    return {
        "month": lambda: cal.month(year, month),
        "quarter": lambda: cal.quarter(year, (month + 2) // 3),
        "half": lambda: cal.half(year, 1 if month < 7 else 2),
        "year": lambda: cal.year(year),
    }.get(rule.cycle, lambda: None)()


def rrule(rule: Recurrence) -> str:
    """RFC 5545, "" where the rule can't say it (working days, days off that are moved, events)."""
    until = f";UNTIL={rule.until:%Y%m%d}T155959Z" if rule.until else ""
    if rule.workday or rule.moved or rule.cycle in ("event", "ten_days"):
        return ""
    if rule.cycle == "day":
        return f"FREQ=DAILY{until}"
    if rule.cycle == "week":
        return (
            f"FREQ=WEEKLY;BYDAY={('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[rule.weekday]}{until}"
            if rule.weekday is not None
            else ""
        )
    if not rule.days:
        return ""
    days = ",".join(map(str, rule.days))
    if len(rule.days) == 1 and rule.days[0] > 28:  # shorter months have their last day
        days = ",".join(map(str, range(28, rule.days[0] + 1))) + ";BYSETPOS=-1"
    months = ",".join(map(str, rule.months))
    return (f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={days}" if months else f"FREQ=MONTHLY;BYMONTHDAY={days}") + until
