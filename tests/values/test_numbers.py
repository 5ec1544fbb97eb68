from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.numbers import as_cell, format_number, number_of, parse_number

DECIMALS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1e12"), max_value=Decimal("1e12"), places=4
)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("1,234.5", "1234.5", ""),
        ("１２３", "123", ""),
        ("12万", "120000", ""),
        ("1.2万元", "12000", "元"),
        ("118元/亩", "118", "元/亩"),
        ("－5", "-5", ""),
        ("负3", "-3", ""),
        ("约12人", "12", "人"),
        ("三十五人", "35", "人"),
        ("五万元", "50000", "元"),
        ("3千克", "3", "千克"),
        ("¥12.5", "12.5", "元"),
        ("1.23E+17", "123000000000000000", ""),
    ],
)
def test_numbers_are_read_with_their_unit_behind(text: str, value: str, rest: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (str(number.value), number.rest) == (value, rest) or (number.value, number.rest) == (Decimal(value), rest)


@pytest.mark.parametrize(
    "text",
    ["", "/", "——", "—5", "无", "2026-04-01", "2026年4月", "3-5", "3～5", "12人、5户", "007", "1,2345", "1.2.3",
     "12 345", "一卡通", "伍", "两", "百", "二三", "三万五", "共12人", "(5)", "1:20", "5/8"],
)  # fmt: skip
def test_what_is_no_single_number_is_refused(text: str) -> None:
    assert parse_number(text) is None


def test_percent_stays_in_hundredths_and_has_a_fraction() -> None:
    for text in ("35%", "３５％", "百分之三十五"):
        number = parse_number(text)
        assert number is not None
        assert number.percent
        assert (number.value, number.fraction) == (Decimal(35), Decimal("0.35"))
    mille = parse_number("3.5‰")
    assert mille is not None
    assert (mille.percent, mille.fraction) == (False, Decimal("0.0035"))


def test_scale_is_told() -> None:
    number = parse_number("1.2亿元")
    assert number is not None
    assert (number.scale, number.value) == ("亿", Decimal(120_000_000))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [("1E+5", None, "100000"), ("1.50", None, "1.5"), ("-0.0", None, "0"), ("1.005", 2, "1.01"),
     ("-0.001", 2, "0.00"), ("7", 1, "7.0")],
)  # fmt: skip
def test_numbers_are_written_plainly(value: str, decimals: int | None, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text


def test_what_is_not_finite_is_not_written() -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(Decimal("NaN"))
    assert number_of(float("nan")) is None
    assert number_of(True) is None


def test_cells_hold_whole_numbers_as_int() -> None:
    assert isinstance(as_cell(Decimal("3.0")), int)
    assert as_cell(Decimal("3.25")) == 3.25


@given(DECIMALS)
def test_format_then_parse_gives_the_number_back(value: Decimal) -> None:
    number = parse_number(format_number(value))
    assert number is not None
    assert number.value == value
    assert number.rest == ""


@given(st.integers(1, 10**9))
def test_grouping_changes_nothing(value: int) -> None:
    assert parse_number(f"{value:,}") == parse_number(str(value))


@given(st.text(max_size=80) | st.text("0123456789.,-+%万亿千元一二三十百 eE", max_size=20))
def test_parsing_never_raises(text: str) -> None:
    number = parse_number(text)
    if number is not None:
        assert number.value.is_finite()
        format_number(number.value)
        assert not any(c.isascii() and c.isdigit() for c in number.rest)


@pytest.mark.parametrize("text", ["壹仟贰佰元整", "壹仟贰佰圆正", "一千二百元"])
def test_amounts_as_receipts_write_them(text: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.value, found.rest in ("元", "圆")) == (Decimal(1200), True)
