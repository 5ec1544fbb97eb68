"""The rosters of a draft as the clerk left them: typed cells, rows taken out, rosters looked at as a whole. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from forms.model.document import Value
from forms.model.proposal import Draft, RosterCell, RosterProposal, RosterRow

Typed = Mapping[tuple[int, int], Value]  # row of the roster (from 0) and grid column -> value
Rows = dict[str, list[dict[int, Value]]]  # by table: values by grid column


def left_rosters(
    draft: Draft, typed: Mapping[str, Typed], gone: Collection[tuple[str, int]] = (), sheets: Collection[str] = ()
) -> Draft:
    """The draft with typed values in its rosters, by table; rows that nobody proposed are added as far as needed.

    `gone`: (table, row) that were taken out. `sheets`: tables of which every likely value was taken too.
    """
    rosters = [_left(r, typed.get(r.table, {}), gone, r.table in sheets) for r in draft.rosters]
    known = {r.table for r in draft.rosters}
    empty = [RosterProposal(table, ()) for table in typed if table not in known]
    return replace(draft, rosters=(*rosters, *(_left(r, typed[r.table], gone, False) for r in empty)))


def left_rows(left: Draft, tables: Collection[str]) -> Rows:
    """What stands in the rows of these rosters, as it is remembered: only what is written."""
    return {
        r.table: [{i: c.value for i, c in row.cells.items() if c.decision == "filled"} for row in r.rows]
        for r in left.rosters
        if r.table in tables
    }


def _left(roster: RosterProposal, typed: Typed, gone: Collection[tuple[str, int]], taken: bool) -> RosterProposal:
    rows = [_taken(row) if taken else row for row in roster.rows]
    for (number, col), value in sorted(typed.items(), key=lambda item: item[0]):
        rows += [RosterRow("", {}) for _ in range(number + 1 - len(rows))]
        old = rows[number].cells.get(col, RosterCell(None, "blank"))
        cell = RosterCell(value, "blank" if value is None else "filled")
        if value == old.value:
            cell = replace(old, decision=cell.decision)  # taken as it was proposed: it still comes from there
        rows[number] = replace(rows[number], cells={**rows[number].cells, col: cell})
    return replace(roster, rows=tuple(row for n, row in enumerate(rows) if (roster.table, n) not in gone))


def _taken(row: RosterRow) -> RosterRow:
    cells = {i: replace(c, decision="filled") if c.decision == "suggested" else c for i, c in row.cells.items()}
    return replace(row, cells=cells)
