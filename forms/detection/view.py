"""A grid seen as a person sees it: boxes instead of cells (merged cells are one), hidden rows and columns left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from forms.detection.extent import Extent
from forms.detection.words import strength
from forms.model.document import Area, Grid, Style, Value

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_INNER = re.compile(rf"(?<=[{_CJK})）])\s+(?=[{_CJK}(（])")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell or a merged area. `raw` is the text as it stands, `text` without line breaks and without spaces inside words."""

    area: Area
    raw: str
    text: str
    value: Value
    formula: bool
    style: Style

    @property
    def blank(self) -> bool:
        return not self.text and not self.formula

    @property
    def top(self) -> int:
        return self.area.top

    @property
    def left(self) -> int:
        return self.area.left

    @property
    def bottom(self) -> int:
        return self.area.bottom

    @property
    def right(self) -> int:
        return self.area.right


def clean(text: str) -> str:
    """A label without line breaks, without spaces between Chinese characters, with other spaces as one."""
    return _INNER.sub("", re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u3000", " ").strip()))


def unscrambled(raw: str) -> str:
    """clean(), with a label written in two columns downwards ('年核/度结/考果') put in reading order."""
    lines = [line.strip() for line in raw.split("\n") if line.strip()]
    if len(lines) >= 3 and all(len(line) == 2 for line in lines):
        across, down = "".join(lines), "".join(line[at] for at in (0, 1) for line in lines)
        return down if strength(down) > strength(across) else across
    return clean(raw)


class Sheet:
    """A grid with its merged areas resolved. Nothing here changes; boxes are made when they are asked for."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._boxes: dict[tuple[int, int], Box] = {}
        self._rows: dict[int, tuple[Box, ...]] = {}
        self._places: dict[int, dict[int, int]] = {}
        self._lines = tuple(s.left or s.top or s.right or s.bottom for s in grid.styles)

    @cached_property
    def _anchors(self) -> dict[tuple[int, int], Area]:
        """Every cell of a merged area to that area. Very large merges (whole columns) are cut at the grid's size."""
        out: dict[tuple[int, int], Area] = {}
        for area in self.grid.merges:
            for row in range(area.top, min(area.bottom, self.grid.rows) + 1):
                for col in range(area.left, min(area.right, self.grid.cols) + 1):
                    out[row, col] = area
        return out

    @cached_property
    def cols(self) -> tuple[int, ...]:
        """Visible columns up to the last one that holds a text or a border."""
        return tuple(c for c in range(Extent(self.grid).last_col() + 1) if c not in self.grid.hidden_cols)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Visible rows up to the last one that holds a text or a border."""
        return tuple(r for r in Extent(self.grid).rows() if r not in self.grid.hidden_rows)

    def area(self, row: int, col: int) -> Area:
        return self._anchors.get((row, col)) or Area(row, col, row, col)

    def box(self, row: int, col: int) -> Box:
        area = self.area(row, col)
        key = (area.top, area.left)
        if key not in self._boxes:
            raw = self.grid.text(*key)
            self._boxes[key] = Box(
                area, raw, unscrambled(raw), self.grid.value(*key), key in self.grid.formulas, self.grid.style(*key)
            )
        return self._boxes[key]

    def row(self, row: int) -> tuple[Box, ...]:
        """The boxes that a row passes through, left to right, hidden columns left out."""
        if row not in self._rows:
            seen: list[Box] = []
            for col in self.cols:
                box = self.box(row, col)
                if not seen or seen[-1] is not box:
                    seen.append(box)
            self._rows[row] = tuple(seen)
        return self._rows[row]

    def beside(self, row: int, box: Box, step: int) -> Box | None:
        """The next box in a row, to the right (`step` 1) or to the left (-1), None at the edge."""
        if row not in self._places:
            self._places[row] = {b.left: at for at, b in enumerate(self.row(row))}
        at = self._places[row].get(box.left, -1) + step
        line = self.row(row)
        return line[at] if 0 <= at < len(line) else None

    def text(self, row: int, col: int) -> str:
        return self.box(row, col).text

    @cached_property
    def _merged_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self._anchors)

    def merged_row(self, row: int) -> bool:
        """Whether any merged area passes through a row."""
        return row in self._merged_rows

    def raw_values(self, row: int, cols: Sequence[int]) -> list[Value]:
        """What a row holds in some columns, without a look at merged areas: quick, for long tables."""
        line = self.grid.values[row] if row < len(self.grid.values) else ()
        return [line[c] if c < len(line) else None for c in cols]

    def dense(self, row: int) -> bool:
        """Whether a row holds three values or more."""
        line = self.grid.values[row] if row < len(self.grid.values) else ()
        return len(line) - line.count(None) - line.count("") >= 3

    def ruled_row(self, row: int, cols: Sequence[int]) -> bool:
        """Whether most cells of a row have a line of their own."""
        if self.grid.kind == "table":
            return True
        ids = self.grid.style_ids[row] if row < len(self.grid.style_ids) else ()
        drawn = sum(self._lines[ids[c]] for c in cols if c < len(ids))
        return drawn >= 0.5 * len(cols)

    def below(self, row: int) -> int | None:
        """The next visible row."""
        at = bisect_right(self.rows, row)
        return self.rows[at] if at < len(self.rows) else None

    def over(self, row: int) -> int | None:
        """The visible row above."""
        at = bisect_left(self.rows, row)
        return self.rows[at - 1] if at > 0 else None

    @cached_property
    def ruled(self) -> bool:
        """Whether the sheet draws borders at all (else they can't tell entries from paper)."""
        if self.grid.kind == "table":
            return True
        return any(self._border_bits(r, c) >= 3 for r in self.rows[:200] for c in self.cols[:60])

    @cached_property
    def lined(self) -> bool:
        """Whether the sheet draws any line: then an entry has one."""
        if self.ruled:
            return True
        return any(self._border_bits(r, c) for r in self.rows[:200] for c in self.cols[:60])

    def _border_bits(self, row: int, col: int) -> int:
        style = self.grid.style(row, col)
        return sum((style.left, style.top, style.right, style.bottom))

    def bordered(self, box: Box) -> bool:
        """Whether a box is drawn: lines on at least two sides, its neighbours' lines counted."""
        return self.grid.kind == "table" or sum(self.sides(box)) >= 2

    def drawn(self, box: Box) -> bool:
        """Whether a box has lines of its own (a table's edge above or below it doesn't count), or is closed all round."""
        a, grid = box.area, self.grid
        first, last = grid.style(a.top, a.left), grid.style(a.bottom, a.right)
        own = first.left or first.top or last.right or last.bottom or grid.style(a.bottom, a.left).bottom
        return grid.kind == "table" or own or all(self.sides(box))

    def sides(self, box: Box) -> tuple[bool, bool, bool, bool]:
        """Left, top, right, bottom: is a line drawn there?"""
        a, grid = box.area, self.grid
        left = grid.style(a.top, a.left).left or (a.left > 0 and grid.style(a.top, a.left - 1).right)
        top = grid.style(a.top, a.left).top or (a.top > 0 and grid.style(a.top - 1, a.left).bottom)
        right = grid.style(a.top, a.right).right or grid.style(a.top, a.right + 1).left
        bottom = grid.style(a.bottom, a.left).bottom or grid.style(a.bottom + 1, a.left).top
        return left, top, right, bottom

    def address(self, box: Box) -> str:
        """The address of a box as interfaces want it: a merged area of a sheet is a range."""
        first = self.grid.address(box.top, box.left)
        if self.grid.kind == "table" or (box.area.height == 1 and box.area.width == 1):
            return first
        return f"{first}:{self.grid.address(box.bottom, box.right).rsplit('!', 1)[1]}"
