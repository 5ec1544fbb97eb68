"""How a roster's rows are told apart in memory: by ID number, by a thing's code or name, else by name and village."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from forms.filling.holding import Knowledge
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.facts import Observation
from forms.model.form import Form, Table
from forms.recording.observe import raw
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.rosters import define_columns, row_subject
from forms.recording.subjects import village_key
from forms.values.people import person_name

T = TypeVar("T")


@dataclass
class RowReader:
    """The columns of one roster of a template, and the names of its rows."""

    table: Table
    columns: Mapping[tuple[str, ...], Definition]

    @staticmethod
    def of(knowledge: Knowledge, form: Form, table: Table) -> RowReader:
        paths = [(c.path, c.unit or "") for c in table.columns]
        return RowReader(table, define_columns(knowledge.reader, form.title, paths, table.unit_note))

    @cached_property
    def remembered(self) -> frozenset[int]:
        """Columns that are worth remembering: no running numbers, no remarks, nothing that a formula fills."""
        return frozenset(
            c.index
            for c in self.table.columns
            if c.role == "entry" and not c.formula and not self.columns[c.path].own & NEVER_A_SOURCE
        )

    def definition(self, index: int) -> Definition:
        return next(self.columns[c.path] for c in self.table.columns if c.index == index)

    def key(self, cells: Mapping[int, Value]) -> str:
        """ "" where the row can't be told from others."""
        row = [o for c in self.table.columns if (o := _seen(c.path, cells.get(c.index))) is not None]
        subject = row_subject(row, dict(self.columns)).id
        if subject:
            return subject
        named = [o for o in row if "姓名" in self.columns[o.path].own]  # 客户姓名 where no plain 姓名 stands
        plain = [o for o in named if self.columns[o.path].own == {"姓名"}]
        names = [person_name(o.raw) for o in plain or named]
        villages = [village for o in row if (village := village_key(o.raw))]
        return f"n:{names[0]}|{villages[0] if villages else ''}" if names and names[0] else ""

    def by_key(self, rows: Iterable[tuple[Mapping[int, Value], T]]) -> dict[str, T]:
        """Rows by their key; of rows with the same one, none."""
        out: dict[str, T] = {}
        twice: set[str] = set()
        for cells, row in rows:
            key = self.key(cells)
            twice |= {key} & out.keys()
            if key:
                out[key] = row
        return {key: row for key, row in out.items() if key not in twice}


def _seen(path: tuple[str, ...], value: Value) -> Observation | None:
    text, kind = raw(value)
    return Observation("", path, text, kind) if text else None
