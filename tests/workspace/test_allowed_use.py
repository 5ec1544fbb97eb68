"""Sensitive values of other offices are marked and take a ground; some matters are no source for others at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.workspace import Workspace
from tests.recording.reports import PERSONS
from tests.workspace.files import cell, xlsx
from tests.workspace.test_memory import at, codes

ROSTER = f"""
| 残疾人两项补贴发放花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 姓名 | 身份证号 | 残疾等级 | 银行账号 |
| 张一甲 | "{PERSONS[0]}" | 一级 | "6200000000000001" |
| 李二乙 | "{PERSONS[1]}" | 二级 | "6200000000000002" |
"""
PERSON = """
| 临时救助申请表 | < |
| 姓名 | |
| 身份证号 | |
| 残疾等级 | |
| 银行账号 | |
"""
FIGURES = """
| {title} | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | {one} | {other} |
| 甲坪村 | 3 | 5 |
| 乙坪村 | 4 | 9 |
| 丙坪村 | 2 | 2 |
"""


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def figures(title: str, one: str, other: str) -> str:
    return FIGURES.format(title=title, one=one, other=other)


def emptied(table: str) -> str:
    for row in ("| 3 | 5 |", "| 4 | 9 |", "| 2 | 2 |"):
        table = table.replace(row, "| | |")
    return table


@pytest.fixture
def form(desk: Workspace, tmp_path: Path) -> Path:
    desk.ingest([xlsx(tmp_path / "花名册.xlsx", ROSTER)])
    return xlsx(tmp_path / "申请表.xlsx", PERSON)


# Marked, and written on a ground


def test_what_another_office_collected_about_a_person_is_marked_with_its_origin(desk: Workspace, form: Path) -> None:
    draft = desk.draft(form, "2026-03", PERSONS[0])
    marks = {p.field.label: p.use for p in draft.proposals}
    grade, account, name = marks["残疾等级"], marks["银行账号"], marks["姓名"]
    assert grade is not None
    assert account is not None
    assert (grade.sensitivity, grade.origin, grade.needs_ground) == ("disability", "残疾人两项补贴发放花名册", True)
    assert account.sensitivity == "accounts"
    assert name is None


def test_without_a_ground_such_values_are_not_written_and_it_is_said(
    desk: Workspace, form: Path, tmp_path: Path
) -> None:
    report = desk.write(desk.draft(form, "2026-03", PERSONS[0]), form, tmp_path / "出.xlsx")
    assert (cell(tmp_path / "出.xlsx", "B2"), cell(tmp_path / "出.xlsx", "B4")) == ("张一甲", None)
    assert dict(report.withheld) == {"accounts": 1, "disability": 1}
    assert report.used == ()
    assert "use.withheld" in [n.code for n in report.notes]
    assert desk.list_decisions("use") == ()


def test_with_a_ground_they_are_written_and_the_use_is_logged_without_values(
    desk: Workspace, form: Path, tmp_path: Path
) -> None:
    draft = desk.draft(form, "2026-03", PERSONS[0])
    report = desk.write(draft, form, tmp_path / "出.xlsx", ground="临时救助审核确认")
    assert cell(tmp_path / "出.xlsx", "B4") == "一级"
    assert (report.ground, dict(report.used)) == ("临时救助审核确认", {"accounts": 1, "disability": 1})
    [row] = desk.list_decisions("use")
    assert (row.title, row.note, row.value) == ("临时救助申请表", "临时救助审核确认", None)
    kept = str(desk._ledger.decisions.now().all)
    assert "6200000000000001" not in kept
    assert PERSONS[0] not in kept


def test_the_ground_is_asked_once_for_a_template(desk: Workspace, form: Path, tmp_path: Path) -> None:
    desk.write(desk.draft(form, "2026-03", PERSONS[0]), form, tmp_path / "一.xlsx", ground="临时救助审核确认")
    report = desk.write(desk.draft(form, "2026-03", PERSONS[1]), form, tmp_path / "二.xlsx")
    assert report.ground == "临时救助审核确认"
    assert len(desk.list_decisions("use")) == 2
    for row in desk.list_decisions("use"):
        desk.undo_decision(row.id)
    assert desk.write(desk.draft(form, "2026-03", PERSONS[1]), form, tmp_path / "三.xlsx").withheld


def test_filling_all_the_same_is_logged_as_without_a_ground(desk: Workspace, form: Path, tmp_path: Path) -> None:
    report = desk.write(desk.draft(form, "2026-03", PERSONS[0]), form, tmp_path / "出.xlsx", without_ground="fill")
    assert cell(tmp_path / "出.xlsx", "B4") == "一级"
    assert (report.ground, [n.code for n in report.notes]) == ("", ["use.no_ground"])
    assert desk.list_decisions("use")[0].note == ""


def test_what_a_person_enters_needs_no_ground(desk: Workspace, form: Path, tmp_path: Path) -> None:
    draft = desk.draft(form, "2026-03", PERSONS[0])
    place = next(p.field.address for p in draft.proposals if p.field.label == "残疾等级")
    report = desk.write(draft, form, tmp_path / "出.xlsx", overrides={place: "一级"})
    assert dict(report.withheld) == {"accounts": 1}
    assert cell(tmp_path / "出.xlsx", "B4") == "一级"


def test_the_same_report_next_month_is_no_other_office(desk: Workspace, form: Path, tmp_path: Path) -> None:
    blank = ROSTER.replace("2026年3月", "2026年4月")
    for row in ROSTER.strip().splitlines()[3:]:
        blank = blank.replace(row, "| | | | |")
    april = xlsx(tmp_path / "四月.xlsx", blank)
    report = desk.write(desk.draft(april, "2026-04"), april, tmp_path / "出.xlsx")
    assert (report.used, report.withheld) == ((), ())


# No source for others


@pytest.mark.parametrize(
    ("title", "one", "code"),
    [
        ("党支部基本情况统计表", "耕地面积（亩）", "withheld.party"),
        ("信访事项月报", "耕地面积（亩）", "withheld.petition"),
        ("民兵工作情况表", "耕地面积（亩）", "withheld.military"),
        ("村情统计表", "党员（人）", "withheld.party"),
        ("村情统计表", "信访（件）", "withheld.petition"),
    ],
)
def test_such_matters_are_no_source_for_another_report(
    desk: Workspace, tmp_path: Path, title: str, one: str, code: str
) -> None:
    desk.ingest([xlsx(tmp_path / "过去.xlsx", figures(title, one, "林地面积（亩）"))])
    blank = xlsx(tmp_path / "空.xlsx", emptied(figures("乡村振兴基础数据表", one, "林地面积（亩）")))
    place = at(desk.draft(blank, "2026-03"), "表!B4")
    assert place.decision == "blank"
    assert code in codes(place)


def test_the_same_matter_is_filled_from_it(desk: Workspace, tmp_path: Path) -> None:
    table = figures("党支部基本情况统计表", "党员（人）", "预备党员（人）")
    desk.ingest([xlsx(tmp_path / "过去.xlsx", table)])
    blank = xlsx(tmp_path / "空.xlsx", emptied(table.replace("党支部基本情况统计表", "党员队伍基本情况统计表")))
    assert at(desk.draft(blank, "2026-03"), "表!B4").value == 3


def test_survey_records_of_persons_serve_statistics_only_but_totals_are_free(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "调查.xlsx", ROSTER.replace("残疾人两项补贴发放花名册", "人口抽样调查登记表"))])
    place = at(desk.draft(xlsx(tmp_path / "申请.xlsx", PERSON), "2026-03", PERSONS[0]), "表!B4")
    assert (place.decision, "withheld.survey" in codes(place)) == ("blank", True)
    totals = figures("农业普查汇总表", "耕地面积（亩）", "林地面积（亩）")
    desk.ingest([xlsx(tmp_path / "汇总.xlsx", totals)])
    blank = xlsx(tmp_path / "空.xlsx", emptied(figures("乡村振兴基础数据表", "耕地面积（亩）", "林地面积（亩）")))
    assert at(desk.draft(blank, "2026-03"), "表!B4").value == 3
