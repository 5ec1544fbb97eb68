"""What a clerk does to a form beside typing values, kept with them and undone like them. No Qt.

Each is a key with a value, among the keys of entries: a note on a place, a roster's row taken out, a roster looked at as
a whole, rows added below it. "row" keys tell whose row a number meant, for a draft that is proposed anew; "last" which period
a text with figures is of, where a person had to say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded before the first paint, which needs no draft
    from forms.model.document import Value
    from forms.model.proposal import Draft

NOTE, GONE, SHEET, ADDED, ROW, LAST = "note", "gone", "sheet", "added", "row", "last"
_KINDS = frozenset({NOTE, GONE, SHEET, ADDED, ROW, LAST})


def mark(kind: str, *parts: str | int) -> str:
    return "|".join((kind, *map(str, parts)))


def kind_of(key: str) -> str:
    """The kind of a mark, "" for the key of an entry."""
    kind = key.partition("|")[0]
    return kind if kind in _KINDS else ""


def row_of(key: str) -> tuple[str, int] | None:
    """The roster and row that a roster's cell or a row's mark belongs to; None for anything else."""
    parts = key.split("|")
    if kind_of(key) in (GONE, ROW) and len(parts) == 3:
        return parts[1], int(parts[2])
    if len(parts) == 3 and not kind_of(key) and parts[1].isdecimal():
        return parts[0], int(parts[1])
    return None


def row_names(keys: Iterable[str], draft: Draft) -> dict[str, Value]:
    """Marks that tell whose rows the keys belong to; rows that nobody proposed have no name."""
    rows = {r.table: r.rows for r in draft.rosters}
    out: dict[str, Value] = {}
    for key in keys:
        found = row_of(key)
        if found is not None and found[1] < len(rows.get(found[0], ())):
            out[mark(ROW, *found)] = rows[found[0]][found[1]].key
    return out


def moved(values: Mapping[str, Value], draft: Draft) -> dict[str, Value]:
    """The values with each row where it stands in this draft; those of rows that are not there any more are left out."""
    names = {key: str(value) for key, value in values.items() if kind_of(key) == ROW}
    where = {r.table: _places([row.key for row in r.rows]) for r in draft.rosters}
    out: dict[str, Value] = {}
    for key, value in values.items():
        found = row_of(key)
        if kind_of(key) == ROW:
            continue
        name = names.get(mark(ROW, *found)) if found is not None else None
        if found is None or name is None:
            out[key] = value
        elif (place := where.get(found[0], {}).get(name)) is not None:
            out[_with_row(key, place)] = value
    return out


def _places(keys: list[str]) -> dict[str, int]:
    """Where each name stands; of names that stand twice, none but the first occurrence counts as that row."""
    out: dict[str, int] = {}
    for index, key in enumerate(keys):
        out.setdefault(key, index)
    return out


def _with_row(key: str, row: int) -> str:
    parts = key.split("|")
    parts[2 if kind_of(key) else 1] = str(row)
    return "|".join(parts)
