"""Amounts added up over a roster's column: what was paid to all it lists, the area of all its households.

The roster must be of exactly this period, its title may say nothing that the question doesn't, one column must ask the
same, and every row must give a number of that column's unit. Rates, standards and averages are never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from forms.filling.compose import NEVER_ADDED
from forms.filling.counting import HARMLESS, NOT_COUNTED, ROSTER, Counter, everybody
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import Members, Path, left_rows
from forms.filling.values import Target
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.matching.grammar import REST
from forms.model.document import Value
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell, number_of
from forms.values.periods import same_span
from forms.values.text import normal
from forms.values.units import Unit, convert, unit_of

AMOUNTS = frozenset({"money", "area", "mass"})
_PAID = frozenset({"支出", "补贴", "受益", "困难"})  # of a list of one benefit, its amounts
_AIDED = frozenset({"受益"})
_TOTAL = re.compile(r"(?:合计|小计|总计|总额)$")
_COUNTED = {"times": "人次", "visits": "户次"}
_NAMES = frozenset({"姓名", "家庭人口", "负责人"})
PERSONS = ({"姓名"}, {"身份证号"})
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


def added(knowledge: Knowledge, counter: Counter, asked: Asked, path: tuple[str, ...], target: Target) -> Answer | None:
    """The sum in the target's unit, its reason and the rosters; None where no roster answers, or two differ.

    What happened is added, too: a register of aid given in the period says how often by its rows, one a household, and to
    how many by its one column that counts them.
    """
    definition = asked.definition
    addable = definition.measure in {*AMOUNTS, *_COUNTED} and definition.aspect in ("stock", "flow", "open")
    if not addable or not target.numeric or asked.period is None or asked.earlier or any(map(_never, path)):
        return None
    unit = target.unit
    if unit is None or (definition.measure in _COUNTED and unit != unit_of(_COUNTED[definition.measure])):
        return None
    found = [(_sum(knowledge, counter.load(s), asked, unit, counter), s) for s in _sources(knowledge, asked)]
    totals = {total for total, _ in found if total is not None}
    if len(totals) != 1 or any(total is None for total, _ in found):
        return None
    sources = provenance_of_lists(knowledge, (s for _, s in found))
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
    if not ROSTER.search(title) or NOT_COUNTED.search(title):
        return False
    said = {c for c in knowledge.reader.read(title).concepts if not (c.startswith(REST) or everybody(c))} - HARMLESS
    own = asked.own | asked.context
    return bool(said) and said <= own | knowledge.reader.implied(own)


def _cases(members: Members, asked: Asked, counter: Counter) -> Decimal | None:
    """How many times, over a register whose rows are households (its one column counts those aided) or persons."""
    counting = [p for p, d in members.columns.items() if d.measure == "persons" and not d.own & _NAMES]
    where = counter.where(members, asked.subject)
    named = members.column(frozenset({"姓名"})) is not None
    if where is None or left_rows(members) or not members.rows or len(counting) > 1:
        return None
    visits = asked.definition.measure == "visits"
    if (visits and not counting) or (not counting and not named):
        return None
    total = 0
    for row in members.rows:
        here = where(row)
        number = number_of(row[counting[0]].raw) if counting and counting[0] in row else None
        if here is None or (counting and (number is None or number.rest or number.value < 1)):
            return None
        total += (1 if visits or number is None else int(number.value)) if here else 0
    return Decimal(total)


def _sum(knowledge: Knowledge, members: Members, asked: Asked, unit: Unit, counter: Counter) -> Decimal | None:
    if asked.definition.measure in _COUNTED:
        return _cases(members, asked, counter) if _asks_of_all(knowledge, members, asked.definition) else None
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
    return found[0] if len(found) == 1 else None if found else _whole_amount(knowledge, members, asked)


def _whole_amount(knowledge: Knowledge, members: Members, asked: Definition) -> Path | None:
    """What a list of one benefit paid, where the question says no more than the title: its one column 合计, else the one
    column of money that is no standard."""
    title = knowledge.reader.read(normal(members.source.title)).concepts
    if asked.measure != "money" or not _asks_of_all(knowledge, members, asked):
        return None
    money = [p for p, d in members.columns.items() if d.measure == "money" and not any(map(_never, p))]
    totals = [p for p in money if _TOTAL.search(normal(p[-1]).replace(" ", "")) and not members.columns[p].own - _PAID]
    plain = [p for p in money if not members.columns[p].own - _PAID - title]
    return totals[0] if len(totals) == 1 else money[0] if len(money) == 1 and plain else None


def _asks_of_all(knowledge: Knowledge, members: Members, asked: Definition) -> bool:
    """Whether the question says no more than the list's own title."""
    title = knowledge.reader.read(normal(members.source.title)).concepts
    title -= frozenset() if asked.measure == "money" else _PAID - _AIDED
    plain = _PAID if asked.measure == "money" else _AIDED  # 支出型救助 is a kind of it
    return bool(title & asked.own) and not asked.own - plain - title - knowledge.reader.implied(title)


def _within(held: Definition, title: str, said: frozenset[str]) -> Definition:
    own = frozenset(_said_anew(held.own, title)) - said
    return replace(held, own=own, context=held.context | said & held.own) if own else held


def _said_anew(own: frozenset[str], title: str) -> Iterator[str]:
    return (c for c in own if not (c.startswith(REST) and c[len(REST) :] in title))
