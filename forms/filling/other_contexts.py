"""The same words in reports under other headings: 床位 of a fire inspection and 床位 of a care home.

Where the words of a place don't say whose they are, and neither does what stands around it, a value is only taken while
all reports that use these words for the same subject at that time agree.
"""

from __future__ import annotations

from forms.filling.holding import Held, Knowledge, gather
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


def _named(knowledge: Knowledge, asked: Definition, held: Definition) -> bool:
    """Whether what stands around the question names the heading of the report, all of it."""
    reader = knowledge.reader
    around = asked.own | asked.context | reader.implied(asked.own | asked.context)
    return held.context - reader.implied(held.own) <= around
