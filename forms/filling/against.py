"""A reported value against what other reports add up to: villages, shorter periods, the members of a roster.

Whoever reported it, where they differ nothing is filled by itself and all sides are shown (多源校核).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.filling.compose import Facts, Question, over_periods, over_villages, villages_by_report
from forms.filling.counting import Counter
from forms.filling.holding import Held, Knowledge, gather
from forms.filling.other_contexts import said_elsewhere, said_of_the_head
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit, written
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.form import Field
from forms.model.proposal import Alternative, Proposal, Provenance, Reason
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT
from forms.values.numbers import as_cell

PUT_RIGHT = frozenset({"manual", "settled"})  # what a person said knowing what was reported
HALVES = (frozenset({"男", "女"}), frozenset({"集中供养", "分散供养"}))


def checked(
    knowledge: Knowledge, question: Question, facts: Facts, target: Target, made: Proposal, held: Sequence[Held],
    counter: Counter,
) -> Proposal:  # fmt: skip
    """The proposal, or a conflict where the villages, the months or the roster's members say otherwise."""
    if made.decision != "filled" or made.tier == "A" or any(h.source.source in PUT_RIGHT for h in held):
        return made  # what a person put right is settled
    other = _said_otherwise(knowledge, question.asked, target, held[0]) if held else None
    if other is not None:
        value, said = written(other, target), (other.held.provenance(),)
        return _conflict(made, "conflict.heading_differs", value, "alternative.other_heading", said)
    sums = [found] if (found := over_villages(knowledge, question, facts, target)) is not None else []
    sums = sums or villages_by_report(knowledge, question, facts, target)
    months = over_periods(question, facts, target)
    listed = _listed(knowledge, question, target)
    if not sums and months is None and not listed:
        return made
    reported = next((f for h in held if (f := fit(h, target)).number is not None), None)
    if reported is None:
        return made
    for villages in sums:
        if not agree(reported, villages.whole()):
            value = written(villages.whole(), target)
            return _conflict(made, "conflict.villages_differ", value, "alternative.sum_of_villages", ())
    if months is not None and not agree(reported, months.whole()):
        value, parts = written(months.whole(), target), (*months.parts, *months.less)
        sources = tuple(p.held.provenance() for p in parts)
        return _conflict(made, "conflict.periods_differ", value, "alternative.sum_of_periods", sources)
    members = counter.count(question.asked) if listed else None
    if members is None or reported.number == members[0]:
        return made
    return _conflict(made, "conflict.members_differ", as_cell(members[0]), "alternative.members", members[2])


def _said_otherwise(knowledge: Knowledge, asked: Asked, target: Target, used: Held) -> Fitted | None:
    return said_elsewhere(knowledge, asked, target, used) or said_of_the_head(knowledge, asked, target, used)


def count_against(knowledge: Knowledge, question: Question, target: Target, made: Proposal) -> Proposal:
    """A count over a roster, or a conflict where a report says otherwise of the same people under any title: of all of
    them, or of the halves that they fall into (集中供养 and 分散供养, 男 and 女)."""
    reader, definition = knowledge.reader, question.asked.definition
    if definition.measure not in ("persons", "") or made.decision != "filled" or question.asked.period is None:
        return made
    plain = replace(definition, context=frozenset(), measure="persons")
    sides = [_told(knowledge, question, plain, target)]
    for halves in HALVES:
        if definition.own & halves or not _falls_into(reader.implied(halves), definition.own, halves):
            continue
        parts = [
            _told(knowledge, question, replace(plain, own=_half(reader.implied([h]), plain.own, h)), target)
            for h in sorted(halves)
        ]
        known = [p for p in parts if p is not None]
        if len(known) == len(halves):
            sides.append((sum((n for n, _ in known), Decimal(0)), tuple(s for _, several in known for s in several)))
    for number, sources in filter(None, sides):
        if as_cell(number) != made.value:
            return _conflict(made, "conflict.members_differ", as_cell(number), "alternative.reported", sources)
    return made


def _half(implied: Collection[str], own: frozenset[str], half: str) -> frozenset[str]:
    """集中供养 says 特困 by itself; 女 doesn't say whose."""
    return frozenset({half}) | (own - frozenset(implied))


def _falls_into(implied: Collection[str], own: frozenset[str], halves: frozenset[str]) -> bool:
    """Everybody is 男 or 女; only whom a way of support is of falls into its kinds."""
    return bool(halves & {"男", "女"}) or bool(own & set(implied))


def _told(
    knowledge: Knowledge, question: Question, definition: Definition, target: Target
) -> tuple[Decimal, tuple[Provenance, ...]] | None:
    """What reports say of it for the very day: one undisputed number, or the sum of the villages of one."""
    asked = replace(question.asked, definition=definition)
    elements = knowledge.index.agreeing(definition)
    subjects = {asked.subject} | ({f"v:{v}" for v in knowledge.book.villages} if asked.subject == UNIT else set())
    facts = gather(knowledge, elements, subjects)
    held = [h for e in elements for h in facts.get((e, asked.subject), ())]
    good = [f for h in valid(definition.aspect, held, asked.period) if (f := fit(h, target)).number is not None]
    if good:
        first = good[0].number
        return (first, (good[0].held.provenance(),)) if first is not None else None
    part = _Part(question.field, asked, elements)
    whole = villages_by_report(knowledge, part, facts, target)
    return (whole[0].total, tuple(p.held.provenance() for p in whole[0].parts)) if whole else None


@dataclass(frozen=True, slots=True)
class _Part:
    field: Field
    asked: Asked
    elements: tuple[str, ...]


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
