"""Rows from a server or a database as a sheet, so that they are read as a delivered table is."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from forms.errors import FormsError
from forms.model.document import Document, Grid, Value

MOST_ROWS = 300_000
MOST_COLS = 1_000
_LOSSLESS = 10**15  # numbers from here on are identifiers; as numbers of a sheet they would lose digits
_LONGEST = 4_000  # characters of a value


def sheet(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]], file: str) -> Grid:
    """A header and its rows. Raises FormsError file.too_many_cells."""
    if len(heads) > MOST_COLS:
        raise FormsError("file.too_many_cells", file=file)
    values: list[list[Value]] = [list(heads)]
    for row in rows:
        if len(values) > MOST_ROWS:
            raise FormsError("file.too_many_cells", file=file)
        values.append([cell(value) for value in row])
    return Grid(name, "sheet", len(values), len(heads), values)


def document(grids: Iterable[Grid], file: str) -> Document:
    """Sheets as a document; FormsError delivery.no_rows where none has a row."""
    found = tuple(grid for grid in grids if grid.rows > 1)
    if not found:
        raise FormsError("delivery.no_rows", file=file)
    return Document("csv", found, file_name=file)


def cell(value: object) -> Value:
    """A value as a sheet holds it; what is nested, binary or no number is left out."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        value = int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, int):
        return value if abs(value) < _LOSSLESS else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value
    return value.strip()[:_LONGEST] if isinstance(value, str) else None
