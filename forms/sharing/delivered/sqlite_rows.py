"""Delivered data as an SQLite file: read from a copy in memory, so that nothing of the file changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from forms.errors import FormsError
from forms.model.document import Document, Grid
from forms.sharing.delivered.rows import MOST_ROWS, document, sheet

MOST_BYTES = 200 << 20
_MAGIC = b"SQLite format 3\0"
_STEPS = 200_000  # virtual-machine steps between two looks at how many were done
_MOST_LOOKS = 2_000  # a view that never ends is given up


def is_sqlite(data: bytes) -> bool:
    return data.startswith(_MAGIC)


def sqlite_document(data: bytes, file: str) -> Document:
    """Every table (or where there is none, view) with rows as a sheet.

    Raises FormsError file.damaged, file.too_large, file.too_many_cells, delivery.no_rows.
    """
    if len(data) > MOST_BYTES:
        raise FormsError("file.too_large", file=file, limit=MOST_BYTES >> 20)
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(data[:18] + b"\1\1" + data[20:])  # one that was in WAL mode can be read without its log
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        looks = iter(range(_MOST_LOOKS))
        connection.set_progress_handler(lambda: next(looks, None) is None, _STEPS)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return document(list(_sheets(connection, file)), file)
    except (sqlite3.Error, OverflowError) as error:
        raise FormsError("file.damaged", file=file, part="SQLite") from error
    finally:
        connection.close()


def _sheets(connection: sqlite3.Connection, file: str) -> Iterator[Grid]:
    for kind in ("table", "view"):
        sql = "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
        names = [str(name) for (name,) in connection.execute(sql, (kind,))]
        made = [_sheet(connection, name, file) for name in names]
        yield from made
        if any(grid.rows > 1 for grid in made):
            return


def _sheet(connection: sqlite3.Connection, name: str, file: str) -> Grid:
    quoted = '"' + name.replace('"', '""') + '"'
    found = connection.execute(f"SELECT * FROM {quoted} LIMIT {MOST_ROWS + 1}")
    return sheet(name, [str(column[0]) for column in found.description], found, file)
