"""What is typed becomes a value of the field's kind; what is shown reads as in the sheet."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.typed import fits, hidden, masked, shown, typed_value
from forms.model.document import Value


@pytest.mark.parametrize(
    ("text", "kind", "number_format", "value"),
    [
        ("12", "integer", "General", 12),
        ("１２", "integer", "General", 12),
        ("1,234.5", "money", "#,##0.00", 1234.5),
        ("-3", "decimal", "General", -3),
        ("12", "percent", "0.0%", 0.12),
        ("12%", "percent", "0%", 0.12),
        ("12%", "percent", "General", "12%"),
        ("约12", "integer", "General", "约12"),
        ("", "integer", "General", None),
        ("  ", "text", "General", None),
        ("0123", "text", "General", "0123"),
        ("999101199001010015", "idcard", "General", "999101199001010015"),
        ("2026-4-30", "date", "yyyy-mm-dd", dt.date(2026, 4, 30)),
        ("2026年4月30日", "date", 'yyyy"年"m"月"d"日"', dt.date(2026, 4, 30)),
        ("2026-4-31", "date", "yyyy-mm-dd", "2026-4-31"),
        ("2026-4-30", "date", "General", "2026-4-30"),
    ],
)
def test_typed_text_becomes_a_value(text: str, kind: str, number_format: str, value: Value) -> None:
    assert typed_value(text, kind, number_format) == value


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234567, "#,##0", "1,234,567"),
        (0.125, "0.0%", "12.5%"),
        (12.0, "General", "12"),
        (3.14159, "0.00", "3.14"),
        (5.5, "0.##", "5.5"),
        (0.1 + 0.2, "General", "0.3"),
        (7, '0"户"', "7"),
        (dt.date(2026, 4, 30), 'yyyy"年"m"月"d"日"', "2026年4月30日"),
        (dt.date(2026, 4, 30), "yyyy/m/d", "2026/4/30"),
        (dt.date(2026, 4, 30), "General", "2026-04-30"),
        (None, "0.00", ""),
        ("不适用", "0.00", "不适用"),
    ],
)
def test_values_show_as_in_the_sheet(value: Value, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_text_in_a_number_field_is_kept_and_known() -> None:
    assert not fits("约12", "integer")
    assert fits(12, "integer")
    assert fits(None, "integer")
    assert fits("约12", "text")


def test_sensitive_numbers_show_their_first_three_and_last_four() -> None:
    assert masked("999101199001010015", "idcard") == "999***********0015"
    assert masked("999101199001010015", "text") == "999101199001010015"
    assert masked("1234", "phone") == "1234"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("电话13900000009。", "电话139****0009。"),
        ("１３９００００００１０", "１３９****００１０"),
        ("共 1234567890 元", "共 1234567890 元"),
    ],
)
def test_long_numbers_inside_a_text_are_hidden_in_wide_digits_too(text: str, said: str) -> None:
    assert hidden(text) == said
    assert hidden(text, revealed=True) == text


@given(st.integers(-(10**12), 10**12))
def test_a_number_shown_and_typed_again_is_the_same(number: int) -> None:
    assert typed_value(shown(number, "#,##0"), "integer") == number
