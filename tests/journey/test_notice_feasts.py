"""Days told by a holiday."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.journey.notice import Deadline, Found
from forms.journey.notice_read import read_notice

BEFORE, ASSUMED, UNKNOWN = "notice.before_feast", "notice.holiday_assumed", "notice.holidays_unknown"


def read(text: str, today: str) -> Found[Deadline]:
    day = dt.date.fromisoformat(today)
    found = read_notice(text, (), day, received=day).deadline
    assert found is not None
    return found


def doubts(found: Found[Deadline]) -> list[str]:
    return [problem.code for problem in found.doubts]


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("请各村国庆节后第一个工作日下班前报送排查表。", "2026-09-21", "2026-10-08"),
        ("请于春节后上班第一天报送返岗情况表。", "2026-02-10", "2026-02-24"),
        ("请于五一放假前最后一个工作日报送值班表。", "2026-04-10", "2026-04-30"),
        ("请于端午节后3个工作日内报送清点表。", "2026-06-10", "2026-06-24"),
        ("请各村国庆节前最后一个工作日报老年人台账。", "2026-09-20", "2026-09-30"),
        ("国庆假期最后一天晚上8点前报值班小结。", "2026-09-25", "2026-10-07"),
        ("请于10月8日（节后第一个工作日）前报送节日安全情况。", "2026-09-25", "2026-10-08"),
        ("请于五一节后上班第一天（5月6日）上午报送值班情况表。", "2026-04-20", "2026-05-06"),
        ("因国庆放假，名单提前到放假前最后一个工作日报送。", "2026-09-10", "2026-09-30"),
    ],
)
def test_a_day_by_a_holiday_of_an_announced_year_is_sure(text: str, today: str, day: str) -> None:
    found = read(text, today)
    assert (f"{found.value.day}", found.doubts) == (day, ())


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("困难群众走访台账春节前必须交到民政办。", "2026-01-20", "2026-02-14"),
        ("请各乡镇于春节放假前将《返乡人员统计表》报县局。", "2026-01-26", "2026-02-14"),
        ("请于端午节前2天报送防汛物资清点表。", "2026-06-01", "2026-06-17"),
        ("清明节前报送森林防火值班表。", "2026-03-25", "2026-04-03"),
    ],
)
def test_before_a_holiday_is_the_last_working_day_and_marked(text: str, today: str, day: str) -> None:
    found = read(text, today)
    assert (f"{found.value.day}", doubts(found)) == (day, [BEFORE])


def test_a_holiday_without_its_name_is_the_next_one_and_marked() -> None:
    found = read("请务必在节前把台账报农业服务中心。", "2026-04-28")
    assert (f"{found.value.day}", doubts(found)) == ("2026-04-30", [ASSUMED, BEFORE])


def test_where_two_holidays_are_near_the_other_one_is_shown_too() -> None:
    found = read("请大家节后第一个工作日把表交上来。", "2026-09-22")
    assert [f"{other.value.day}" for other in found.alternatives] == ["2026-10-08"]


def test_a_holiday_of_a_year_that_is_not_in_the_calendar_is_marked() -> None:
    found = read("国庆节后第一个工作日前报送排查表。", "2031-09-20")
    assert UNKNOWN in doubts(found)


def test_a_spring_festival_that_is_not_in_the_calendar_has_no_day() -> None:
    found = read("春节前报送走访慰问情况。", "2026-12-20")
    assert (found.value.day, doubts(found)) == (None, ["notice.holiday_unknown"])


@pytest.mark.parametrize(
    "text", ["各环节前期工作报送情况。", "春节前后务工情况请于10月9日前报送。", "放暑假前请报学生名单"]
)
def test_what_is_no_holiday_is_no_day(text: str) -> None:
    days = [d.value.day for d in read_notice(text, (), dt.date(2026, 9, 22)).deadlines]
    assert days in ([], [dt.date(2026, 10, 9)])


def test_a_written_day_that_is_not_the_one_of_the_holiday_is_marked() -> None:
    found = read("请于10月9日（国庆节后第一个工作日）前报送排查表。", "2026-09-20")
    assert f"{found.value.day}" == "2026-10-09"
    assert doubts(found) == ["notice.two_deadlines"]
    assert [f"{other.value.day}" for other in found.alternatives] == ["2026-10-08"]
