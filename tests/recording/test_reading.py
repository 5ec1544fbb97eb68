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
    [("无", "none"), ("/", "void"), ("—", "void"), ("不适用", "void"), ("不详", "unknown"), ("0", "number"), ("12人", "number"),
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


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("5万元", "万元", "5"), ("三百五十人", "人", "350"), ("0.5万亩", "亩", "5000"), ("0.5万亩", "万亩", "0.5"),
     ("1.2万", "人", "12000"), ("3个", "处", "3"), ("35%", "%", "35"), ("１，２３４", "人", "1234"), ("12人", "", "12")],
)  # fmt: skip
def test_a_unit_behind_a_number_is_read_where_it_is_the_places_own(text: str, unit: str, value: str) -> None:
    found = read_value(seen("总数", raw=text, raw_type="s", type="decimal", unit=unit))
    assert found is not None
    assert (found.kind, found.value, found.doubt) == ("number", value, "")


def test_a_place_without_a_unit_takes_the_values() -> None:
    assert read_value(seen("总数", raw="12人", raw_type="s", type="integer")).unit == "人"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "unit", "doubt"),
    [("1.2亿", "万元", "unit"), ("500元", "万元", "unit"), ("12户", "人", "unit"), ("3.5‰", "%", "unit"),
     ("30余", "人", "number"), ("3户5人", "人", "number"), ("1/3", "", "number"), ("详见附表", "人", ""), ("100周岁以上", "元", "")],
)  # fmt: skip
def test_what_contradicts_its_place_is_kept_as_read_and_doubted(text: str, unit: str, doubt: str) -> None:
    found = read_value(seen("总数", raw=text, raw_type="s", type="decimal", unit=unit))
    assert found is not None
    assert (found.kind, found.value, found.doubt) == ("text", text, doubt)


def test_an_approximate_number_is_doubted() -> None:
    found = read_value(seen("总数", raw="约900", raw_type="s", type="decimal", unit="亩"))
    assert found is not None
    assert (found.value, found.doubt) == ("900", "about")


@pytest.mark.parametrize(
    ("text", "kind", "doubt"),
    [("2021-02-30", "s", "date"), ("1971年13月", "s", "date"), ("1955.13", "n", "date"), ("1980.1", "n", "date"),
     ("1980.1", "s", ""), ("1971.06", "n", ""), ("20200501", "n", ""), ("长期", "s", "")],
)  # fmt: skip
def test_a_date_that_cannot_be_is_kept_as_read_and_doubted(text: str, kind: str, doubt: str) -> None:
    found = read_value(seen("纳入日期", raw=text, raw_type=kind, type="date"))  # type: ignore[arg-type]
    assert found is not None
    assert (found.kind, found.value, found.doubt) == ("text", text, doubt)


@pytest.mark.parametrize(
    ("label", "raw", "unit", "doubt"),
    [("低保人数", "-5", "人", "count"), ("低保户数", "3.5", "户", "count"), ("低保人数", "5", "人", ""), ("人数增减", "-5", "人", ""),
     ("户均人口", "3.5", "人", ""), ("总人口", "1.5", "万人", ""), ("耕地面积", "3.5", "亩", ""), ("结余", "-5", "元", "")],
)  # fmt: skip
def test_persons_and_households_are_never_negative_or_broken(label: str, raw: str, unit: str, doubt: str) -> None:
    found = read_value(seen(label, raw=raw, type="integer", unit=unit))
    assert found is not None
    assert (found.value, found.doubt) == (raw, doubt)
