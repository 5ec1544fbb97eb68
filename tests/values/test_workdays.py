"""Working days: weekends, announced holidays, days that are made up for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.values.workdays import Workdays, announced, read_calendar

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31))


def test_a_holiday_is_no_working_day_and_a_made_up_saturday_is_one() -> None:
    calendar = announced()
    assert not calendar.is_workday(dt.date(2026, 5, 4))
    assert calendar.is_workday(dt.date(2026, 5, 9))
    assert not calendar.is_workday(dt.date(2026, 5, 16))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (dt.date(2026, 4, 29), 3, dt.date(2026, 5, 7)),  # across 1-5 May
        (dt.date(2026, 4, 20), 3, dt.date(2026, 4, 23)),
        (dt.date(2026, 4, 24), 1, dt.date(2026, 4, 27)),
        (dt.date(2026, 5, 8), 1, dt.date(2026, 5, 9)),  # a Saturday that is worked
        (dt.date(2026, 4, 20), 0, dt.date(2026, 4, 20)),
    ],
)
def test_a_term_counts_from_the_day_behind(start: dt.date, count: int, end: dt.date) -> None:
    assert announced().after(start, count) == end


def test_a_year_that_nobody_announced_counts_weekdays_and_is_not_known() -> None:
    calendar = announced()
    assert not calendar.knows(dt.date(2026, 12, 30), dt.date(2031, 1, 5))
    assert calendar.is_workday(dt.date(2031, 10, 1))  # a Wednesday
    assert calendar.knows(dt.date(2024, 1, 1), dt.date(2026, 12, 31))


def test_an_office_adds_a_year_and_replaces_one() -> None:
    more = read_calendar(
        {"years": {"2026": {"rest": ["2026-04-28/2026-04-29"]}, "2031": {"work": ["2031-10-04"]}}}, announced()
    )
    assert not more.is_workday(dt.date(2026, 4, 28))
    assert more.is_workday(dt.date(2026, 5, 4))
    assert more.is_workday(dt.date(2031, 10, 4))
    assert more.knows(dt.date(2031, 1, 1), dt.date(2031, 1, 2))


@pytest.mark.parametrize(
    "data", [{}, {"years": []}, {"years": {"2026": {"rest": ["2025-01-01"]}}}, {"years": {"x": {}}},
             {"years": {"2026": {"rest": ["2026-01-01/2026-12-31"]}}}, {"years": {"2026": {"work": ["soon"]}}}],
)  # fmt: skip
def test_what_is_no_calendar_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller makes a sentence of it
        read_calendar(data)


@given(DAYS, st.integers(0, 60))
def test_counting_forth_and_back_agree(day: dt.date, count: int) -> None:
    calendar = announced()
    assert calendar.between(day, calendar.after(day, count)) == count
    back = calendar.before(day, count)
    assert calendar.between(back, day) == (count - 1 + calendar.is_workday(day) if count else 0)


@given(DAYS)
def test_moving_a_day_lands_on_a_working_day(day: dt.date) -> None:
    calendar = Workdays()
    assert calendar.is_workday(calendar.on_or_after(day))
    assert calendar.is_workday(calendar.on_or_before(day))
    assert calendar.on_or_before(day) <= day <= calendar.on_or_after(day)
