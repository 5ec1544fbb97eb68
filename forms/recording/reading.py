"""An observed raw value as a fact's value: numbers as decimal strings, the words for nothing kept apart.

What contradicts its place (another unit, a date that can't be, two numbers in one) is kept as read with the doubt named:
nothing is filled from it by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from forms.model.facts import Observation, ValueKind
from forms.values.dates import date_text, looks_like_date
from forms.values.numbers import Number, format_number, parse_number
from forms.values.ranges import parse_range
from forms.values.units import Unit, convert, unit_of
from forms.values.voids import nothing_in

NUMERIC = frozenset({"integer", "decimal", "percent", "money"})
AS_WRITTEN = frozenset({"idcard", "phone", "account", "code"})
DATES = frozenset({"date", "month", "year"})
# unit: the value's own unit contradicts the place's; number: digits, but no single number; about: 约, 近;
# count: persons, households and pieces are never negative or broken; date: no such day;
# id_twice: another row of the list has the number under another name.
Doubt = Literal["", "unit", "number", "about", "count", "date", "id_twice"]
DOUBT = "doubt:"  # in front of a doubt among a fact's tags
_BAND = re.compile("岁|以上|以下|以内")
_MULTIPLE = re.compile("[百千万亿]")
# Changes may be negative, averages and what is reckoned in standard pieces broken.
_NO_COUNT = re.compile("增|减|变|净|均|差|比|折|率|±|标准")


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
    nothing = nothing_in(text)
    if nothing:
        return None if nothing == "blank" else ReadValue(text, nothing)
    if observation.type in DATES and observation.raw_type != "d" and looks_like_date(text):
        return _date(observation, text)
    if observation.raw_type == "n" and observation.type not in AS_WRITTEN:
        return _counted(observation, ReadValue(format_number(Decimal(text)), "number"))
    if observation.raw_type == "d":
        return ReadValue(text, "date")
    if observation.mode == "in_cell_checkbox":
        return ReadValue(text, "choice")
    if observation.type not in NUMERIC:
        return ReadValue(text, "text")
    return _counted(observation, _number(text, observation.unit))


def _counted(observation: Observation, read: ReadValue) -> ReadValue:
    """-5 人 and 3.5 户 are kept as read; the label of a change or an average allows them."""
    unit = unit_of(observation.unit) if observation.unit and read.kind == "number" and not read.doubt else None
    if unit is None or unit.factor != 1 or not (unit.dimension == "person" or unit.dimension.startswith("count:")):
        return read
    value = Decimal(read.value)
    broken = value < 0 or value != value.to_integral_value()
    if not broken or "/" in unit.dimension or any(_NO_COUNT.search(part) for part in observation.path):
        return read
    return replace(read, doubt="count")


def _date(observation: Observation, text: str) -> ReadValue:
    """A date as it is written. As a number 1980.1 may have been 1980.10, and 1955.13 is no month."""
    known = date_text(text) is not None
    cut = observation.raw_type == "n" and re.fullmatch(r"\d{4}\.1", text) is not None
    return ReadValue(text, "text", "" if known and not cut else "date")


@lru_cache(maxsize=1 << 12)
def _number(text: str, named: str) -> ReadValue:
    number = parse_number(text)
    if number is None:
        return ReadValue(text, "text", "number" if _unclear(text) else "")
    unit = unit_of(named) if named else None
    found = _in_unit(number, unit, named)
    if found is None:
        contradicts = unit_of(number.rest) is not None or not number.rest
        return ReadValue(text, "text", "unit" if contradicts else "number" if _unclear(text) else "")
    value, own = found
    return ReadValue(format_number(value), "number", "about" if number.about else "", own)


def _unclear(text: str) -> bool:
    """Digits that are neither a range, a date nor a band like 100周岁以上."""
    if not any(c.isdigit() for c in text) or _BAND.search(text):
        return False
    return parse_range(text) is None and date_text(text) is None


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
