"""How sure detection is of each field: of its label, of its place, of the table around it.

Below `UNSURE` a field is shown and may be filled by a person, never by itself: its structure is a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from forms.detection import words
from forms.model.form import Field

UNSURE = 0.6
_PLAIN, _WEAK_LABEL, _ODD_LABEL, _LONG_LABEL = 1.0, 0.9, 0.7, 0.8
_TWICE = 0.5  # two fields with one path, or two at one address: which is which can't be told
_NAMELESS = 0.4  # a column or a row without any words
_LONG = 40


def with_confidence(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields, each with its confidence from 0 to 1."""
    names = Counter(_name(f) for f in fields)
    addresses = Counter(f.address for f in fields)
    return tuple(replace(f, confidence=_of(f, names[_name(f)] > 1 or addresses[f.address] > 1)) for f in fields)


def _name(field: Field) -> tuple[str, ...]:
    """What a field is called in its own table, or outside all tables of its sheet; a code, a unit or the time that a
    sentence names tells fields apart."""
    sheet = field.address.rpartition("!")[0] or field.address.split(".")[0]
    when = field.period_text if field.mode == "in_paragraph" else ""
    return (sheet, field.table or "", field.section, field.code, field.unit or "", when, *field.path)


def _of(field: Field, shared: bool) -> float:
    if not field.label:
        return _NAMELESS
    if shared:
        return _TWICE
    if field.table is not None:
        return _PLAIN if field.col_path or field.row_path else _NAMELESS
    mark = words.strength(field.label)
    if mark >= 1 or field.mode != "cell":
        return _PLAIN
    return _WEAK_LABEL if mark == 0 else _LONG_LABEL if len(field.label) > _LONG else _ODD_LABEL
