"""Days off as a notice tells them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.holiday_text import days_in, days_text
from forms.values.workdays import read_calendar


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1月1日至3日、10月1日", ("2027-01-01/2027-01-03", "2027-10-01")),
        ("1月31日—2月6日（周日至周六）；4月5日（周一）", ("2027-01-31/2027-02-06", "2027-04-05")),
        ("2027年5月1日到5月5日。", ("2027-05-01/2027-05-05",)),
        ("2027-06-09, 2027/09/15", ("2027-06-09", "2027-09-15")),
        ("2027-10-01/2027-10-07", ("2027-10-01/2027-10-07",)),
        ("", ()),
    ],
)
def test_days_are_read_as_they_are_announced(text: str, days: tuple[str, ...]) -> None:
    assert days_in(text, 2027) == days


@pytest.mark.parametrize("text", ["2月30日", "明年1月1日", "3日", "2026年1月1日", "5月5日至5月1日", "1月1日 至"])
def test_what_is_no_day_of_the_year_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        days_in(text, 2027)


@given(st.sets(st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)), max_size=20))
def test_days_put_into_words_are_read_back(days: set[dt.date]) -> None:
    kept = {"years": {"2027": {"rest": days_in(days_text(days), 2027)}}}
    assert read_calendar(kept).rest == days
