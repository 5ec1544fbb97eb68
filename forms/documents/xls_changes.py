"""What answers change in a legacy workbook: whole values, blanks and boxes inside a cell's text, rows of rosters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.documents import addresses, blanks, ticks
from forms.documents.biff_book import Workbook
from forms.documents.biff_cells import MAX_ROW, Unpatchable
from forms.documents.biff_formula import Token
from forms.documents.biff_recalc import Key
from forms.documents.biff_strings import Run
from forms.documents.records import counting
from forms.documents.wording import written
from forms.errors import FormsError
from forms.model.document import Document, Grid, Value
from forms.model.proposal import Answer, Reason, TableAnswer

Formulas = Mapping[Key, Sequence[Token] | None]
Runs = Mapping[Key, Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Change:
    """What a cell shall hold; `runs` are the looks of its text's stretches."""

    value: Value
    runs: tuple[Run, ...] = ()


@dataclass(slots=True)
class Changes:
    """Everything to write; `notes` say what could not be placed and stays as it was."""

    cells: dict[Key, Change] = field(default_factory=dict)
    notes: list[Reason] = field(default_factory=list)

    def skip(self, address: str, why: str) -> None:
        self.notes.append(Reason("write.not_placed", (("address", address), ("why", why))))


def single_changes(document: Document, formulas: Formulas, runs: Runs, answers: Sequence[Answer]) -> Changes:
    """Changes by single answers. A cell inside a merge means the merge's first. Raises address.*."""
    by_cell: dict[Key, list[Answer]] = {}
    for answer in answers:
        place = addresses.parse_sheet(answer.address)
        grid = grid_of(document, place.sheet, answer.address)
        if answer.value is not None:
            by_cell.setdefault((grid.name, *_top_left(grid, *place.cell)), []).append(answer)
    out = Changes()
    for key, own in by_cell.items():
        grid = grid_of(document, key[0], key[0])
        whole = [a for a in own if not is_inside(a)]
        if key in formulas:
            out.skip(own[-1].address, "formula")
        elif whole:
            out.cells[key] = Change(whole[-1].value)
        else:
            _inside(out, grid, key, own, runs.get(key, ()))
    return out


def grid_of(document: Document, name: str, address: str) -> Grid:
    """The grid of this name, in any case of letters. Raises address.missing."""
    found = [g for g in document.grids if g.name == name] or [
        g for g in document.grids if g.name.casefold() == name.casefold()
    ]
    if not found:
        raise FormsError("address.missing", address=address)
    return found[0]


def is_inside(answer: Answer) -> bool:
    """Whether the answer goes into the text of its cell, not over it."""
    return answer.mode not in ("cell", "prompt_in_cell") or addresses.parse_sheet(answer.address).blank is not None


def _top_left(grid: Grid, row: int, col: int) -> tuple[int, int]:
    return next(((m.top, m.left) for m in grid.merges if (row, col) in m), (row, col))


def _inside(out: Changes, grid: Grid, key: Key, answers: Sequence[Answer], runs: Sequence[Run]) -> None:
    """The cell's own text with its blanks filled and its boxes ticked."""
    text, underlines = grid.text(key[1], key[2]), grid.underlines.get((key[1], key[2]), ())
    edits: list[blanks.Edit] = []
    for answer in answers:
        box = answer.mode == "in_cell_checkbox"
        edit = _edit(text, underlines, answer)
        if edit is None and not text.strip() and not box:
            out.cells[key] = Change(answer.value)
        elif edit is None or any(e.start < edit.end and edit.start < e.end for e in edits):
            out.skip(answer.address, "checkbox" if box else "blank")
        else:
            edits.append(edit)
    if edits:
        out.cells[key] = Change(blanks.apply(text, edits), moved_runs(runs, edits))


def _edit(text: str, underlines: Sequence[tuple[int, int]], answer: Answer) -> blanks.Edit | None:
    if answer.mode == "in_cell_checkbox":
        return ticks.tick(text, written(answer.value))
    found = blanks.label_blanks(text, underlines)
    number = addresses.parse_sheet(answer.address).blank or 0
    return blanks.fill(text, found[number], written(answer.value, found[number])) if number < len(found) else None


def moved_runs(runs: Sequence[Run], edits: Sequence[blanks.Edit]) -> tuple[Run, ...]:
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


def table_changes(book: Workbook, document: Document, formulas: Formulas, table: TableAnswer, out: Changes) -> None:
    """Adds the rows of a roster; rows beyond the printed ones copy the last printed one (there must be room for them).
    Raises address.missing."""
    grid = grid_of(document, table.grid, table.grid)
    end = table.first_row + len(table.rows) - 1
    if end > table.last_row:
        cells = book.table(grid.name)
        for row in range(table.last_row + 1, end + 1):
            cells.copy_row(table.last_row, row)
            for col, last in counters(grid, formulas, table).items():
                out.cells[(grid.name, row, col)] = Change(last + row - table.last_row)
    for i, row_values in enumerate(table.rows):
        for col, value in row_values:
            key = (grid.name, *_top_left(grid, table.first_row + i, col))
            if value is not None and key in formulas:
                out.skip(grid.address(key[1], key[2]), "formula")
            elif value is not None:
                out.cells[key] = Change(value)


def has_room(book: Workbook, grid: Grid, formulas: Formulas, table: TableAnswer, end: int) -> bool:
    """Whether rows down to `end` may simply be written: nothing stands below, and nothing counts, prints or joins just
    the rows that were there. Raises Unpatchable where the sheet ends before."""
    if end > MAX_ROW:
        raise Unpatchable("no_room")
    if table.height > 1:
        return False
    if any(grid.value(r, c) is not None for r in range(table.last_row + 1, grid.rows) for c in range(grid.cols)):
        return False
    merged = [m for m in grid.merges if m.bottom >= table.last_row]
    if any(m.bottom > table.last_row or m.width > 1 for m in merged):  # a row's own merges would be missing in new rows
        return False
    for (sheet, row, _), tokens in formulas.items():
        if sheet == grid.name and row >= table.last_row:
            return False
        for token in tokens or ():
            area, name = token.area, token.text or sheet
            if area and name == grid.name and area.height > 1 and table.last_row <= area.bottom < end:
                return False
    return not any(table.last_row <= last < end for last in book.print_areas(grid.name))


def counters(grid: Grid, formulas: Formulas, table: TableAnswer) -> dict[int, int]:
    """Columns that count rows, with the last number: see records.counting()."""
    return counting(lambda row: _numbers(grid, formulas, row), table)


def _numbers(grid: Grid, formulas: Formulas, row: int) -> dict[int, int]:
    cells = [(col, grid.value(row, col)) for col in range(grid.cols) if (grid.name, row, col) not in formulas]
    return {col: value for col, value in cells if type(value) is int}
