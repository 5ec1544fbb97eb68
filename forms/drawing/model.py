"""Where everything of a document stands, in points: sheets under each other, or a Word file as one long page.

Columns are measured in characters and rows in points, as the files store them. What is hidden takes no room; what lies
beyond the bounds is counted, not drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from forms.drawing.lines import Line, Rect, needed_height, set_text
from forms.drawing.pages import field_rect, held_lines, page_name, printed_lines
from forms.model.document import Area, Document, Grid, Paragraph, Style

MOST_ROWS = 200  # drawn of one sheet or table
MOST_COLS = 120
MOST_BLOCKS = 400  # tables and paragraphs of one drawing
MOST_SHEETS = 24
MARGIN = 24.0
PAGE_WIDTH = 595.0  # A4
PAGE_MARGIN = 54.0
CAPTION = 20.0
_GAP = 28.0
_CHARACTER = 5.25  # points of one character of a column's width, and its padding
_PADDING = 3.75
_DEFAULT_CHARACTERS = 8.43
_WIDEST, _TALLEST = 1400.0, 409.0  # points of one column, of one row (as spreadsheet programs allow)
_DEFAULT_HEIGHT, _TABLE_HEIGHT = 15.0, 18.0
_BEYOND = 250.0  # points that a text may run on behind the last column
_PARAGRAPH = 3.0  # between two paragraphs


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, or a merged area as one; `sides` says which borders are drawn: left, top, right, bottom."""

    area: Area
    rect: Rect
    style: Style
    text: str
    lines: tuple[Line, ...]
    sides: tuple[bool, bool, bool, bool]


@dataclass(frozen=True, slots=True)
class GridDrawing:
    """`xs[c]` is the left edge of column c, `xs[-1]` the right edge of the last one drawn; `ys` likewise for rows."""

    grid: Grid
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    rows_left_out: int = 0
    cols_left_out: int = 0

    @property
    def width(self) -> float:
        """With what runs on behind the last column."""
        return max([self.xs[-1], *(line.x + line.width for box in self.boxes for line in box.lines)])

    def rect(self, area: Area) -> Rect | None:
        """The rectangle of an area as far as it is drawn; None where nothing of it is."""
        rows, cols = len(self.ys) - 1, len(self.xs) - 1
        if area.top >= rows or area.left >= cols:
            return None
        x, y = self.xs[area.left], self.ys[area.top]
        right, bottom = self.xs[min(area.right, cols - 1) + 1], self.ys[min(area.bottom, rows - 1) + 1]
        return Rect(x, y, right - x, bottom - y) if right > x and bottom > y else None


@dataclass(frozen=True, slots=True)
class Block:
    """A sheet, a Word table (`grid`), a paragraph or a PDF page (`lines`) with its corner on the drawing; `caption` names a
    sheet."""

    name: str
    x: float
    y: float
    width: float
    height: float
    grid: GridDrawing | None = None
    paragraph: Paragraph | None = None
    lines: tuple[Line, ...] = ()
    caption: str = ""
    boxes: tuple[Rect, ...] = ()  # of a PDF page: its fields
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    blocks: tuple[Block, ...]
    width: float
    height: float
    blocks_left_out: int = 0

    def block(self, name: str) -> Block | None:
        return next((b for b in self.blocks if b.name == name), None)


def draw(document: Document, most_rows: int = MOST_ROWS) -> Drawing:
    """Lay a document out: its visible sheets under each other, its paragraphs and tables as one long page, or the pages of
    a PDF form."""
    if document.format == "docx":
        return _page(document, most_rows)
    if document.format == "pdf":
        return _pdf_pages(document)
    return _sheets([g for g in document.grids if g.state == "visible"], most_rows)


def draw_grid(grid: Grid, most_rows: int = MOST_ROWS, width: float | None = None) -> GridDrawing:
    """Lay one grid out. `width` (points) stretches a Word table to it where its own columns say nothing."""
    rows, cols = min(grid.rows, most_rows), min(grid.cols, MOST_COLS)
    rows = _last(rows, lambda r: any(_seen(grid, r, c) for c in range(cols))) + 1
    cols = _last(cols, lambda c: any(_seen(grid, r, c) for r in range(rows))) + 1
    anchors = _anchors(grid, rows, cols)
    xs = (0.0, *accumulate(_column(grid, c, cols, width) for c in range(cols)))
    ys = (0.0, *accumulate(_row_height(grid, r, xs, anchors) for r in range(rows)))
    drawn = GridDrawing(grid, xs, ys, (), max(0, grid.rows - most_rows), max(0, grid.cols - MOST_COLS))
    boxes = tuple(_box(drawn, area, anchors) for area in _areas(drawn, anchors))
    return GridDrawing(grid, xs, ys, boxes, drawn.rows_left_out, drawn.cols_left_out)


