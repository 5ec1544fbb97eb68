"""Elements that are one but for a note on who counts (外出务工, 外出务工（从业3个月以上）).

A form that says nothing of it asks for the one without the note. That with the note serves, too, where the reports show
that both mean the same people here: they gave the same number for the same day, and never two different ones.
"""

from __future__ import annotations

from dataclasses import replace

from forms.filling.holding import Held, Knowledge, gather
from forms.matching.definition import Definition
from forms.recording.subjects import UNIT
from forms.values.numbers import number_of


def of_one_definition(knowledge: Knowledge, asked: Definition) -> tuple[str, ...]:
    """The elements that may answer `asked`."""
    agreeing = knowledge.index.agreeing(asked) or _registered(knowledge, asked)
    noted = knowledge.index.noted(asked)
    if not agreeing or not noted:
        return agreeing
    told = gather(knowledge, {*agreeing, *noted}, {UNIT})
    plain = [h for e in agreeing for h in told.get((e, UNIT), ())]
    other = [h for e in noted for h in told.get((e, UNIT), ())]
    said = [_same(one, two) for one in plain for two in other if _of_one_day(one, two)]
    return (*agreeing, *noted) if said and all(said) else agreeing


def _registered(knowledge: Knowledge, asked: Definition) -> tuple[str, ...]:
    """Residents of an age, where the form doesn't say whether those registered or those who live there: the registered,
    whom the police count by age, unless some report counts the others so, too."""
    category = knowledge.reader.lexicon.category
    told = asked.own | asked.context
    ages = [c for c in asked.own if category(c) == "age"]
    if asked.measure != "persons" or not ages or any(category(c) not in ("age", "sex") for c in asked.own):
        return ()
    if any(category(c) in ("basis", "population") for c in told):
        return ()
    found = {b: knowledge.index.agreeing(replace(asked, own=asked.own | {b})) for b in ("户籍", "常住", "流动")}
    return found["户籍"] if not (found["常住"] or found["流动"]) else ()


def _of_one_day(one: Held, other: Held) -> bool:
    return one.period is not None and other.period is not None and one.period.end == other.period.end


def _same(one: Held, other: Held) -> bool:
    values = [number_of(h.fact.value) for h in (one, other)]
    return values[0] is not None and values[1] is not None and values[0].value == values[1].value
