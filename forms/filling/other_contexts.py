"""The same words in reports under other headings: 床位 of a fire inspection and 床位 of a care home.

Where the words of a place don't say whose they are, and neither does what stands around it, a value is only taken while
all reports that use these words for the same subject at that time agree. So for the head of a household: 户主联系电话 is his.
"""

from __future__ import annotations

from forms.filling.holding import Held, Knowledge, gather
from forms.filling.members import HEADS
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Definition
from forms.recording.asking import Asked


def said_elsewhere(knowledge: Knowledge, asked: Asked, target: Target, used: Held) -> Fitted | None:
    """What another report says otherwise under a heading that is as far from the question as that of `used`; None where
    the question's surroundings name the heading of `used`, or nobody says otherwise."""
    definitions = knowledge.index.definitions
    chosen = definitions.get(used.fact.element)
    if chosen is None or _named(knowledge, asked.definition, chosen):
        return None
    alike = [
        name
        for name in knowledge.index.candidates(asked.definition)
        if (other := definitions[name]).own == asked.definition.own
        and other.measure == chosen.measure
        and other.context != chosen.context
    ]
    facts = gather(knowledge, alike, {asked.subject})
    ours = fit(used, target)
    for name in alike:
        for held in valid(asked.definition.aspect, facts.get((name, asked.subject), ()), asked.period, asked.earlier):
            said = fit(held, target)
            if not said.trouble and not agree(said, ours):
                return said
    return None


def said_of_the_head(knowledge: Knowledge, asked: Asked, target: Target, used: Held) -> Fitted | None:
    """What a list says otherwise of its households' heads (户主联系电话), where the one who is asked about is one of them."""
    if not asked.subject.startswith(("p:", "n:")) or _HEAD in asked.definition.own:
        return None
    definitions = knowledge.index.definitions
    own, measure = asked.definition.own | {_HEAD}, asked.definition.measure
    of_heads = [e for e, d in definitions.items() if d.own == own and d.measure == measure]
    facts = gather(knowledge, of_heads, {asked.subject}) if of_heads else {}
    told = [h for held in facts.values() for h in valid(asked.definition.aspect, held, asked.period, asked.earlier)]
    lists = _lists_as_head(knowledge, asked.subject) if told else frozenset()
    ours = fit(used, target)
    others = [fit(h, target) for h in told if h.fact.submission in lists]
    return next((f for f in others if not f.trouble and not agree(f, ours)), None)


def _lists_as_head(knowledge: Knowledge, subject: str) -> frozenset[str]:
    """The reports whose row of this person says that he is the head: by 与户主关系, else by the head's name being his."""
    definitions = knowledge.index.definitions.items()
    relation = [e for e, d in definitions if d.own == {"与户主关系"}]
    names, heads = ([e for e, d in definitions if d.own == own] for own in ({"姓名"}, {"姓名", _HEAD}))
    facts = gather(knowledge, [*relation, *names, *heads], {subject})

    def said(elements: list[str]) -> set[tuple[str, str]]:
        return {(h.fact.submission, str(h.fact.value).strip()) for e in elements for h in facts.get((e, subject), ())}

    answered = said(relation)
    by_name = {report for report, _ in said(names) & said(heads)} - {report for report, _ in answered}
    return frozenset(by_name | {report for report, value in answered if value in HEADS})


_HEAD = "户主"


def _named(knowledge: Knowledge, asked: Definition, held: Definition) -> bool:
    """Whether what stands around the question names the heading of the report, all of it."""
    reader = knowledge.reader
    around = asked.own | asked.context | reader.implied(asked.own | asked.context)
    return held.context - reader.implied(held.own) <= around
