"""Making a village's file: the template with its own places open and prefilled, everybody else's gone, the rest locked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.documents import reader, writer
from forms.documents.xlsx_grow import missing_rows
from forms.documents.xlsx_guard import SheetGuard, guarded
from forms.errors import FormsError
from forms.filling.answers import keep_printed
from forms.journey.packs.model import Cell, Listed, Share, Shot
from forms.journey.packs.plan import Names, Plan, sheet_place
from forms.journey.packs.rules import rule_for, village_rule, without_doubles
from forms.model.document import Area, Document, Grid, Value, plain
from forms.model.form import Field, Form, Table
from forms.model.proposal import Answer, TableAnswer

SPARE_ROWS = 5  # blank rows of a list behind the persons who are known
_OPEN_ROLES = ("entry", "filler")


@dataclass(frozen=True, slots=True)
class Base:
    """The template as it is split: a workbook's bytes, what was read from it, and whose places are whose."""

    data: bytes
    document: Document
    form: Form
    plan: Plan
    names: Names
    password: str = ""


@dataclass(frozen=True, slots=True)
class Prefill:
    """What is known for one village: values by place, rows by Table.id, last known numbers with their period in words."""

    values: Mapping[str, Value] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Mapping[int, Value]]] = field(default_factory=dict)
    previous: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    data: bytes
    share: Share


def make_file(base: Base, village: str, known: Prefill, file_name: str) -> Made:
    """One village's file and what is kept of it. Raises FormsError as writing does."""
    own = owned_fields(base.plan, village)
    places = {f.address: place for f in own if (place := sheet_place(f.address)) is not None}
    tables = _tables(base, known)
    common = {f.address for f in base.plan.common} - set(places)
    wanted = {a: v for a, v in known.values.items() if (a in places or a in common) and v is not None}
    modes = {f.address: f.mode for f in base.form.fields}
    answers = [Answer(a, v, modes.get(a, "cell")) for a, v in wanted.items()]
    written, tables = _written(base.data, answers, tables)
    shape = _Shape(base, village, tables, places, reader.read(written, "pack.xlsx", looks=False))
    token = "P" + secrets.token_hex(16)
    data = guarded(written, shape.guards(), base.password, token)
    shots = shots_of(reader.read(data, file_name, looks=False), shape.open_cells(), shape.hidden())
    share = Share(
        village, token, file_name, hashlib.sha256(data).hexdigest(), is_whole(base.plan, village),
        {a: (p.sheet, shape.row(p.sheet, p.area.top), p.area.left) for a, p in places.items()},
        {a: v for a, v in wanted.items() if a in places}, known.previous, shots, shape.lists(known),
    )  # fmt: skip
    return Made(data, share)


def is_whole(plan: Plan, village: str) -> bool:
    return village not in plan.owned


def owned_fields(plan: Plan, village: str) -> tuple[Field, ...]:
    """Its rows (columns) of the form; for one the form has no row for, all that anybody fills in."""
    if village in plan.owned:
        return plan.owned[village]
    return tuple(f for f in plan.common if f.role == "entry")


def _tables(base: Base, known: Prefill) -> list[TableAnswer]:
    made = []
    for table in base.form.tables:
        rows = known.rows.get(table.id, ())
        if table.kind == "roster" and rows:
            pairs = tuple(tuple(sorted(row.items())) for row in rows)
            made.append(TableAnswer(table.grid, table.first_data_row, table.last_data_row, pairs))
    return keep_printed(base.document, made)


def _written(data: bytes, answers: list[Answer], tables: list[TableAnswer]) -> tuple[bytes, list[TableAnswer]]:
    """Filled, with some blank rows behind each list where the sheet may grow."""
    roomy = [_with_spare(table) for table in tables]
    try:
        return writer.write(data, "xlsx", answers, roomy).data, roomy
    except FormsError as error:
        if error.code != "table.cannot_grow" or roomy == tables:
            raise
    return writer.write(data, "xlsx", answers, tables).data, tables


