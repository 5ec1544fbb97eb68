"""The part of a document around one place: its sheet (of a long one the head and the rows about), or its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.documents.addresses import SheetPlace, parse
from forms.drawing.marks import place
from forms.drawing.model import MOST_ROWS, Drawing, draw
from forms.errors import FormsError
from forms.model.document import Area, Document, Grid

HEAD = 12  # rows of a long sheet that are always shown: its title and header
AROUND = 60  # rows before and behind the place


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`block` and `area` are the place in the drawing (`area` None: a paragraph); `rows`: the sheet's own row number
    (from 0) of each row drawn, () for Word."""

    drawing: Drawing
    block: str = ""
    area: Area | None = None
    rows: tuple[int, ...] = ()


def excerpt(document: Document, address: str) -> Excerpt:
    """Draw the document around `address`; from its beginning where it has no such place."""
    found = place(address, {g.name: g for g in document.grids}) if address else None
    grid = _sheet(document, address)
    if grid is None:
        block, area = (found[0], found[1]) if found is not None else ("", None)
        return Excerpt(draw(document, max(MOST_ROWS, (area.bottom + AROUND) if area else 0)), block, area)
    area = found[1] if found is not None else None
    rows = _rows_about(grid, area.top if area else 0)
    cut = replace(document, grids=(_cut(grid, rows),))
    moved = _moved(area, rows) if area is not None else None
    return Excerpt(draw(cut, len(rows)), grid.name, moved, rows)


def _sheet(document: Document, address: str) -> Grid | None:
    """The sheet that is drawn alone: that of the place, else the first that shows; None for what has no sheets."""
    sheets = [g for g in document.grids if g.kind == "sheet"]
    if not sheets or document.format in ("docx", "pdf"):
        return None
    try:
        found = parse(address)
        named = found.sheet if isinstance(found, SheetPlace) else ""
    except FormsError:
        named = ""
    first = next((g for g in sheets if g.state == "visible"), sheets[0])
    return next((g for g in sheets if g.name == named), first)


def _rows_about(grid: Grid, row: int) -> tuple[int, ...]:
    if row < MOST_ROWS - AROUND:
        return tuple(range(min(grid.rows, MOST_ROWS)))
    return (*range(HEAD), *range(row - AROUND, min(grid.rows, row + AROUND)))


def _cut(grid: Grid, rows: Sequence[int]) -> Grid:
    """The grid with these rows only, and drawn even where it is hidden: somebody asks to see it."""
    new = {row: n for n, row in enumerate(rows)}
    merges = (_moved(m, rows) for m in grid.merges)
    return replace(
        grid,
        rows=len(rows),
        values=[grid.values[r] if r < len(grid.values) else () for r in rows],
        style_ids=[grid.style_ids[r] if r < len(grid.style_ids) else () for r in rows],
        merges=tuple(m for m in merges if m is not None),
        row_heights={new[r]: height for r, height in grid.row_heights.items() if r in new},
        hidden_rows=frozenset(),
        hidden_cols=frozenset(),
        state="visible",
        underlines={(new[r], c): spans for (r, c), spans in grid.underlines.items() if r in new},
        formulas={(new[r], c): text for (r, c), text in grid.formulas.items() if r in new},
    )


def _moved(area: Area, rows: Sequence[int]) -> Area | None:
    """The area where it stands among the rows that are left; None where none of it is."""
    kept = [n for n, row in enumerate(rows) if area.top <= row <= area.bottom]
    return Area(kept[0], area.left, kept[-1], area.right) if kept else None
