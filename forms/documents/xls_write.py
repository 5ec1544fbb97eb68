"""Writes answers into a legacy workbook: the cells' records change, every other record and stream stays as it was."""

from __future__ import annotations

import datetime as dt
import math
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.documents import addresses, biff, blanks, ticks
from forms.documents.biff_book import Workbook, assembled, open_workbook
from forms.documents.biff_cells import CellTable, Unpatchable
from forms.documents.biff_formula import Token
from forms.documents.biff_recalc import Key, recomputed, set_result
from forms.documents.biff_strings import MAX_TEXT, Run
from forms.documents.biff_values import Scalar, Wrong
from forms.documents.compound import is_compound, read_compound, write_compound
from forms.documents.number_formats import shows_date, to_serial
from forms.documents.xls_read import read_xls, rich_runs, workbook_stream
from forms.documents.xlsx_content import written
from forms.errors import FormsError
from forms.model.document import Document, Grid, Value, plain
from forms.model.proposal import Answer, Reason, TableAnswer, Written

_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_IN_CELL = ("in_cell", "in_cell_checkbox")


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell shall hold; `runs` are the looks of its text's stretches."""

    value: Value
    runs: tuple[Run, ...] = ()


Changes = dict[Key, Change]
Formulas = Mapping[Key, Sequence[Token] | None]


