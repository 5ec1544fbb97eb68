"""Holidays that everybody names, found in the calendar by where they lie."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.values.feasts import holidays
from forms.values.workdays import announced, read_calendar


def spans(year: int) -> dict[str, tuple[str, str]]:
    return {h.feast: (f"{h.first}", f"{h.last}") for h in holidays(year, announced())}


def test_the_holidays_of_an_announced_year_have_their_names() -> None:
    assert spans(2026) == {
        "元旦": ("2026-01-01", "2026-01-03"),
        "春节": ("2026-02-15", "2026-02-23"),
        "清明": ("2026-04-04", "2026-04-06"),
        "五一": ("2026-05-01", "2026-05-05"),
        "端午": ("2026-06-19", "2026-06-21"),
        "中秋": ("2026-09-25", "2026-09-27"),
        "国庆": ("2026-10-01", "2026-10-07"),
    }


def test_mid_autumn_lies_in_the_national_holiday_where_that_is_longer() -> None:
    assert spans(2025)["中秋"] == spans(2025)["国庆"] == ("2025-10-01", "2025-10-08")


def test_a_weekend_before_a_single_day_off_belongs_to_it() -> None:
    assert spans(2024)["端午"] == ("2024-06-08", "2024-06-10")


def test_of_a_year_that_nobody_announced_only_the_laws_own_days_are_known() -> None:
    found = list(holidays(2031, announced()))
    assert [h.feast for h in found] == ["元旦", "五一", "国庆"]
    assert not any(h.announced for h in found)


@pytest.mark.parametrize("day", ["2031-01-23", "2031-02-20"])
def test_a_year_that_an_office_adds_is_understood_by_its_days(day: str) -> None:
    first = dt.date.fromisoformat(day)
    added = read_calendar({"years": {"2031": {"rest": [f"{first}/{first + dt.timedelta(days=6)}"]}}}, announced())
    assert [h.feast for h in holidays(2031, added)] == ["春节"]
