"""Which template a file is a new version of: the same title, or much the same questions under a like title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from forms.detection.fingerprint import timeless
from forms.detection.versions import FormChanges
from forms.model.form import Field, Form

_SAME_TITLE, _LIKE_TITLE, _ANY_TITLE = 0.3, 0.5, 0.8  # shares of questions two forms must have in common
_LIKE = 80  # per cent that two titles agree


def kinship(old: Form, new: Form) -> float:
    """How much of both forms' questions they have in common (0 to 1); 0 where they are not one template."""
    a, b = set(_questions(old)), set(_questions(new))
    share = len(a & b) / len(a | b) if a | b else 0.0
    titles = timeless(old.title), timeless(new.title)
    if titles[0] and titles[0] == titles[1]:
        needed = _SAME_TITLE
    else:
        needed = _LIKE_TITLE if all(titles) and fuzz.ratio(*titles) >= _LIKE else _ANY_TITLE
    return share if share >= needed else 0.0


def _questions(form: Form) -> Iterator[tuple[str, ...]]:
    for field in form.fields:
        yield tuple(timeless(part) for part in field.path)
    for table in form.tables:
        if table.kind == "roster":
            for column in table.columns:
                yield ("column", *(timeless(part) for part in column.path))


def count(changes: FormChanges) -> int:
    """In how many places a person has to look at a new version; what only moved is left out."""
    tables = sum(len(t.added) + len(t.removed) + len(t.renamed) + len(t.changed) for t in changes.tables)
    whole = (changes.title is not None) + len(changes.tables_added) + len(changes.tables_removed)
    single = len(alone(changes, changes.added)) + len(alone(changes, changes.removed))
    single += len(changes.renamed) + len(changes.changed)
    return tables + whole + single + len(changes.marks)


def alone(changes: FormChanges, fields: Sequence[Field]) -> list[Field]:
    """Fields that came or went by themselves, not with the column of a table that did."""
    columns = {c.path for table in changes.tables for c in (*table.added, *table.removed)}
    return [f for f in fields if not (f.table and f.col_path in columns)]
