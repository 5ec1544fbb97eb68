"""What a task's file is called."""

from __future__ import annotations

import datetime as dt

import pytest

from forms.journey.file_names import file_name
from forms.journey.task_model import Task

DAY = dt.date(2026, 4, 28)


@pytest.mark.parametrize(
    ("task", "name", "missing"),
    [
        (Task(title="x", naming="XX镇+表名+日期", template_name="低保统计表.xlsx"), "云溪镇低保统计表20260428", ()),
        (Task(title="关于报送低保统计表的通知", naming="单位+表名"), "云溪镇低保统计表", ()),
        (Task(title="月报", naming="单位+月份+表名", period="month:2026-04-01:2026-04-30"), "云溪镇4月月报", ()),
        (Task(title="月报", naming="单位+月份+填报人"), "云溪镇", ("月份", "填报人")),
        (Task(title="月报"), "", ()),
    ],
)
def test_the_rule_of_the_notice_names_the_file(task: Task, name: str, missing: tuple[str, ...]) -> None:
    assert file_name(task, "云溪镇", DAY) == (name, missing)
