"""What was confirmed, corrected, bound and refused, by exact key: the template's fingerprint, the labels, the unit, whom
it is about. Nothing is ever concluded from it for another key (docs/profile.md says what that would cost)."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from forms.detection.fingerprint import timeless
from forms.model.document import Value
from forms.model.form import Column, Form, Table
from forms.recording.decisions import Decision
from forms.recording.observe import raw
from forms.values.dates import date_text, looks_like_date
from forms.values.numbers import as_cell
from forms.values.text import normal

SAME_ELEMENT = "same_element"
CONFIRMED, CORRECTED, BINDING, NOT_THIS, ROW = "confirmed", "corrected", "binding", "not_this", "row"
VALUES = frozenset({CONFIRMED, CORRECTED})


@dataclass(frozen=True, slots=True)
class FieldKey:
    """A field of a template: the same next month. `nth` tells fields apart that bear the same labels (from 0)."""

    template: str
    path: tuple[str, ...]
    section: str
    unit: str
    nth: int = 0

    def body(self) -> dict[str, object]:
        return {
            "template": self.template, "path": list(self.path), "section": self.section, "unit": self.unit,
            "nth": self.nth,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class RosterKey:
    """A roster of a template, counted in the order of the form, and whom the form is about."""

    template: str
    table: int
    subject: str

    def body(self) -> dict[str, object]:
        return {"template": self.template, "table": self.table, "subject": self.subject}


def field_keys(form: Form) -> dict[str, FieldKey]:
    """Address -> key, in the order of the form. Periods inside labels are left out: they change from month to month."""
    out: dict[str, FieldKey] = {}
    seen: dict[FieldKey, int] = defaultdict(int)
    for place in form.fields:
        path = tuple(timeless(part) for part in place.path)
        key = FieldKey(form.fingerprint, path, timeless(place.section), place.unit or "")
        out[place.address] = FieldKey(key.template, key.path, key.section, key.unit, seen[key])
        seen[key] += 1
    return out


def roster_keys(form: Form, subject: str) -> dict[str, RosterKey]:
    """Table id -> key."""
    tables = [t.id for t in form.tables if t.kind == "roster"]
    return {id: RosterKey(form.fingerprint, n, subject) for n, id in enumerate(tables)}


def column_names(table: Table) -> dict[int, str]:
    """Grid column -> what the column is called in memory; columns of one name are counted."""
    out: dict[int, str] = {}
    seen: dict[str, int] = defaultdict(int)
    for column in table.columns:
        name = _column_name(column)
        out[column.index] = f"{name}#{seen[name]}" if seen[name] else name
        seen[name] += 1
    return out


def _column_name(column: Column) -> str:
    return json.dumps([*(timeless(part) for part in column.path), column.unit or ""], ensure_ascii=False)


def value_of(text: str, kind: str) -> Value:
    """A value as it was before raw(): numbers, dates and truth values come back as what they were."""
    if kind == "n":
        try:
            return as_cell(Decimal(text))
        except InvalidOperation:
            return text
    if kind == "b":
        return text == "true"
    if kind == "d":
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def spelled(value: Value) -> str:
    """How values are compared: numbers by their amount, dates by the day, texts without spaces."""
    text, _ = raw(value)
    try:
        return f"{Decimal(text).normalize():f}"
    except InvalidOperation:
        if looks_like_date(text) and (day := date_text(text)):
            return day
        return normal(text).replace(" ", "").lstrip("'’")


def spelled_all(values: Iterable[Value]) -> list[str]:
    return sorted({spelled(v) for v in values if v is not None and v != ""})


@dataclass(frozen=True, slots=True)
class Memory:
    """Live decisions by key. Two that differ (made on two desktops) are both there: whoever asks sees the difference."""

    values: Mapping[tuple[FieldKey, str], tuple[Decision, ...]]
    bindings: Mapping[FieldKey, tuple[Decision, ...]]
    refusals: Mapping[FieldKey, tuple[Decision, ...]]
    rows: Mapping[RosterKey, tuple[Decision, ...]]
    same_elements: Mapping[str, frozenset[str]] = field(default_factory=dict)  # a person said they ask the same

    @property
    def templates(self) -> frozenset[str]:
        """Fingerprints of which anything is known."""
        fields = [key for key, _ in self.values] + [*self.bindings, *self.refusals]
        return frozenset({key.template for key in fields} | {key.template for key in self.rows})

    def bound(self, key: FieldKey | None) -> str:
        """The element that the field was said to ask, "" where nobody said, or two desktops say otherwise."""
        named = {d.text("element") for d in self.bindings.get(key, ())} if key else set()
        return named.pop() if len(named) == 1 else ""

    def refused_elements(self, key: FieldKey | None) -> frozenset[str]:
        found = self.refusals.get(key, ()) if key else ()
        return frozenset(d.text("element") for d in found if d.text("element"))

    def left(self, key: FieldKey | None, elements: Collection[str]) -> tuple[str, ...]:
        """Of the elements that agree, those that may answer the field: never one that was refused."""
        refused = self.refused_elements(key)
        more = sorted({other for e in elements for other in self.same_elements.get(e, ())} - set(elements))
        return tuple(e for e in (*elements, *more) if e not in refused)


NOTHING = Memory({}, {}, {}, {})


def remember(live: Iterable[Decision]) -> Memory:
    """Memory of the decisions that hold, given in the order of the journal."""
    values: dict[tuple[FieldKey, str], list[Decision]] = defaultdict(list)
    bindings: dict[FieldKey, list[Decision]] = defaultdict(list)
    refusals: dict[FieldKey, list[Decision]] = defaultdict(list)
    rows: dict[RosterKey, list[Decision]] = defaultdict(list)
    same: dict[str, set[str]] = defaultdict(set)
    for decision in live:
        if decision.what == SAME_ELEMENT and len(decision.texts("elements")) == 2:
            a, b = decision.texts("elements")
            same[a].add(b)
            same[b].add(a)
        elif decision.what in VALUES:
            values[key_of(decision), decision.text("subject")].append(decision)
        elif decision.what == BINDING:
            bindings[key_of(decision)].append(decision)
        elif decision.what == NOT_THIS:
            refusals[key_of(decision)].append(decision)
        elif decision.what == ROW:
            key = RosterKey(decision.text("template"), decision.number("table"), decision.text("subject"))
            rows[key].append(decision)
    return Memory(_frozen(values), _frozen(bindings), _frozen(refusals), _frozen(rows),
                  {element: frozenset(others) for element, others in same.items()})  # fmt: skip


def key_of(decision: Decision) -> FieldKey:
    said = decision.text
    return FieldKey(said("template"), decision.texts("path"), said("section"), said("unit"), decision.number("nth"))


def _frozen(found: Mapping[Any, list[Decision]]) -> dict[Any, tuple[Decision, ...]]:
    return {key: tuple(decisions) for key, decisions in found.items()}


def said_value(decision: Decision) -> Value:
    return value_of(decision.text("value"), decision.text("type"))


@dataclass(frozen=True, slots=True)
class RememberedCell:
    """A roster cell as it was left: its value, and what had been proposed for it (spelled; "" nothing)."""

    value: Value
    was: str
    corrected: bool


def cells_of(decision: Decision) -> dict[str, RememberedCell]:
    """The remembered cells of a row by column name."""
    cells = decision.body.get("cells", ())
    out: dict[str, RememberedCell] = {}
    for cell in cells if isinstance(cells, list) else ():
        if isinstance(cell, list) and len(cell) == 5 and all(isinstance(part, str) for part in cell):
            column, text, kind, was, how = cell
            out[column] = RememberedCell(value_of(text, kind), was, how == CORRECTED)
    return out
