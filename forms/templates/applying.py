"""A form as a reviewer left it: detection's, with the layer of corrections over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.detection.drawn import read_drawn
from forms.detection.fingerprint import timeless
from forms.documents.addresses import SheetPlace, WordCell, parse
from forms.errors import FormsError
from forms.model.document import Area, Document, Grid, Value
from forms.model.form import Column, Field, Form, Protected, Table
from forms.recording.decisions import Decision
from forms.recording.memory import BINDING, Memory, field_keys
from forms.templates import anchors
from forms.templates.corrections import Correction, Mark, Said


@dataclass(frozen=True, slots=True)
class Applied:
    """`form` bears the fingerprint of the detected one. `touched`: addresses of fields that a person spoke of.

    `elements`: address -> the element it is bound to. `stale`: corrections whose place this file doesn't have.
    """

    form: Form
    touched: frozenset[str] = frozenset()
    elements: Mapping[str, str] = field(default_factory=dict)
    stale: tuple[Correction, ...] = ()


def apply(document: Document, form: Form, corrections: Sequence[Correction]) -> Applied:
    """The form with all corrections, the later ones over the earlier."""
    if not corrections:
        return Applied(form)
    base, stale = with_regions(document, form, corrections)
    marked = {mark: address for address, mark in marks(base).items()}
    said: dict[str, Said] = {}
    removed: set[str] = set()
    for one in corrections:
        if one.what in ("set", "remove"):
            address = marked.get(one.mark) if one.mark else None
            if address is None:
                stale.append(one)
            elif one.what == "remove":
                removed.add(address)
            else:
                removed.discard(address)
                said[address] = one.said.over(said.get(address, Said()))
    added, lost = added_fields(document, corrections)
    known = {f.address for f in base.fields}
    said |= {a: one.said for a, (one, _) in added.items() if a in known}
    removed -= added.keys()
    fields = [_said_of(f, said.get(f.address)) for f in base.fields if f.address not in removed]
    more = [new for a, (_, new) in added.items() if a not in known]
    tables, missing = _with_columns(base.tables, corrections)
    bound = {a: s.element for a, s in said.items() if s.element}
    bound |= {a: one.said.element for a, (one, _) in added.items() if one.said.element}
    made = replace(
        base,
        fields=_ordered(document, fields, more),
        tables=tables,
        protected=(
            *(p for p in base.protected if p.address not in added),
            *(Protected(address, "reviewed") for address in sorted(removed)),
        ),
    )
    return Applied(made, frozenset({*said, *added}), bound, (*stale, *lost, *missing))


def bound_memory(memory: Memory, applied: Applied) -> Memory:
    """Memory with what a reviewer bound: it goes before what was bound while filling."""
    keys = field_keys(applied.form)
    more = {
        keys[address]: (Decision("review", BINDING, {"element": element}),)
        for address, element in applied.elements.items()
        if address in keys
    }
    return replace(memory, bindings={**memory.bindings, **more}) if more else memory


def marks(form: Form) -> dict[str, Mark]:
    """Address -> how the field is found again."""
    return {a: Mark(key.path, key.section, key.unit, key.nth) for a, key in field_keys(form).items()}


def column_marks(table: Table) -> dict[int, Mark]:
    """Grid column -> how the column is found again."""
    out: dict[int, Mark] = {}
    seen: dict[tuple[tuple[str, ...], str], int] = defaultdict(int)
    for column in table.columns:
        key = (tuple(timeless(part) for part in column.path), column.unit or "")
        out[column.index] = Mark(key[0], "", key[1], seen[key])
        seen[key] += 1
    return out


def added_fields(
    document: Document, corrections: Iterable[Correction]
) -> tuple[dict[str, tuple[Correction, Field]], list[Correction]]:
    """Fields that detection didn't find, by address, and the corrections whose place this file doesn't have."""
    grids = {g.name: g for g in document.grids}
    out: dict[str, tuple[Correction, Field]] = {}
    lost = []
    for one in corrections:
        if one.what != "add" or one.area is None:
            continue
        grid = grids.get(one.grid)
        place = anchors.find(grid, one.anchor, one.area.top, one.area.left) if grid else None
        if grid is None or place is None or place in grid.formulas:
            lost.append(one)
            continue
        address = grid.address(*place)
        plain = Field("", one.said.path or (), address, value=_value(grid.value(*place)))
        out[address] = (one, _said_of(plain, one.said))
    return out, lost


def _value(value: Value) -> Value:
    return None if isinstance(value, str) and not value.strip(" _　") else value


def _said_of(field: Field, said: Said | None) -> Field:
    if said is None:
        return field
    changes: dict[str, object] = {"confidence": 1.0}
    if said.path is not None and said.path != field.path:
        changes |= _path_parts(field, said.path)
    if said.unit is not None:
        changes["unit"] = said.unit or None
    for name in ("type", "options", "required"):
        value = getattr(said, name)
        if value is not None:
            changes[name] = value
    return replace(field, **changes)  # type: ignore[arg-type]


def _path_parts(field: Field, path: tuple[str, ...]) -> dict[str, object]:
    """A two-way cell keeps the half of its path that is still there: its row label says whom it is about."""
    cut = len(path) - len(field.row_path)
    if field.row_path and cut >= 0 and path[cut:] == field.row_path:
        return {"path": path, "col_path": path[:cut]}
    if field.col_path and path[: len(field.col_path)] == field.col_path:
        return {"path": path, "row_path": path[len(field.col_path) :]}
    return {"path": path, "col_path": (), "row_path": ()}


def _with_columns(
    tables: tuple[Table, ...], corrections: Iterable[Correction]
) -> tuple[tuple[Table, ...], list[Correction]]:
    made, missing = list(tables), []
    for one in corrections:
        if one.what != "column":
            continue
        column = None
        if 0 <= one.table < len(tables):
            named = {mark: index for index, mark in column_marks(tables[one.table]).items()}
            column = named.get(one.mark) if one.mark else None
        if column is None:
            missing.append(one)
            continue
        table = made[one.table]
        columns = tuple(_said_of_column(c, one.said) if c.index == column else c for c in table.columns)
        made[one.table] = replace(table, columns=columns)
    return tuple(made), missing


def _said_of_column(column: Column, said: Said) -> Column:
    return replace(
        column,
        path=column.path if said.path is None else said.path,
        type=said.type or column.type,
        unit=column.unit if said.unit is None else said.unit or None,
        options=column.options if said.options is None else said.options,
        required=column.required if said.required is None else said.required,
    )


# Drawn tables


def with_regions(document: Document, form: Form, corrections: Iterable[Correction]) -> tuple[Form, list[Correction]]:
    """The form with the drawn tables in place of what detection found there, and those that could not be placed."""
    stale: list[Correction] = []
    for number, one in enumerate(c for c in corrections if c.what == "region"):
        placed = _place_region(document, one)
        if placed is None:
            stale.append(one)
        else:
            form = _drawn(form, *placed, one, f"d{number}")
    return form, stale


def _place_region(document: Document, one: Correction) -> tuple[Grid, Area] | None:
    grid = next((g for g in document.grids if g.name == one.grid), None)
    if grid is None or one.area is None:
        return None
    place = anchors.find(grid, one.anchor, one.area.top, one.area.left)
    if place is None:
        return None
    return grid, Area(place[0], place[1], place[0] + one.area.height - 1, place[1] + one.area.width - 1)


def _drawn(form: Form, grid: Grid, area: Area, one: Correction, name: str) -> Form:
    found = read_drawn(grid, area, one.header_rows, form.title, name, one.kind or None)
    gone = {t.id for t in form.tables if t.grid == grid.name and _overlaps(t, area)}

    def stays(address: str, table: str | None = None) -> bool:
        return table not in gone and not lies_in(address, grid, area)

    return replace(
        form,
        fields=(*(f for f in form.fields if stays(f.address, f.table)), *found.fields),
        computed=(*(f for f in form.computed if stays(f.address, f.table)), *found.computed),
        tables=(*(t for t in form.tables if t.id not in gone), *found.tables),
        protected=(*(p for p in form.protected if stays(p.address)), *found.protected),
    )


def _overlaps(table: Table, area: Area) -> bool:
    top = min([*table.header_rows, table.first_data_row])
    cols = [c.index for c in table.columns]
    beside = bool(cols) and (max(cols) < area.left or min(cols) > area.right)
    return not (table.last_data_row < area.top or top > area.bottom or beside)


def lies_in(address: str, grid: Grid, area: Area) -> bool:
    """Whether an address begins inside an area of a grid."""
    place = cell_of(address, grid)
    return place is not None and place in area


def cell_of(address: str, grid: Grid) -> tuple[int, int] | None:
    """Row and column of an address in a grid, None where it stands elsewhere."""
    try:
        found = parse(address)
    except FormsError:
        return None
    if isinstance(found, SheetPlace):
        return found.cell if found.sheet == grid.name else None
    if isinstance(found, WordCell) and address.partition("#")[0].rpartition(".R")[0] == grid.name:
        _, row, index = found.steps[-1]
        return row, index + grid.row_starts.get(row, 0)
    return None


def _ordered(document: Document, fields: Sequence[Field], added: Iterable[Field]) -> tuple[Field, ...]:
    """Added fields where a person meets them; the others keep their order, which memory counts alike fields by."""
    out = list(fields)
    for new in added:
        grid = next(g for g in document.grids if cell_of(new.address, g) is not None)
        own = cell_of(new.address, grid)
        later = (n for n, f in enumerate(out) if (cell := cell_of(f.address, grid)) is not None and own and cell > own)
        out.insert(next(later, len(out)), new)
    return tuple(replace(one, id=f"f{n}") for n, one in enumerate(out))
