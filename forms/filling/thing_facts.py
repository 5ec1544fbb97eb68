"""What reports other than lists say of the things of a list: two-way tables with the things at their left.

Their cells are facts about a thing that a list made known, or else fields of the unit with the thing's name in their path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forms.filling.called_alike import alike, named
from forms.filling.crosscheck import Served
from forms.filling.holding import Held, Knowledge, RosterSource, gather
from forms.filling.values import Target, fit, written
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Provenance
from forms.recording.subjects import UNIT, thing_key
from forms.values.units import unit_of

MONTHS = 12  # a report may be old to say something against a newer list
_LEVEL = " / "  # between the labels of an element's path


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What one report says of things under one question: by the key of the list's row. `told`: in words that ask the same
    as the list's column, else only in its measure."""

    told: bool
    values: Mapping[str, Value]
    where: Provenance
    same_time: bool


def same_question(knowledge: Knowledge, part: Served, label: str, theirs: Definition) -> bool:
    """Whether a column of another report asks the same by its words: also 总投资 and 项目总投资."""
    return _same_words(part, label, theirs) or compare(knowledge.reader, part.definition, theirs).agrees


def _same_words(part: Served, label: str, theirs: Definition) -> bool:
    ours = part.definition
    if ours.own and ours.measure == theirs.measure and ours.own == theirs.own:
        return True
    labels = named(part.column.path[-1]), named(label)
    return labels[0] == labels[1] or alike(*labels, False)


def told_of(
    knowledge: Knowledge, part: Served, names: Mapping[str, str], base: RosterSource, period: Period | None
) -> list[ToldOf]:
    """What other reports say under the column's question; `names`: what names a row -> its key."""
    things = {subject: names[name] for name, subject in knowledge.book.things.items() if name in names}
    agreeing = frozenset(knowledge.index.agreeing(part.definition))
    asked = {
        e: e in agreeing or _same_words(part, _leaf(d.text), d)
        for e, d in knowledge.index.definitions.items()
        if d.measure == part.definition.measure or e in agreeing
    }
    found = [
        (element, asked[element], things[subject], h)
        for (element, subject), held in gather(knowledge, set(asked), set(things)).items()
        for h in held
    ]
    named_so = _of_the_unit(knowledge, part, names)
    for (element, _), held in gather(knowledge, set(named_so), {UNIT}).items():
        found += [(*named_so[element], h) for h in held]
    return _by_report(part, [f for f in found if _current(f[3], base, period)], base)


def _leaf(text: str) -> str:
    return text.rpartition(_LEVEL)[2]


def _of_the_unit(knowledge: Knowledge, part: Served, names: Mapping[str, str]) -> dict[str, tuple[str, bool, str]]:
    """Element -> its column's label, whether that asks the same, and the key of the row that its path names."""
    out = {}
    mine = named(part.column.path[-1])
    for element, definition in knowledge.index.definitions.items():
        labels = definition.text.split(_LEVEL)
        keys = [names[thing_key(label)] for label in labels if thing_key(label) in names]
        columns = [named(label) for label in labels if thing_key(label) not in names]
        if len(keys) == 1 and len(columns) == 1:
            told = columns[0] == mine or alike(columns[0], mine, False)
            if told or definition.measure == part.definition.measure:
                out[element] = (columns[0], told, keys[0])
    return out


def _current(held: Held, base: RosterSource, period: Period | None) -> bool:
    """Of another report than the list, neither after the period nor much older than the list; an undated one counts."""
    if held.source.id == base.submission or held.source.title == base.title:
        return False
    if held.period is None or base.period is None:
        return True
    age = (base.period.end - held.period.end).days
    return age <= 31 * MONTHS and (period is None or held.period.start <= period.end)


def _by_report(part: Served, found: Iterable[tuple[str, bool, str, Held]], base: RosterSource) -> list[ToldOf]:
    unit = unit_of(part.column.unit) if part.column.unit else None
    target = Target(part.column.type, unit, part.definition.measure)
    groups: dict[tuple[str, bool, str], list[tuple[str, Held]]] = defaultdict(list)
    for question, told, key, held in found:
        groups[question, told, held.source.id].append((key, held))
    out = []
    for (_, told, _), said in groups.items():
        fitted = [(key, fit(h, target)) for key, h in said]
        values = {key: written(f, target) for key, f in fitted if not f.trouble}
        period = said[0][1].period
        same = period is not None and base.period is not None and period.end == base.period.end
        if values:
            out.append(ToldOf(told, values, said[0][1].provenance(), same))
    return out
