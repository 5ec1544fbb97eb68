"""Writes answers into a legacy workbook: the cells' records change, every other record and stream stays as it was."""

from __future__ import annotations

import datetime as dt
import math
import struct
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from forms.documents import biff
from forms.documents.biff_book import Workbook, assembled, open_workbook
from forms.documents.biff_cells import CellTable, Unpatchable
from forms.documents.biff_recalc import Key, recomputed, set_result
from forms.documents.biff_strings import MAX_TEXT
from forms.documents.biff_values import Scalar, Wrong
from forms.documents.compound import write_compound
from forms.documents.number_formats import shows_date, to_serial
from forms.documents.xls_changes import Change, Formulas, grid_of, is_inside, single_changes, table_changes
from forms.documents.xls_grow import container, grow
from forms.documents.xls_read import read_xls, rich_runs, workbook_stream
from forms.errors import FormsError
from forms.model.document import Document, Grid, Value, plain
from forms.model.proposal import Answer, Reason, TableAnswer, Written

if TYPE_CHECKING:
    from forms.documents.convert import Finder

_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}


def write_xls(
    data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer], find: Finder | None = None
) -> Written:
    """The workbook with the answers in it.

    A cell keeps its format; numbers are written as numbers, texts as texts, dates as the cell's format wants. Formulas
    that depend on a filled cell are counted anew. Rosters grow by copies of their last row, and what stands below moves.
    A file that can't be patched safely comes back as .xlsx: through the office program that `find` finds, with the note
    xls.handed_back_by_office, else from what we read of it, with the note xls.handed_back_as_xlsx. What can't be placed
    (no such blank or option, a formula stands there) is left as it was, with the note write.not_placed. Raises
    address.unreadable, address.missing, value.too_long, table.cannot_grow, and what read_xls raises.
    """
    document = read_xls(data, "")
    try:
        grown = grow(data, document, tables)
        if grown is None:
            return _patched(data, document, answers, tables)
        return grown.told(
            _patched(grown.data, read_xls(grown.data, ""), grown.answers(answers), grown.tables, grown.counted)
        )
    except Unpatchable as problem:
        why = problem.why
    except (struct.error, IndexError, ValueError):  # a record that isn't what it should be
        why = "structure"
    return _by_office(data, answers, tables, find) or _as_xlsx(document, answers, tables, why)


def _by_office(
    data: bytes, answers: Sequence[Answer], tables: Sequence[TableAnswer], find: Finder | None
) -> Written | None:
    """Through LibreOffice or WPS, which keep drawings too; None where there is none, or it can't."""
    from forms.documents.writer import write

    converter = find() if find is not None else None
    if converter is None:
        return None
    try:
        out = write(converter(data, "xls", ""), "xlsx", answers, tables)
    except FormsError as error:
        if error.code.startswith("value."):
            raise
        return None
    note = Reason("xls.handed_back_by_office", (("program", converter.program),))
    return Written(out.data, out.format, (note, *out.notes))


def _as_xlsx(document: Document, answers: Sequence[Answer], tables: Sequence[TableAnswer], why: str) -> Written:
    from forms.documents.writer import write
    from forms.documents.xls_to_xlsx import to_xlsx

    try:
        converted = to_xlsx(document)
    except Exception as error:  # names or values that no workbook may hold
        raise FormsError("file.damaged", file=document.file_name) from error
    out = write(converted, "xlsx", answers, tables)
    note = Reason("xls.handed_back_as_xlsx", (("why", why),))
    return Written(out.data, out.format, (note, *out.notes))


def _patched(
    data: bytes,
    document: Document,
    answers: Sequence[Answer],
    tables: Sequence[TableAnswer],
    counted: Mapping[Key, int] | None = None,
) -> Written:
    compound, at = container(data)
    book = open_workbook(workbook_stream(data, ""))
    formulas = book.formulas()
    runs = rich_runs(data) if any(is_inside(a) for a in answers) else {}
    changes = single_changes(document, formulas, runs, answers)
    changes.cells.update((key, Change(number)) for key, number in (counted or {}).items())
    for table in tables:
        table_changes(book, document, formulas, table, changes)
    for key, change in changes.cells.items():
        _put(book, grid_of(document, key[0], key[0]), key, change)
    results = _recount(book, document, formulas, changes.cells)
    return Written(write_compound(compound, {at: assembled(book)}), "xls", tuple(changes.notes), results)


# ---- writing cells


def _put(book: Workbook, grid: Grid, key: Key, change: Change) -> None:
    """Writes one value into the records of its sheet, in the cell's own format."""
    _, row, col = key
    table = book.table(grid.name)
    if table.xf(row, col) >= book.formats:
        raise Unpatchable("structure")
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


def _recount(
    book: Workbook, document: Document, formulas: Formulas, changes: Mapping[Key, Change]
) -> tuple[tuple[str, Value], ...]:
    """Bring the results of dependent formulas up to date; which, and what they come to (None: left to the reader)."""
    if not formulas or not changes:
        return ()
    grids = {g.name: g for g in document.grids}

    def value(key: Key) -> Scalar:
        sheet, row, col = key
        change = changes.get(key)
        if change is not None:
            return _cell_value(change.value, grids[sheet].style(row, col).number_format, book.from_1904)
        return _scalar(grids[sheet].value(row, col), book.from_1904) if sheet in grids else None

    rows = {g.name: max([g.rows, *(r + 1 for s, r, _ in changes if s == g.name)]) for g in document.grids}
    done: list[tuple[str, Value]] = []
    for (sheet, row, col), result in recomputed(formulas, changes, book.names, value, rows).items():
        table = book.table(sheet)
        item = table.item(row, col)
        if item is not None and item.op == biff.FORMULA:
            set_result(item, result)
            table.touched = True
            shown = result if isinstance(result, (int, float, str)) else None
            done.append((grids[sheet].address(row, col) if sheet in grids else f"{sheet}!R{row}C{col}", shown))
    return tuple(done)


def _scalar(value: Value, from_1904: bool) -> Scalar:
    if isinstance(value, (dt.date, dt.time)):
        return float(to_serial(value, from_1904=from_1904))
    if isinstance(value, str):
        return Wrong(_ERRORS[value]) if value in _ERRORS else value
    return value if isinstance(value, bool) or value is None else float(value)
