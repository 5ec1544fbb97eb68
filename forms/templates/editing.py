"""Corrections made one by one: each takes a review and gives the review with one more thing said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from forms.errors import FormsError
from forms.model.document import Area, Document, Grid
from forms.model.form import Form, Table
from forms.templates import anchors
from forms.templates.applying import added_fields, apply, cell_of, column_marks, marks, with_regions
from forms.templates.corrections import MOST, Correction, Mark, Said, TableKind

Layer = tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A template under review: `form` is what detection found, `layer` what was said so far. Nothing here changes."""

    document: Document
    form: Form
    layer: Layer = ()

    def reviewed(self) -> Form:
        return apply(self.document, self.form, self.layer).form

    def has_field(self, address: str) -> bool:
        """Whether detection found a field there, taken out since or not."""
        return any(field.address == address for field in self.form.fields)

    def grid(self, name: str) -> Grid:
        """Raises FormsError template.no_place."""
        found = next((g for g in self.document.grids if g.name == name), None)
        if found is None:
            raise FormsError("template.no_place", place=name)
        return found

    def with_layer(self, layer: Layer) -> Review:
        if len(layer) > MOST:
            raise FormsError("template.too_many_corrections", limit=MOST)
        return replace(self, layer=layer)


def set_field(review: Review, address: str, said: Said) -> Review:
    """Say something about a field. FormsError template.no_place where the form has none at `address`."""
    added, _ = added_fields(review.document, review.layer)
    if address in added:
        before = added[address][0]
        after = replace(before, said=said.over(before.said))
        return review.with_layer(tuple(after if one is before else one for one in review.layer))
    mark = _mark(review, address)
    earlier = [one for one in review.layer if one.what == "set" and one.mark == mark]
    merged = said.over(earlier[-1].said) if earlier else said
    return review.with_layer((*_without(review.layer, earlier), Correction("set", mark, said=merged)))


def remove_field(review: Review, address: str) -> Review:
    """This is no field. One that a person added is simply taken away. FormsError template.no_place."""
    added, _ = added_fields(review.document, review.layer)
    layer = _without(review.layer, [added[address][0]]) if address in added else review.layer
    base, _ = with_regions(review.document, review.form, layer)
    mark = marks(base).get(address)
    if mark is None:
        if address not in added:
            raise FormsError("template.no_place", place=address)
        return review.with_layer(layer)
    earlier = [one for one in layer if one.what in ("set", "remove") and one.mark == mark]
    return review.with_layer((*_without(layer, earlier), Correction("remove", mark)))


def restore_field(review: Review, address: str) -> Review:
    """A detected field that was taken out is one again. FormsError template.no_place."""
    mark = _mark(review, address)
    return review.with_layer(tuple(one for one in review.layer if one.what != "remove" or one.mark != mark))


def add_field(review: Review, grid: str, row: int, col: int, said: Said | None = None) -> Review:
    """Make a cell a field. A detected one that was taken out comes back.

    Without a label of its own it is called by the printed text left of it or above it.
    FormsError template.no_place, template.formula_cell, template.in_roster, template.no_label.
    """
    place = review.grid(grid)
    merge = next((m for m in place.merges if (row, col) in m), None)
    row, col = (merge.top, merge.left) if merge is not None else (row, col)
    address = place.address(row, col)
    if not (0 <= row < place.rows and 0 <= col < place.cols):
        raise FormsError("template.no_place", place=address)
    if (row, col) in place.formulas:
        raise FormsError("template.formula_cell", place=address)
    reviewed = review.reviewed()
    if any(_holds(t, grid, row, col) for t in reviewed.tables if t.kind == "roster"):
        raise FormsError("template.in_roster", place=address)
    base, _ = with_regions(review.document, review.form, review.layer)
    mark = marks(base).get(address)
    if mark is not None:
        gone = [one for one in review.layer if one.what == "remove" and one.mark == mark]
        back = review.with_layer(_without(review.layer, gone))
        return set_field(back, address, said) if said is not None else back
    said = said or Said()
    said = said if said.path else replace(said, path=suggested_path(place, row, col))
    if not said.path:
        raise FormsError("template.no_label", place=address)
    one = Correction("add", grid=grid, area=Area(row, col, row, col), anchor=anchors.beside(place, row, col), said=said)
    added, _ = added_fields(review.document, review.layer)
    before = [added[address][0]] if address in added else []
    return review.with_layer((*_without(review.layer, before), one))


