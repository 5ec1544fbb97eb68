"""Places that only a reviewer knows, found again in next month's file by the printed text next to them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.detection.fingerprint import timeless
from forms.model.document import Area, Grid
from forms.templates.corrections import Anchor


def beside(grid: Grid, row: int, col: int) -> Anchor | None:
    """The printed text that names a cell: left of it in its row, else above it in its column; None where there is none."""
    for back in range(1, col + 1):
        if text := _printed(grid, row, col - back):
            return Anchor(text, 0, back)
    for up in range(1, row + 1):
        if text := _printed(grid, row - up, col):
            return Anchor(text, up, 0)
    return None


def heading(grid: Grid, area: Area) -> Anchor | None:
    """The first printed text in the first row of an area."""
    for col in range(area.left, area.right + 1):
        if text := _printed(grid, area.top, col):
            return Anchor(text, 0, area.left - col)
    return None


def find(grid: Grid, anchor: Anchor | None, row: int, col: int) -> tuple[int, int] | None:
    """Where the place (row, col) stands in this file: the same, or moved with its text. None where the text is gone, or
    stands in several places and none of them is the one expected."""
    if anchor is None or _printed(grid, row - anchor.rows, col - anchor.cols) == anchor.text:
        return (row, col) if 0 <= row < grid.rows and 0 <= col < grid.cols else None
    places = [place for place, text in _texts(grid) if text == anchor.text]
    if len(places) != 1:
        return None
    row, col = places[0][0] + anchor.rows, places[0][1] + anchor.cols
    return (row, col) if 0 <= row < grid.rows and 0 <= col < grid.cols else None


def _printed(grid: Grid, row: int, col: int) -> str:
    value = grid.value(row, col)
    return timeless(value) if isinstance(value, str) else ""


def _texts(grid: Grid) -> Iterator[tuple[tuple[int, int], str]]:
    for row, line in enumerate(grid.values):
        for col, value in enumerate(line):
            if isinstance(value, str) and value.strip():
                yield (row, col), timeless(value)
