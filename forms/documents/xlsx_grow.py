"""Rosters that grow: rows inserted into a worksheet, and everything in the workbook that points below moved along."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.documents.records import counting
from forms.documents.xlsx_book import Book, DefinedName
from forms.documents.xlsx_insert import inserted
from forms.documents.xlsx_move import moved_workbook
from forms.documents.xlsx_patch import CellSpan, SheetXml
from forms.documents.xlsx_shift import Insertion
from forms.documents.xlsx_xml import attributes, layout
from forms.documents.zips import Package
from forms.errors import FormsError
from forms.model.proposal import TableAnswer

MAX_ROWS = 1_048_576
_PROTECTION = re.compile(rb"<(?:\w+:)?sheetProtection\b([^>]*?)/?>")


@dataclass(slots=True)
class Growth:
    """What growing did: changed parts, and where rows of the template are now."""

    parts: dict[str, bytes] = field(default_factory=dict)
    names: tuple[DefinedName, ...] = ()
    insertions: dict[str, list[Insertion]] = field(default_factory=dict)
    counters: dict[tuple[str, int, int], dict[int, int]] = field(default_factory=dict)

    def shifted(self, sheet: str, row: int) -> int:
        """Where a row of the template stands now."""
        return row + sum(i.count for i in self.insertions.get(sheet, ()) if row > i.after)

    def row(self, sheet: str, table: TableAnswer, index: int) -> int:
        """Where the index-th row of a roster's answer is to be written."""
        printed = table.last_row - table.first_row + 1
        if index < printed:
            return self.shifted(sheet, table.first_row + index)
        return self.shifted(sheet, table.last_row) + index - printed + 1

    def counted(self, sheet: str, table: TableAnswer) -> dict[tuple[int, int], int]:
        """Row numbers to go on counting in the inserted rows: {(row, col): number}."""
        counters = self.counters.get((sheet, table.first_row, table.last_row), {})
        printed = table.last_row - table.first_row + 1
        return {
            (self.row(sheet, table, index), col): last + (index - printed) // table.height + 1
            for col, last in counters.items()
            for index in range(printed, len(table.rows), table.height)
        }


def missing_rows(table: TableAnswer) -> int:
    """How many rows a roster needs beyond its printed ones, whole records."""
    extra = max(0, len(table.rows) - (table.last_row - table.first_row + 1))
    return -(-extra // table.height) * table.height


def grow(package: Package, book: Book, tables: Sequence[TableAnswer]) -> Growth:
    """Insert the rows that rosters need beyond their printed ones. Raises table.cannot_grow, address.missing."""
    growth = Growth(names=book.names)
    needed: dict[str, list[tuple[TableAnswer, int]]] = {}
    for table in tables:
        extra = missing_rows(table)
        entry = book.entry(table.grid)
        if entry is None:
            raise FormsError("address.missing", address=table.grid)
        if extra > 0:
            needed.setdefault(entry.name, []).append((table, extra))
    for sheet, wanted in needed.items():
        wanted.sort(key=lambda w: -w[0].last_row)
        for table, extra in wanted:  # from the bottom, so what is above stays where it was
            _grow_one(package, book, growth, sheet, table, extra)
    return growth


def _grow_one(package: Package, book: Book, growth: Growth, sheet: str, table: TableAnswer, extra: int) -> None:
    entry = book.entry(sheet)
    assert entry is not None  # looked up by the caller
    xml = SheetXml(layout(_current(package, growth.parts, entry.part)))
    bottom = max((row.index for row in xml.rows), default=0)
    if bottom + extra >= MAX_ROWS:
        raise FormsError("table.cannot_grow", sheet=sheet, why="no room")
    if _takes_no_rows(xml.layout.data):
        raise FormsError("table.cannot_grow", sheet=sheet, why="protected")
    counters = counting(lambda row: _numbers(xml, row), table)
    growth.counters[sheet, table.first_row, table.last_row] = counters
    insertion = Insertion(sheet, table.last_row, extra, table.first_row, table.height)
    growth.parts[entry.part] = inserted(xml, insertion)
    changed, names = moved_workbook(package, book, growth.parts, insertion)
    growth.parts.update(changed)
    growth.names = names
    growth.insertions.setdefault(sheet, []).append(insertion)


def _takes_no_rows(sheet_xml: bytes) -> bool:
    """Whether the sheet is protected and its protection forbids new rows, as it does unless it says otherwise."""
    found = _PROTECTION.search(sheet_xml)
    traits = attributes(found[1]) if found else {}
    return traits.get("sheet") in ("1", "true") and traits.get("insertRows", "1") in ("1", "true")


def _current(package: Package, parts: Mapping[str, bytes], part: str) -> bytes:
    found = parts.get(part)
    return package.read(part) if found is None else found


def _numbers(xml: SheetXml, row: int) -> dict[int, int]:
    span = xml.row(row)
    found = {cell.col: _number(xml, cell) for cell in xml.cells(span)} if span else {}
    return {col: n for col, n in found.items() if n is not None}


def _number(xml: SheetXml, cell: CellSpan) -> int | None:
    """A whole number that a cell holds as a number; texts and results of formulas don't count."""
    kind = attributes(cell.attrs).get("t", "n")
    inner = xml.layout.data[cell.inside : cell.inside_end]
    tag = xml.layout.tag("v")
    if kind != "n" or b"<" + xml.layout.tag("f") in inner:
        return None
    start = inner.find(b"<" + tag + b">")
    raw = inner[start + len(tag) + 2 : inner.find(b"</" + tag)] if start >= 0 else b""
    return int(raw) if raw.isdigit() and len(raw) < 8 else None
