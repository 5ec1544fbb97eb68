"""A template's grid as the screen shows it: with the rows that a roster will need inserted already. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.form_view.places import Place, place_of
from forms.model.document import Area, Document, Grid
from forms.model.proposal import Draft

T = TypeVar("T")
Insert = tuple[int, int]  # row after which rows come in (from 0, of the template), how many


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """`grid` holds the rows as shown; `template` as they are in the file; `inserts` say what came in between."""

    template: Grid
    grid: Grid
    inserts: tuple[Insert, ...] = ()

    def shown_row(self, row: int) -> int:
        """Where a row of the template is shown."""
        return row + sum(count for after, count in self.inserts if row > after)


def shown_grids(document: Document, draft: Draft, added: Mapping[str, int] | None = None) -> dict[str, ShownGrid]:
    """Every grid of the document by name, with room for the rows that the draft's rosters bring, and those `added`."""
    inserts: dict[str, list[Insert]] = {}
    rows = {r.table: len(r.rows) for r in draft.rosters}
    for table in draft.form.tables:
        printed = table.last_data_row - table.first_data_row + 1
        extra = max(rows.get(table.id, 0) - printed, 0) + (added or {}).get(table.id, 0)
        if extra > 0:
            inserts.setdefault(table.grid, []).append((table.last_data_row, extra))
    return {g.name: _shown(g, tuple(inserts.get(g.name, ()))) for g in document.grids}


def _shown(grid: Grid, inserts: tuple[Insert, ...]) -> ShownGrid:
    return ShownGrid(grid, with_rows(grid, inserts), inserts)


def shown_place(address: str, shown: Mapping[str, ShownGrid], boxes: Mapping[str, Place] | None = None) -> Place | None:
    """The place of a template's address, in rows as shown; `boxes` are those of a PDF form's fields."""
    if boxes and address in boxes:
        return boxes[address]
    place = place_of(address, {name: s.template for name, s in shown.items()})
    if place is None or place.row < 0:
        return place
    grid = shown[place.block]
    return Place(place.block, grid.shown_row(place.row), place.col, grid.shown_row(place.bottom), place.right)


def with_rows(grid: Grid, inserts: Iterable[Insert]) -> Grid:
    """The grid with empty rows inserted that look like the row they follow."""
    for after, count in sorted(inserts, reverse=True):
        grid = _with_rows_after(grid, after, count)
    return grid


def _with_rows_after(grid: Grid, after: int, count: int) -> Grid:
    def moved(row: int) -> int:
        return row + count if row > after else row

    look = list(grid.style_ids[after]) if after < len(grid.style_ids) else []
    heights = {moved(r): h for r, h in grid.row_heights.items()}
    if after in grid.row_heights:
        heights.update({after + i: grid.row_heights[after] for i in range(1, count + 1)})
    return replace(
        grid,
        rows=grid.rows + count,
        values=_spliced(grid.values, after, [[] for _ in range(count)]),
        style_ids=_spliced(grid.style_ids, after, [look] * count),
        merges=tuple(_moved_area(a, moved) for a in grid.merges),
        formulas={(moved(r), c): f for (r, c), f in grid.formulas.items()},
        hidden_rows=frozenset(moved(r) for r in grid.hidden_rows),
        row_heights=heights,
        underlines={(moved(r), c): u for (r, c), u in grid.underlines.items()},
        row_starts={moved(r): s for r, s in grid.row_starts.items()},
    )


def _spliced(lines: Sequence[Sequence[T]], after: int, new: Sequence[Sequence[T]]) -> list[Sequence[T]]:
    padded = list(lines)
    padded += [[] for _ in range(after + 1 - len(padded))]
    return [*padded[: after + 1], *new, *padded[after + 1 :]]


def _moved_area(area: Area, moved: Callable[[int], int]) -> Area:
    return Area(moved(area.top), area.left, moved(area.bottom), area.right)
