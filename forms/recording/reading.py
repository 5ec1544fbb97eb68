"""An observed raw value as a fact's value: numbers as decimal strings, the words for nothing kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from forms.model.facts import Observation, ValueKind
from forms.values.numbers import format_number, parse_number
from forms.values.voids import kind_of

NUMERIC = frozenset({"integer", "decimal", "percent", "money"})
AS_WRITTEN = frozenset({"idcard", "phone", "account", "code"})


@dataclass(frozen=True, slots=True)
class ReadValue:
    value: str
    kind: ValueKind


def read_value(observation: Observation) -> ReadValue | None:
    """None for a blank. A number typed as text becomes a number only where the place asks for one."""
    text = observation.raw.strip()
    nothing = kind_of(text)
    if nothing == "blank":
        return None
    if nothing in ("void", "unknown", "none"):
        return ReadValue(text, nothing)
    if observation.raw_type == "n" and observation.type not in AS_WRITTEN:
        return ReadValue(format_number(Decimal(text)), "number")
    if observation.raw_type == "d":
        return ReadValue(text, "date")
    if observation.type in NUMERIC:
        number = parse_number(text)
        if number is not None and not number.rest:
            return ReadValue(format_number(number.value), "number")
    if observation.mode == "in_cell_checkbox":
        return ReadValue(text, "choice")
    return ReadValue(text, "text")
