from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms.values.numbers import parse_number
from forms.values.ranges import NumberRange, format_range, parse_range

ENDS = st.decimals(Decimal(0), Decimal(10**9), places=3, allow_nan=False).filter(lambda d: d not in range(1900, 2101))


@pytest.mark.parametrize(
    ("text", "low", "high", "written"),
    [
        ("3-5", "3", "5", "3-5"),
        ("3~5", "3", "5", "3-5"),
        ("３～５", "3", "5", "3-5"),
        ("3至5", "3", "5", "3-5"),
        ("3 — 5", "3", "5", "3-5"),
        ("0.5到1.5", "0.5", "1.5", "0.5-1.5"),
        ("3-5万元", "30000", "50000", "30000-50000元"),
        ("8000元至1.2万元", "8000", "12000", "8000-12000元"),
        ("35%-40%", "35", "40", "35%-40%"),
        ("35-40%", "35", "40", "35%-40%"),
        ("60-70分", "60", "70", "60-70分"),
        ("3-5个月", "3", "5", "3-5个月"),
        ("约3-5人", "3", "5", "3-5人"),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: str, high: str, written: str) -> None:
    found = parse_range(text)
    assert found is not None
    assert (found.low, found.high, format_range(found)) == (Decimal(low), Decimal(high), written)
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "3", "-5", "5-3", "3-3", "1-6月", "2024-2025", "2026-4", "2026-04-01", "2024-2025年", "023-12345678",
     "3-5组", "3-5号", "1-2-3", "3-", "A-3", "3人-5户", "3-5无此单位", "-3-5", "138-12", "三至五", "1组-3"],
)  # fmt: skip
def test_what_is_no_range_of_numbers(text: str) -> None:
    assert parse_range(text) is None


@given(
    ENDS, ENDS, st.sampled_from(["", "元", "人", "亩", "元/亩", "公斤"]), st.sampled_from(["-", "～", "至", "—", "~"])
)
def test_writing_then_reading_a_range(a: Decimal, b: Decimal, unit: str, dash: str) -> None:
    assume(a != b)
    low, high = min(a, b), max(a, b)
    kept = NumberRange(low, high, "", unit)
    assert parse_range(format_range(kept)) == kept
    assert parse_range(f"{low}{unit}{dash}{high}{unit}") == kept


@given(st.text("0123456789.-~至到万元%人年月 ", max_size=20) | st.text(max_size=40))
def test_ranges_never_raise_and_settle(text: str) -> None:
    found = parse_range(text)
    assert found is None or parse_range(format_range(found)) == found
