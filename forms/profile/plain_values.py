"""Values as JSON and back, without losing their type."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.document import Value


def as_json(value: Value) -> object:
    """Texts, numbers, booleans and None as they are; dates and times as {"kind": ISO 8601}."""
    if isinstance(value, dt.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if isinstance(value, dt.time):
        return {"time": value.isoformat()}
    return value


def from_json(plain: object) -> Value:
    """What as_json made. Raises ValueError for anything else."""
    if plain is None or isinstance(plain, (str, bool, int, float)):
        return plain
    if isinstance(plain, dict) and len(plain) == 1:
        kind, text = next(iter(plain.items()))
        if kind == "datetime":
            return dt.datetime.fromisoformat(text)
        if kind == "date":
            return dt.date.fromisoformat(text)
        if kind == "time":
            return dt.time.fromisoformat(text)
    raise ValueError("not a value")
