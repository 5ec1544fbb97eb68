"""Values that no report gives as such, added up from ones that do: months into a quarter, villages into the township.

Only additive measures are added, and only where every part is there and undisputed (matching.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from forms.filling.holding import Held, Knowledge
from forms.filling.nearest import in_plain_words
from forms.filling.spans import Spanned, over_time
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit, written
from forms.model.form import Field
from forms.model.period import Period
from forms.model.proposal import Proposal, Reason
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT
from forms.values.periods import in_words, months_of

ADDITIVE = frozenset(
    {"persons", "households", "count", "head", "times", "events", "visits", "rooms", "money", "area", "mass", "length"}
)
# Rates, averages and standards, whatever unit stands beside them (matching.md). 高标准农田 and 标准化 are none.
NEVER_ADDED = re.compile(
    r"率|比重|比例|占比|[人户亩]均|平均|均价|(?<!高)标准(?!化|地|农田|厂房)|单价|单产|亩产|每(?:人|户|亩|头|月)|指数|系数|得分|年龄"
)
_HAPPENING = frozenset({"events", "visits", "times"})
_STANDING = re.compile(r"未|在办|待|现有|现存|结存|存量|积案|累计|[年季月期]末|[年季月期]初|在册|台账")
_FEWEST_VILLAGES = 2
Facts = Mapping[tuple[str, str], list[Held]]


class Question(Protocol):
    @property
    def field(self) -> Field: ...
    @property
    def asked(self) -> Asked: ...
    @property
    def elements(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Sum:
    total: Decimal
    parts: tuple[Fitted, ...]
    converted: bool
    less: tuple[Fitted, ...] = ()  # nothing is taken off a sum over villages

    def whole(self) -> Fitted:
        """The sum as a value of its own; its slack is that of all parts."""
        slack = sum((p.slack for p in self.parts), Decimal(0))
        return Fitted(self.parts[0].held, self.total, slack, converted=self.converted)


def compose(knowledge: Knowledge, question: Question, facts: Facts, target: Target) -> Proposal | None:
    """A sum over months, or over all villages; None where a part is missing or disputed."""
    if not _adds_up(question, target):
        return None
    spanned = _over_time(question, facts, target)
    if spanned is not None:
        period = question.asked.period
        words = in_words(period) if period else ""
        code = "fill.difference_of_periods" if spanned.less else "fill.sum_of_months"
        return _proposal(question, target, spanned, Reason(code, (("period", words),)))
    villages = over_villages(knowledge, question, facts, target)
    if villages is not None:
        count = str(len(villages.parts))
        return _proposal(question, target, villages, Reason("fill.sum_of_villages", (("count", count),)))
    return None


def _adds_up(question: Question, target: Target) -> bool:
    """Whether values of what is asked may be added at all."""
    additive = question.asked.definition.measure in ADDITIVE and target.numeric
    return additive and not any(NEVER_ADDED.search(part.replace(" ", "")) for part in question.field.path)


def over_periods(question: Question, facts: Facts, target: Target) -> Spanned | None:
    """What shorter spans of a flow add up to, where they cover the asked one; None otherwise."""
    return _over_time(question, facts, target) if _adds_up(question, target) else None


def _over_time(question: Question, facts: Facts, target: Target) -> Spanned | None:
    asked = question.asked
    if not _flows(question) or asked.period is None or not months_of(asked.period):
        return None
    held = [h for e in question.elements for h in facts.get((e, asked.subject), ())]
    return over_time(held, asked.period, lambda known, period: _one(known, "flow", period, target))


def _flows(question: Question) -> bool:
    """What came in over a time: by its words, or, where these leave it open, because cases are counted as they happen."""
    definition = question.asked.definition
    if definition.aspect == "open" and definition.measure in _HAPPENING:
        return not any(_STANDING.search(part) for part in question.field.path)
    return definition.aspect == "flow"


def over_villages(knowledge: Knowledge, question: Question, facts: Facts, target: Target) -> Sum | None:
    """The sum over all villages, where each has one undisputed value; None otherwise."""
    asked = question.asked
    if asked.subject != UNIT or not _adds_up(question, target):
        return None
    aspect = asked.definition.aspect
    villages = sorted(knowledge.book.villages)
    if len(villages) < _FEWEST_VILLAGES or not (
        aspect in ("stock", "flow", "open", "bound") or aspect.startswith("slow:")
    ):
        return None

    def of(village: str) -> list[Held]:
        return [h for e in question.elements for h in facts.get((e, f"v:{village}"), ())]

    return _total(_one(of(village), aspect, asked.period, target) for village in villages)


def villages_by_report(knowledge: Knowledge, question: Question, facts: Facts, target: Target) -> list[Sum]:
    """The sum over all villages of each report that has them all: reports may differ on one village, and so on the whole."""
    asked, villages = question.asked, sorted(knowledge.book.villages)
    if asked.subject != UNIT or len(villages) < _FEWEST_VILLAGES or not _adds_up(question, target):
        return []
    told: dict[str, dict[str, list[Held]]] = {}
    for village in villages:
        held = [h for e in question.elements for h in facts.get((e, f"v:{village}"), ())]
        for one in valid(asked.definition.aspect, held, asked.period):
            told.setdefault(one.source.id, {}).setdefault(village, []).append(one)
    whole = [by_village for by_village in told.values() if len(by_village) == len(villages)]
    sums = (
        _total(_one(held, asked.definition.aspect, asked.period, target) for held in by_village.values())
        for by_village in whole
    )
    return [found for found in sums if found is not None]


def _one(held: Sequence[Held], aspect: str, period: Period | None, target: Target) -> Fitted | None:
    """The one undisputed value for a part, else None."""
    fitted = [fit(h, target) for h in valid(aspect, held, period)]
    good = [f for f in fitted if f.trouble != "not_a_number"]  # words beside the number say nothing against it
    if not good or any(f.trouble or f.number is None or "doubtful" in f.held.fact.tags for f in good):
        return None
    return good[0] if all(agree(good[0], other) for other in good) else None


def _total(parts: Iterable[Fitted | None]) -> Sum | None:
    kept: list[Fitted] = []
    for part in parts:
        if part is None or part.number is None:
            return None
        kept.append(part)
    total = sum((p.number for p in kept if p.number is not None), Decimal(0))
    return Sum(total, tuple(kept), any(p.converted for p in kept))


def _proposal(question: Question, target: Target, found: Sum | Spanned, reason: Reason) -> Proposal:
    first = found.parts[0]
    whole = found.whole()
    asked = question.asked
    return Proposal(
        question.field, "filled", "B", written(whole, target), question.field.unit or "", first.held.fact.element,
        asked.subject, asked.period,
        (Reason("fill.matched", (("words", in_plain_words(asked.definition.own)),)), reason),
        tuple(p.held.provenance() for p in (*found.parts, *found.less)),
    )  # fmt: skip
