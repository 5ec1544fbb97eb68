"""Sheet protection: of a protected sheet only the unlocked cells are offered, blank or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forms.detection.build import Found
from forms.documents.addresses import parse_sheet
from forms.model.document import Grid
from forms.model.form import Column, Field, Protected, Table


def keep_unlocked(grid: Grid, found: Found) -> None:
    """Take locked cells out of what was found on a protected sheet, and note them as such.

    A roster's column with a locked cell among its data rows is left to the filler; a protected sheet takes no more rows.
    """
    if not grid.protected or grid.kind != "sheet":
        return
    known = {p.address for p in found.protected}
    locked = [f for f in found.fields if _is_locked(grid, f)]
    found.protected += [Protected(f.address, "locked") for f in locked if f.address not in known]
    found.fields = [f for f in found.fields if not _is_locked(grid, f)]
    found.tables = [_guarded(grid, table, found.protected) for table in found.tables]


def _is_locked(grid: Grid, field: Field) -> bool:
    return grid.style(*parse_sheet(field.address).cell).locked


def _guarded(grid: Grid, table: Table, protected: list[Protected]) -> Table:
    if table.kind != "roster":
        return replace(table, grows=False)
    rows = range(table.first_data_row, table.last_data_row + 1)
    columns = tuple(_column(grid, column, rows, protected) for column in table.columns)
    return replace(table, columns=columns, grows=False)


def _column(grid: Grid, column: Column, rows: Sequence[int], protected: list[Protected]) -> Column:
    """A column that is not wholly open is not filled: what can't stand in each row stands in none."""
    locked = [row for row in rows if grid.style(row, column.index).locked]
    if not locked or column.formula:
        return column
    first, last = grid.address(locked[0], column.index), grid.address(locked[-1], column.index)
    protected.append(Protected(first if first == last else f"{first}:{last.rpartition('!')[2]}", "locked"))
    return replace(column, role="filler")
