"""The list of needs as a workbook, in the columns of a county's platform; an office may name its own (needs.json)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from forms.documents.workbook import SheetTable, workbook
from forms.errors import FormsError

FILE = "needs.json"
_MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """What the workbook says. `columns`: (heading, what stands below it); `states`: words for how a request fares."""

    sheet: str
    title: str
    about: str
    columns: tuple[tuple[str, str], ...]
    states: Mapping[str, str]


def layout(own: bytes | None = None) -> Layout:
    """The layout that comes with the program, with what the office's own file says otherwise.

    Raises FormsError letter.unreadable for a file that isn't of this form.
    """
    given = json.loads((files("resources") / "letters" / FILE).read_bytes())
    try:
        said = given | json.loads(own) if own is not None else given
        columns = tuple((str(head), str(name)) for head, name in said["columns"])[:_MOST_COLUMNS]
        states = {str(key): str(word) for key, word in said["states"].items()}
        return Layout(str(said["sheet"]), str(said["title"]), str(said["about"]), columns, states)
    except (ValueError, TypeError, AttributeError) as error:
        raise FormsError("letter.unreadable", file=FILE) from error


def needs_book(layout: Layout, rows: Sequence[Mapping[str, object]], unit: str, span: str) -> bytes:
    """`rows`: a value for each name that a column may ask; a name that nothing answers stays empty."""
    values = {"unit": unit, "span": span, "count": str(len(rows))}
    lines = tuple(tuple(_cell(row.get(name, "")) for _, name in layout.columns) for row in rows)
    heads = tuple(head for head, _ in layout.columns)
    table = SheetTable(layout.sheet, _filled(layout.title, values), heads, lines, (_filled(layout.about, values),))
    return workbook([table])


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _cell(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
