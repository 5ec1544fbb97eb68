"""The whole way of a file from outside: read, detect, draw, answer every field, write, save. What may come of it is a
result or a FormsError."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from forms.detection import classification_mark, detect
from forms.documents.reader import read
from forms.documents.writer import save, write
from forms.drawing import sheet_svg
from forms.errors import FormsError
from forms.model.document import Document, Value
from forms.model.form import Field, Form
from forms.model.proposal import Answer, TableAnswer

MOST_ANSWERS = 60


def travel(data: bytes, name: str, folder: Path) -> str:
    """The code of the FormsError that stopped the file, or "written" or "read" (nothing to fill). Other exceptions fly.

    A file is left in `folder` only where something was written.
    """
    try:
        document = read(data, name)
        classification_mark(document)
        form = detect(document)
        sheet_svg(document, form, _said)
        answers, tables = list(_answers(form)), list(_rows(document, form))
        if not answers and not tables:
            return "read"
        written = write(data, document.format, answers, tables)
        save(written.data, folder / f"out.{written.format}", force=False)
    except FormsError as error:
        return error.code
    return "written"


def _said(code: str, context: Mapping[str, object]) -> str:
    return f"{code} {len(context)}"


def _answers(form: Form) -> Iterator[Answer]:
    for field in form.fields[:MOST_ANSWERS]:
        yield Answer(field.address, _value(field), field.mode)


def _value(field: Field) -> Value:
    if field.options:
        return field.options[0]
    return {"integer": 3, "decimal": 1.5, "money": 12.34, "percent": 0.5}.get(field.type, "=甲&<1>")


def _rows(document: Document, form: Form) -> Iterator[TableAnswer]:
    """Two rows more than the first roster has room for."""
    for table in [t for t in form.tables if t.kind == "roster" and t.grows][:1]:
        count = min(table.last_data_row - table.first_data_row + 3, 40)
        line = tuple((column.index, "甲") for column in table.columns if not column.formula)
        yield TableAnswer(table.grid, table.first_data_row, table.last_data_row, (line,) * count)
