"""What changed in a roster since it was reported last: who came, who left, what is different, what stayed the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.filling.holding import Knowledge
from forms.filling.row_keys import RowReader
from forms.filling.rowvalues import cell_value
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.model.changes import CellChange, ChangeSheet, RowChange
from forms.model.document import Value, plain
from forms.model.facts import Observation
from forms.model.form import Table
from forms.model.proposal import Draft, RosterProposal, RosterRow
from forms.recording.memory import spelled
from forms.recording.rosters import define_columns, grouped_rows

Path = tuple[str, ...]
Cells = Mapping[int, Value]
_WORKED_OUT = frozenset({"年龄"})  # moves by itself from period to period
_NAMED_BY = 3  # columns that name a row nothing else tells apart


def change_sheets(knowledge: Knowledge, draft: Draft) -> tuple[ChangeSheet, ...]:
    """One for each roster that has rows, against the report its rows were carried from."""
    tables = {t.id: t for t in draft.form.tables}
    return tuple(_sheet(knowledge, draft, tables[r.table], r) for r in draft.rosters if r.rows and r.table in tables)


def _sheet(knowledge: Knowledge, draft: Draft, table: Table, roster: RosterProposal) -> ChangeSheet:
    reader = RowReader.of(knowledge, draft.form, table)
    columns = [i for i in sorted(reader.remembered) if not reader.definition(i).own & _WORKED_OUT]
    source = next((p for p in roster.source if p.submission), None)
    before = _before(knowledge, reader, columns, source.submission) if source is not None else []
    now = [{i: c.value for i, c in row.cells.items()} for row in roster.rows]
    earlier = _keyed(reader, columns, before)
    names = [_key(reader, columns, cells) for cells in now]
    rows = [
        _change(columns, n, row, cells, earlier.get(names[n]))
        for n, (row, cells) in enumerate(zip(roster.rows, now, strict=True))
        if any(plain(v).strip() for i, v in cells.items() if i in columns)
    ]
    here = set(names)
    left = [RowChange("left", -1, _name(columns, cells)) for key, cells in earlier.items() if key not in here]
    return ChangeSheet(table.id, source, (*rows, *left) if source is not None else tuple(rows))


def _change(columns: Sequence[int], number: int, row: RosterRow, cells: Cells, before: Cells | None) -> RowChange:
    name = _name(columns, cells)
    if before is None:
        return RowChange("new", number, name, reasons=row.reasons)
    found = tuple(
        CellChange(i, before.get(i), cells[i])
        for i in columns
        if i in cells and i in before and spelled(before[i]) != spelled(cells[i])
    )
    return RowChange("changed" if found else "same", number, name, found, row.reasons)


def _keyed(reader: RowReader, columns: Sequence[int], rows: Sequence[Cells]) -> dict[str, Cells]:
    """By what tells them apart; rows that nothing tells apart stand behind each other under one name, the last counts."""
    return {_key(reader, columns, cells): cells for cells in rows}


def _key(reader: RowReader, columns: Sequence[int], cells: Cells) -> str:
    return reader.key(cells) or "|".join(spelled(v) for v in _first(columns, cells))


def _name(columns: Sequence[int], cells: Cells) -> str:
    return "　".join(plain(v) for v in _first(columns, cells))


def _first(columns: Sequence[int], cells: Cells) -> list[Value]:
    return [cells[i] for i in columns if cells.get(i) not in (None, "")][:_NAMED_BY]


def _before(knowledge: Knowledge, reader: RowReader, columns: Sequence[int], submission: str) -> list[dict[int, Value]]:
    """The rows of the earlier report in the columns of this roster; of several rosters the one that fits best."""
    report = knowledge.lookup.submission(submission)
    best: list[dict[int, Value]] = []
    most = 0
    for rows in grouped_rows(report.observations).values():
        held = define_columns(
            knowledge.reader, report.title, {o.path: o.unit for r in rows.values() for o in r}.items(), ""
        )
        plan = {i: path for i in columns if (path := _source(knowledge, reader, i, held)) is not None}
        if len(plan) > most:
            most = len(plan)
            best = [_mapped(reader, plan, rows[n]) for n in sorted(rows)]
    return [row for row in best if row]


def _source(knowledge: Knowledge, reader: RowReader, index: int, held: Mapping[Path, Definition]) -> Path | None:
    """The earlier column that asks the same: under the same labels, else the only one that agrees."""
    path = next(c.path for c in reader.table.columns if c.index == index)
    if path in held:
        return path
    agreeing = [p for p, d in held.items() if compare(knowledge.reader, reader.definition(index), d).agrees]
    return agreeing[0] if len(agreeing) == 1 else None


def _mapped(reader: RowReader, plan: Mapping[int, Path], row: Sequence[Observation]) -> dict[int, Value]:
    by_path = {o.path: o for o in row}
    columns = {c.index: c for c in reader.table.columns}
    out: dict[int, Value] = {}
    for index, path in plan.items():
        found = by_path.get(path)
        kept = cell_value(found, columns[index], reader.definition(index)) if found is not None else None
        value = kept.value if kept is not None else None
        if value is not None and value != "":
            out[index] = value
    return out
