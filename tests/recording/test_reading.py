"""Raw values kept as read, and understood when they are projected."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.model.document import Value
from forms.recording.observe import raw
from forms.recording.reading import read_value
from tests.recording.reports import ROSTER, SUMMARY, report, seen


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (5, ("5", "n")),
        (5.0, ("5", "n")),
        (0.1, ("0.1", "n")),
        (1e17, ("100000000000000000", "n")),
        ("  5 ", ("5", "s")),
        (True, ("true", "b")),
        (dt.date(2026, 3, 1), ("2026-03-01", "d")),
        (None, ("", "s")),
    ],
)
def test_a_value_is_kept_as_it_was_read(value: Value, kept: tuple[str, str]) -> None:
    assert raw(value) == kept


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**15), 10**15))
def test_numbers_are_kept_to_the_last_digit(value: float) -> None:
    text, kind = raw(value)
    assert kind == "n"
    assert float(Decimal(text)) == value
    assert "e" not in text.lower()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("无", "none"), ("/", "void"), ("—", "void"), ("不适用", "void"), ("不详", "unknown"), ("0", "number"), ("12人", "text"),
     ("1,234", "number")],
)  # fmt: skip
def test_ways_of_saying_nothing_are_kept_apart(text: str, kind: str) -> None:
    found = read_value(seen("低保户数", raw=text, raw_type="s", type="integer"))
    assert found is not None
    assert found.kind == kind


def test_a_blank_is_no_value() -> None:
    assert read_value(seen("低保户数", raw=" ", raw_type="s")) is None
    assert read_value(seen("低保户数", raw="____", raw_type="s")) is None


def test_a_number_in_text_is_a_number_only_where_one_is_asked() -> None:
    assert read_value(seen("户数", raw="12", raw_type="s", type="integer")).kind == "number"  # type: ignore[union-attr]
    assert read_value(seen("备注", raw="12", raw_type="s", type="text")).kind == "text"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["idcard", "phone", "account", "code"])
def test_numbers_that_count_nothing_are_text(kind: str) -> None:
    found = read_value(seen("编号", raw="13900000001", type=kind))
    assert found is not None
    assert (found.kind, found.value) == ("text", "13900000001")


def test_a_submission_holds_every_filled_place_with_its_address() -> None:
    found = {o.address: o for o in report(SUMMARY).observations}
    assert found["S!B4"].raw == "3"
    assert (found["S!C5"].col_path, found["S!C5"].row_path, found["S!C5"].unit) == (("人数（人）",), ("乙坪村",), "人")


def test_a_roster_is_kept_row_by_row() -> None:
    rows = [o for o in report(ROSTER).observations if o.row >= 0]
    assert {o.row for o in rows} == {0, 1}
    assert [o.raw for o in rows if o.path == ("姓名",)] == ["张一甲", "李二乙"]


def test_a_sum_without_a_stored_result_is_worked_out() -> None:
    table = SUMMARY.replace("| 合计 | 9 | 16 |", "| 合计 | =SUM(B4:B6) | =C4+C5+C6 |")
    found = {o.address: o for o in report(table).observations}
    assert (found["S!B7"].raw, found["S!C7"].raw) == ("9", "16")
    assert found["S!B7"].formula


def test_what_stands_on_a_hidden_sheet_is_marked() -> None:
    from forms.detection import detect
    from forms.recording.observe import submission_of
    from tests.detection.sheets import grid, workbook

    book = workbook(grid(SUMMARY), grid(SUMMARY, name="H", state="hidden"))
    observations = submission_of(book, detect(book), "0").observations
    assert {o.address.split("!")[0] for o in observations if not o.hidden} == {"S"}
    assert all(o.address.startswith("H!") for o in observations if o.hidden)
