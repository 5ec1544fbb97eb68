"""Where a form's fields, roster columns and protected places stand in its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.documents.addresses import SheetPlace, WordCell, parse, word_block
from forms.documents.blanks import label_blanks, paragraph_blanks
from forms.drawing.lines import Rect
from forms.drawing.pages import field_rect, page_name
from forms.errors import FormsError
from forms.model.document import Area, Document, Grid, Span
from forms.model.form import Field, Form, Table


@dataclass(frozen=True, slots=True)
class Mark:
    """A field's place: the block (sheet, Word table, paragraph) it stands in, its cells, and for a blank inside a text
    its stretch there. `number` counts the form's fields from 1 and is the same in the legend."""

    number: int
    field: Field
    block: str
    area: Area | None = None  # None: a paragraph, or a field of a PDF page
    span: Span | None = None
    rect: Rect | None = None  # of a PDF field, on its page


def field_marks(document: Document, form: Form) -> tuple[Mark, ...]:
    """A mark for every field whose place the document has."""
    grids = {g.name: g for g in document.grids}
    texts = {p.name: (p.text, p.underlines) for p in document.paragraphs}
    boxes = {f.address: f for f in document.form_fields}
    out = []
    for number, field in enumerate(form.fields, 1):
        if field.address in boxes:
            box = boxes[field.address]
            if (rect := field_rect(document, box)) is not None:
                out.append(Mark(number, field, page_name(box.page), rect=rect))
            continue
        found = place(field.address, grids)
        if found is None:
            continue
        block, area, blank = found
        span = None
        if area is None and block in texts and blank is not None:
            span = _nth(paragraph_blanks(*texts[block]), blank)
        elif area is not None and blank is not None:
            cell = (area.top, area.left)
            span = _nth(label_blanks(grids[block].text(*cell), grids[block].underlines.get(cell, ())), blank)
        out.append(Mark(number, field, block, area, span))
    return tuple(out)


def _nth(blanks: tuple[object, ...], n: int) -> Span | None:
    return getattr(blanks[n], "span", None) if 0 <= n < len(blanks) else None


def place(address: str, grids: Mapping[str, Grid]) -> tuple[str, Area | None, int | None] | None:
    """Block, cells and number of the blank that an address names; None where the document has no such place."""
    try:
        found = parse(address)
    except FormsError:
        return None
    if isinstance(found, SheetPlace):
        return (found.sheet, _whole(grids[found.sheet], found.area), found.blank) if found.sheet in grids else None
    block = word_block(found)
    if not isinstance(found, WordCell):
        return block, None, found.blank
    _, row, index = found.steps[-1]
    grid = grids.get(block)
    if grid is None:
        return None
    col = index + grid.row_starts.get(row, 0)
    return grid.name, _whole(grid, Area(row, col, row, col)), found.blank


def _whole(grid: Grid, area: Area) -> Area:
    """A single cell with the merged area it belongs to."""
    if area.height > 1 or area.width > 1:
        return area
    return next((m for m in grid.merges if (area.top, area.left) in m), area)


def roster_columns(table: Table, grid: Grid) -> Iterator[Area]:
    """The cells below each header of a roster, as wide as the merged areas they begin with."""
    for column in table.columns:
        first = _whole(grid, Area(table.first_data_row, column.index, table.first_data_row, column.index))
        yield Area(table.first_data_row, first.left, table.last_data_row, first.right)


def protected_areas(document: Document, form: Form) -> dict[str, list[Area]]:
    """Cells where nobody should write, by block, each once."""
    grids = {g.name: g for g in document.grids}
    out: dict[str, dict[Area, None]] = {}
    for guarded in form.protected:
        found = place(guarded.address, grids)
        if found is not None and found[1] is not None:
            out.setdefault(found[0], {})[found[1]] = None
    return {name: list(areas) for name, areas in out.items()}
