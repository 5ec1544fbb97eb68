"""A view of a PostgreSQL database as delivered rows: read only, only the columns asked for, within bounds, by psycopg (an extra).

A password stands in no address and goes over TLS unless the server is this computer or a person agreed otherwise.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from forms.errors import FormsError
from forms.model.document import Document
from forms.model.endpoints import THIS_COMPUTER, Endpoint
from forms.sharing.delivered.rows import MOST_ROWS, document, sheet

SECONDS = 120.0  # for the whole statement
_CONNECT = 10  # seconds
_SERVER = "PostgreSQL"
_SPLIT = re.compile(r"[,，、;；\s]+")


def read_view(endpoint: Endpoint, secret: str, seconds: float = SECONDS) -> Document:
    """Every row of the endpoint's view, in the columns it names; a statement is given up after `seconds`.

    Raises FormsError endpoint.no_driver, endpoint.address, endpoint.login, endpoint.unreachable, endpoint.view,
    endpoint.too_slow, delivery.no_rows, file.too_many_cells.
    """
    try:
        psycopg, sql = (import_module(name) for name in ("psycopg", "psycopg.sql"))
    except ImportError as error:
        raise FormsError("endpoint.no_driver", name=endpoint.name) from error
    names, columns = endpoint.view.split("."), [name for name in _SPLIT.split(endpoint.columns) if name]
    if not all(names):
        raise FormsError("endpoint.address", name=endpoint.name)
    wanted = sql.SQL(", ").join(map(sql.Identifier, columns)) if columns else sql.SQL("*")
    query = sql.SQL("SELECT {} FROM {} LIMIT {}").format(wanted, sql.Identifier(*names), sql.Literal(MOST_ROWS + 1))
    with _connected(psycopg, endpoint, secret, seconds) as connection:
        try:
            with connection.cursor("delivery") as cursor:
                cursor.execute(query)
                heads = [column.name for column in cursor.description or ()]
                rows = cursor.fetchall()
        except psycopg.errors.QueryCanceled as error:
            raise FormsError("endpoint.too_slow", name=endpoint.name, host=_SERVER) from error
        except psycopg.OperationalError as error:
            raise FormsError("endpoint.unreachable", name=endpoint.name, host=_SERVER) from error
        except psycopg.Error as error:  # no such view or column, or no right to read it
            raise FormsError("endpoint.view", name=endpoint.name, view=endpoint.view) from error
    name = f"{endpoint.name}.csv"
    return document([sheet("Sheet1", heads, rows, name)], name)


def _connected(psycopg: Any, endpoint: Endpoint, secret: str, seconds: float) -> Any:
    """A connection that only reads. What a server says of a refusal is in its own language, so that isn't looked at."""
    options = f"-c default_transaction_read_only=on -c statement_timeout={round(seconds * 1000)}"
    told: dict[str, Any] = {"connect_timeout": _CONNECT, "options": options} | ({"password": secret} if secret else {})
    try:
        said = psycopg.conninfo.conninfo_to_dict(endpoint.address)
    except psycopg.ProgrammingError as error:
        raise FormsError("endpoint.address", name=endpoint.name) from error
    if "password" in said:
        raise FormsError("endpoint.address", name=endpoint.name)
    host = str(said.get("host", ""))
    if "sslmode" not in said and not endpoint.plain and host not in THIS_COMPUTER and not host.startswith("/"):
        told["sslmode"] = "require"
    try:
        return psycopg.connect(endpoint.address, **told)
    except psycopg.OperationalError as error:
        tried = getattr(error, "pgconn", None)
        asked = tried is not None and (tried.used_password or tried.needs_password)
        raise FormsError(
            "endpoint.login" if asked else "endpoint.unreachable", name=endpoint.name, host=_SERVER
        ) from error