def _with_spare(table: TableAnswer) -> TableAnswer:
    free = table.last_row - table.first_row + 1 - len(table.rows)
    if free >= SPARE_ROWS:
        return table
    spare = ((),) * (SPARE_ROWS * table.height)
    return TableAnswer(table.grid, table.first_row, table.last_row, (*table.rows, *spare), table.height)


class _Shape:
    """A village's file: where things stand in it, and what is to be locked, hidden and emptied."""

    def __init__(
        self, base: Base, village: str, tables: Sequence[TableAnswer], places: Mapping[str, object], document: Document
    ) -> None:
        self.base = base
        self.village = village
        self.places = places
        self.document = document
        self.grown = [(t.grid, t.last_row, missing_rows(t)) for t in tables]

    def row(self, grid: str, row: int) -> int:
        """A row of the template in the village's file."""
        return row + sum(extra for name, last, extra in self.grown if name == grid and row > last)

    def guards(self) -> dict[str, SheetGuard]:
        return {grid.name: self._guard(grid) for grid in self.document.grids}

    def open_cells(self) -> dict[str, frozenset[Cell]]:
        return {grid.name: self._open(grid) for grid in self.document.grids}

    def hidden(self) -> dict[str, tuple[frozenset[int], frozenset[int]]]:
        return {grid.name: self._others(grid)[:2] for grid in self.document.grids}

    def lists(self, known: Prefill) -> tuple[Listed, ...]:
        out = []
        for table in self._rosters():
            first, last = self._span(table)
            columns = tuple(c.index for c in table.columns if not c.formula)
            column = self.base.plan.lists.get(table.id, -1)
            handed = tuple(dict(row) for row in known.rows.get(table.id, ()))
            out.append(Listed(table.id, table.grid, first, last, columns, column, handed))
        return tuple(out)

    def _rosters(self, grid: str = "") -> list[Table]:
        return [t for t in self.base.form.tables if t.kind == "roster" and grid in ("", t.grid)]

    def _span(self, table: Table) -> tuple[int, int]:
        extra = sum(e for name, last, e in self.grown if name == table.grid and last == table.last_data_row)
        return self.row(table.grid, table.first_data_row), self.row(table.grid, table.last_data_row) + extra

    def _open(self, grid: Grid) -> frozenset[Cell]:
        fields = [*owned_fields(self.base.plan, self.village), *self.base.plan.fillers]
        cells = {
            (self.row(grid.name, r), c)
            for f in fields
            if f.role in _OPEN_ROLES and (p := _loose_place(f.address)) and p[0] == grid.name
            for r, c in p[1]
        }
        for table in self._rosters(grid.name):
            first, last = self._span(table)
            cols = [c.index for c in table.columns if not c.formula]
            cells |= {(row, col) for row in range(first, last + 1) for col in cols}
        return frozenset(cell for cell in cells if cell not in grid.formulas)

    def _others(self, grid: Grid) -> tuple[frozenset[int], frozenset[int], frozenset[Cell]]:
        """Rows and columns of everybody else, and single cells of theirs that stand among the village's own."""
        if is_whole(self.base.plan, self.village):
            return frozenset(), frozenset(), frozenset()
        mine, theirs = self._cells_of(grid, mine=True), self._cells_of(grid, mine=False)
        own_rows, own_cols = {r for r, _ in mine}, {c for _, c in mine}
        by_column = bool(mine) and not {r for r, _ in theirs} - own_rows
        rows = frozenset() if by_column else frozenset(r for r, _ in theirs if r not in own_rows)
        cols = frozenset(c for _, c in theirs if c not in own_cols) if by_column else frozenset[int]()
        single = {cell for cell in theirs if cell[0] not in rows and cell[1] not in cols}
        return rows, cols, frozenset(single)

    def _cells_of(self, grid: Grid, *, mine: bool) -> set[Cell]:
        plan = self.base.plan
        return {
            (self.row(grid.name, r), c)
            for by_subject in (plan.owned, plan.computed)
            for subject, fields in by_subject.items()
            if (subject == self.village) is mine
            for f in fields
            if (p := _loose_place(f.address)) and p[0] == grid.name
            for r, c in p[1]
        }

    def _guard(self, grid: Grid) -> SheetGuard:
        rows, cols, single = self._others(grid)
        cleared = {(r, c) for r in rows for c in range(grid.cols) if not self._shared_box(grid, r, c, rows)}
        cleared |= {(r, c) for c in cols for r in self._column_rows(grid)} | set(single)
        cleared |= self._labels(grid, single)
        open_cells = self._open(grid)
        return SheetGuard(
            open_cells, frozenset(cleared), rows, cols, frozenset(self._texts(grid)), self._rules(grid),
            bool(self._rosters(grid.name)),
        )  # fmt: skip

    def _column_rows(self, grid: Grid) -> list[int]:
        tops = [row for t in self.base.form.tables if t.grid == grid.name for row in t.header_rows]
        return list(range(self.row(grid.name, min(tops, default=0)), grid.rows))

    def _shared_box(self, grid: Grid, row: int, col: int, hidden: frozenset[int]) -> bool:
        """Whether the cell's box reaches over rows that stay (a group's name)."""
        box = next((m for m in grid.merges if (row, col) in m), None)
        return box is not None and any(r not in hidden for r in range(box.top, box.bottom + 1))

    def _labels(self, grid: Grid, single: frozenset[Cell]) -> set[Cell]:
        """Names of others in the rows of their single cells."""
        rows = {row for row, _ in single}
        return {
            (row, col)
            for row in rows
            for col in range(grid.cols)
            if (name := self.base.names.exactly(grid.text(row, col))) and name != self.village
        }

    def _texts(self, grid: Grid) -> Iterable[Cell]:
        for table in self._rosters(grid.name):
            first, last = self._span(table)
            cols = [c.index for c in table.columns if c.type in ("idcard", "account", "phone", "code")]
            yield from ((row, col) for row in range(first, last + 1) for col in cols)
        for f in owned_fields(self.base.plan, self.village):
            if f.type in ("idcard", "account", "code") and (p := _loose_place(f.address)) and p[0] == grid.name:
                yield from ((self.row(grid.name, r), c) for r, c in p[1])

    def _rules(self, grid: Grid) -> tuple:  # type: ignore[type-arg]
        found = []
        for f in owned_fields(self.base.plan, self.village):
            p = sheet_place(f.address)
            if p is not None and p.sheet == grid.name and f.mode == "cell":
                row = self.row(grid.name, p.area.top)
                found.append(rule_for(f, Area(row, p.area.left, row, p.area.left)))
        for table in self._rosters(grid.name):
            first, last = self._span(table)
            for column in table.columns:
                area = Area(first, column.index, last, column.index)
                if not column.formula and column.index == self.base.plan.lists.get(table.id, -1):
                    found.append(village_rule(area, self.village))
                elif not column.formula:
                    found.append(rule_for(column, area))
        return without_doubles(found, grid)


def _loose_place(address: str) -> tuple[str, list[Cell]] | None:
    """The sheet and cells that an address names, blanks inside a cell included."""
    place = sheet_place(address.partition("#")[0]) if "!" in address else None
    if place is None:
        return None
    area = place.area
    cells = [(r, c) for r in range(area.top, area.bottom + 1) for c in range(area.left, area.right + 1)]
    return place.sheet, cells


def shots_of(
    document: Document,
    open_cells: Mapping[str, frozenset[Cell]],
    hidden: Mapping[str, tuple[frozenset[int], frozenset[int]]],
) -> tuple[Shot, ...]:
    """The sheets of a file as they are handed out."""
    none: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
    return tuple(
        Shot(
            grid.name, texts_of(grid), dict(grid.formulas), grid.merges, open_cells.get(grid.name, frozenset()),
            *hidden.get(grid.name, none), visible=grid.state == "visible", notes=dict(grid.comments),
        )
        for grid in document.grids
    )  # fmt: skip


def texts_of(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """The texts of a sheet's cells, without blank ends of rows and of the sheet."""
    lines = [_trimmed([plain(value) for value in line]) for line in grid.values]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _trimmed(texts: list[str]) -> tuple[str, ...]:
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
