"""What the same form would have cost by hand: the characters of every cell, and of every blank in a text, that the file
has more than the blank form, and one key to come to the next. Looking the values up in old files isn't counted."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from forms.workspace import inspect_file


def strokes(blank: Path, filled: Path) -> tuple[int, int]:
    """(places, keys)."""
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
    texts = {p.name: p.text for p in before.paragraphs}
    for paragraph in after.paragraphs:
        for written in _written(texts.get(paragraph.name, ""), paragraph.text):
            cells, keys = cells + 1, keys + len(written) + 1
    return cells, keys


def _written(before: str, after: str) -> Iterator[str]:
    """What stands in the blanks of a text now."""
    for what, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what in ("insert", "replace") and (text := after[start:end].strip("_ \u3000")):
            yield text
