"""An observed raw value as a fact's value: numbers as decimal strings, the words for nothing kept apart.

What contradicts its place (another unit, a date that can't be, two numbers in one) is kept as read with the doubt named:
nothing is filled from it by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from forms.model.facts import Observation, ValueKind
from forms.values.dates import date_text, looks_like_date
from forms.values.numbers import Number, format_number, parse_number
from forms.values.ranges import parse_range
from forms.values.units import Unit, convert, unit_of
from forms.values.voids import kind_of

NUMERIC = frozenset({"integer", "decimal", "percent", "money"})
AS_WRITTEN = frozenset({"idcard", "phone", "account", "code"})
DATES = frozenset({"date", "month", "year"})
# unit: the value's own unit contradicts the place's; number: digits, but no single number; about: 约, 近;
# date: no such day; id_twice: another row of the list has the number under another name.
Doubt = Literal["", "unit", "number", "about", "date", "id_twice"]
DOUBT = "doubt:"  # in front of a doubt among a fact's tags
_MULTIPLE = re.compile("[百千万亿]")


@dataclass(frozen=True, slots=True)
class ReadValue:
    """`unit`: what the value says itself where its place names none."""

    value: str
    kind: ValueKind
    doubt: Doubt = ""
    unit: str = ""


def read_value(observation: Observation) -> ReadValue | None:
    """None for a blank. A number typed as text becomes a number only where the place asks for one."""
    text = observation.raw.strip()
    nothing = kind_of(text)
    if nothing == "blank":
        return None
    if nothing in ("void", "unknown", "none"):
        return ReadValue(text, nothing)
    if observation.type in DATES and observation.raw_type != "d" and looks_like_date(text):
        return _date(observation, text)
    if observation.raw_type == "n" and observation.type not in AS_WRITTEN:
        return ReadValue(format_number(Decimal(text)), "number")
    if observation.raw_type == "d":
        return ReadValue(text, "date")
    if observation.mode == "in_cell_checkbox":
        return ReadValue(text, "choice")
    return _number(text, observation.unit) if observation.type in NUMERIC else ReadValue(text, "text")


def _date(observation: Observation, text: str) -> ReadValue:
    """A date as it is written. As a number 1980.1 may have been 1980.10, and 1955.13 is no month."""
    known = date_text(text) is not None
    cut = observation.raw_type == "n" and re.fullmatch(r"\d{4}\.1", text) is not None
    return ReadValue(text, "text", "" if known and not cut else "date")


def _number(text: str, named: str) -> ReadValue:
    number = parse_number(text)
    if number is None:
        unclear = any(c.isdigit() for c in text) and parse_range(text) is None and date_text(text) is None
        return ReadValue(text, "text", "number" if unclear else "")
    unit = unit_of(named) if named else None
    found = _in_unit(number, unit, named)
    if found is None:
        return ReadValue(text, "text", "unit" if unit_of(number.rest) or not number.rest else "number")
    value, own = found
    return ReadValue(format_number(value), "number", "about" if number.about else "", own)


def _in_unit(number: Number, unit: Unit | None, named: str) -> tuple[Decimal, str] | None:
    """The number in the place's unit, and the unit where only the value names one; None where the two contradict."""
    said = "%" if number.percent else number.rate or number.rest
    own = unit_of(said) if said else None
    if said and own is None:
        return None
    if unit is None:
        return (number.value, said) if not named else None if said else (number.value, "")
    if own is None:
        return None if number.scale and _MULTIPLE.match(named) else (number.value, "")
    if own.dimension != unit.dimension:
        return (number.value, "") if _alike(own, unit) and not number.scale else None
    whole = unit_of(number.scale + said) if number.scale else own  # 0.5万亩 is said in 万亩, and in 亩
    if unit.factor not in (own.factor, whole.factor if whole else own.factor):
        return None
    return convert(number.value, own, unit) or Decimal(0), ""


def _alike(one: Unit, other: Unit) -> bool:
    """Kinds of counted things may be named by another word (3个 in a column of 处); households never."""
    dimensions = {one.dimension, other.dimension}
    return "count:户" not in dimensions and all(d.startswith("count:") for d in dimensions)
