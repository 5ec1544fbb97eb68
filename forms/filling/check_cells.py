"""The numbers of a form that is being filled, as checks look at them: by table, row and column, with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from forms.filling.percents import meant
from forms.model.document import Value
from forms.model.form import Field, Form, Table
from forms.values.numbers import format_number, number_of
from forms.values.text import normal
from forms.values.units import Unit, convert, split_label_unit, unit_of
from forms.vocabulary.labels import built_in_label_words

Path = tuple[str, ...]
_NUMERIC = frozenset({"integer", "decimal", "percent", "money", "text"})
ADDITIVE = frozenset({"person", "money", "area", "mass", "length", "volume"})
PART = "其中"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that stands, or is about to stand, in a field. `slack`: the error its printed digits allow."""

    field: Field
    number: Decimal
    slack: Decimal
    unit: Unit | None

    @property
    def shown(self) -> str:
        return format_number(self.number)


@dataclass(frozen=True, slots=True)
class Line:
    """One row by column path: all its fields, and the numbers that stand in them."""

    path: Path
    fields: Mapping[Path, Field]
    cells: Mapping[Path, Cell]


@dataclass(frozen=True, slots=True)
class TableCells:
    """`columns`: column paths that hold fields or formulas, from left to right. `rows`: every row, filled or not."""

    id: str
    kind: str
    columns: tuple[Path, ...]
    rows: tuple[Line, ...]
    computed: frozenset[tuple[Path, Path]]  # (row, column) of cells that a formula fills


def cells_of(form: Form, values: Mapping[str, Value]) -> dict[str, Cell]:
    """The numbers among `values` (by address), by field id."""
    out = {}
    for field in form.fields:
        if field.role == "entry" and field.type in _NUMERIC:
            value = values.get(field.address)
            cell = _cell(field, value) if value is not None and value != "" else None
            if cell is not None:
                out[field.id] = cell
    return out


def _cell(field: Field, value: Value) -> Cell | None:
    value = meant(value) if field.percent else value
    if type(value) is int:
        unit = unit_of(field.unit) if field.unit else None
        number = Decimal(value)
        return Cell(field, number, _slack(number, unit), unit)
    found = number_of(value)
    if found is None or (found.rest and found.rest != field.unit) or (found.rate and field.unit not in ("%", "‰")):
        return None
    unit = unit_of(field.unit) if field.unit else None
    return Cell(field, found.value, _slack(found.value, unit), unit)


def _slack(value: Decimal, unit: Unit | None) -> Decimal:
    """Whole counts are exact; a measured or money amount may have been rounded at its last digit."""
    exponent = min(0, int(value.as_tuple().exponent))
    counted = unit is None or unit.dimension == "person" or unit.dimension.startswith("count:")
    return Decimal(0) if counted and not exponent else Decimal(1).scaleb(exponent) / 2


def tables_of(form: Form, cells: Mapping[str, Cell]) -> list[TableCells]:
    """Two-way tables and lists with their numbers; rosters have rows of their own."""
    rows: dict[str, dict[Path, dict[Path, Field]]] = {t.id: {} for t in form.tables if t.kind != "roster"}
    formulas: dict[str, set[tuple[Path, Path]]] = {name: set() for name in rows}
    for field in form.fields:
        if field.table in rows and field.col_path and field.role == "entry":
            rows[field.table].setdefault(field.row_path, {})[field.col_path] = field
    for field in form.computed:
        if field.table in rows:
            formulas[field.table].add((field.row_path, field.col_path))
    return [_table(t, rows[t.id], formulas[t.id], cells) for t in form.tables if t.id in rows]


def _table(
    table: Table,
    rows: Mapping[Path, Mapping[Path, Field]],
    formulas: set[tuple[Path, Path]],
    cells: Mapping[str, Cell],
) -> TableCells:
    held = {column for line in rows.values() for column in line} | {column for _, column in formulas}
    columns = tuple(dict.fromkeys(c.path for c in table.columns if c.path in held))
    lines = tuple(
        Line(path, fields, {c: cells[f.id] for c, f in fields.items() if f.id in cells})
        for path, fields in rows.items()
    )
    return TableCells(table.id, table.kind, columns, lines, frozenset(formulas))


def in_unit(cell: Cell, unit: Unit | None) -> tuple[Decimal, Decimal] | None:
    """The number and its slack in `unit`; None where the two are of different kinds. Unnamed units are as they are."""
    if cell.unit is None or unit is None:
        return cell.number, cell.slack
    number, slack = convert(cell.number, cell.unit, unit), convert(cell.slack, cell.unit, unit)
    return None if number is None or slack is None else (number, slack)


def additive(field: Field) -> bool:
    """Whether values of such fields may be added up: counts and amounts, never rates, averages and positions."""
    unit = unit_of(field.unit) if field.unit else None
    if unit is None or not (unit.dimension in ADDITIVE or unit.dimension.startswith("count:")):
        return False
    named = built_in_label_words().not_additive
    return not any(named.search(part) for part in field.path)


@lru_cache(maxsize=8192)
def plain_label(text: str) -> str:
    """'其中：女性（人）' -> '女性'."""
    label = re.sub(r"^其中:?", "", split_label_unit(text)[0].replace(" ", ""))
    return label.strip(":")


@lru_cache(maxsize=8192)
def is_part(text: str) -> bool:
    return normal(text).replace(" ", "").startswith(PART)


def place(field: Field) -> str:
    """A field in words: its row, then its column."""
    words = (*field.row_path, *field.col_path) if field.col_path or field.row_path else field.path
    return " / ".join(filter(None, (re.sub(r"\s+", "", w) for w in words)))


def about(cells: Sequence[Cell], **context: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Addresses and context of a check about `cells`, the first of which is the place to go to."""
    return at_places([c.field.address for c in cells], place=place(cells[0].field), **context)


def at_places(addresses: Sequence[str], **context: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    return tuple(dict.fromkeys(addresses)), (*context.items(), ("at", addresses[0]))


def lines_with(table: TableCells, *columns: Path) -> Iterator[tuple[Line, tuple[Cell, ...]]]:
    """Rows that hold a number in every one of these columns."""
    for row in table.rows:
        found = tuple(row.cells[c] for c in columns if c in row.cells)
        if len(found) == len(columns):
            yield row, found
