"""A reported value against what other reports add up to: villages, shorter periods, the members of a roster.

Whoever reported it, where they differ nothing is filled by itself and all sides are shown (多源校核).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.filling.compose import Facts, Question, over_periods, over_villages
from forms.filling.counting import Counter
from forms.filling.holding import Held, Knowledge
from forms.filling.values import Fitted, Target, agree, fit, written
from forms.model.document import Value
from forms.model.proposal import Alternative, Proposal, Provenance, Reason
from forms.values.numbers import as_cell


def checked(
    knowledge: Knowledge, question: Question, facts: Facts, target: Target, made: Proposal, held: Sequence[Held],
    counter: Counter,
) -> Proposal:  # fmt: skip
    """The proposal, or a conflict where the villages, the months or the roster's members say otherwise."""
    if made.decision != "filled" or made.tier == "A":
        return made
    reported = next((f for h in held if (f := fit(h, target)).number is not None), None)
    if reported is None:
        return made
    villages = over_villages(knowledge, question, facts, target)
    if villages is not None and not agree(reported, villages.whole()):
        value = written(villages.whole(), target)
        return _conflict(made, "conflict.villages_differ", value, "alternative.sum_of_villages", ())
    months = over_periods(question, facts, target)
    if months is not None and not agree(reported, months.whole()):
        value, parts = written(months.whole(), target), (*months.parts, *months.less)
        sources = tuple(p.held.provenance() for p in parts)
        return _conflict(made, "conflict.periods_differ", value, "alternative.sum_of_periods", sources)
    return _against_members(question, target, made, reported, counter)


def _against_members(
    question: Question, target: Target, made: Proposal, reported: Fitted, counter: Counter
) -> Proposal:
    """Persons only: how many households a list's rows make isn't certain enough to contradict a report."""
    asked = question.asked
    counts = target.numeric and not asked.earlier and asked.definition.measure == "persons"
    found = counter.count(asked) if counts else None
    if found is None or reported.number == found[0]:
        return made
    return _conflict(made, "conflict.members_differ", as_cell(found[0]), "alternative.members", found[2])


def _conflict(made: Proposal, code: str, other: Value, why: str, sources: tuple[Provenance, ...]) -> Proposal:
    sides = (
        Alternative(made.value, Reason("alternative.reported"), made.provenance),
        Alternative(other, Reason(why), sources),
    )
    return replace(made, decision="conflict", tier="D", value=None, reasons=(Reason(code),), alternatives=sides)