def _last(count: int, used: Callable[[int], bool]) -> int:
    return next((i for i in range(count - 1, -1, -1) if used(i)), -1)


def _seen(grid: Grid, row: int, col: int) -> bool:
    if row in grid.hidden_rows or col in grid.hidden_cols:
        return False
    if grid.kind == "table" or grid.value(row, col) not in (None, ""):
        return True
    s = grid.style(row, col)
    return s.left or s.top or s.right or s.bottom


def _anchors(grid: Grid, rows: int, cols: int) -> dict[tuple[int, int], Area]:
    """Every drawn cell of a merged area to that area; hidden edges are left to the widths."""
    out: dict[tuple[int, int], Area] = {}
    for merge in grid.merges:
        if merge.top < rows and merge.left < cols:
            area = Area(merge.top, merge.left, min(merge.bottom, rows - 1), min(merge.right, cols - 1))
            for row in range(area.top, area.bottom + 1):
                out.update(((row, col), area) for col in range(area.left, area.right + 1))
    return out


def _column(grid: Grid, col: int, cols: int, width: float | None) -> float:
    if col in grid.hidden_cols:
        return 0.0
    if grid.kind == "table":
        own = [grid.col_widths.get(c, 0.0) for c in range(cols)]
        return min(own[col] * _CHARACTER, _WIDEST) if all(own) else (width or PAGE_WIDTH) / cols
    return min(grid.col_widths.get(col, _DEFAULT_CHARACTERS) * _CHARACTER + _PADDING, _WIDEST)


def _row_height(grid: Grid, row: int, xs: tuple[float, ...], anchors: Mapping[tuple[int, int], Area]) -> float:
    """A sheet's row as high as it says, else as its texts need; a Word row is never lower than its texts."""
    if row in grid.hidden_rows:
        return 0.0
    own = grid.row_heights.get(row)
    if own is not None and grid.kind == "sheet":
        return min(max(own, 0.0), _TALLEST)
    needed = [own or 0.0, _TABLE_HEIGHT if grid.kind == "table" else _DEFAULT_HEIGHT]
    for col in range(len(xs) - 1):
        area = anchors.get((row, col), Area(row, col, row, col))
        text = grid.text(row, col)
        if text and (area.top, area.left) == (row, col) and (area.height == 1 or grid.kind == "table"):
            needed.append(needed_height(text, grid.style(row, col), xs[area.right + 1] - xs[col]) / area.height)
    return min(max(needed), _TALLEST if grid.kind == "sheet" else 3 * _TALLEST)


def _areas(drawn: GridDrawing, anchors: Mapping[tuple[int, int], Area]) -> Iterator[Area]:
    """Every cell or merged area that shows, once."""
    seen: set[Area] = set()
    for row in range(len(drawn.ys) - 1):
        for col in range(len(drawn.xs) - 1):
            area = anchors.get((row, col), Area(row, col, row, col))
            if area not in seen and drawn.rect(area) is not None:
                seen.add(area)
                yield area


def _box(drawn: GridDrawing, area: Area, anchors: Mapping[tuple[int, int], Area]) -> Box:
    grid, rect = drawn.grid, drawn.rect(area)
    assert rect is not None
    style, text = grid.style(area.top, area.left), grid.text(area.top, area.left)
    value = grid.value(area.top, area.left)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    room = _room(drawn, area, rect, anchors, style) if text and not style.wrap else rect
    return Box(area, rect, style, text, set_text(text, style, rect, room, number), _sides(grid, area))


def _room(drawn: GridDrawing, area: Area, rect: Rect, anchors: Mapping[tuple[int, int], Area], style: Style) -> Rect:
    """The box with the empty cells beside it that a text may run over; a merged area keeps to itself."""
    if area.width > 1 or area.height > 1:
        return rect
    grid, row = drawn.grid, area.top

    def free(col: int) -> bool:
        return 0 <= col < len(drawn.xs) - 1 and (row, col) not in anchors and not grid.text(row, col)

    left, right = area.left, area.right
    while style.align != "right" and free(right + 1) and right - area.right < 30:
        right += 1
    while style.align in ("right", "center") and free(left - 1) and area.left - left < 30:
        left -= 1
    beyond = _BEYOND if right == len(drawn.xs) - 2 and style.align in ("", "left") else 0.0
    return Rect(drawn.xs[left], rect.y, drawn.xs[right + 1] - drawn.xs[left] + beyond, rect.height)


