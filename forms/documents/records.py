"""Rosters whose records take several rows each, as merged cells show: a record's answers go to its first row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from forms.model.document import Grid
from forms.model.proposal import TableAnswer


def record_height(grid: Grid, first: int, last: int, cols: frozenset[int]) -> int:
    """How many rows a record of the rows `first` to `last` takes: as many as the boxes of one of these columns, where such
    boxes of one height stand under each other all the way; else 1."""
    heights = {height for col in cols if (height := _tiled(grid, first, last, col)) > 1}
    return heights.pop() if len(heights) == 1 else 1


def _tiled(grid: Grid, first: int, last: int, col: int) -> int:
    """The height of a column's merged boxes where they fill the rows without a gap, else 1."""
    boxes = sorted(
        (m.top, m.bottom) for m in grid.merges if m.left <= col <= m.right and first <= m.bottom and m.top <= last
    )
    if not boxes:
        return 1
    height = boxes[0][1] - boxes[0][0] + 1
    wanted = [(top, top + height - 1) for top in range(first, last + 1, height)]
    return height if boxes == wanted and wanted[-1][1] == last else 1


def counting(numbers: Callable[[int], Mapping[int, int]], table: TableAnswer) -> dict[int, int]:
    """Columns that count rows (…, 9, 10) in the last two printed rows, with the last number.

    `numbers`: the whole numbers of a row by column, those of formulas left out.
    """
    row = table.last_row - table.height + 1
    last, before = numbers(row), numbers(row - table.height)
    if row <= table.first_row:
        return {col: n for col, n in last.items() if n == 1 and col == min(last)}
    return {col: n for col, n in last.items() if before.get(col) == n - 1}


def spread(grid: Grid, table: TableAnswer) -> TableAnswer:
    """The table's rows at the first rows of their records; as it is where a record takes one row."""
    cols = frozenset(col for row in table.rows for col, _ in row)
    height = record_height(grid, table.first_row, table.last_row, cols)
    if height == 1 or table.height > 1:
        return table
    rows = tuple(line for row in table.rows for line in (row, *[()] * (height - 1)))
    return replace(table, rows=rows, height=height)
