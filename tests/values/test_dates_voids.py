from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.dates import best_style, date_style, date_text, looks_like_date, write_date
from forms.values.voids import kind_of, nothing_in

STYLES = ("YYYY-MM-DD", "YYYY.MM.DD", "YYYY/M/D", "YYYY年M月D日", "YYYY年MM月DD日", "YYYYMMDD")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("", "blank"), (None, "blank"), ("　", "blank"), ("____", "blank"), ("（  ）", "blank"),
        ("/", "void"), ("—", "void"), ("——", "void"), ("--", "void"), ("不适用", "void"),
        ("不详", "unknown"), ("未知。", "unknown"),
        ("无", "none"), ("暂无", "none"),
        ("0", "number"), (0, "number"), (1.5, "number"), ("1,200", "number"), ("零", "number"),
        ("2026年4月", "date"), (dt.date(2026, 4, 1), "date"),
        ("√", "choice"), (True, "choice"),
        ("12人", "text"), ("张三", "text"), ("007", "text"),
    ],
)  # fmt: skip
def test_blank_zero_none_void_and_unknown_are_different_things(raw: object, kind: str) -> None:
    assert kind_of(raw) == kind


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("1971.06", "1971-06"),
        ("1971年6月15日", "1971-06-15"),
        ("19710615", "1971-06-15"),
        ("1971年6月生", "1971-06"),
        ("1971", "1971"),
    ],
)
def test_a_date_is_kept_as_finely_as_it_is_known(raw: str, text: str) -> None:
    assert date_text(raw) == text


def test_what_is_no_single_date() -> None:
    for raw in ("", "张三", "2025年一季度", "2025年11月—2026年3月", "35", 35, True):
        assert date_text(raw) is None


def test_a_style_never_invents_a_month_or_a_day() -> None:
    assert write_date("1971-06", "YYYY.MM") == "1971.06"
    assert write_date("1971-06", "YYYY-MM-DD") is None
    assert write_date("1971", "YYYY年M月") is None
    assert write_date("1971-06-15", "") == "1971-06-15"
    assert write_date("15/6/1971", "YYYY") is None


def test_the_style_of_a_column_is_what_most_of_it_shares() -> None:
    assert best_style(["1971.06", "1980.12", "不详"]) == "YYYY.MM"
    assert best_style(["1971.6", "1980.12"]) == "YYYY.M"
    assert best_style(["1971.06", "1971年6月"]) == ""
    assert best_style([]) == ""


@pytest.mark.parametrize(
    "text", ["2021-02-30", "1971年13月", "1955.13", "２０２１－０２－３０", "19801301", "二〇二〇年二月三十日"]
)
def test_a_day_that_cannot_be_looks_like_a_date_and_is_none(text: str) -> None:
    assert looks_like_date(text)
    assert date_text(text) is None


@pytest.mark.parametrize("text", ["长期", "2020年5月至今", "13800000000", "5", "2020-2025"])
def test_other_texts_do_not_look_like_dates(text: str) -> None:
    assert not looks_like_date(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(STYLES))
def test_writing_then_reading_a_date(date: dt.date, style: str) -> None:
    written = write_date(date.isoformat(), style)
    assert written is not None
    assert date_text(written) == date.isoformat()
    assert write_date(date.isoformat(), date_style(written)) == written


@given(st.text(max_size=40))
def test_kinds_and_dates_never_raise(text: str) -> None:
    kind_of(text)
    date_text(text)
    date_style(text)
    write_date(text, "YYYY.MM")


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet="无不适用详n/aoe没有暂此项情况待查清知道 ＮＡ／ɡ㎡_（）。.一1", max_size=9),
    )
)
def test_whether_there_is_nothing_is_as_the_kind_says(text: str) -> None:
    kind = kind_of(text)
    assert nothing_in(text) == (kind if kind in ("blank", "void", "unknown", "none") else "")
