"""Where each cell of a grid stands, in pixels, with merges and hidden rows and columns minded. No Qt.

Columns are measured in characters and rows in points, as spreadsheets store them, at 96 dots an inch.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from forms.model.document import Area, Grid, Style

DEFAULT_CHARACTERS = 8.43
DEFAULT_POINTS = 15.0
POINT = 96 / 72
LINE_SPACING = 1.4
_TALLEST_ROW = 409.0  # points, as spreadsheet programs allow


@dataclass(frozen=True, slots=True)
class Rect:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """`xs[c]` is the left edge of column c, `xs[-1]` the right edge of the last; `ys` likewise for rows."""

    grid: Grid
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    anchors: Mapping[tuple[int, int], Area] = field(default_factory=dict)  # every cell of a merge -> the merge

    @property
    def width(self) -> int:
        return self.xs[-1]

    @property
    def height(self) -> int:
        return self.ys[-1]

    def area(self, row: int, col: int) -> Area:
        """The merge a cell belongs to, or the cell alone."""
        return self.anchors.get((row, col)) or Area(row, col, row, col)

    def rect(self, row: int, col: int) -> Rect:
        """The rectangle of a cell with its merge, in pixels from the grid's corner."""
        return self.area_rect(self.area(row, col))

    def area_rect(self, area: Area) -> Rect:
        x, y = self.xs[area.left], self.ys[area.top]
        return Rect(x, y, self.xs[area.right + 1] - x, self.ys[area.bottom + 1] - y)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The cell under a point (the merge's first cell), None outside."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        area = self.area(bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1)
        return area.top, area.left

    def rows_between(self, top: int, bottom: int) -> range:
        """Rows that a band of pixels touches."""
        return _between(self.ys, top, bottom)

    def cols_between(self, left: int, right: int) -> range:
        return _between(self.xs, left, right)

    def cells_in(self, rows: range, cols: range) -> Iterable[Area]:
        """Every cell or merge that shows in a window of rows and columns, once."""
        seen: set[Area] = set()
        for row in rows:
            if self.ys[row] == self.ys[row + 1]:
                continue
            for col in cols:
                if self.xs[col] == self.xs[col + 1]:
                    continue
                area = self.anchors.get((row, col))
                if area is None:
                    yield Area(row, col, row, col)
                elif area not in seen:
                    seen.add(area)
                    yield area

    def step(self, row: int, col: int, down: int, right: int) -> tuple[int, int]:
        """The cell one step away, past the merge the cell is in and past what is hidden; the same cell at the edge."""
        area = self.area(row, col)
        next_row = _visible(self.ys, area.bottom + 1 if down > 0 else area.top - 1, down) if down else row
        next_col = _visible(self.xs, area.right + 1 if right > 0 else area.left - 1, right) if right else col
        if next_row is None or next_col is None:
            return row, col
        target = self.area(next_row, next_col)
        return target.top, target.left


def sheet_layout(grid: Grid, default_font: float = 11.0) -> SheetLayout:
    """Lay a grid out. Rows without a height of their own are made as high as their texts need."""
    anchors = merge_anchors(grid)
    widths = [_column_pixels(grid, c) for c in range(grid.cols)]
    xs = (0, *accumulate(widths))
    heights = [_row_pixels(grid, r, xs, anchors) for r in range(grid.rows)]
    return SheetLayout(grid, xs, (0, *accumulate(heights)), anchors)


def text_width(text: str, pixels: float) -> float:
    """About how wide a line of text is in a face of that height: Chinese characters are square, others half."""
    return sum(1.0 if unicodedata.east_asian_width(ch) in "WFA" else 0.56 for ch in text) * pixels


def lines_needed(text: str, pixels: float, width: float) -> int:
    """How many lines a text takes when it is wrapped to a width in pixels."""
    room = max(width, pixels)
    return sum(max(1, -int(-text_width(line, pixels) // room)) for line in text.split("\n"))


def _column_pixels(grid: Grid, col: int) -> int:
    if col in grid.hidden_cols:
        return 0
    return max(1, round(grid.col_widths.get(col, DEFAULT_CHARACTERS) * 7 + 5))


def _row_pixels(grid: Grid, row: int, xs: tuple[int, ...], anchors: Mapping[tuple[int, int], Area]) -> int:
    if row in grid.hidden_rows:
        return 0
    if row in grid.row_heights:
        return round(grid.row_heights[row] * POINT)
    needed = DEFAULT_POINTS * POINT
    for col, value in enumerate(grid.values[row][: grid.cols] if row < len(grid.values) else ()):
        if value is None or value == "":
            continue
        style = grid.style(row, col)
        if not style.wrap:
            needed = max(needed, style.size * POINT * LINE_SPACING + 2)
        elif (area := anchors.get((row, col), Area(row, col, row, col))).top == area.bottom and area.left == col:
            needed = max(needed, text_height(grid.text(row, col), style, xs[area.right + 1] - xs[col]))
    return round(min(needed, _TALLEST_ROW * POINT))


def text_height(text: str, style: Style, width: float) -> float:
    """How high a cell must be for its text, in pixels; only wrapped texts take more lines than they have."""
    pixels = style.size * POINT
    lines = lines_needed(text, pixels, width - 6) if style.wrap else 1
    return lines * pixels * LINE_SPACING + 2


def merge_anchors(grid: Grid) -> dict[tuple[int, int], Area]:
    anchors: dict[tuple[int, int], Area] = {}
    for merge in grid.merges:
        area = Area(merge.top, merge.left, min(merge.bottom, grid.rows - 1), min(merge.right, grid.cols - 1))
        for row in range(area.top, area.bottom + 1):
            for col in range(area.left, area.right + 1):
                anchors[row, col] = area
    return anchors


def _between(edges: tuple[int, ...], low: int, high: int) -> range:
    last = len(edges) - 1
    first = max(0, bisect_right(edges, low) - 1)
    return range(min(first, last), min(last, bisect_right(edges, high)))


def _visible(edges: tuple[int, ...], index: int, step: int) -> int | None:
    while 0 <= index < len(edges) - 1:
        if edges[index] != edges[index + 1]:
            return index
        index += 1 if step > 0 else -1
    return None
