"""Two numbers that bound one value: '3-5', '3～5万元', '35%至40%'. A range stays a range and is never one number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from forms.values.numbers import Number, format_number, parse_number
from forms.values.text import normal
from forms.values.units import unit_of

_BETWEEN = re.compile(r"(?P<low>[^-至到]+)\s*(?:-|至|到)\s*(?P<high>[\d.].*)")  # after normal(): ~ and — are '-'
_MONTHS = frozenset(("months", "days", "years"))
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Both ends with their scales applied ('3-5万元' is 30000 and 50000); `rate` and `rest` (a unit) are of both."""

    low: Decimal
    high: Decimal
    rate: str = ""
    rest: str = ""


def parse_range(text: str) -> NumberRange | None:
    """The range a text is; None for one number, dates and spans of months or years, phones, codes and falling pairs."""
    found = _BETWEEN.fullmatch(normal(text).replace(" ", ""))
    if not found:
        return None
    low, high = parse_number(found["low"]), parse_number(found["high"])
    if low is None or high is None or high.about:
        return None
    low = _like(low, high)
    alike = (low.rate, low.rest) == (high.rate, high.rest)
    if not alike or low.value >= high.value or low.value < 0 or _calendar(low, high):
        return None
    return NumberRange(low.value, high.value, high.rate, high.rest)


def format_range(found: NumberRange) -> str:
    """One spelling: '3-5', '35%-40%', '30000-50000元'."""
    low, high = format_number(found.low), format_number(found.high)
    return f"{low}{found.rate}-{high}{found.rate}{found.rest}"


def _like(low: Number, high: Number) -> Number:
    """What only the second number says is said of both: 3-5万元 is from three to five 万元."""
    if low.rate or low.rest:
        return low
    if high.scale and not low.scale:
        one = parse_number(f"1{high.scale}")
        low = replace(low, value=low.value * (one.value if one else 1))
    return replace(low, rate=high.rate, rest=high.rest)


def _calendar(low: Number, high: Number) -> bool:
    """1-6月, 2024-2025 and 2026-4 are periods; a rest that is no unit names something else (3-5组 are two groups)."""
    unit = unit_of(high.rest) if high.rest else None
    if high.rest and (
        unit is None or high.rest in ("月", "日", "号", "组", "社", "村", "时", "季", "季度", "期", "班")
    ):
        return True
    plain = not high.rest or (unit is not None and unit.dimension in _MONTHS)
    return plain and not high.rate and low.value in _YEARS
