"""The facts a form's questions need, read in two steps: first the values of the very periods that are asked for; then,
only for the questions that these leave open or that take the newest of all times, everything that is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from forms.filling.compose import ADDITIVE, Facts
from forms.filling.holding import Held, Knowledge, hold
from forms.filling.judge import Question, too_thin
from forms.filling.timing import around, slow_months, valid
from forms.model.period import Period
from forms.recording.subjects import UNIT

Pair = tuple[str, str]  # element, subject


def gather_for(knowledge: Knowledge, questions: Sequence[Question], villages: bool) -> Facts:
    """Facts by (element, subject): all that judging `questions` looks at. `villages`: those of the villages too."""
    parts = frozenset(knowledge.book.villages) if villages else frozenset()
    dated: list[Question] = []
    lasting: list[Question] = []
    for question in questions:
        (lasting if _needs_all(knowledge, question) else dated).append(question)
    out = _read(knowledge, _pairs(dated, parts), _asked_for(knowledge, dated))
    open_ = [q for q in dated if not _answered(q, out)]
    return out | _read(knowledge, _pairs(open_, frozenset()) | _pairs(lasting, parts), None)


def _needs_all(knowledge: Knowledge, question: Question) -> bool:
    """What is stable or changes slowly is answered by the newest value, whatever its period; of unknown words only
    some reports' values count."""
    aspect = question.asked.definition.aspect
    return aspect == "stable" or bool(slow_months(aspect)) or too_thin(knowledge, question.asked)


def _answered(question: Question, facts: Facts) -> bool:
    asked = question.asked
    held = [h for e in question.elements for h in facts.get((e, asked.subject), ())]
    return bool(valid(asked.definition.aspect, held, asked.period))


def _asked_for(knowledge: Knowledge, questions: Iterable[Question]) -> set[str]:
    """Keys of the periods that end when one asked for does (no other is valid) or lie around it (they may contradict),
    of those within a flow's (their sum may), and "" of values without a date."""
    asked = {q.asked.period for q in questions if q.asked.period}
    flows = {q.asked.period for q in questions if q.asked.period and q.asked.definition.aspect == "flow"}
    known = {key: Period.from_key(key) for key in knowledge.lookup.period_keys() if key}
    near = {key for key, period in known.items() if any(_near(period, one) for one in asked)}
    return near | {key for key, period in known.items() if any(around(one, period) for one in flows)} | {""}


def _near(period: Period, asked: Period) -> bool:
    return period.end == asked.end or around(period, asked)


def _pairs(questions: Iterable[Question], villages: Collection[str]) -> set[Pair]:
    out: set[Pair] = set()
    for question in questions:
        subject, definition = question.asked.subject, question.asked.definition
        out.update((e, subject) for e in question.elements)
        if villages and subject == UNIT and definition.measure in ADDITIVE:
            out.update((e, f"v:{v}") for e in question.elements for v in villages)
    return out


def _read(knowledge: Knowledge, pairs: Collection[Pair], periods: Collection[str] | None) -> dict[Pair, list[Held]]:
    return hold(knowledge, knowledge.lookup.facts_of_pairs(pairs, periods)) if pairs else {}