def _sides(grid: Grid, area: Area) -> tuple[bool, bool, bool, bool]:
    """Borders of a box, its neighbours' lines on the shared edges included."""
    near, far = grid.style(area.top, area.left), grid.style(area.bottom, area.right)
    low, high = grid.style(area.bottom, area.left), grid.style(area.top, area.right)
    left = near.left or (area.left > 0 and grid.style(area.top, area.left - 1).right)
    top = near.top or (area.top > 0 and grid.style(area.top - 1, area.left).bottom)
    right = far.right or high.right or grid.style(area.top, area.right + 1).left
    bottom = far.bottom or low.bottom or grid.style(area.bottom + 1, area.left).top
    return left, top, right, bottom


def _sheets(grids: list[Grid], most_rows: int) -> Drawing:
    """Sheets under each other, each with its name over it; empty ones are left out."""
    blocks: list[Block] = []
    y, width = MARGIN, 200.0
    for grid in grids[:MOST_SHEETS]:
        drawn = draw_grid(grid, most_rows)
        if not drawn.boxes:
            continue
        y += CAPTION
        blocks.append(Block(grid.name, MARGIN, y, drawn.width, drawn.ys[-1], drawn, caption=grid.name))
        y += drawn.ys[-1] + _GAP
        width = max(width, drawn.width)
    return Drawing(tuple(blocks), width + 2 * MARGIN, y, max(0, len(grids) - MOST_SHEETS))


def _pdf_pages(document: Document) -> Drawing:
    """The pages of a PDF form under each other."""
    blocks: list[Block] = []
    y, width = MARGIN, PAGE_WIDTH
    for number, page in enumerate(document.pages[:MOST_SHEETS]):
        found = (field_rect(document, f) for f in document.form_fields if f.page == number)
        lines = (*printed_lines(page), *held_lines(document, number))
        boxes = tuple(rect for rect in found if rect is not None)
        blocks.append(
            Block(page_name(number), MARGIN, y, page.width, page.height, lines=lines, boxes=boxes, is_page=True)
        )
        y += page.height + _GAP
        width = max(width, page.width)
    return Drawing(tuple(blocks), width + 2 * MARGIN, y, max(0, len(document.pages) - MOST_SHEETS))


def _page(document: Document, most_rows: int) -> Drawing:
    """A Word file as one long page. A table wider than the page widens it."""
    grids, paragraphs = {g.name: g for g in document.grids}, {p.name: p for p in document.paragraphs}
    names = reading_order(document)
    blocks: list[Block] = []
    y, page, text_width = PAGE_MARGIN, PAGE_WIDTH, PAGE_WIDTH - 2 * PAGE_MARGIN
    for name in names[:MOST_BLOCKS]:
        if name in grids:
            drawn = draw_grid(grids[name], most_rows, text_width)
            blocks.append(Block(name, PAGE_MARGIN, y, drawn.xs[-1], drawn.ys[-1], drawn))
            page = max(page, drawn.xs[-1] + 2 * PAGE_MARGIN)
        else:
            blocks.append(_paragraph(paragraphs[name], y, text_width))
        y += blocks[-1].height + _PARAGRAPH
    return Drawing(tuple(blocks), page, y + PAGE_MARGIN, max(0, len(names) - MOST_BLOCKS))


def reading_order(document: Document) -> tuple[str, ...]:
    """Paragraphs and tables as a person meets them: page headers, the body with nested tables behind theirs, the rest."""
    known = dict.fromkeys([*(p.name for p in document.paragraphs), *(g.name for g in document.grids)])
    nested: dict[str, list[str]] = {}
    for name in known:
        if ".R" in name:
            nested.setdefault(name.partition(".R")[0], []).append(name)
    out = [n for n in known if n.startswith("header")]
    for name in document.order or known:
        out += [n for n in (name, *nested.get(name, ())) if n in known]
    return tuple(dict.fromkeys([*out, *known]))


def _paragraph(paragraph: Paragraph, y: float, width: float) -> Block:
    style = Style(paragraph.bold, paragraph.size, align=paragraph.align, valign="top", wrap=True)
    height = needed_height(paragraph.text, style, width)
    box = Rect(0.0, 0.0, width, height)
    return Block(
        paragraph.name, PAGE_MARGIN, y, width, height, None, paragraph, set_text(paragraph.text, style, box, box, False)
    )
