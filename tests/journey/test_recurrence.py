"""How often a report is due, the next day, the period it reports, and the rule for a calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.journey.notice import Base, Recurrence
from forms.journey.notice_text import flatten
from forms.journey.recurrence import find_cycles, found_recurrence, next_due, period_of, rrule
from forms.values.workdays import announced

BASE = Base(dt.date(2026, 4, 20), None, "stamp")


@pytest.mark.parametrize(
    ("text", "due", "period", "rule"),
    [
        ("每月25日前报送", "2026-04-25", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("每月5号前报上月数据", "2026-05-05", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("次月5日前", "2026-05-05", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=5"),
        ("每月底前", "2026-04-30", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("每月最后一个工作日", "2026-04-30", "2026-04", ""),
        ("每月前3个工作日内报送", "2026-05-08", "2026-05", ""),
        ("每月25日前报送（遇节假日顺延）", "2026-04-27", "2026-04", ""),
        ("每月20日至25日报送", "2026-04-25", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("每季度末月25日前", "2026-06-25", "2026-04", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
        ("每季度结束后10日内", "2026-07-10", "2026-04", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
        ("每半年结束后5个工作日内", "2026-07-07", "2026-01", ""),
        ("每年6月20日、12月20日前", "2026-06-20", "2026-01", "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=20"),
        ("每年12月底前", "2026-12-31", "2026-01", "FREQ=MONTHLY;BYMONTH=12;BYMONTHDAY=-1"),
        ("每月30日前", "2026-04-30", "2026-04", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("逢双月25日前", "2026-04-25", "2026-04", "FREQ=MONTHLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=25"),
        ("每周五下午5点前", "2026-04-24", "", "FREQ=WEEKLY;BYDAY=FR"),
        ("每日17:00前", "2026-04-20", "", "FREQ=DAILY"),
        ("自2026年6月起，每月25日前报送，至2026年12月底止", "2026-06-25", "2026-06", "FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20261231T155959Z"),
    ],
)  # fmt: skip
def test_a_recurrence_gives_its_next_day_period_and_rule(text: str, due: str, period: str, rule: str) -> None:
    (found,) = find_cycles(flatten(text), BASE)
    day = next_due(found.recurrence, BASE.day, announced())
    assert str(day) == due
    assert day is not None
    reported = period_of(found.recurrence, day)
    assert (f"{reported.start:%Y-%m}" if reported else "") == period
    assert rrule(found.recurrence) == rule


def test_an_arrangement_that_ended_gives_no_day() -> None:
    rule = Recurrence("month", (25,), until=dt.date(2026, 3, 31))
    assert next_due(rule, BASE.day, announced()) is None


def test_an_event_recurs_without_a_day() -> None:
    (found,) = find_cycles(flatten("灾情发生后2小时内报送"), BASE)
    assert (found.recurrence.cycle, next_due(found.recurrence, BASE.day, announced())) == ("event", None)


def test_a_cycle_that_only_the_name_gives_is_unsure() -> None:
    flat = flatten("低保月报请于4月28日前报")
    found = found_recurrence(flat, find_cycles(flat, BASE))
    assert found is not None
    assert [problem.code for problem in found.doubts] == ["notice.cycle_by_name"]


def test_two_cycles_are_unsure_and_both_shown() -> None:
    flat = flatten("每月25日前报送。每季度末月20日前报送汇总表。")
    found = found_recurrence(flat, find_cycles(flat, BASE))
    assert found is not None
    assert [problem.code for problem in found.doubts] == ["notice.two_cycles"]
    assert [a.value.cycle for a in found.alternatives] == ["quarter"]


RULES = st.builds(
    Recurrence,
    st.sampled_from(["month", "quarter", "half", "year"]),
    st.tuples(st.integers(1, 31) | st.just(-1)),
    st.sampled_from([(), (3, 6, 9, 12), (1, 7), (12,)]),
    st.sampled_from([0, 1]),
    workday=st.booleans(),
    moved=st.sampled_from(["", "after", "before"]),
)


@given(RULES, st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)))
def test_the_next_day_is_never_before_and_days_follow_each_other(rule: Recurrence, day: dt.date) -> None:
    first = next_due(rule, day, announced())
    assert first is not None
    assert first >= day
    second = next_due(rule, first + dt.timedelta(days=1), announced())
    assert second is not None
    assert second > first
    assert (second - first).days <= 380
