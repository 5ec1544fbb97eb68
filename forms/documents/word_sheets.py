"""A Word form as a workbook: each table a sheet, with the lines that stand above it; and the way back to the Word file's places.

So a form that was issued in Word can be handed out as workbooks, and what comes back is written into the Word file itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from forms.documents.addresses import SheetPlace, parse
from forms.documents.xls_to_xlsx import to_xlsx
from forms.model.document import Area, Document, Grid, Paragraph, Style, Value, plain
from forms.model.proposal import Answer, TableAnswer

_MOST_LINES = 8  # above a table: what stands further up is the paper it is attached to
_ROOM = 1.7  # of a line's height to its letters
_LETTERS = 10.5  # points, where nothing is said
_WIDTH = 8.43  # of a column where nothing is said, in digits
_POINTS = 5.25  # of a digit's width
_LATIN = 0x2E7F  # letters behind it are as wide as they are high
_TABLE = re.compile(r"T\d+")
_RULED = {"left": True, "right": True, "top": True, "bottom": True, "wrap": True}


@dataclass(frozen=True, slots=True)
class WordSheets:
    """`data`: the workbook. `tables`: by sheet the Word table's name and how many rows stand above it."""

    data: bytes
    tables: Mapping[str, tuple[str, int]]


def word_sheets(document: Document) -> WordSheets | None:
    """The workbook of a Word form; None where it has no table."""
    grids = {g.name: g for g in document.grids if _TABLE.fullmatch(g.name)}
    if not grids:
        return None
    sheets: list[Grid] = []
    tables: dict[str, tuple[str, int]] = {}
    above, below = _lines(document, grids)
    for number, name in enumerate(n for n in document.order if n in grids):
        sheet = f"表{number + 1}"
        sheets.append(_sheet(grids[name], sheet, above[name], below.get(name, [])))
        tables[sheet] = (name, len(above[name]))
    return WordSheets(
        to_xlsx(replace(document, format="xlsx", grids=tuple(sheets), paragraphs=()), one_page_wide=True), tables
    )


def _lines(
    document: Document, grids: Mapping[str, Grid]
) -> tuple[dict[str, list[Paragraph]], dict[str, list[Paragraph]]]:
    """The lines above each table, and those below the last one."""
    said = {p.name: p for p in document.paragraphs}
    above: dict[str, list[Paragraph]] = {}
    waiting: list[Paragraph] = []
    last = ""
    for name in document.order:
        if name in grids:
            above[name], waiting, last = waiting[-_MOST_LINES:], [], name
        elif name in said and said[name].text.strip():
            waiting.append(said[name])
    return above, {last: waiting[:_MOST_LINES]}


def _sheet(grid: Grid, name: str, above: list[Paragraph], below: list[Paragraph]) -> Grid:
    down = len(above)
    styles = [Style(), *(replace(style, **_RULED, valign=style.valign or "center") for style in grid.styles)]  # type: ignore[arg-type]
    ids = [[0] * grid.cols for _ in above]
    ids += [[1 + _style_id(grid, row, col) for col in range(grid.cols)] for row in range(grid.rows)]
    for number, line in enumerate(above):
        styles.append(Style(bold=line.bold, size=max(line.size, 10.5), align=line.align, valign="center"))
        ids[number] = [len(styles) - 1] * grid.cols
    values: list[list[Value]] = [[line.text.strip(), *[None] * (grid.cols - 1)] for line in above]
    values += [[_text(grid, row, col) for col in range(grid.cols)] for row in range(grid.rows)]
    values += [[line.text.strip()] for line in below]
    whole = [Area(row, 0, row, grid.cols - 1) for row in range(down) if grid.cols > 1]
    shifted = [Area(a.top + down, a.left, a.bottom + down, a.right) for a in grid.merges]
    return Grid(
        name, "sheet", down + grid.rows + len(below), grid.cols, values, (*whole, *shifted), styles=tuple(styles),
        style_ids=ids, col_widths=dict(grid.col_widths),
        row_heights={row + down: max(height, _needed(grid, row)) for row, height in grid.row_heights.items()}
        | {row: max(line.size, 10.5) * _ROOM for row, line in enumerate(above)},
        underlines={(row + down, col): spans for (row, col), spans in grid.underlines.items()},
    )  # fmt: skip


def _needed(grid: Grid, row: int) -> float:
    """How high a row has to be for its texts, in points: Word's heights are the least, a sheet's are fixed."""
    merged = {(a.top, a.left): a for a in grid.merges}
    covered = {(r, c) for a in grid.merges for r in range(a.top, a.bottom + 1) for c in range(a.left, a.right + 1)}
    needed = 0.0
    for col in range(grid.cols):
        area = merged.get((row, col))
        if (area is None and (row, col) in covered) or (area is not None and area.bottom > row):
            continue
        style = grid.styles[_style_id(grid, row, col)] if grid.styles else Style()
        size = style.size or _LETTERS
        width = sum(grid.col_widths.get(c, _WIDTH) for c in range(col, (area.right if area else col) + 1)) * _POINTS
        lines = sum(
            max(1, math.ceil(_long(line) * size / max(width, size))) for line in plain(grid.value(row, col)).split("\n")
        )
        needed = max(needed, lines * size * _ROOM)
    return needed


def _long(text: str) -> float:
    """In widths of a full-width letter."""
    return sum(1.0 if ord(c) > _LATIN else 0.55 for c in text)


def _style_id(grid: Grid, row: int, col: int) -> int:
    line = grid.style_ids[row] if row < len(grid.style_ids) else ()
    return line[col] if col < len(line) else 0


def _text(grid: Grid, row: int, col: int) -> Value:
    value = grid.value(row, col)
    return value if plain(value).strip() else None


def in_word(
    document: Document, answers: list[Answer], tables: list[TableAnswer]
) -> tuple[list[Answer], list[TableAnswer]]:
    """Answers and rows for the workbook of a Word form, for the Word file itself; those for the lines around a table are
    left out."""
    sheets = word_sheets(document)
    if sheets is None:
        return [], []
    found = [(answer, _place(document, sheets, answer.address)) for answer in answers]
    rows = [(table, *sheets.tables[table.grid]) for table in tables]
    return (
        [replace(answer, address=address) for answer, address in found if address],
        [replace(t, grid=name, first_row=t.first_row - down, last_row=t.last_row - down) for t, name, down in rows],
    )


def _place(document: Document, sheets: WordSheets, address: str) -> str:
    """The Word file's address; "" for a line above or below a table."""
    place = parse(address)
    if not isinstance(place, SheetPlace) or place.sheet not in sheets.tables:
        return ""
    name, down = sheets.tables[place.sheet]
    grid = next(g for g in document.grids if g.name == name)
    row = place.area.top - down
    if not 0 <= row < grid.rows:
        return ""
    return grid.address(row, place.area.left) + ("" if place.blank is None else f"#{place.blank}")
