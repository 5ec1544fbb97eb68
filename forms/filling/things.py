"""Lists of things (hazard points, works): the same thing in another list, with another number.

Columns of two lists that count the same kind (persons, households) and say the same of most things ask the same,
however they are called; where they differ for some, that is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.filling.columns import Served
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.joining import is_person
from forms.filling.members import Members, Path, load_members
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow
from forms.recording.subjects import thing_key
from forms.values.numbers import number_of
from forms.values.periods import in_words

MOSTLY = 0.75  # of the things that both list must have the same number
FEWEST = 4  # things that both must list
MONTHS = 12  # a list may be old to say something against a newer one
COUNTED = frozenset({"persons", "households"})
Numbers = dict[str, tuple[str, str]]  # thing -> number as text, address


def things_checked(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], base: RosterSource, period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with counts in dispute where another current list of the same things says otherwise."""
    parts = [p for p in plan if p.how == "copy" and p.definition.measure in COUNTED]
    if not parts or any(is_person(row.key) for row in rows):
        return rows
    for source in _others(knowledge, base, period):
        members = load_members(knowledge, source)
        if members.column(frozenset({"身份证号"})) is None:
            where = _where(knowledge, source)
            for part in parts:
                rows = _against(rows, part, members, where)
    return rows


def _others(knowledge: Knowledge, base: RosterSource, period: Period | None) -> list[RosterSource]:
    """The newest list of each title, neither after the period nor much older than the base."""
    newest: dict[str, RosterSource] = {}
    for source in knowledge.lookup.rosters():
        if source.title == base.title or source.period is None or base.period is None:
            continue
        age = (base.period.end - source.period.end).days
        if age > 31 * MONTHS or (period is not None and source.period.start > period.end):
            continue
        known = newest.get(source.title)
        if known is None or known.period is None or source.period.end > known.period.end:
            newest[source.title] = source
    return list(newest.values())


def _where(knowledge: Knowledge, source: RosterSource) -> Provenance:
    report = knowledge.lookup.reports({source.submission}).get(source.submission)
    words = in_words(source.period) if source.period else ""
    return Provenance(report.file if report else "", "", words, source.submission)


def _against(rows: tuple[RosterRow, ...], part: Served, members: Members, where: Provenance) -> tuple[RosterRow, ...]:
    index = part.column.index
    for path, definition in members.columns.items():
        if definition.measure != part.definition.measure:
            continue
        theirs = _numbers(members, path)
        common = [(row, found) for row in rows if index in row.cells and (found := _find(row, theirs))]
        alike = sum(_same(row.cells[index], found[0]) for row, found in common)
        if len(common) >= FEWEST and MOSTLY * len(common) <= alike < len(common):
            wrong = {row.key for row, found in common if not _same(row.cells[index], found[0])}
            rows = tuple(_disputed(row, index, where) if row.key in wrong else row for row in rows)
    return rows


def _numbers(members: Members, path: Path) -> Numbers:
    out: Numbers = {}
    for row in members.rows:
        if path in row:
            for cell in row.values():
                if cell.raw_type == "s":
                    out.setdefault(thing_key(cell.raw), (row[path].raw, row[path].address))
    return out


def _find(row: RosterRow, theirs: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    return next((theirs[thing_key(k)] for k in row.key.split("|") if thing_key(k) in theirs), None)


def _same(cell: RosterCell, other: str) -> bool:
    mine, theirs = number_of(cell.value), number_of(other)
    return mine is not None and theirs is not None and mine.value == theirs.value


def _disputed(row: RosterRow, index: int, where: Provenance) -> RosterRow:
    cell = row.cells[index]
    other = RosterCell(cell.value, "conflict", Reason("roster.sources_differ"), (*cell.provenance, where))
    return replace(row, cells={**row.cells, index: other})
