"""Model types as the JSON of the machine-readable interfaces (docs/cli.md)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from forms.model.document import Document, Grid, Value, letters
from forms.model.form import Field, Form, Protected, Table
from forms.model.period import Period
from forms.model.proposal import SharedItem
from forms.model.reports import Problem
from forms.sentences import Language, known, sentence
from forms.values.periods import in_words


def form_json(document: Document, form: Form, language: Language) -> dict[str, Any]:
    """What ``inspect`` says of a file."""
    grids = {grid.name: grid for grid in document.grids}
    return {
        "file": document.file_name,
        "format": document.format,
        "title": form.title,
        "issuer": form.issuer,
        "unit": form.unit_text,
        "period": period_json(form.period, form.period_text, language),
        "fields": [field_json(field) for field in form.fields],
        "tables": [table_json(table, grids[table.grid]) for table in form.tables],
        "protected": [protected_json(place, language) for place in form.protected],
        "notes": list(form.notes),
        "marks": dict(form.marks),
    }


def field_json(field: Field) -> dict[str, Any]:
    return {
        "id": field.id,
        "path": list(field.path),
        "label": field.label,
        "location": field.address,
        "mode": field.mode,
        "type": field.type,
        "unit": field.unit,
        "options": list(field.options),
        "value": value_json(field.value),
        "role": field.role,
        "confidence": field.confidence,
    }


def table_json(table: Table, grid: Grid) -> dict[str, Any]:
    """A table: spreadsheet rows from 1 and columns as letters, Word rows and columns from 0."""
    first = 1 if grid.kind == "sheet" else 0
    return {
        "id": table.id,
        **table_place(grid.name, word=grid.kind == "table"),
        "kind": table.kind,
        "title": table.title,
        "header_rows": [row + first for row in table.header_rows],
        "first_data_row": table.first_data_row + first,
        "last_data_row": table.last_data_row + first,
        "grows": table.grows,
        "columns": [
            {
                "column": column_name(grid, table.first_data_row, column.index),
                "path": list(column.path),
                "type": column.type,
                "unit": column.unit,
            }
            for column in table.columns
        ],
        "row_labels": [{"row": row + first, "path": list(path)} for row, path in table.row_labels],
    }


def table_place(grid: str, *, word: bool) -> dict[str, Any]:
    """``sheet``: its name; for Word ``table``: its index (a nested table: its address without the leading T)."""
    if not word:
        return {"sheet": grid}
    index = grid.removeprefix("T")
    return {"table": int(index) if index.isdigit() else index}


def column_name(grid: Grid, row: int, column: int) -> str:
    """Letters for a worksheet; for Word the index of the cell in its row."""
    return letters(column) if grid.kind == "sheet" else str(column - grid.row_starts.get(row, 0))


def protected_json(place: Protected, language: Language) -> dict[str, str]:
    code = f"protected.{place.why}"
    return {"location": place.address, "why": place.why, "text": sentence(code, (), language) if known(code) else ""}


def period_json(period: Period | None, text: str, language: Language) -> dict[str, str] | None:
    """The period with its bounds, both inside; `text` as written on the form, else in words."""
    if period is None:
        return None
    return {
        "text": text or period_words(period, language),
        "kind": period.kind,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def period_words(period: Period, language: Language = "zh") -> str:
    """A period as a clerk says it (2026年4月, 2025年末); in English its first and last day."""
    if language == "zh":
        return in_words(period)
    days = (period.start.isoformat(), period.end.isoformat())
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def problem_json(problem: Problem | None, language: Language) -> dict[str, str] | None:
    if problem is None:
        return None
    return {"code": problem.code, "message": sentence(problem.code, problem.context, language)}


def shared_json(item: SharedItem, *, deep: bool = False) -> dict[str, str]:
    """An item of the catalogue; `deep` adds on what condition and how it is to be had."""
    short = {
        "catalogue": item.catalogue,
        "item": item.item,
        "provider": item.provider,
        "attribute": item.attribute,
    }
    return short | {"condition": item.condition, "method": item.method, "grade": item.grade} if deep else short


def value_json(value: Value) -> Any:
    """A value as JSON knows it: dates and times in ISO form, whole floats as integers."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
