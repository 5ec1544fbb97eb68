"""A conflict that a person settled: one fact stands for the observations that were seen, until something new differs.

The observations stay in the journal and in the profile; only what looks facts up sees the settled one in their place.
What was not seen when it was settled stays beside it, so where it differs the conflict is there again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.filling.timing import exact, slow_months
from forms.model.facts import Fact, ValueKind
from forms.model.period import Period
from forms.recording.decisions import Decision
from forms.values.numbers import parse_number

SETTLEMENT = "settlement"
SETTLED_FILE = "人工核定"  # what provenance shows in place of a file


@dataclass(frozen=True, slots=True)
class Settlement:
    """`elements`: all that asked the same when it was settled. `aspect` says which periods are the same one."""

    id: str
    elements: tuple[str, ...]
    subject: str
    period: str
    aspect: str
    value: str
    unit: str
    kind: ValueKind
    seen: frozenset[str]

    def covers(self, fact: Fact) -> bool:
        """Whether the fact was seen and is about the same: then the settled one stands for it."""
        if fact.submission not in self.seen or fact.element not in self.elements or fact.subject != self.subject:
            return False
        return lasting(self.aspect) or fact.period == self.period or self._same_time(fact.period)

    def _same_time(self, period: str) -> bool:
        return bool(period and self.period) and exact(
            self.aspect, Period.from_key(period), Period.from_key(self.period)
        )

    def fact(self, element: str) -> Fact:
        return Fact(
            element, self.subject, self.period, self.value, self.kind, self.unit, self.id, "", tags=("settled",)
        )


def lasting(aspect: str) -> bool:
    """What is stable or slow is one fact through the periods."""
    return aspect == "stable" or bool(slow_months(aspect))


def settlements(live: Iterable[Decision]) -> dict[str, tuple[Settlement, ...]]:
    """Those that hold, by subject."""
    out: dict[str, list[Settlement]] = {}
    for d in live:
        elements = d.texts("elements")
        if d.what == SETTLEMENT and elements and d.text("subject"):
            made = Settlement(
                d.id, elements, d.text("subject"), d.text("period"), d.text("aspect"), d.text("value"), d.text("unit"),
                kind_of_value(d.text("value")), frozenset(d.texts("seen")),
            )  # fmt: skip
            out.setdefault(made.subject, []).append(made)
    return {subject: tuple(found) for subject, found in out.items()}


def kind_of_value(text: str) -> ValueKind:
    """A settled value is a number where all of it is one and it isn't written as a code (a leading zero)."""
    number = parse_number(text)
    plain = number is not None and not number.rest and not number.rate and not number.scale
    return "number" if plain and len(text) < 15 and not (text.startswith("0") and text[1:2].isdigit()) else "text"


def settled(
    facts: Sequence[Fact], found: Mapping[str, Sequence[Settlement]], asked: Callable[[str, str], bool],
    periods: frozenset[str] | None,
) -> list[Fact]:  # fmt: skip
    """Facts with settled ones in place of those they stand for. `asked`: whether (element, subject) is looked up."""
    mine = {s: [e for e in s.elements if asked(e, s.subject)] for several in found.values() for s in several}
    used = [s for s, elements in mine.items() if elements]
    if not used:
        return list(facts)
    left = [f for f in facts if not any(s.covers(f) for s in used)]
    new = [s.fact(mine[s][0]) for s in used if periods is None or s.period in periods]
    return [*left, *new]
