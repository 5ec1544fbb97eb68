"""Sums that a table's own headers promise: totals over rows, totals over columns, and parts within their wholes.

Only what must hold is said. Which columns make up a 合计 isn't always printed (女 and 90-99岁 do not), so columns are
held to their total only where they are the two halves of a whole or where the table's other rows show that they add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from forms.filling.check_cells import (
    Cell,
    Line,
    Path,
    TableCells,
    about,
    additive,
    in_unit,
    is_part,
    lines_with,
    place,
    plain_label,
)
from forms.model.proposal import Check
from forms.recording.subjects import is_total
from forms.values.numbers import format_number
from forms.values.units import unit_of

SUM_OF_ROWS = frozenset({"合计", "总计", "共计", "总数", "总合计"})  # of the rows above or below, whatever they are
TOTAL_COLUMN = frozenset({"合计", "小计", "总计", "共计", "计", "总数", "总人数", "总户数"})
HALVES = (frozenset({"男", "女"}), frozenset({"男性", "女性"}), frozenset({"集中供养", "分散供养"}))
AT_LEAST = 3  # rows that show how a total is made up
MOSTLY = 4  # of them for each row that contradicts


def sums(tables: Sequence[TableCells]) -> Iterator[Check]:
    """All checks on sums and parts."""
    for table in tables:
        yield from _total_rows(table)
        yield from _total_columns(table)
        yield from _halves(table)
        yield from _part_rows(table)
        yield from _part_columns(table)


def _total_rows(table: TableCells) -> Iterator[Check]:
    totals = [row for row in table.rows if row.path and is_total(row.path[-1])]
    parts = [row for row in table.rows if row not in totals]
    if len(totals) != 1 or len(parts) < 2 or not _plain_rows(table, parts):
        return
    exact = plain_label(totals[0].path[-1]) in SUM_OF_ROWS
    for column, total in totals[0].cells.items():
        cells = [row.cells[column] for row in parts if column in row.cells]
        if len(cells) == len(parts) and all(additive(c.field) for c in (total, *cells)):
            yield from _against(total, cells, equal=exact)


def _plain_rows(table: TableCells, parts: Sequence[Line]) -> bool:
    """Rows of one level: none is a part, a subtotal or the heading of another, and no formula stands for a row."""
    paths = {row.path for row in table.rows}
    if any(row not in paths for row, _ in table.computed):
        return False
    return not any(
        not row.path or row.path[:-1] in paths or any(is_part(p) or "小计" in p for p in row.path) for row in parts
    )


def _against(total: Cell, parts: Sequence[Cell], equal: bool = True) -> Iterator[Check]:
    """The parts' sum and the total: different, or (not `equal`) more than the total."""
    found = added(parts, total)
    if found is None:
        return
    amount, slack = found
    above = amount - total.number
    if above > slack or (equal and -above > slack):
        said = about((total, *parts), sum=format_number(amount), total=total.shown)
        yield Check("check.total", *said) if equal else Check("check.total_below", *said)


def added(parts: Sequence[Cell], total: Cell) -> tuple[Decimal, Decimal] | None:
    """The sum in the total's unit and what rounding may explain, the total's own rounding included."""
    amount, slack = Decimal(0), total.slack
    for part in parts:
        if not _same_kind(part, total):
            return None
        fitted = in_unit(part, total.unit)
        if fitted is None:
            return None
        amount, slack = amount + fitted[0], slack + fitted[1]
    return amount, slack


def _same_kind(part: Cell, whole: Cell) -> bool:
    """Both in a named unit of one dimension, or both in the same column without one."""
    if part.unit is None or whole.unit is None:
        return part.unit is whole.unit
    return part.unit.dimension == whole.unit.dimension


def _total_columns(table: TableCells) -> Iterator[Check]:
    """人数 > 合计, 80-89岁, 90-99岁: where all but a few rows add up, those few are named."""
    for column in table.columns:
        if len(column) < 2 or plain_label(column[-1]) not in TOTAL_COLUMN:
            continue
        parts = [c for c in table.columns if c[:-1] == column[:-1] and c != column and not is_part(c[-1])]
        if len(parts) >= 2:
            yield from _odd_rows(table, column, parts)


