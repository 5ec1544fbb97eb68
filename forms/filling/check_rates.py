"""Percentages: inside 0 to 100 where a share can't leave them, and in keeping with the amounts beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from forms.filling.check_cells import Cell, Path, TableCells, about, lines_with, plain_label
from forms.model.proposal import Check
from forms.values.numbers import format_number

# Shares of a whole: nothing is more than all of it. Completion of a plan, debt or growth may be.
_SHARE = re.compile(
    r"比重|占比|占.{0,20}比例|(?:覆盖|普及|合格|整改|参保|参合|达标|知晓|满意|接种|签约|入住|出勤|巩固|成功|免疫|入学|清洁|绿化|郁闭|贫困|化解|调解|办结|硬化)率"
)
_MOVING = re.compile(r"增|降|减|幅|同比|环比|变|涨|温")
_RATE = re.compile(r"率(?:[（(].*)?$|占比|比重")
NEAR = 6  # columns to look at for what a rate is worked out from
_WHOLE = re.compile(r"应|需|未|待|计划|目标|拟|不")
_OPEN = re.compile(r"未|待|不|其中")
_IN_LIST = re.compile(r"数量|数值|本期|合计|指标值|^值$|实际|完成")
AT_LEAST = 3
HALF = 50  # per cent: where all others are above, one of 1 and less is no share in per cent
MOSTLY = 4
APART = Decimal("1")  # percentage points: less may be rounding


def rates(cells: Iterable[Cell], tables: Sequence[TableCells]) -> Iterator[Check]:
    """All checks on percentages."""
    for cell in cells:
        if cell.field.unit == "%":
            yield from _in_range(cell)
    for table in tables:
        yield from _as_fractions(table)
        for column in table.columns:
            if not any(_MOVING.search(part) for part in column):
                found = list(_against_amounts(table, column)) if _is_rate(table, column) else []
                yield from found or _by_name(table, column)
        if table.kind == "list":
            yield from _down(table)


def _as_fractions(table: TableCells) -> Iterator[Check]:
    """0.95 in a column of per cent whose other rows say 90 and more."""
    for column in table.columns:
        cells = [
            c for row in table.rows if (c := row.cells.get(column)) is not None and c.unit and c.unit.symbol == "%"
        ]
        small = [c for c in cells if 0 < c.number <= 1]
        others = [c for c in cells if c.number > 1]
        if small and len(others) >= max(AT_LEAST, MOSTLY * len(small)) and all(c.number >= HALF for c in others):
            for cell in small:
                yield Check("check.fraction", *about((cell,), value=cell.shown))


def _is_rate(table: TableCells, column: Path) -> bool:
    """A rate by its label, or by a unit of so much for each (公斤/亩, 元/人)."""
    units = {cell.unit.dimension for row in table.rows if (cell := row.cells.get(column)) and cell.unit}
    return bool(_RATE.search(column[-1])) or any("/" in dimension for dimension in units)


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
                    right = _by_unit(cells) or cells[1].number / cells[2].number * scale
                    shown = format_number(right, 2 if scale == 100 else 4)
                    yield Check("check.rate", *about(cells, rate=cells[0].shown, right=shown))
                return


def _by_name(table: TableCells, rate: Path) -> Iterator[Check]:
    """整改率 behind two counts of one unit, one of which is of 整改: the one over the other, in each row."""
    at = table.columns.index(rate)
    before = table.columns[max(0, at - 2) : at]
    for _, cells in lines_with(table, rate, *before) if len(before) == 2 else ():
        yield from _named(cells[0], cells[1:])


def _down(table: TableCells) -> Iterator[Check]:
    """The same in a list, where the rate stands below what it is worked out from."""
    for column in table.columns:
        cells = [row.cells.get(column) for row in table.rows]
        for whole, part, rate in zip(cells, cells[1:], cells[2:], strict=False):
            if whole is not None and part is not None and rate is not None:
                yield from _named(rate, (whole, part))


def _named(rate: Cell, amounts: Sequence[Cell]) -> Iterator[Check]:
    """A share in per cent against the two amounts its name stands for."""
    core = _core(rate)
    parts = [c for c in amounts if core and core in plain_label(_leaf(c)) and not _WHOLE.search(_leaf(c))]
    if rate.unit is None or rate.unit.symbol != "%" or len(parts) != 1:
        return
    part = parts[0]
    whole = next(c for c in amounts if c is not part)
    cells = (rate, part, whole)
    if _OPEN.search(_leaf(whole)) or not _telling(cells) or part.number > whole.number:
        return
    if _apart(cells, Decimal(100)):
        right = format_number(part.number / whole.number * 100, 2)
        yield Check("check.rate", *about(cells, rate=rate.shown, right=right))


def _core(rate: Cell) -> str:
    """整改 of 整改率（%）; "" for what isn't named so, or too shortly to tell."""
    found = re.fullmatch(r"(?:其中)?([\u4e00-\u9fff]{2,6})率", plain_label(_leaf(rate)))
    return found[1] if found else ""


def _leaf(cell: Cell) -> str:
    """The words that tell the cell from its neighbours: in a list its row's, else its column's."""
    path = cell.field.row_path if cell.field.row_path and _IN_LIST.search("".join(cell.field.col_path)) else ()
    return (path or cell.field.col_path or cell.field.path)[-1]


def _telling(cells: tuple[Cell, ...]) -> bool:
    """Nothing of something, and all of it, come out right whatever was divided."""
    _, part, whole = cells
    same = part.unit is not None and whole.unit is not None and (part.unit == whole.unit or _by_unit(cells) is not None)
    return same and whole.number > 0 and part.number > 0 and part.number != whole.number


def _apart(cells: tuple[Cell, ...], scale: Decimal) -> bool:
    rate, part, whole = cells
    worked_out = _by_unit(cells)
    if worked_out is not None:
        return abs(rate.number - worked_out) > abs(worked_out) / 100 + rate.slack
    return abs(rate.number - part.number / whole.number * scale) > APART * scale / 100 + rate.slack


def _by_unit(cells: Sequence[Cell]) -> Decimal | None:
    """吨 over 亩 in 公斤/亩: what the amounts give in the rate's own unit; None where it isn't one of theirs."""
    rate, part, whole = cells
    if rate.unit is None or part.unit is None or whole.unit is None or whole.number == 0:
        return None
    if rate.unit.dimension != f"{part.unit.dimension}/{whole.unit.dimension}":
        return None
    return part.number * part.unit.factor / (whole.number * whole.unit.factor) / rate.unit.factor
