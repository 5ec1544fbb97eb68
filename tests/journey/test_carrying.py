"""What a series is called the next time."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.journey.carrying import carried_on
from forms.journey.notice import Recurrence
from forms.journey.task_model import Task
from forms.values.periods import parse_option
from forms.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        ("2026年4月低保月报", "2026-04", "2026-05", "2026年5月低保月报"),
        ("XX镇+低保月报+202604", "2026-04", "2026-05", "XX镇+低保月报+202605"),
        ("XX镇-2026-12", "2026-12", "2027-01", "XX镇-2027-01"),
        ("4月份安全月报", "2026-04", "2026-05", "5月份安全月报"),
        ("2026年一季度畜牧季报", "2026Q1", "2026Q2", "2026年二季度畜牧季报"),
        ("畜牧2026Q4", "2026Q4", "2027Q1", "畜牧2027Q1"),
        ("冬春救助（2025—2026年度）", "2026-04", "2026-05", "冬春救助（2025—2026年度）"),
        ("编号20260428", "2026-04", "2026-05", "编号20260428"),
        ("单位+表名+202603", "2026-04", "2026-05", "单位+表名+202603"),
        ("表名+日期", "2026-04", "2026-05", "表名+日期"),
    ],
)
def test_words_for_the_period_say_the_next_one_and_others_stay(text: str, old: str, new: str, said: str) -> None:
    assert carried_on(text, parse_option(old), parse_option(new)) == said


def test_the_next_of_a_series_is_called_by_its_own_period() -> None:
    first = Task(
        title="2026年4月低保月报", due=dt.date(2026, 5, 5), rule=Recurrence("month", (5,), offset=1),
        naming="XX镇+低保+202604", period="month:2026-04-01:2026-04-30",
    )  # fmt: skip
    with Workspace.throwaway("云溪镇", "999101") as desk:
        made = desk.tasks.add(first)
        desk.tasks.set_state(made.id, "done", dt.date(2026, 5, 4))
        (coming,) = desk.tasks.open(dt.date(2026, 5, 4))
    assert (coming.title, coming.naming) == ("2026年5月低保月报", "XX镇+低保+202605")
