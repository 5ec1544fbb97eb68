"""What changed between two versions of a form: fields, rosters' columns, title, period, statutory marks.

Labels are compared without their periods, so the form of this month and of the next are the same form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.detection.fingerprint import timeless
from forms.detection.pairing import Item, Pairing, pair
from forms.model.form import Column, Field, Form, Table

_ALIKE = 0.3  # share of columns that two tables must have in common to be one


@dataclass(frozen=True, slots=True)
class Change:
    """Something that reads otherwise now: `name` says what (title, period, a mark's name, unit, type, options)."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of both versions; `changes` holds its unit, type and options where they differ."""

    old: Field
    new: Field
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnChange:
    old: Column
    new: Column
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table of both versions whose columns differ."""

    old: Table
    new: Table
    added: tuple[Column, ...] = ()
    removed: tuple[Column, ...] = ()
    renamed: tuple[ColumnChange, ...] = ()
    changed: tuple[ColumnChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.renamed or self.changed)


@dataclass(frozen=True, slots=True)
class FormChanges:
    """Nothing in it, and false, where two versions ask the same for the same period.

    moved: the same label at another address. changed: the same field with another unit, type or options. Renamed fields
    may have changed as well; their FieldChange says so.
    """

    added: tuple[Field, ...] = ()
    removed: tuple[Field, ...] = ()
    moved: tuple[FieldChange, ...] = ()
    renamed: tuple[FieldChange, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    tables_added: tuple[Table, ...] = ()
    tables_removed: tuple[Table, ...] = ()
    title: Change | None = None  # otherwise than by its period
    period: Change | None = None
    marks: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__dataclass_fields__)


def compare_forms(old: Form, new: Form) -> FormChanges:
    """What a person must know who filled in `old` and now has `new` before them. Values are not compared."""
    found = pair([_item(f) for f in old.fields], [_item(f) for f in new.fields])
    same = [(old.fields[i], new.fields[j]) for i, j in found.same]
    tables, come, gone = _tables(old.tables, new.tables)
    period = Change("period", _period(old), _period(new))
    title = Change("title", old.title, new.title)
    return FormChanges(
        added=tuple(new.fields[j] for j in found.added),
        removed=tuple(old.fields[i] for i in found.removed),
        moved=tuple(FieldChange(a, b) for a, b in same if a.address != b.address),
        renamed=tuple(_field_change(old.fields[i], new.fields[j]) for i, j in found.renamed),
        changed=tuple(change for a, b in same if (change := _field_change(a, b)).changes),
        tables=tables,
        tables_added=come,
        tables_removed=gone,
        title=title if timeless(old.title) != timeless(new.title) else None,
        period=period if period.old != period.new else None,
        marks=_marks(dict(old.marks), dict(new.marks)),
    )


def _item(field: Field) -> Item:
    key = tuple(timeless(part) for part in field.path)
    return Item(key, field.address, key[-1] if key else "")


def _field_change(old: Field, new: Field) -> FieldChange:
    return FieldChange(old, new, _differences(old, new))


def _differences(old: Field | Column, new: Field | Column) -> tuple[Change, ...]:
    pairs = (
        ("unit", old.unit or "", new.unit or ""),
        ("type", old.type, new.type),
        ("options", "、".join(old.options), "、".join(new.options)),
    )
    return tuple(Change(name, a, b) for name, a, b in pairs if a != b)


def _period(form: Form) -> str:
    return form.period.key if form.period is not None else form.period_text


def _marks(old: dict[str, str], new: dict[str, str]) -> tuple[Change, ...]:
    names = sorted({*old, *new})
    return tuple(Change(n, old.get(n, ""), new.get(n, "")) for n in names if old.get(n, "") != new.get(n, ""))


def _tables(
    old: Sequence[Table], new: Sequence[Table]
) -> tuple[tuple[TableChange, ...], tuple[Table, ...], tuple[Table, ...]]:
    """Changed tables, those that came, those that went; tables are paired by what their columns have in common."""
    scored = sorted(
        (-share, i + j, i, j)
        for i, a in enumerate(old)
        for j, b in enumerate(new)
        if (share := _in_common(a, b)) >= _ALIKE
    )
    left, right, changes = set(range(len(old))), set(range(len(new))), []
    for _, _, i, j in scored:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            changes.append((i, _table_change(old[i], new[j])))
    kept = tuple(change for _, change in sorted(changes, key=lambda c: c[0]) if change)
    return kept, tuple(new[j] for j in sorted(right)), tuple(old[i] for i in sorted(left))


def _in_common(old: Table, new: Table) -> float:
    """The share of columns that both have; a little more for the same kind of table."""
    a, b = ({_key(c) for c in t.columns} for t in (old, new))
    share = len(a & b) / len(a | b) if a | b else 1.0
    return share + (0.05 if old.kind == new.kind and share else 0.0)


def _key(column: Column) -> tuple[str, ...]:
    return tuple(timeless(part) for part in column.path)


def _table_change(old: Table, new: Table) -> TableChange:
    found: Pairing = pair(_columns(old), _columns(new))
    same = [(old.columns[i], new.columns[j]) for i, j in found.same]
    return TableChange(
        old,
        new,
        added=tuple(new.columns[j] for j in found.added),
        removed=tuple(old.columns[i] for i in found.removed),
        renamed=tuple(_column_change(old.columns[i], new.columns[j]) for i, j in found.renamed),
        changed=tuple(change for a, b in same if (change := _column_change(a, b)).changes),
    )


def _columns(table: Table) -> list[Item]:
    return [Item(_key(c), str(c.index), _key(c)[-1] if c.path else "") for c in table.columns]


def _column_change(old: Column, new: Column) -> ColumnChange:
    return ColumnChange(old, new, _differences(old, new))
