"""Rosters of a legacy workbook that grow where something stands below: first the rows are inserted, then all is filled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.documents import biff
from forms.documents.biff_book import Workbook, assembled, open_workbook
from forms.documents.biff_cells import Unpatchable
from forms.documents.biff_insert import insert_rows
from forms.documents.biff_recalc import Key
from forms.documents.compound import Compound, is_compound, read_compound, write_compound
from forms.documents.xls_changes import Formulas, counters, grid_of, has_room
from forms.documents.xls_read import workbook_stream
from forms.documents.xlsx_grow import missing_rows
from forms.documents.xlsx_shift import Insertion
from forms.errors import FormsError
from forms.model.document import Document
from forms.model.proposal import Answer, Reason, TableAnswer, Written

_ROW = re.compile(r"(\$?[A-Z]{1,3}\$?)([0-9]{1,7})")


@dataclass(slots=True)
class Grown:
    """The workbook with its new rows, still blank; where everything is now."""

    data: bytes
    insertions: Mapping[str, Sequence[Insertion]]  # by sheet, in the template's rows
    tables: list[TableAnswer]
    counted: dict[Key, int]  # numbers that the new rows go on counting with
    _old: dict[str, str] = field(default_factory=dict)  # addresses as the template has them

    def answers(self, answers: Sequence[Answer]) -> list[Answer]:
        """The answers at the addresses of the grown sheet."""
        return [replace(a, address=self._moved(a.address)) for a in answers]

    def _moved(self, address: str) -> str:
        sheet, mark, place = address.rpartition("!")
        found = [i for name, some in self.insertions.items() if name.casefold() == sheet.casefold() for i in some]
        if not mark or not found:
            return address
        new = sheet + mark + _ROW.sub(lambda m: m[1] + str(shifted(found, int(m[2]) - 1) + 1), place)
        self._old[new] = address
        return new

    def told(self, written: Written) -> Written:
        """What was written, its notes with the template's addresses."""
        notes = tuple(
            Reason(n.code, tuple((k, self._old.get(v, v) if k == "address" else v) for k, v in n.context))
            for n in written.notes
        )
        return replace(written, notes=notes)


def shifted(insertions: Sequence[Insertion], row: int) -> int:
    """Where a row of the template stands now."""
    return row + sum(i.count for i in insertions if row > i.after)


def container(data: bytes) -> tuple[Compound, int]:
    """The compound file and the index of its workbook stream. Raises Unpatchable for older formats."""
    compound = read_compound(data) if is_compound(data) else None
    at = compound.index("Workbook") if compound is not None else None
    if compound is None or at is None:
        raise Unpatchable("old_format")
    return compound, at


def grow(data: bytes, document: Document, tables: Sequence[TableAnswer]) -> Grown | None:
    """Insert the rows that rosters need; None where no sheet needs rows between others.

    Raises Unpatchable where they can't be inserted safely, table.cannot_grow for a protected sheet, address.missing.
    """
    needing = [t for t in tables if _extra(t) > 0]
    if not needing:
        return None
    compound, at = container(data)
    book = open_workbook(workbook_stream(data, ""))
    formulas = book.formulas()
    tight = {grid_of(document, t.grid, t.grid).name for t in needing if not _room(book, document, formulas, t)}
    if not tight:
        return None
    insertions: dict[str, list[Insertion]] = {}
    for table in sorted(needing, key=lambda t: -t.last_row):  # from the bottom: what is above stays where it was
        name = grid_of(document, table.grid, table.grid).name
        if name in tight:
            _refuse_protected(book, name)
            insertion = Insertion(name, table.last_row, _extra(table), table.first_row, table.height)
            insert_rows(book, insertion)
            insertions.setdefault(name, []).append(insertion)
    counted: dict[Key, int] = {}
    moved = [_placed(document, formulas, table, insertions, counted) for table in tables]
    return Grown(write_compound(compound, {at: assembled(book)}), insertions, moved, counted)


def _extra(table: TableAnswer) -> int:
    return missing_rows(table)


def _room(book: Workbook, document: Document, formulas: Formulas, table: TableAnswer) -> bool:
    grid = grid_of(document, table.grid, table.grid)
    return has_room(book, grid, formulas, table, table.first_row + len(table.rows) - 1)


def _refuse_protected(book: Workbook, name: str) -> None:
    if any(r.op == biff.PROTECT and r.body[:1] == b"\1" for r in biff.own_records(book.subs[name])):
        raise FormsError("table.cannot_grow", sheet=name, why="protected")


def _placed(
    document: Document,
    formulas: Formulas,
    table: TableAnswer,
    insertions: Mapping[str, Sequence[Insertion]],
    counted: dict[Key, int],
) -> TableAnswer:
    """The table's answer in the grown sheet, its new rows among the printed ones."""
    grid = grid_of(document, table.grid, table.grid)
    own = insertions.get(grid.name, ())
    first, last = shifted(own, table.first_row), shifted(own, table.last_row)
    extra = _extra(table) if own else 0
    for col, number in counters(grid, formulas, table).items() if extra else ():
        steps = enumerate(range(1, extra + 1, table.height), 1)
        counted.update({(grid.name, last + at, col): number + n for n, at in steps})
    return replace(table, first_row=first, last_row=last + extra)
