"""Where an address points, as views need it: a block (sheet, Word table, paragraph) and a cell in it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.documents.addresses import SheetPlace, WordCell, parse, word_block
from forms.errors import FormsError
from forms.model.document import Grid


@dataclass(frozen=True, slots=True)
class Place:
    """A cell by row and column from 0; a paragraph has row -1. `bottom` and `right` are inside."""

    block: str
    row: int = -1
    col: int = 0
    bottom: int = -1
    right: int = 0

    @property
    def cell(self) -> tuple[str, int, int]:
        return (self.block, self.row, self.col)


def place_of(address: str, grids: Mapping[str, Grid]) -> Place | None:
    """The place an address of interfaces.md names, or None where the document has no such place."""
    try:
        found = parse(address)
    except FormsError:
        return None
    if isinstance(found, SheetPlace):
        area = found.area
        return Place(found.sheet, area.top, area.left, area.bottom, area.right) if found.sheet in grids else None
    block = word_block(found)
    if not isinstance(found, WordCell):
        return Place(block)
    _, row, index = found.steps[-1]
    if block not in grids:
        return None
    col = index + grids[block].row_starts.get(row, 0)
    return Place(block, row, col, row, col)


def blank_number(address: str) -> int:
    """The number of the blank in its cell or paragraph ("Sheet1!B2#1", "P5.B0"); -1: the whole cell is meant."""
    try:
        blank = parse(address).blank
    except FormsError:
        return -1
    return -1 if blank is None else blank