def draw_region(review: Review, grid: str, area: Area, header_rows: int, kind: TableKind = "") -> Review:
    """Say that an area is a table, in place of what was found or drawn there before.

    FormsError template.no_place, template.empty_table where no rows are left under the header.
    """
    place = review.grid(grid)
    area = Area(area.top, area.left, min(area.bottom, place.rows - 1), min(area.right, place.cols - 1))
    if not 0 < header_rows < area.height:
        raise FormsError("template.empty_table", place=place.address(area.top, area.left))
    inside = [one for one in review.layer if _made_inside(review, one, place, area)]
    anchor = anchors.heading(place, area)
    drawn = Correction("region", grid=grid, area=area, anchor=anchor, header_rows=header_rows, kind=kind)
    made = review.with_layer((*_without(review.layer, inside), drawn))
    base, _ = with_regions(made.document, made.form, made.layer)
    if not any(t.grid == grid and _top(t) == area.top for t in base.tables):
        raise FormsError("template.empty_table", place=place.address(area.top, area.left))
    return made


def set_column(review: Review, table: str, column: int, said: Said) -> Review:
    """Say something about a table's column (by grid index). FormsError template.no_place."""
    base, _ = with_regions(review.document, review.form, review.layer)
    found = next(((n, t) for n, t in enumerate(base.tables) if t.id == table), None)
    mark = column_marks(found[1]).get(column) if found else None
    if found is None or mark is None:
        raise FormsError("template.no_place", place=table)
    earlier = [one for one in review.layer if one.what == "column" and (one.table, one.mark) == (found[0], mark)]
    merged = said.over(earlier[-1].said) if earlier else said
    return review.with_layer((*_without(review.layer, earlier), Correction("column", mark, found[0], said=merged)))


def suggested_path(grid: Grid, row: int, col: int) -> tuple[str, ...]:
    """What a cell may be called: the printed text left of it, else the one above."""
    for places in (((row, c) for c in range(col - 1, -1, -1)), ((r, col) for r in range(row - 1, -1, -1))):
        for place in places:
            value = grid.value(*place)
            if isinstance(value, str) and (text := " ".join(value.split()).rstrip(":：")):
                return (text[:200],)
    return ()


def _mark(review: Review, address: str) -> Mark:
    base, _ = with_regions(review.document, review.form, review.layer)
    mark = marks(base).get(address)
    if mark is None:
        raise FormsError("template.no_place", place=address)
    return mark


def _without(layer: Layer, gone: list[Correction]) -> Layer:
    return tuple(one for one in layer if not any(one is each for each in gone))


def _top(table: Table) -> int:
    return min([*table.header_rows, table.first_data_row])


def _holds(table: Table, grid: str, row: int, col: int) -> bool:
    inside = _top(table) <= row <= table.last_data_row
    return table.grid == grid and inside and col in {c.index for c in table.columns}


def _made_inside(review: Review, one: Correction, grid: Grid, area: Area) -> bool:
    """Whether a correction was made on what a table drawn now replaces."""
    if one.what in ("add", "region"):
        return one.grid == grid.name and one.area is not None and _meet(one.area, area)
    base: Callable[[], Form] = lambda: with_regions(review.document, review.form, review.layer)[0]  # noqa: E731
    if one.what == "column":
        tables = base().tables
        return 0 <= one.table < len(tables) and _meets_table(tables[one.table], grid, area)
    addresses = {mark: a for a, mark in marks(base()).items()}
    cell = cell_of(addresses.get(one.mark, ""), grid) if one.mark else None
    return cell is not None and cell in area


def _meet(a: Area, b: Area) -> bool:
    return not (a.bottom < b.top or b.bottom < a.top or a.right < b.left or b.right < a.left)


def _meets_table(table: Table, grid: Grid, area: Area) -> bool:
    return table.grid == grid.name and not (table.last_data_row < area.top or area.bottom < _top(table))
