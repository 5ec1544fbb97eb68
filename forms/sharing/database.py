"""A view of a PostgreSQL database as delivered rows: read only, within bounds, by psycopg (an extra)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from forms.errors import FormsError
from forms.model.document import Document
from forms.model.endpoints import Endpoint
from forms.sharing.delivered.rows import MOST_ROWS, document, sheet

_SECONDS = 120  # for the whole statement
_CONNECT = 10  # seconds


def read_view(endpoint: Endpoint, secret: str) -> Document:
    """Every row of the endpoint's view.

    Raises FormsError endpoint.no_driver, endpoint.unreachable, endpoint.refused, endpoint.address, delivery.no_rows,
    file.too_many_cells.
    """
    try:
        psycopg, sql = (import_module(name) for name in ("psycopg", "psycopg.sql"))
    except ImportError as error:
        raise FormsError("endpoint.no_driver", name=endpoint.name) from error

    names = endpoint.view.split(".")
    if not all(names):
        raise FormsError("endpoint.address", name=endpoint.name)
    query = sql.SQL("SELECT * FROM {} LIMIT {}").format(sql.Identifier(*names), sql.Literal(MOST_ROWS + 1))
    options = f"-c default_transaction_read_only=on -c statement_timeout={_SECONDS * 1000}"
    told: dict[str, Any] = {"connect_timeout": _CONNECT, "options": options} | ({"password": secret} if secret else {})
    try:
        with psycopg.connect(endpoint.address, **told) as connection, connection.cursor("delivery") as cursor:
            cursor.execute(query)
            heads = [column.name for column in cursor.description or ()]
            rows = cursor.fetchall()
    except psycopg.OperationalError as error:
        raise FormsError("endpoint.unreachable", name=endpoint.name, host="PostgreSQL") from error
    except psycopg.Error as error:
        raise FormsError("endpoint.refused", name=endpoint.name, host="PostgreSQL", status="") from error
    name = f"{endpoint.name}.csv"
    return document([sheet("Sheet1", heads, rows, name)], name)
