"""Percentages: inside 0 to 100 where a share can't leave them, and in keeping with the amounts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from forms.filling.check_cells import Cell, Path, TableCells, about, lines_with
from forms.model.proposal import Check
from forms.values.numbers import format_number

# Shares of a whole: nothing is more than all of it. Completion of a plan, debt or growth may be.
_SHARE = re.compile(
    r"比重|占比|占.{0,20}比例|(?:覆盖|普及|合格|整改|成功|免疫|入学|清洁|绿化|郁闭|贫困|化解|调解|办结|硬化)率"
)
_MOVING = re.compile(r"增|降|减|幅|同比|环比|变|涨|温")
_RATE = re.compile(r"率(?:[（(].*)?$|占比|比重")
NEAR = 6  # columns to look at for what a rate is worked out from
AT_LEAST = 3
MOSTLY = 4
APART = Decimal("1")  # percentage points: less may be rounding


def rates(cells: Iterable[Cell], tables: Sequence[TableCells]) -> Iterator[Check]:
    """All checks on percentages."""
    for cell in cells:
        if cell.field.unit == "%":
            yield from _in_range(cell)
    for table in tables:
        for column in table.columns:
            if _RATE.search(column[-1]) and not any(_MOVING.search(part) for part in column):
                yield from _against_amounts(table, column)


def _in_range(cell: Cell) -> Iterator[Check]:
    path = "".join(cell.field.path)
    if _MOVING.search(path):
        return
    if (cell.number > 100 and _SHARE.search(path)) or (cell.number < 0 and _RATE.search(cell.field.label)):
        yield Check("check.percent", *about((cell,), value=cell.shown))


def _against_amounts(table: TableCells, rate: Path) -> Iterator[Check]:
    """Where the other rows show which column divided by which gives the rate, the row that differs is named."""
    near = [c for c in table.columns[max(0, table.columns.index(rate) - NEAR) : table.columns.index(rate)] if c != rate]
    for part, whole in permutations(near, 2):
        rows = [found for _, found in lines_with(table, rate, part, whole) if _telling(found)]
        for scale in (Decimal(100), Decimal(1)):
            odd = [cells for cells in rows if _apart(cells, scale)]
            good = len(rows) - len(odd)
            if good >= AT_LEAST and good >= MOSTLY * len(odd):
                for cells in odd:
                    right = cells[1].number / cells[2].number * scale
                    shown = format_number(right, 2 if scale == 100 else 4)
                    yield Check("check.rate", *about(cells, rate=cells[0].shown, right=shown))
                return


def _telling(cells: tuple[Cell, ...]) -> bool:
    """Nothing of something, and all of it, come out right whatever was divided."""
    _, part, whole = cells
    same = part.unit is not None and whole.unit is not None and part.unit == whole.unit
    return same and whole.number > 0 and part.number > 0 and part.number != whole.number


def _apart(cells: tuple[Cell, ...], scale: Decimal) -> bool:
    rate, part, whole = cells
    return abs(rate.number - part.number / whole.number * scale) > APART * scale / 100 + rate.slack
