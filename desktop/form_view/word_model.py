"""A Word document as one long page: paragraphs and tables under each other, in pixels. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from desktop.form_view.sheet_model import LINE_SPACING, POINT, SheetLayout, lines_needed, merge_anchors, text_height
from desktop.form_view.shown_grid import ShownGrid
from forms.model.document import Area, Document, Grid, Paragraph

PAGE_WIDTH = 794  # A4 at 96 dots an inch
MARGIN = 64
GAP = 6
_LEAST_ROW = 28.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`layout` None) or a table; `x`, `y` from the page's corner."""

    name: str
    x: int
    y: int
    width: int
    height: int
    paragraph: Paragraph | None = None
    layout: SheetLayout | None = None


@dataclass(frozen=True, slots=True)
class PageLayout:
    blocks: tuple[Block, ...]
    width: int
    height: int

    def block(self, name: str) -> Block | None:
        return next((b for b in self.blocks if b.name == name), None)

    def between(self, top: int, bottom: int) -> Iterator[Block]:
        """Blocks that a band of pixels touches."""
        return (b for b in self.blocks if b.y <= bottom and b.y + b.height >= top)

    def at(self, x: int, y: int) -> Block | None:
        index = bisect_right([b.y for b in self.blocks], y) - 1
        block = self.blocks[index] if index >= 0 else None
        return block if block and y < block.y + block.height and block.x <= x < block.x + block.width else None


def page_layout(document: Document, shown: Mapping[str, ShownGrid]) -> PageLayout:
    """Lay a Word document out. A table wider than the page widens the page."""
    paragraphs = {p.name: p for p in document.paragraphs}
    blocks: list[Block] = []
    y = MARGIN // 2
    page = PAGE_WIDTH
    for name in reading_order(document):
        if name in shown:
            layout = table_layout(shown[name].grid, PAGE_WIDTH - 2 * MARGIN)
            blocks.append(Block(name, MARGIN, y, layout.width, layout.height, layout=layout))
            page = max(page, layout.width + 2 * MARGIN)
        elif name in paragraphs:
            blocks.append(_paragraph_block(paragraphs[name], y))
        else:
            continue
        y += blocks[-1].height + GAP
    return PageLayout(tuple(blocks), page, y + MARGIN // 2)


def reading_order(document: Document) -> tuple[str, ...]:
    """Paragraphs and tables as a person meets them: headers, the body with nested tables behind theirs, the rest."""
    known = [*(p.name for p in document.paragraphs), *(g.name for g in document.grids)]
    body = list(document.order) or known
    out = [n for n in known if n.startswith("header") and n not in body]
    for name in body:
        out.append(name)
        out += [n for n in known if n.startswith(f"{name}.") and n not in body]
    return tuple(dict.fromkeys([*out, *known]))


def table_layout(grid: Grid, width: int) -> SheetLayout:
    """A Word table drawn to the page's width: columns in proportion to their own, rows as high as their texts."""
    shares = [max(0.5, grid.col_widths.get(c, 8.0)) for c in range(grid.cols)]
    scale = max(width / (sum(shares) or 1), 7.0)
    xs = (0, *accumulate(0 if c in grid.hidden_cols else round(share * scale) for c, share in enumerate(shares)))
    anchors = merge_anchors(grid)
    heights = [_row_height(grid, row, xs, anchors) for row in range(grid.rows)]
    return SheetLayout(grid, xs, (0, *accumulate(heights)), anchors)


def _row_height(grid: Grid, row: int, xs: tuple[int, ...], anchors: Mapping[tuple[int, int], Area]) -> int:
    if row in grid.hidden_rows:
        return 0
    needed = [_LEAST_ROW, grid.row_heights.get(row, 0.0) * POINT]
    for col in range(grid.cols):
        area = anchors.get((row, col), Area(row, col, row, col))
        text = grid.text(row, col)
        if text and (area.top, area.left) == (row, col):
            needed.append(_cell_height(grid, text, area, xs) / area.height)
    return round(max(needed))


def _cell_height(grid: Grid, text: str, area: Area, xs: tuple[int, ...]) -> float:
    """Word wraps every text, whatever the cell says."""
    style = grid.style(area.top, area.left)
    width = xs[area.right + 1] - xs[area.left]
    pixels = style.size * POINT
    lines = lines_needed(text, pixels, width - 10)
    return max(text_height(text, style, width), lines * pixels * LINE_SPACING + 8)


def _paragraph_block(paragraph: Paragraph, y: int) -> Block:
    width = PAGE_WIDTH - 2 * MARGIN
    pixels = paragraph.size * POINT
    lines = lines_needed(paragraph.text, pixels, width) if paragraph.text.strip() else 1
    return Block(paragraph.name, MARGIN, y, width, round(lines * pixels * LINE_SPACING + 4), paragraph=paragraph)
