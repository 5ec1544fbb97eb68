"""Amounts that stand a thousand times above or below all others of their column: a unit that slipped in one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from forms.filling.check_cells import TableCells, about, additive, at_places
from forms.filling.check_past import MEASURED
from forms.filling.check_people import Row, place
from forms.model.document import Value
from forms.model.form import Column, Form, Table
from forms.model.proposal import Check
from forms.recording.subjects import is_total
from forms.values.numbers import number_of
from forms.values.units import unit_of

FEWEST = 3  # others that are of one size
SIZE = 30  # times the smallest of them the largest may be
SLIPPED = 300  # times larger than the largest of the others, or smaller than the smallest


def slipped_units(tables: Sequence[TableCells]) -> Iterator[Check]:
    """In tables with rows to compare; totals stand above their parts by right."""
    for table in tables:
        rows = [row for row in table.rows if not (row.path and is_total(row.path[-1]))]
        for column in table.columns:
            cells = [row.cells[column] for row in rows if column in row.cells]
            cells = [c for c in cells if c.unit is not None and c.unit.dimension in MEASURED and additive(c.field)]
            for at, times in _odd([c.number for c in cells]):
                yield Check("check.unit_in_column", *about((cells[at],), value=cells[at].shown, times=str(times)))


def slipped_in_rosters(form: Form, rosters: Mapping[str, Sequence[Row]]) -> Iterator[Check]:
    for table in form.tables:
        for column in table.columns if rosters.get(table.id) else ():
            unit = unit_of(column.unit) if column.unit else None
            if unit is not None and unit.dimension in MEASURED:
                yield from _in_roster(form, table, column, rosters[table.id])


def _in_roster(form: Form, table: Table, column: Column, rows: Sequence[Row]) -> Iterator[Check]:
    found = [(n, number) for n, row in enumerate(rows) if (number := _number(row.get(column.index))) is not None]
    for at, times in _odd([number for _, number in found]):
        address = place(table, found[at][0], column.index, form.format == "docx")
        said = {"place": " / ".join(column.path), "value": f"{found[at][1]:f}", "times": str(times)}
        yield Check("check.unit_in_column", *at_places([address], **said))


def _number(value: Value) -> Decimal | None:
    found = number_of(value)
    return found.value if found is not None and not found.rest and not found.rate else None


def _odd(numbers: Sequence[Decimal]) -> Iterator[tuple[int, int]]:
    """The one number that is out of size with all others, and by which power of ten."""
    known = sorted((n, at) for at, n in enumerate(numbers) if n > 0)
    if len(known) <= FEWEST:
        return
    (low, lowest), (second, _) = known[0], known[1]
    (last, _), (high, highest) = known[-2], known[-1]
    if high >= SLIPPED * last and last <= SIZE * low:
        yield highest, _power(high / last)
    elif second >= SLIPPED * low and high <= SIZE * second:
        yield lowest, _power(second / low)


def _power(ratio: Decimal) -> int:
    return int(10 ** max(3, ratio.adjusted()))
