"""Amounts added up over a roster's column: what was paid to all it lists, the area of all its households.

The roster must be of exactly this period, its title may say nothing that the question doesn't, one column must ask the
same, and every row must give a number of that column's unit. Rates, standards and averages are never added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from forms.filling.compose import NEVER_ADDED
from forms.filling.counting import HARMLESS, PARTIAL, ROSTER, Counter, everybody
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.members import Members, Path, left_rows
from forms.filling.values import Target
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.matching.grammar import REST
from forms.model.document import Value
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell, number_of
from forms.values.periods import in_words, same_span
from forms.values.text import normal
from forms.values.units import Unit, convert, unit_of

AMOUNTS = frozenset({"money", "area", "mass"})
PERSONS = ({"姓名"}, {"身份证号"})
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


def added(knowledge: Knowledge, counter: Counter, asked: Asked, path: tuple[str, ...], target: Target) -> Answer | None:
    """The sum in the target's unit, its reason and the rosters; None where no roster answers, or two differ."""
    definition = asked.definition
    addable = definition.measure in AMOUNTS and definition.aspect in ("stock", "flow", "open") and target.numeric
    if not addable or asked.period is None or asked.earlier or target.unit is None or any(map(_never, path)):
        return None
    found = [(_sum(knowledge, counter.load(s), asked, target.unit, counter), s) for s in _sources(knowledge, asked)]
    totals = {total for total, _ in found if total is not None}
    if len(totals) != 1 or any(total is None for total, _ in found):
        return None
    reports = knowledge.lookup.reports({s.submission for _, s in found})
    sources = tuple(
        Provenance(reports[s.submission].file, "", in_words(s.period) if s.period else "", s.submission)
        for _, s in found
    )
    return as_cell(totals.pop()), (Reason("fill.added", (("file", sources[0].file),)),), sources


def _never(label: str) -> bool:
    return bool(NEVER_ADDED.search(label.replace(" ", "")))


def _sources(knowledge: Knowledge, asked: Asked) -> list[RosterSource]:
    """Whole rosters of exactly the period (for a stock: of its last day) whose titles are part of the question."""
    period, flow = asked.period, asked.definition.aspect == "flow"
    dated = [
        s
        for s in knowledge.lookup.rosters()
        if s.period and period and (same_span(s.period, period) if flow else s.period.end == period.end)
    ]
    reports = knowledge.lookup.reports({s.submission for s in dated})
    return [
        s
        for s in dated
        if s.submission in reports
        and reports[s.submission].source == "report"
        and _titled(knowledge, s.title, asked.definition)
    ]


def _titled(knowledge: Knowledge, title: str, asked: Definition) -> bool:
    if not ROSTER.search(title) or PARTIAL.search(title):
        return False
    said = {c for c in knowledge.reader.read(title).concepts if not (c.startswith(REST) or everybody(c))} - HARMLESS
    own = asked.own | asked.context
    return bool(said) and said <= own | knowledge.reader.implied(own)


def _sum(knowledge: Knowledge, members: Members, asked: Asked, unit: Unit, counter: Counter) -> Decimal | None:
    column = _column(knowledge, members, asked.definition)
    where = counter.where(members, asked.subject)
    if (
        column is None
        or where is None
        or left_rows(members)
        or not any(d.own in PERSONS for d in members.columns.values())
    ):
        return None
    total = Decimal(0)
    for row in members.rows:
        here = where(row)
        cell = row.get(column)
        if here is None or cell is None:
            return None
        source, number = unit_of(cell.unit) if cell.unit else None, number_of(cell.raw)
        value = convert(number.value, source, unit) if number is not None and source is not None else None
        if value is None:
            return None
        total += value if here and not cell.merged else 0  # a household's amount stands once
    return total if members.rows else None


def _column(knowledge: Knowledge, members: Members, asked: Definition) -> Path | None:
    """The one column that asks the same; words that the roster's own title holds go without saying in it."""
    title = normal(members.source.title)
    said = knowledge.reader.read(title).concepts | {"补贴"}  # 补贴金额 in a list of one allowance is its amount
    found = [
        path
        for path, held in members.columns.items()
        if not any(map(_never, path)) and compare(knowledge.reader, asked, _within(held, title, said)).agrees
    ]
    return found[0] if len(found) == 1 else None


def _within(held: Definition, title: str, said: frozenset[str]) -> Definition:
    own = frozenset(_said_anew(held.own, title)) - said
    return replace(held, own=own, context=held.context | said & held.own) if own else held


def _said_anew(own: frozenset[str], title: str) -> Iterator[str]:
    return (c for c in own if not (c.startswith(REST) and c[len(REST) :] in title))
