"""The last list of each title within its time."""

from __future__ import annotations

import pytest

from forms.filling.newest_lists import newest_lists
from forms.values import calendar_math as cal
from tests.filling.test_listing import roster
from tests.filling.test_rosters import Desk

HEAD = "| 序号 | 姓名 | 所在村 |"
ROWS = ("| 1 | 张一甲 | 甲坪村 |", "| 2 | 李二乙 | 乙坪村 |")


def titles(desk: Desk, begun: bool = False, months: int = 12) -> list[tuple[str, str]]:
    found = newest_lists(desk.knowledge(), cal.month(2026, 4), months, begun)
    return sorted((s.title, s.period.key if s.period else "") for s in found)


def test_of_each_title_the_newest_and_none_of_a_later_month(desk: Desk) -> None:
    desk.take(
        *(roster("护林员花名册", f"2026年{m}月", HEAD, *ROWS) for m in (1, 3, 5)),
        roster("村医花名册", "2026年2月", HEAD, *ROWS),
    )
    assert titles(desk) == [("护林员花名册", cal.month(2026, 3).key), ("村医花名册", cal.month(2026, 2).key)]
    assert titles(desk, months=1) == [("护林员花名册", cal.month(2026, 3).key)]


def test_a_list_of_the_running_year_counts_where_it_may_have_begun(desk: Desk) -> None:
    desk.take(roster("护林员花名册", "2026年", HEAD, *ROWS))
    assert titles(desk) == []
    assert titles(desk, begun=True) == [("护林员花名册", cal.year(2026).key)]


@pytest.mark.parametrize("title", ["拟聘护林员公示名单", "新增护林员花名册", "退出护林员花名册"])
def test_a_list_of_some_alone_is_left_out(desk: Desk, title: str) -> None:
    desk.take(roster(title, "2026年3月", HEAD, *ROWS))
    assert titles(desk) == []


def test_without_a_period_nothing_is_newest(desk: Desk) -> None:
    desk.take(roster("护林员花名册", "2026年3月", HEAD, *ROWS))
    assert newest_lists(desk.knowledge(), None, 12) == []
