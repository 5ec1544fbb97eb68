"""Elements that are one but for a note on who counts (外出务工, 外出务工（从业3个月以上）).

A form that says nothing of it asks for the one without the note. That with the note serves, too, where the reports show
that both mean the same people here: they gave the same number for the same day, and never two different ones.
"""

from __future__ import annotations

from forms.filling.holding import Held, Knowledge, gather
from forms.matching.definition import Definition
from forms.recording.subjects import UNIT
from forms.values.numbers import number_of


def of_one_definition(knowledge: Knowledge, asked: Definition) -> tuple[str, ...]:
    """The elements that may answer `asked`."""
    agreeing = knowledge.index.agreeing(asked)
    noted = knowledge.index.noted(asked)
    if not agreeing or not noted:
        return agreeing
    told = gather(knowledge, {*agreeing, *noted}, {UNIT})
    plain = [h for e in agreeing for h in told.get((e, UNIT), ())]
    other = [h for e in noted for h in told.get((e, UNIT), ())]
    said = [_same(one, two) for one in plain for two in other if _of_one_day(one, two)]
    return (*agreeing, *noted) if said and all(said) else agreeing


def _of_one_day(one: Held, other: Held) -> bool:
    return one.period is not None and other.period is not None and one.period.end == other.period.end


def _same(one: Held, other: Held) -> bool:
    values = [number_of(h.fact.value) for h in (one, other)]
    return values[0] is not None and values[1] is not None and values[0].value == values[1].value
