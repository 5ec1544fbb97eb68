"""The value of a past roster's cell as another roster may take it."""

from __future__ import annotations

from decimal import Decimal

from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.facts import Observation
from forms.model.form import Column
from forms.recording.rosters import id_key
from forms.values.identity import parse_id
from forms.values.numbers import as_cell
from forms.values.voids import kind_of


def cell_value(observation: Observation, column: Column, asked: Definition) -> Value:
    """The value as it was; an ID number only where it is whole, nothing for what is blank, unknown or void."""
    if asked.own == {"身份证号"}:
        return id_key(observation) or _old_id(observation)
    kind = kind_of(observation.raw)
    if kind in ("blank", "unknown", "void"):
        return None
    if observation.raw_type == "n":
        number = Decimal(observation.raw)
        text = column.type in ("idcard", "account", "phone", "code")
        return None if text and abs(number) >= 10**15 else observation.raw if text else as_cell(number)
    return observation.raw.lstrip("'’")


def _old_id(observation: Observation) -> Value:
    number = parse_id(observation.raw)
    return number.text if number is not None and number.kind15 and not number.lossy else None
