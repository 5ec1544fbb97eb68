"""A flow over a span that no report gives as such: shorter spans that make it up without a gap, or a longer one less what
lies outside (1—6月累计 less 1—3月累计). All ways that the known values allow must agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.filling.holding import Held
from forms.filling.values import Fitted, agree
from forms.model.period import Period

DAY = dt.timedelta(days=1)
MOST_WAYS = 24  # of putting spans together that are compared
One = Callable[[Sequence[Held], Period], Fitted | None]


@dataclass(frozen=True, slots=True)
class Spanned:
    """`parts` added, `less` taken off."""

    parts: tuple[Fitted, ...]
    less: tuple[Fitted, ...] = ()

    def whole(self) -> Fitted:
        """As one value; its slack is that of all parts."""
        total = sum((_number(p) for p in self.parts), Decimal(0)) - sum((_number(p) for p in self.less), Decimal(0))
        slack = sum((p.slack for p in (*self.parts, *self.less)), Decimal(0))
        return Fitted(self.parts[0].held, total, slack, converted=any(p.converted for p in (*self.parts, *self.less)))


def over_time(held: Sequence[Held], asked: Period, one: One) -> Spanned | None:
    """`one` gives the undisputed value of a span, None where there is none.

    None where no way covers the span, where two ways differ, or where the rest would be less than nothing.
    """
    known: dict[Period, Fitted] = {}
    for period in {h.period for h in held if h.period is not None}:
        value = one(held, period) if period.start <= period.end else None
        if value is not None and value.number is not None:
            known[period] = value
    ways = [*_sums(known, asked), *_differences(known, asked)][:MOST_WAYS]
    if not ways or not all(agree(ways[0].whole(), other.whole()) for other in ways[1:]):
        return None
    best = min(ways, key=lambda w: (bool(w.less), w.whole().slack))
    return None if best.less and _number(best.whole()) < 0 else best


def _sums(known: Mapping[Period, Fitted], asked: Period) -> Iterator[Spanned]:
    for way in _tilings(known, asked.start, asked.end):
        if len(way) > 1:
            yield Spanned(way)


def _differences(known: Mapping[Period, Fitted], asked: Period) -> Iterator[Spanned]:
    for period, value in sorted(known.items(), key=lambda item: (item[0].start, item[0].end)):
        if period.start == asked.start and period.end > asked.end:
            outside = (asked.end + DAY, period.end)
        elif period.end == asked.end and period.start < asked.start:
            outside = (period.start, asked.start - DAY)
        else:
            continue
        yield from (Spanned((value,), way) for way in _tilings(known, *outside))


def _tilings(known: Mapping[Period, Fitted], start: dt.date, end: dt.date) -> Iterator[tuple[Fitted, ...]]:
    """Ways to lay known spans end to end from `start` to `end`; one of each span, the longest first."""
    spans = {(p.start, p.end): value for p, value in known.items()}
    stack: list[tuple[dt.date, tuple[Fitted, ...]]] = [(start, ())]
    found = 0
    while stack and found < MOST_WAYS:
        at, way = stack.pop()
        if at > end:
            found += 1
            yield way
            continue
        fitting = sorted(((last, value) for (_, last), value in _from(spans, at) if last <= end), key=lambda f: f[0])
        stack += [(last + DAY, (*way, value)) for last, value in fitting]


def _from(
    spans: Mapping[tuple[dt.date, dt.date], Fitted], at: dt.date
) -> Iterator[tuple[tuple[dt.date, dt.date], Fitted]]:
    return ((span, value) for span, value in spans.items() if span[0] == at)


def _number(fitted: Fitted) -> Decimal:
    return fitted.number if fitted.number is not None else Decimal(0)
