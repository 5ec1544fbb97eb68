"""The value of a past roster's cell as another roster may take it: in the new column's unit, with what is doubtful of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.filling.values import COUNTING, in_target_unit
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.facts import Observation
from forms.model.form import Column
from forms.recording.reading import DATES, NUMERIC, read_value
from forms.recording.rosters import id_key
from forms.values.identity import impossible_phone, parse_id
from forms.values.numbers import as_cell
from forms.values.units import unit_of
from forms.values.voids import kind_of

_VOLUME_RATE = re.compile(r"(?P<much>[万千]?)(?P<of>m3|m³|㎥|立方米|方|吨|t)/(?P<time>d|h|s|日|天|小时|时|秒|年)")
_BRACKETS = re.compile(r"[(（](?P<inside>[^()（）]+/[^()（）]+)[)）]\s*$")
_TIMES = {"d": "日", "天": "日", "h": "时", "小时": "时", "s": "秒"}
UNCLEAR, NO_DATE, NO_PHONE = "roster.value_doubtful", "roster.date_impossible", "roster.phone_impossible"


@dataclass(frozen=True, slots=True)
class CellValue:
    """`doubt`: why it is only offered ("" where nothing speaks against it)."""

    value: Value
    doubt: str = ""


def cell_value(observation: Observation, column: Column, asked: Definition) -> CellValue | None:
    """The value as it was; an ID number only where it is whole, nothing for what is blank, unknown or void."""
    if asked.own == {"身份证号"}:
        number = id_key(observation) or _old_id(observation)
        return CellValue(number) if number else None
    if kind_of(observation.raw) in ("blank", "unknown", "void"):
        return None
    if asked.measure == "place":
        return CellValue(value) if (value := _plain(observation, column)) is not None else None  # 4社 is no number
    if column.type in NUMERIC and kind_of(observation.raw) != "none":
        return _number(observation, column, asked)
    if column.type in DATES or asked.measure == "date":
        read = read_value(replace(observation, type="date"))
        return CellValue(_plain(observation, column), NO_DATE if read is not None and read.doubt else "")
    value = _plain(observation, column)
    wrong = column.type == "phone" and isinstance(value, str) and impossible_phone(value)
    return None if value is None else CellValue(value, NO_PHONE if wrong else "")


def _plain(observation: Observation, column: Column) -> Value:
    if observation.raw_type == "n":
        number = Decimal(observation.raw)
        text = column.type in ("idcard", "account", "phone", "code")
        return None if text and abs(number) >= 10**15 else observation.raw if text else as_cell(number)
    return observation.raw.lstrip("'’")


def _number(observation: Observation, column: Column, asked: Definition) -> CellValue:
    read = read_value(replace(observation, type=column.type))
    if read is None or read.doubt or read.kind != "number":
        same = (observation.unit or "") == (column.unit or "")
        return CellValue(_plain(observation, column), "" if same and read is not None and not read.doubt else UNCLEAR)
    number, said = Decimal(read.value), observation.unit or read.unit
    source, target = unit_of(said) if said else None, unit_of(column.unit) if column.unit else None
    units = (said or _in_brackets(observation.path), column.unit or _in_brackets(column.path))
    rates = [_rate(unit, any("水" in label for label in observation.path)) for unit in units]
    if all(rates):
        return CellValue(as_cell(number), "" if rates[0] == rates[1] else UNCLEAR)
    if source is None or target is None:
        known = source is target or asked.measure in COUNTING or _same_words(observation.path, column.path)
        return CellValue(as_cell(number), "" if known else UNCLEAR)
    fitted = in_target_unit(number, source, target)
    return CellValue(as_cell(number), UNCLEAR) if fitted is None else CellValue(as_cell(fitted))


def _in_brackets(path: tuple[str, ...]) -> str:
    """The unit of a label where no table of units knows it: 设计供水规模（m³/d）."""
    found = _BRACKETS.search(path[-1]) if path else None
    return found["inside"] if found is not None else ""


def _rate(unit: str, water: bool) -> str:
    """m³/d and 立方米/日 as one, of water 吨/日, too; "" where a unit is no rate of volume or weight."""
    found = _VOLUME_RATE.fullmatch(re.sub(r"\s", "", unit.replace("／", "/").lower()))
    if found is None:
        return ""
    of = "吨" if found["of"] in ("吨", "t") and not water else "立方米"
    return f"{found['much']}{of}/{_TIMES.get(found['time'], found['time'])}"


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return [re.sub(r"\s", "", part) for part in one] == [re.sub(r"\s", "", part) for part in other]


def _old_id(observation: Observation) -> str:
    number = parse_id(observation.raw)
    return number.text if number is not None and number.kind15 and not number.lossy else ""