def _odd_rows(table: TableCells, total: Path, parts: Sequence[Path]) -> Iterator[Check]:
    good, odd = 0, []
    for _, (whole, *cells) in lines_with(table, total, *parts):
        found = added(cells, whole) if all(additive(c.field) for c in (whole, *cells)) else None
        if found is None:
            continue
        if abs(found[0] - whole.number) > found[1]:
            odd.append((whole, cells))
        else:
            good += sum(c.number != 0 for c in cells) >= 2
    if good >= AT_LEAST and good >= MOSTLY * len(odd):
        for whole, cells in odd:
            yield from _against(whole, cells)


def _halves(table: TableCells) -> Iterator[Check]:
    """男 and 女 make up the whole they stand under, in columns and in rows."""
    for group in {c[:-1] for c in table.columns if len(c) > 1}:
        inside = {plain_label(c[-1]): c for c in table.columns if c[:-1] == group}
        whole = next((c for label, c in inside.items() if label in TOTAL_COLUMN), None)
        pair = next(([inside[h] for h in sorted(half)] for half in HALVES if half <= inside.keys()), None)
        if whole and pair:
            for _, (total, *cells) in lines_with(table, whole, *pair):
                yield from _against(total, cells)
    for row in table.rows:
        parts = [r for r in table.rows if r.path[:-1] == row.path and r.path]
        names = {plain_label(r.path[-1]): r for r in parts}
        for half in HALVES:
            if half <= names.keys():
                yield from _half_rows(row, [names[h] for h in sorted(half)])


def _half_rows(whole: Line, parts: Sequence[Line]) -> Iterator[Check]:
    for column, total in whole.cells.items():
        if all(column in p.cells for p in parts) and not _change(column):
            yield from _against(total, [p.cells[column] for p in parts])


def _change(column: Path) -> bool:
    """Columns of changes and rates, in which a part may well be more than its whole."""
    return any(word in part for part in column for word in ("增减", "增长", "比", "率", "变动", "变化", "幅", "±"))


def _part_rows(table: TableCells) -> Iterator[Check]:
    """'其中：…' indented below its whole, and the rows behind it on the same level."""
    rows = {row.path: row for row in table.rows}
    parts: set[Path] = set()
    for row in table.rows:
        above = row.path[:-1]
        if row.path and above in rows and (is_part(row.path[-1]) or above in parts):
            parts.add(above)
            for column, part in row.cells.items():
                whole = rows[above].cells.get(column)
                if whole is not None and not _change(column) and _exceeded(part, [whole]):
                    yield _part([(part, whole)])


def _part_columns(table: TableCells) -> Iterator[Check]:
    for at, column in enumerate(table.columns):
        level = next((n for n, label in enumerate(column) if is_part(label)), -1)
        if level < 0 or _change(column):
            continue
        wholes = [
            c
            for c in table.columns[:at]
            if c[:level] == column[:level] and not any(is_part(label) for label in c) and not _change(c)
        ]
        found = []
        for row in table.rows:
            part = row.cells.get(column)
            if part is not None and not _open(table, row, wholes, part):
                over = _exceeded(part, [row.cells[w] for w in wholes if w in row.cells])
                found += [(part, over)] if over else []
        if found:
            yield _part(found)


def _open(table: TableCells, row: Line, wholes: Sequence[Path], part: Cell) -> bool:
    """Whether the row's whole may be one that isn't known here: a formula, or a field that is still blank."""
    if any((row.path, w) in table.computed for w in wholes):
        return True
    blank = (row.fields[w].unit for w in wholes if w in row.fields and w not in row.cells)
    units = [unit_of(unit) if unit else None for unit in blank]
    return any(u is part.unit or (u and part.unit and u.dimension == part.unit.dimension) for u in units)


def _exceeded(part: Cell, wholes: Sequence[Cell]) -> Cell | None:
    """The largest of `wholes`, where the part is more than any of them: which of them is meant isn't always plain."""
    fitted = [(f, w) for w in wholes if _same_kind(part, w) and (f := in_unit(w, part.unit)) is not None]
    if not fitted:
        return None
    (number, slack), whole = max(fitted, key=lambda pair: pair[0])
    return whole if part.number > 0 and part.number > number + slack + part.slack else None


def _part(found: Sequence[tuple[Cell, Cell]]) -> Check:
    """One check for one column, its first row named."""
    part, whole = found[0]
    said = {"part": part.shown, "whole": whole.shown, "name": place(whole.field), "count": str(len(found))}
    addresses, context = about([c for pair in found for c in pair], **said)
    return Check("check.part" if len(found) == 1 else "check.parts", addresses, context)
