"""What the same form would have cost by hand: the characters of every cell that the file has more than the blank, and
one key to come to the next cell. Looking the values up in old files isn't counted."""

from __future__ import annotations

from pathlib import Path

from forms.workspace import inspect_file


def strokes(blank: Path, filled: Path) -> tuple[int, int]:
    """(cells, keys)."""
    before, after = (inspect_file(path)[0] for path in (blank, filled))
    held = {grid.name: grid for grid in before.grids}
    cells = keys = 0
    for grid in after.grids:
        for row in range(grid.rows):
            for col in range(grid.cols):
                text = grid.text(row, col)
                old = held[grid.name].text(row, col) if grid.name in held else ""
                if text and text != old and (row, col) not in grid.formulas:
                    cells, keys = cells + 1, keys + len(text) + 1
    return cells, keys