def write_xls(data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> Written:
    """The workbook with the answers in it.

    A cell keeps its format; numbers are written as numbers, texts as texts, dates as the cell's format wants. Formulas
    that depend on a filled cell are counted anew. A file that can't be patched safely comes back as .xlsx with the note
    xls.handed_back_as_xlsx. Raises address.unreadable, address.missing, value.too_long, and what read_xls raises.
    """
    document = read_xls(data, "")
    try:
        return Written(_patched(data, document, answers, tables), "xls")
    except Unpatchable as problem:
        return _as_xlsx(document, answers, tables, problem.why)


def _as_xlsx(document: Document, answers: Sequence[Answer], tables: Sequence[TableAnswer], why: str) -> Written:
    from forms.documents.writer import write
    from forms.documents.xls_to_xlsx import to_xlsx

    out = write(to_xlsx(document), "xlsx", answers, tables)
    note = Reason("xls.handed_back_as_xlsx", (("why", why),))
    return Written(out.data, out.format, (note, *out.notes))


def _patched(data: bytes, document: Document, answers: Sequence[Answer], tables: Sequence[TableAnswer]) -> bytes:
    if not is_compound(data):
        raise Unpatchable("old_format")
    compound = read_compound(data)
    at = compound.index("Workbook")
    if at is None:
        raise Unpatchable("old_format")
    book = open_workbook(workbook_stream(data, ""))
    formulas = book.formulas()
    changes = _single_changes(document, formulas, data, answers)
    for table in tables:
        changes |= _table_changes(book, document, formulas, table)
    for (sheet, row, col), change in changes.items():
        _put(book, _grid(document, sheet, sheet), (sheet, row, col), change)
    _recount(book, document, formulas, changes)
    return write_compound(compound, {at: assembled(book)})


def _grid(document: Document, name: str, address: str) -> Grid:
    grid = next((g for g in document.grids if g.name == name), None)
    if grid is None:
        raise FormsError("address.missing", address=address)
    return grid


# ---- what changes


def _single_changes(document: Document, formulas: Formulas, data: bytes, answers: Sequence[Answer]) -> Changes:
    by_cell: dict[Key, list[Answer]] = {}
    for answer in answers:
        place = addresses.parse_sheet(answer.address)
        by_cell.setdefault((place.sheet, *place.cell), []).append(answer)
    runs = rich_runs(data) if any(_is_inside(a) for a in answers) else {}
    changes: Changes = {}
    for key, own in by_cell.items():
        grid = _grid(document, key[0], own[0].address)
        if key in formulas:
            raise FormsError("answer.formula_cell", address=own[0].address)
        inside = [a for a in own if _is_inside(a)]
        changes[key] = _inside(grid, key, inside, runs.get(key, ())) if inside else Change(own[-1].value)
    return changes


def _is_inside(answer: Answer) -> bool:
    return answer.mode in _IN_CELL or addresses.parse_sheet(answer.address).blank is not None


def _inside(grid: Grid, key: Key, answers: Sequence[Answer], runs: Sequence[Run]) -> Change:
    """The cell's own text with its blanks filled and its boxes ticked."""
    text = grid.text(key[1], key[2])
    found = blanks.label_blanks(text, grid.underlines.get((key[1], key[2]), ()))
    edits: list[blanks.Edit] = []
    for answer in answers:
        number = addresses.parse_sheet(answer.address).blank or 0
        if answer.mode == "in_cell_checkbox":
            edit = ticks.tick(text, plain(answer.value))
            if edit is None and not _ticked(text, plain(answer.value)):
                raise FormsError("address.missing", address=answer.address)
        elif number < len(found):
            edit = blanks.fill(text, found[number], written(answer.value, found[number]))
        else:
            raise FormsError("address.missing", address=answer.address)
        edits += [edit] if edit else []
    return Change(blanks.apply(text, edits), _moved_runs(runs, edits))


def _ticked(text: str, option: str) -> bool:
    return any(o.ticked and o.text.strip() == option.strip() for o in ticks.options_in(text))


def _moved_runs(runs: Sequence[Run], edits: Sequence[blanks.Edit]) -> tuple[Run, ...]:
    """Looks begin where they began: at the same printed character, or at the head of what was filled."""
    out: dict[int, int] = {}
    for at, font in runs:
        moved = at
        for edit in edits:
            if edit.end <= at and edit.start < at:
                moved += len(edit.text) - (edit.end - edit.start)
            elif edit.start < at:
                moved -= at - edit.start
        out[moved] = font
    return tuple(sorted(out.items()))


# ---- rosters


def _table_changes(book: Workbook, document: Document, formulas: Formulas, table: TableAnswer) -> Changes:
    grid = _grid(document, table.grid, table.grid)
    end = table.first_row + len(table.rows) - 1
    if end > table.last_row:
        _check_room(book, grid, formulas, table, end)
        cells = book.table(grid.name)
        for row in range(table.last_row + 1, end + 1):
            cells.copy_row(table.last_row, row)
    out: Changes = {}
    for i, row_values in enumerate(table.rows):
        for col, value in row_values:
            key = (grid.name, table.first_row + i, col)
            if key in formulas:
                raise FormsError("answer.formula_cell", address=grid.address(key[1], col))
            out[key] = Change(value)
    return out


def _check_room(book: Workbook, grid: Grid, formulas: Formulas, table: TableAnswer, end: int) -> None:
    """Rows are only added where nothing stands below, and nothing counts or prints just the rows that were there."""
    below = range(table.last_row + 1, max(grid.rows, end + 1))
    if any(grid.value(r, c) is not None for r in below for c in range(grid.cols)):
        raise Unpatchable("rows_below")
    merged = [m for m in grid.merges if m.bottom >= table.last_row]
    if any(m.bottom > table.last_row or m.width > 1 for m in merged):  # a row's own merges would be missing in new rows
        raise Unpatchable("rows_below")
    for (sheet, row, _), tokens in formulas.items():
        if sheet == grid.name and row >= table.last_row:
            raise Unpatchable("rows_below")
        for token in tokens or ():
            area, name = token.area, token.text or sheet
            if area and name == grid.name and area.height > 1 and table.last_row <= area.bottom < end:
                raise Unpatchable("rows_counted")
    if any(table.last_row <= last < end for last in book.print_areas(grid.name)):
        raise Unpatchable("rows_counted")


# ---- writing cells


def _put(book: Workbook, grid: Grid, key: Key, change: Change) -> None:
    """Writes one value into the records of its sheet, in the cell's own format."""
    _, row, col = key
    table = book.table(grid.name)
    old = table.item(row, col)
    if old is not None and old.op == biff.LABELSST:
        book.strings.references -= 1
    value = _cell_value(change.value, grid.style(row, col).number_format, book.from_1904)
    if isinstance(value, str):
        if biff.units(value) > MAX_TEXT:
            raise FormsError("value.too_long", address=grid.address(row, col), limit=MAX_TEXT)
        index = book.strings.index(value, change.runs)
        table.put(row, col, biff.LABELSST, struct.pack("<I", index))
    else:
        _put_plain(table, row, col, value)


def _put_plain(table: CellTable, row: int, col: int, value: float | bool | None) -> None:
    if value is None:
        table.put(row, col, biff.BLANK, b"")
    elif isinstance(value, bool):
        table.put(row, col, biff.BOOLERR, bytes([int(value), 0]))
    elif float(value).is_integer() and -(1 << 29) <= value < 1 << 29:
        table.put(row, col, biff.RK, struct.pack("<I", (int(value) << 2 | 2) & 0xFFFFFFFF))
    else:
        table.put(row, col, biff.NUMBER, struct.pack("<d", value))


def _cell_value(value: Value, number_format: str, from_1904: bool) -> str | float | bool | None:
    if isinstance(value, (dt.date, dt.time)):
        return float(to_serial(value, from_1904=from_1904)) if shows_date(number_format) else plain(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        exact = math.isfinite(value) and (isinstance(value, float) or abs(value) < 10**15)
        return float(value) if exact else plain(value)
    return value or None


# ---- formulas


def _recount(book: Workbook, document: Document, formulas: Formulas, changes: Changes) -> None:
    if not formulas or not changes:
        return
    grids = {g.name: g for g in document.grids}

    def value(key: Key) -> Scalar:
        sheet, row, col = key
        change = changes.get(key)
        if change is not None:
            return _cell_value(change.value, grids[sheet].style(row, col).number_format, book.from_1904)
        return _scalar(grids[sheet].value(row, col), book.from_1904) if sheet in grids else None

    rows = {g.name: max([g.rows, *(r + 1 for s, r, _ in changes if s == g.name)]) for g in document.grids}
    for (sheet, row, col), result in recomputed(formulas, changes, book.names, value, rows).items():
        table = book.table(sheet)
        item = table.item(row, col)
        if item is not None and item.op == biff.FORMULA:
            set_result(item, result)
            table.touched = True


def _scalar(value: Value, from_1904: bool) -> Scalar:
    if isinstance(value, (dt.date, dt.time)):
        return float(to_serial(value, from_1904=from_1904))
    if isinstance(value, str):
        return Wrong(_ERRORS[value]) if value in _ERRORS else value
    return value if isinstance(value, bool) or value is None else float(value)
