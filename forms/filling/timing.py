"""Which facts are valid for a period: exact for stocks and flows, newest for what is stable (matching.md, 'Valid means')."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from forms.filling.holding import Held
from forms.model.period import Period
from forms.values.calendar_math import half
from forms.values.periods import same_span


def slow_months(aspect: str) -> int:
    """Months for which a slow-changing value stays good; 0 for other aspects."""
    return int(aspect[5:]) if aspect.startswith("slow:") else 0


def lasting(aspect: str) -> bool:
    """Whether values outlive their period: stable ones, and slow ones for their months of validity."""
    return aspect == "stable" or bool(slow_months(aspect))


def months_between(early: Period, late: Period) -> int:
    """Whole months from the end of one period to the end of the other."""
    return (late.end.year - early.end.year) * 12 + late.end.month - early.end.month


def exact(aspect: str, fact: Period, asked: Period) -> bool:
    """A flow must cover the same days. A stock must stand at the same day: that of March's end is the first quarter's."""
    if aspect == "stock":
        return fact.end == asked.end
    if aspect in ("bound", "open"):
        of_a_day = _OF_A_DAY[aspect]
        return same_span(fact, asked) or (fact.end == asked.end and bool(of_a_day & {fact.kind, asked.kind}))
    return same_span(fact, asked)


# A rate on a report that prints one day is as of that day; what unknown words tell may be what was done on it.
_OF_A_DAY = {"bound": frozenset({"as_of", "day"}), "open": frozenset({"as_of"})}


def valid(aspect: str, held: Iterable[Held], asked: Period | None, earlier: bool = False) -> list[Held]:
    """The facts that may fill for `asked`. Stable and slow ones: of each kind of report the newest edition only.

    `earlier`: the place looks back (a column for last year), so only what was reported by then is meant.
    """
    if earlier and asked is not None:
        held = [h for h in held if h.period is not None and h.period.end <= asked.end]
    if aspect == "stable" or slow_months(aspect):
        return _newest_of_each_report([h for h in held if _still_good(aspect, h, asked)])
    if asked is None:
        return []
    return [
        h for h in held if h.period is not None and (exact(aspect, h.period, asked) or _of_the_season(aspect, h, asked))
    ]


# Crops and leaves that are brought in once, and the days by which they are: months and days of a year. Autumn's harvest
# is left out: what is asked for the year after it may hold crops of both.
_SEASONS = (
    (re.compile(r"夏收|夏粮|小春"), (5, 1), (6, 30)),
    (re.compile(r"春茶"), (3, 1), (5, 31)),
)
_BEFORE_AUTUMN = (8, 31)
_OTHER_SEASON = re.compile(r"[秋冬早晚]|全年")
_OF_A_HARVEST = frozenset({"flow", "open", "stock", "bound"})  # bound: what was sown for it, what a mu gave


def of_the_harvest(title: str, asked: Period | None) -> Period | None:
    """The period that a form headed 夏收 asks about: of a year, its first half, by whose end that harvest is in."""
    named = any(season.search(title) for season, _, _ in _SEASONS) and not _OTHER_SEASON.search(title)
    if asked is None or asked.kind != "year" or not named:
        return asked
    return half(asked.end.year, 1)


def _of_the_season(aspect: str, held: Held, asked: Period) -> bool:
    """Whether a report on a harvest (夏收, 春茶) tells of all that was brought in by the end of `asked`: the half-year's
    wheat is the summer harvest's, whatever day that report is of."""
    fact = held.period
    if fact is None or aspect not in _OF_A_HARVEST or fact.end.year != asked.end.year:
        return False
    for season, opens, ends in _SEASONS:
        if season.search(held.source.title):
            begins, over = dt.date(asked.end.year, *opens), dt.date(asked.end.year, *ends)
            told = fact.kind == "year" or over <= fact.end <= asked.end
            spans = asked.start <= begins or asked.kind in ("as_of", "day")
            return told and spans and over <= asked.end <= dt.date(asked.end.year, *_BEFORE_AUTUMN)
    return False


def _still_good(aspect: str, held: Held, asked: Period | None) -> bool:
    """A person's own data holds for earlier forms too; an office's or village's only from about when it was reported."""
    if aspect == "stable" and (held.fact.subject.startswith("p:") or held.period is None or asked is None):
        return True
    if asked is None or held.period is None:
        return held.period is None and asked is None
    age = months_between(held.period, asked)
    return age >= -6 if aspect == "stable" else -1 <= age <= slow_months(aspect)


def undated(aspect: str, held: Iterable[Held], asked: Period | None) -> list[Held]:
    """Values that can't be dated closely enough to fill but may contradict: of reports without a date, and stocks of
    a longer period (a list headed 2026 may be as of any day of it)."""
    if aspect not in ("stock", "flow", "bound", "open"):
        return []
    return [
        h for h in held if h.period is None or (aspect == "stock" and asked is not None and around(h.period, asked))
    ]


def around(outer: Period, inner: Period) -> bool:
    """Whether `outer` goes on after `inner` and holds it whole."""
    return outer.start <= inner.start and inner.end < outer.end


def _newest_of_each_report(held: Sequence[Held]) -> list[Held]:
    newest: dict[str, Held] = {}
    for h in held:
        known = newest.get(h.report)
        if known is None or _end(h) > _end(known):
            newest[h.report] = h
    return [h for h in held if _end(h) == _end(newest[h.report])]


def _end(held: Held) -> str:
    return held.period.end.isoformat() if held.period else ""


def stale(held: Iterable[Held], asked: Period | None) -> list[Held]:
    """Older values that may be shown with their age, newest first; never filled."""
    older = [h for h in held if h.period is not None and (asked is None or h.period.end < asked.end)]
    return sorted(older, key=lambda h: h.period.end if h.period else None, reverse=True)[:12]  # type: ignore[arg-type,return-value]
