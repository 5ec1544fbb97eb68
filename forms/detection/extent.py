"""How far a grid reaches: which rows and columns are worth a look."""

from __future__ import annotations

from collections.abc import Iterator

from forms.model.document import Grid, Value

_GAP, _RULED_GAP = 200, 5000  # rows without a text that are still looked at: undrawn ones, ruled ones
_NOTHING: frozenset[Value] = frozenset((None, ""))


class Extent:
    """The rows and columns of a grid up to the last that hold a text or a border, hidden ones included."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        lines = (s.left or s.top or s.right or s.bottom for s in grid.styles)
        self._drawn = frozenset(i for i, drawn in enumerate(lines) if drawn)

    def written(self, row: int) -> bool:
        return row < len(self.grid.values) and not _NOTHING.issuperset(self.grid.values[row])

    def drawn(self, row: int) -> bool:
        if self.grid.kind == "table":
            return True
        return row < len(self.grid.style_ids) and not self._drawn.isdisjoint(self.grid.style_ids[row])

    def last_col(self) -> int:
        """-1 where nothing stands in the grid."""
        last = -1
        for row in range(self.grid.rows):
            if self.written(row) or self.drawn(row):
                last = next((c for c in range(self.grid.cols - 1, last, -1) if self._used(row, c)), last)
        return last

    def rows(self) -> Iterator[int]:
        """Rows down to the last, the far part of very long runs without any text left out: a stray cell in the last row
        of a sheet must not make a million rows of it."""
        used = (r for r in range(self.grid.rows - 1, -1, -1) if self.written(r) or self.drawn(r))
        since = 0
        for row in range(next(used, -1) + 1):
            since = 0 if self.written(row) else since + 1
            if since <= _GAP or (since <= _RULED_GAP and self.drawn(row)):
                yield row

    def _used(self, row: int, col: int) -> bool:
        if self.grid.kind == "table" or self.grid.value(row, col) not in _NOTHING:
            return True
        ids = self.grid.style_ids[row] if row < len(self.grid.style_ids) else ()
        return col < len(ids) and ids[col] in self._drawn
