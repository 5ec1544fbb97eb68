"""Places nobody writes in, found by cell. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.form_view.places import Place
from desktop.form_view.shown_grid import ShownGrid, shown_place
from forms.model.form import Protected

_LARGEST_LISTED = 64  # cells; larger areas are searched one by one

Cell = tuple[str, int, int]


class Protection:
    def __init__(
        self, protected: Iterable[Protected], shown: Mapping[str, ShownGrid], boxes: Mapping[str, Place]
    ) -> None:
        self._cells: dict[Cell, str] = {}
        self._areas: list[tuple[Place, str]] = []
        for each in protected:
            if (place := shown_place(each.address, shown, boxes)) is not None:
                self._add(place, each.why)

    def why(self, cell: Cell) -> str:
        """Why a cell is protected, "" where it isn't."""
        if cell in self._cells:
            return self._cells[cell]
        block, row, col = cell
        for place, why in self._areas:
            if place.block == block and place.row <= row <= place.bottom and place.col <= col <= place.right:
                return why
        return ""

    def _add(self, place: Place, why: str) -> None:
        if (place.bottom - place.row + 1) * (place.right - place.col + 1) > _LARGEST_LISTED:
            self._areas.append((place, why))
            return
        for row in range(place.row, place.bottom + 1):
            for col in range(place.col, place.right + 1):
                self._cells.setdefault((place.block, row, col), why)
