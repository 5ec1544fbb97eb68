"""Which values are valid for a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.holding import Held
from forms.filling.timing import exact, of_the_harvest, stale, undated, valid
from forms.model.period import Period
from forms.values import calendar_math as cal
from tests.filling.known import APRIL, MARCH, QUARTER, held

END = cal.as_of(dt.date(2026, 3, 31))
TO_DATE = cal.ytd(dt.date(2026, 3, 31))
ASPECTS = st.sampled_from(["stock", "flow", "bound", "stable", "slow:12"])
PERIODS = st.sampled_from([MARCH, APRIL, QUARTER, END, cal.year(2025), cal.year(2026), cal.month(2025, 3)])


@pytest.mark.parametrize(
    ("aspect", "fact", "good"),
    [
        ("stock", MARCH, True),
        ("stock", END, True),
        ("stock", APRIL, False),
        ("stock", cal.year(2026), False),
        ("flow", MARCH, False),
        ("flow", QUARTER, True),
        ("flow", TO_DATE, True),
        ("bound", MARCH, False),
        ("bound", END, True),
        ("bound", QUARTER, True),
    ],
)
def test_for_the_first_quarter(aspect: str, fact: Period, good: bool) -> None:
    assert exact(aspect, fact, QUARTER) is good
    assert bool(valid(aspect, [held(1, fact)], QUARTER)) is good


def test_what_is_bound_to_a_period_has_no_value_without_one() -> None:
    for aspect in ("stock", "flow", "bound"):
        assert valid(aspect, [held(1)], None) == []
        assert valid(aspect, [held(1, None)], MARCH) == []


def test_a_slow_value_holds_for_its_months() -> None:
    year_ago = held(1, cal.month(2025, 3))
    assert valid("slow:12", [year_ago], MARCH) == [year_ago]
    assert valid("slow:6", [year_ago], MARCH) == []


def test_a_slow_value_of_next_month_holds_too_but_not_of_later() -> None:
    assert valid("slow:12", [held(1, APRIL)], MARCH)
    assert valid("slow:12", [held(1, cal.month(2026, 5))], MARCH) == []


def test_of_each_kind_of_report_the_newest_edition_counts() -> None:
    old, new, other = held(1, cal.month(2026, 1), "a"), held(2, MARCH, "a"), held(3, cal.month(2026, 2), "b")
    assert valid("stable", [old, new, other], APRIL) == [new, other]
    assert valid("slow:12", [old, new, other], APRIL) == [new, other]


def test_a_persons_own_data_holds_for_earlier_forms_an_offices_does_not() -> None:
    later = cal.year(2024)
    assert valid("stable", [held(1, MARCH, subject="p:1")], later)
    assert valid("stable", [held(1, MARCH)], later) == []


def test_a_place_that_looks_back_takes_only_what_was_known_by_then() -> None:
    before, after = held(1, cal.month(2025, 3), "a"), held(2, MARCH, "b")
    assert valid("slow:24", [before, after], cal.month(2025, 3), earlier=True) == [before]


def test_a_report_without_a_date_may_contradict_but_not_fill() -> None:
    loose = held(1, None)
    assert undated("stock", [loose, held(2)], MARCH) == [loose]
    assert undated("stable", [loose], MARCH) == []


def test_a_stock_of_a_whole_year_may_contradict_one_inside_it() -> None:
    year = held(1, cal.year(2026))
    assert undated("stock", [year], MARCH) == [year]
    assert undated("flow", [year], MARCH) == []
    assert undated("stock", [held(1, cal.year(2025))], MARCH) == []


def test_old_values_are_shown_the_newest_first() -> None:
    values = [held(n, cal.month(2025, n)) for n in (1, 3, 2)]
    assert [h.fact.value for h in stale([*values, held(9, APRIL), held(8, None)], MARCH)] == ["3", "2", "1"]


@given(ASPECTS, st.lists(st.tuples(st.integers(0, 9), PERIODS, st.sampled_from("ab")), max_size=6), PERIODS)
def test_what_is_valid_is_never_stale_news_for_a_flow_or_stock(
    aspect: str, told: list[tuple[int, Period, str]], when: Period
) -> None:
    facts = [held(*one) for one in told]
    good = valid(aspect, facts, when)
    assert all(h in facts for h in good)
    if aspect in ("stock", "flow", "bound"):
        assert all(h.period is not None and h.period.end == when.end for h in good)
        assert not set(map(id, good)) & set(map(id, stale(facts, when)))


def test_a_rate_printed_for_one_day_is_as_of_that_day_but_what_unknown_words_tell_may_be_of_it_alone() -> None:
    day, half = cal.day(dt.date(2026, 6, 30)), cal.half(2026, 1)
    assert exact("bound", day, half)
    assert not exact("open", day, half)
    assert not exact("flow", day, half)


SUMMER = "二〇二六年夏收粮油生产情况"
HALF = cal.half(2026, 1)


def harvest(period: Period, title: str = SUMMER) -> list[Held]:
    told = held(100, period)
    return [replace(told, source=replace(told.source, title=title))]


@pytest.mark.parametrize("period", [cal.month(2026, 6), cal.year(2026), cal.as_of(dt.date(2026, 6, 30))])
def test_the_half_years_wheat_is_the_summer_harvests(period: Period) -> None:
    assert valid("flow", harvest(period), HALF)


@pytest.mark.parametrize(
    ("period", "asked"),
    [
        (cal.month(2026, 5), HALF),  # not all is in
        (cal.month(2026, 6), cal.year(2026)),  # autumn's may come to it
        (cal.month(2025, 6), HALF),
        (cal.month(2026, 6), cal.quarter(2026, 1)),
        (cal.month(2026, 7), HALF),
    ],
)
def test_a_harvest_says_nothing_of_other_times(period: Period, asked: Period) -> None:
    assert not valid("flow", harvest(period), asked)


def test_what_is_no_harvest_keeps_its_days() -> None:
    assert not valid("flow", harvest(cal.month(2026, 6), "畜牧业生产情况"), HALF)
    assert not valid("slow:3", harvest(cal.month(2025, 6)), HALF)


def test_a_form_on_the_summer_harvest_of_a_year_asks_for_what_was_in_by_its_half() -> None:
    assert of_the_harvest(SUMMER, cal.year(2026)) == HALF
    assert valid("bound", harvest(cal.month(2026, 6)), HALF)  # what was sown for it


@pytest.mark.parametrize("title", ["粮食生产情况", "夏粮和秋粮生产情况", "全年夏收粮油"])
def test_a_form_on_other_harvests_too_asks_for_its_whole_year(title: str) -> None:
    assert of_the_harvest(title, cal.year(2026)) == cal.year(2026)
