"""Delivered data as JSON: a list of objects, a table with columns and rows, or either inside of an answer's envelope."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.model.document import Document, Grid
from forms.sharing.delivered.rows import document, sheet

MOST_BYTES = 64 << 20
_DEEPEST = 8
_NAMES = ("id", "name", "field", "key", "code", "字段", "字段名")
_LABELS = ("label", "title", "titles", "comment", "cn", "zh", "中文名称", "名称", "数据项")
_HEADS = ("fields", "columns", "header", "heads", "schema", "字段")


def json_document(root: Any, file: str) -> Document:
    """The largest table of rows in what a JSON file holds, as a sheet. Columns named in a list beside the rows get their
    labels.

    Raises FormsError file.too_many_cells, delivery.no_rows.
    """
    return document([json_sheet(root, file)], file)


def parsed(data: bytes, file: str) -> Any:
    """Raises FormsError file.damaged, file.too_large."""
    if len(data) > MOST_BYTES:
        raise FormsError("file.too_large", file=file, limit=MOST_BYTES >> 20)
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=lambda _: None)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise FormsError("file.damaged", file=file, part="JSON") from error


def main_rows(root: Any) -> tuple[list[Any], Mapping[str, Any]]:
    """The largest list of rows anywhere in `root`, and the object it stands in."""
    best: tuple[list[Any], Mapping[str, Any]] = ([], {})
    for rows, holder in _lists(root):
        if len(rows) > len(best[0]):
            best = rows, holder
    return best


def json_sheet(root: Any, file: str) -> Grid:
    """The main rows as a sheet."""
    rows, holder = main_rows(root)
    named = _columns(holder, rows)
    if rows and isinstance(rows[0], Mapping):
        names = list(dict.fromkeys(str(key) for row in rows if isinstance(row, Mapping) for key in row))
        labels = dict(named)
        lines = ([row.get(name) for name in names] for row in rows if isinstance(row, Mapping))
        return sheet("Sheet1", [labels.get(name, name) for name in names], lines, file)
    return sheet("Sheet1", [label for _, label in named], (row for row in rows if isinstance(row, list)), file)


def _lists(root: Any) -> Iterator[tuple[list[Any], Mapping[str, Any]]]:
    """Lists of objects, or of lists beside a list of columns, each with the object it stands in."""
    waiting: deque[tuple[Any, Mapping[str, Any], int]] = deque([(root, {}, 0)])
    while waiting:
        value, holder, depth = waiting.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(value, Mapping):
            waiting.extend((v, value, depth + 1) for k, v in value.items() if k not in _HEADS)
        elif isinstance(value, list) and value and _is_table(value, holder):
            yield value, holder


def _is_table(value: list[Any], holder: Mapping[str, Any]) -> bool:
    return isinstance(value[0], Mapping) or (isinstance(value[0], list) and bool(_columns(holder, value)))


def _columns(holder: Mapping[str, Any], rows: Sequence[Any]) -> list[tuple[str, str]]:
    """(name, label) of the columns that are listed beside the rows."""
    said: list[Any] = next(
        (holder[name] for name in _HEADS if isinstance(holder.get(name), list) and holder[name] is not rows), []
    )
    return [_column(one) for one in said]


def _column(one: Any) -> tuple[str, str]:
    if not isinstance(one, Mapping):
        return str(one), str(one)
    name = next((str(one[key]) for key in _NAMES if one.get(key)), "")
    info = one.get("info") if isinstance(one.get("info"), Mapping) else {}
    label = next((str(source[key]) for source in (one, info) for key in _LABELS if source and source.get(key)), name)
    return name, label
