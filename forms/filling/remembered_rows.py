"""Rosters with what was remembered of their rows: cells by row and column, rows that were added, rows taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.filling.holding import Knowledge
from forms.filling.remembered import BY_HAND, contradicts, holds
from forms.filling.remembering import submissions
from forms.filling.row_keys import RowReader
from forms.model.form import Table
from forms.model.period import Period
from forms.model.proposal import Draft, Reason, RosterCell, RosterProposal, RosterRow
from forms.recording.decisions import Decision
from forms.recording.memory import Memory, RememberedCell, cells_of, column_names, roster_keys, spelled


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of one row for one column: the cells (several where desktops differ) and what had been seen."""

    cells: tuple[RememberedCell, ...]
    seen: frozenset[str]
    day: str
    own: bool  # decided for this very period


def with_remembered_rows(knowledge: Knowledge, draft: Draft, memory: Memory) -> Draft:
    """The draft with its rosters as they were left before; only lasting columns are carried from another period."""
    keys = roster_keys(draft.form, draft.subject)
    tables = {t.id: t for t in draft.form.tables}
    rosters = tuple(
        _roster(knowledge, draft, tables[r.table], r, found) if (found := memory.rows.get(keys[r.table], ())) else r
        for r in draft.rosters
    )
    return replace(draft, rosters=rosters)


def _roster(
    knowledge: Knowledge, draft: Draft, table: Table, roster: RosterProposal, decisions: Sequence[Decision]
) -> RosterProposal:
    reader = RowReader.of(knowledge, draft.form, table)
    period = draft.period.key if draft.period else ""
    own = _by_row(d for d in decisions if d.text("period") == period)
    others = _by_row(d for d in decisions if d.text("period") not in ("", period))
    removed = {name for name, found in own.items() if all(d.body.get("removed") for d in found)}
    named = reader.by_key([({i: c.value for i, c in row.cells.items()}, n) for n, row in enumerate(roster.rows)])
    names = {n: name for name, n in named.items()}
    rows = []
    for number, row in enumerate(roster.rows):
        name = names.get(number, "")
        if name not in removed:
            known = _known(reader, draft.period, own.get(name, ()), others.get(name, ()))
            rows.append(_row(reader, row, known) if name else row)
    for name, found in own.items():
        if name not in named and name not in removed:
            known = _known(reader, draft.period, found, ())
            rows.append(_row(reader, RosterRow(name.partition(":")[2], {}), known))
    return replace(roster, rows=tuple(_renumbered(reader, rows)))


def _by_row(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    out: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        out[decision.text("row")].append(decision)
    return out


def _known(
    reader: RowReader, period: Period | None, own: Sequence[Decision], others: Sequence[Decision]
) -> dict[int, Known]:
    columns = {name: index for index, name in column_names(reader.table).items()}
    out: dict[int, Known] = {}
    for index in _columns_of(columns, others):
        lasting = [d for d in others if period is not None and _lasts(reader, index, d, period)]
        newest = max((d.text("period").rpartition(":")[2] for d in lasting), default="")
        last = [d for d in lasting if d.text("period").rpartition(":")[2] == newest]
        _note(out, columns, index, last, own=False)
    for index in _columns_of(columns, own):
        _note(out, columns, index, own, own=True)
    return out


def _columns_of(columns: Mapping[str, int], decisions: Sequence[Decision]) -> list[int]:
    return sorted({columns[name] for d in decisions for name in cells_of(d) if name in columns})


def _lasts(reader: RowReader, index: int, decision: Decision, period: Period) -> bool:
    said = Period.from_key(decision.text("period"))
    return said.end <= period.end and holds(reader.definition(index), said, period)


def _note(
    out: dict[int, Known], columns: Mapping[str, int], index: int, decisions: Sequence[Decision], *, own: bool
) -> None:
    cells = [c for d in decisions for name, c in cells_of(d).items() if columns.get(name) == index]
    if (cells and index not in out) or (cells and own):
        seen = frozenset(s for d in decisions for s in d.texts("seen"))
        out[index] = Known(tuple(cells), seen, decisions[-1].time[:10], own)


def _row(reader: RowReader, row: RosterRow, known: Mapping[int, Known]) -> RosterRow:
    cells = dict(row.cells)
    for index in known.keys() & reader.remembered:
        cells[index] = _cell(cells.get(index), known[index])
    return replace(row, cells=dict(sorted(cells.items())))


def _cell(cell: RosterCell | None, known: Known) -> RosterCell:
    """As it was left, unless desktops differ or a source that nobody had seen says otherwise."""
    last = known.cells[-1]
    places = cell.provenance if cell is not None else ()
    if any(spelled(c.value) != spelled(last.value) for c in known.cells):
        return RosterCell(last.value, "conflict", Reason("conflict.decided_differently"), places)
    proposed = cell is not None and cell.decision in ("filled", "conflict") and cell.value is not None
    was = frozenset(c.was for c in known.cells)
    disputed = cell is not None and cell.decision == "conflict" and not known.seen.issuperset(submissions(places))
    if cell is not None and proposed and (disputed or contradicts(last.value, cell.value, places, known.seen, was)):
        return RosterCell(cell.value, "conflict", Reason("conflict.new_source"), places)
    same = cell is not None and cell.value is not None and spelled(cell.value) == spelled(last.value)
    how = "fill.corrected_before" if last.corrected else "fill.confirmed_before"
    return RosterCell(last.value, "filled", Reason(how, (("day", known.day),)), places if same else BY_HAND)


def _renumbered(reader: RowReader, rows: Sequence[RosterRow]) -> list[RosterRow]:
    """Running numbers follow the rows that are left."""
    first = next((c.index for c in reader.table.columns if reader.columns[c.path].own == {"序号"}), -1)
    out = []
    for number, row in enumerate(rows, 1):
        cell = row.cells.get(first)
        numbered = cell is not None and isinstance(cell.value, int) and not isinstance(cell.value, bool)
        if cell is not None and numbered:
            row = replace(row, cells=row.cells | {first: replace(cell, value=number)})
        out.append(row)
    return out
