"""Before a template is published: what is held, what others ask too, what it costs, which marks it lacks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from forms.model.prepublish import PublishCheck
from forms.templates.publish_check import ASSUMED_SECONDS, Pace
from forms.workspace import Workspace
from tests.templates.conftest import MONTHLY
from tests.workspace.files import xlsx
from tests.workspace.test_journeys import BLANK_ROSTER, PAST_ROSTER

TODAY = dt.date(2026, 4, 20)
REPORTED = """
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 户数（户） | 人数（人） |
| 甲坪村 | 12 | 30 |
| 乙坪村 | 8 | 21 |
"""
OTHER_OFFICE = """
| 农村低保对象月统计表 | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年4月 |
| 村 | 低保户数（户） | 低保人数（人） | 走访次数（次） |
| 甲坪村 | | | |
| 乙坪村 | | | |
"""


def check(desk: Workspace, title: str, units: int = 0, pace: Pace | None = None) -> PublishCheck:
    (id,) = [line.id for line in desk.templates.lines() if line.title == title]
    return desk.templates.look_over(id, TODAY, units, pace)


def take(desk: Workspace, folder: Path, name: str, table: str) -> None:
    (arrival,) = desk.templates.bring_in([xlsx(folder / name, table)])
    assert arrival.error is None


def test_what_was_reported_alike_needn_t_be_asked(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "统计表.xlsx", REPORTED)])
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    got = check(desk, "农村低保情况月报")
    assert [item.advice for item in got.items] == ["drop"] * 4
    assert {place.file for item in got.items for place in item.held} == {"统计表.xlsx"}
    assert (got.held, got.new, got.cost.spared) == (4, 0, 4)


def test_what_nobody_reported_is_kept_and_counted_as_new(desk: Workspace, tmp_path: Path) -> None:
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    got = check(desk, "农村低保情况月报")
    assert [item.advice for item in got.items] == ["keep"] * 4
    assert got.new == 4
    assert got.overlaps == ()
    assert got.compared == 0


def test_what_two_templates_ask_is_advised_to_be_merged(desk: Workspace, tmp_path: Path) -> None:
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    take(desk, tmp_path, "另一份.xlsx", OTHER_OFFICE)
    got = check(desk, "农村低保对象月统计表")
    assert [item.advice for item in got.items] == ["merge", "merge", "keep", "merge", "merge", "keep"]
    assert got.items[0].also_asked == ("农村低保情况月报",)
    (overlap,) = got.overlaps
    assert (overlap.title, overlap.same, overlap.asked) == ("农村低保情况月报", 4, 4)
    assert got.compared == 1


def test_values_that_differ_are_to_be_settled_and_not_dropped(desk: Workspace, tmp_path: Path) -> None:
    again = REPORTED.replace("统计表", "台账").replace("| 12 |", "| 13 |")
    desk.ingest([xlsx(tmp_path / "统计表.xlsx", REPORTED), xlsx(tmp_path / "台账.xlsx", again)])
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    first = check(desk, "农村低保情况月报").items[0]
    assert first.advice == "settle"
    assert {place.file for place in first.held} == {"统计表.xlsx", "台账.xlsx"}


def test_a_roster_asks_each_column_once_a_row(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "花名册.xlsx", PAST_ROSTER)])
    take(desk, tmp_path, "空表.xlsx", BLANK_ROSTER)
    (line,) = desk.templates.lines()
    got = desk.templates.look_over(line.id, TODAY)
    rows = {item.rows for item in got.items}
    assert rows == {len(desk.draft(tmp_path / "空表.xlsx").rosters[0].rows)}
    assert got.cost.entries == sum(item.rows for item in got.items)
    assert "drop" in {item.advice for item in got.items}


@pytest.mark.parametrize(("units", "seconds"), [(1, 10.0), (12, 30.0)])
def test_the_cost_is_entries_times_units_times_seconds(
    desk: Workspace, tmp_path: Path, units: int, seconds: float
) -> None:
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    cost = check(desk, "农村低保情况月报", units, Pace(seconds, measured=True)).cost
    assert (cost.entries, cost.units, cost.measured) == (4, units, True)
    assert cost.hours == pytest.approx(4 * units * seconds / 3600)


def test_without_measured_times_the_assumption_is_marked_as_one(desk: Workspace, tmp_path: Path) -> None:
    take(desk, tmp_path, "月报.xlsx", MONTHLY)
    cost = check(desk, "农村低保情况月报").cost
    assert (cost.seconds, cost.measured) == (ASSUMED_SECONDS, False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("表号：民统1表　制定机关：云溪县民政局　批准文号：云统制〔2025〕9号　有效期至：2027年12月", []),
        ("表号：民统1表　制定机关：云溪县民政局　批准文号：云统制〔2023〕9号　有效期至：2025年12月", ["mark.expired"]),
        ("", ["mark.missing"] * 4),
    ],
)
def test_marks_that_are_missing_or_over_are_named(desk: Workspace, tmp_path: Path, line: str, said: list[str]) -> None:
    table = MONTHLY.replace("| 填报单位", f"| {line} | < | < |\n| 填报单位", 1) if line else MONTHLY
    take(desk, tmp_path, "月报.xlsx", table)
    assert [remark.code for remark in check(desk, "农村低保情况月报").marks] == said
