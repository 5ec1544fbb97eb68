"""A value against the last known one of the same element: a swing worth a second look, or a unit that slipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.filling.check_cells import Cell, about, additive
from forms.filling.holding import Held, Knowledge, hold
from forms.filling.judge import Question
from forms.filling.values import agree, fit, target_of
from forms.model.document import Value
from forms.model.facts import Fact
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Check
from forms.values.numbers import format_number
from forms.values.periods import in_words

TIMES = Decimal(3)  # more than three times as much, or less than a third
POWERS = range(3, 9)  # of ten, by which a wrong unit puts a value off
CLOSE = Decimal("1.25")  # how far a value may have moved besides
ENOUGH: Mapping[str, int] = {"money": 10_000, "area": 60_000, "mass": 1_000, "length": 1_000, "volume": 10_000}
COUNTS = 30  # persons, households, heads: a difference of fewer is no swing. The others in base units (30 亩, 1 吨 …)
MEASURED = frozenset({"money", "area", "mass", "length", "volume"})


@dataclass(frozen=True, slots=True)
class Previous:
    """The last known value, in the field's unit, and the period it was for, in words."""

    number: Decimal
    period: str


def swings(cells: Iterable[Cell], previous: Mapping[str, Previous]) -> Iterator[Check]:
    """`previous` by address."""
    for cell in cells:
        earlier = previous.get(cell.field.address)
        if earlier is not None and additive(cell.field):
            yield from _against(cell, earlier)


def _against(cell: Cell, earlier: Previous) -> Iterator[Check]:
    low, high = sorted((abs(cell.number), abs(earlier.number)))
    if low == 0 or cell.number * earlier.number < 0 or high <= TIMES * low:
        return
    said = about((cell,), value=cell.shown, earlier=format_number(earlier.number), period=earlier.period)
    power = power_of_ten(high / low)
    if power and cell.unit is not None and cell.unit.dimension in MEASURED:
        yield Check("check.unit", said[0], (*said[1], ("times", f"{10**power}")))
    elif high - low >= _enough(cell):
        yield Check("check.swing", *said)


def power_of_ten(ratio: Decimal) -> int:
    """3 for about a thousand, 4 for about ten thousand ...; 0 where it is near none of them."""
    return next((k for k in POWERS if 1 / CLOSE <= ratio / 10**k <= CLOSE), 0)


def _enough(cell: Cell) -> Decimal:
    if cell.unit is None or cell.unit.dimension not in MEASURED:
        return Decimal(COUNTS)
    return ENOUGH[cell.unit.dimension] / cell.unit.factor


# What was known before


def earlier_periods(known: Iterable[str], asked: Period) -> tuple[str, ...]:
    """The keys of the newest period before `asked` of the same length; of a year to date, the one a year before."""
    before = [p for key in known if key and (p := Period.from_key(key)).end < asked.end and _alike(p, asked)]
    newest = max((p.end for p in before), default=None)
    return tuple(p.key for p in before if p.end == newest)


def _alike(period: Period, asked: Period) -> bool:
    if period.kind != asked.kind:
        return False
    if asked.kind == "ytd":
        return (period.end.month, period.end.day) == (asked.end.month, asked.end.day)
    return asked.kind == "as_of" or abs((period.end - period.start).days - (asked.end - asked.start).days) <= 3


def last_values(
    knowledge: Knowledge, form: Form, questions: Sequence[Question], values: Mapping[str, Value]
) -> dict[str, Previous]:
    """By address: the last undisputed value of what the questions ask, of the newest period before theirs.

    Only what is far from the value now standing there is looked at closely; the rest is left out.
    """
    periods = {q.asked.period for q in questions if q.asked.period is not None}
    known = knowledge.lookup.period_keys()
    keys = {period: earlier_periods(known, period) for period in periods}
    asked = [(q, keys[q.asked.period]) for q in questions if q.asked.period is not None and keys[q.asked.period]]
    pairs = {(e, q.asked.subject) for q, _ in asked for e in q.elements}
    if not pairs:
        return {}
    facts: dict[tuple[str, str], list[Fact]] = {}
    for fact in knowledge.lookup.facts_of_pairs(pairs, {key for _, found in asked for key in found}):
        facts.setdefault((fact.element, fact.subject), []).append(fact)
    out = {}
    for question, wanted in asked:
        same = [f for e in question.elements for f in facts.get((e, question.asked.subject), ()) if f.period in wanted]
        if any(_far(fact, question.field, values.get(question.field.address)) for fact in same):
            held = [h for found in hold(knowledge, same).values() for h in found]
            if last := _last(form, question, held):
                out[question.field.address] = last
    return out


def _far(fact: Fact, field: Field, value: Value) -> bool:
    """Whether a fact may be far from `value`; True too where their units have to be compared first."""
    if fact.kind != "number" or fact.unit != (field.unit or "") or not isinstance(value, (int, float)):
        return True
    low, high = sorted((abs(float(fact.value)), abs(float(value))))
    return high > float(TIMES) * low


def _last(form: Form, question: Question, held: Sequence[Held]) -> Previous | None:
    target = target_of(question.field, question.asked.definition.measure, form.fingerprint)
    fitted = [fit(h, target) for h in held]
    if not fitted or any(f.trouble or f.number is None or "doubtful" in f.held.fact.tags for f in fitted):
        return None
    first = fitted[0]
    if first.number is None or first.held.period is None or not all(agree(first, other) for other in fitted):
        return None
    return Previous(first.number, in_words(first.held.period))
