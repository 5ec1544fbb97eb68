"""Which facts are valid for a period: exact for stocks and flows, newest for what is stable (matching.md, 'Valid means')."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.filling.holding import Held
from forms.model.period import Period
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
    return [h for h in held if h.period is not None and exact(aspect, h.period, asked)]


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


def stale(aspect: str, held: Iterable[Held], asked: Period | None) -> list[Held]:
    """Older values that may be shown with their age, newest first; never filled."""
    older = [h for h in held if h.period is not None and (asked is None or h.period.end < asked.end)]
    return sorted(older, key=lambda h: h.period.end if h.period else None, reverse=True)[:12]  # type: ignore[arg-type,return-value]
