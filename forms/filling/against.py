"""A reported value against what other reports add up to: villages, shorter periods, the members of a roster.

Whoever reported it, where they differ nothing is filled by itself and all sides are shown (多源校核).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.filling.compose import Facts, Question, over_periods, over_villages
from forms.filling.counting import Counter
from forms.filling.holding import Held, Knowledge
from forms.filling.values import Target, agree, fit, written
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
    villages = over_villages(knowledge, question, facts, target)
    months = over_periods(question, facts, target)
    listed = _listed(knowledge, question, target)
    if villages is None and months is None and not listed:
        return made
    reported = next((f for h in held if (f := fit(h, target)).number is not None), None)
    if reported is None:
        return made
    if villages is not None and not agree(reported, villages.whole()):
        value = written(villages.whole(), target)
        return _conflict(made, "conflict.villages_differ", value, "alternative.sum_of_villages", ())
    if months is not None and not agree(reported, months.whole()):
        value, parts = written(months.whole(), target), (*months.parts, *months.less)
        sources = tuple(p.held.provenance() for p in parts)
        return _conflict(made, "conflict.periods_differ", value, "alternative.sum_of_periods", sources)
    found = counter.count(question.asked) if listed else None
    if found is None or reported.number == found[0]:
        return made
    return _conflict(made, "conflict.members_differ", as_cell(found[0]), "alternative.members", found[2])


def _listed(knowledge: Knowledge, question: Question, target: Target) -> bool:
    """Whether a roster of that day could count it. Persons only: how many households a list's rows make isn't certain
    enough to contradict a report."""
    asked = question.asked
    if not target.numeric or asked.earlier or asked.definition.measure != "persons" or asked.period is None:
        return False
    return any(s.period is not None and s.period.end == asked.period.end for s in knowledge.lookup.rosters())


def _conflict(made: Proposal, code: str, other: Value, why: str, sources: tuple[Provenance, ...]) -> Proposal:
    sides = (
        Alternative(made.value, Reason("alternative.reported"), made.provenance),
        Alternative(other, Reason(why), sources),
    )
    return replace(made, decision="conflict", tier="D", value=None, reasons=(Reason(code),), alternatives=sides)
