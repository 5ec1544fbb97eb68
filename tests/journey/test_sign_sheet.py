"""The sign sheet says what was filled, what changed, what was settled, what is open; it names no person."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
import pytest

from forms.journey.sign_sheet import _as_printed
from forms.sentences import sentence
from forms.workspace import Workspace
from tests.journey.on_its_way import PERSONS, monthly, roster
from tests.workspace.files import xlsx

FIVE = """
| 农村低保情况统计表 | < | < | < | < |
| 填报单位：云溪镇 | < | < | < | 2026年3月 |
| 村名 | 户数 | 人数 | 备注 | 说明 |
| 东沟村 | 3 | 5 | | |
| 单位负责人： | 分管领导： | 统计负责人： | 审核人： | 填表人： |
"""


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def say(code: str, context: Iterable[tuple[str, object]]) -> str:
    return sentence(code, tuple(context))


def text_of(desk: Workspace, file: Path, **names: str) -> str:
    report = desk.reports.submit(file)
    made = docx.Document(io.BytesIO(desk.reports.sign_sheet(report.id, names, say)))
    cells = [c.text for table in made.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in made.paragraphs), *cells])


def test_the_first_report_of_a_form_says_so(desk: Workspace, tmp_path: Path) -> None:
    text = text_of(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)), 填表人="张某")
    for said in ("农村低保情况统计表", "云溪镇", "2026年3月", "张某", "主要领导", "首次填报", "三月.xlsx"):
        assert said in text
    frozen = desk.reports.all()[0].frozen
    assert frozen is not None
    assert f"{frozen.sha256[:4].upper()} {frozen.sha256[4:8].upper()}" in text


def test_who_filled_and_who_signed_stand_on_it_as_the_steps_have_them(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)), by="李明")
    desk.reports.sign(report.id, [("审核人", "周某"), ("分管领导", "")])
    made = docx.Document(io.BytesIO(desk.reports.sign_sheet(report.id, {"审核人": "", "主要领导": "王某"}, say)))
    signing = {row.cells[0].text: row.cells[1].text for row in made.tables[1].rows[1:]}
    assert signing == {"填表人": "李明", "审核人": "周某", "分管领导": "", "主要领导": "王某"}


def test_values_and_rows_are_compared_with_the_period_before(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([monthly(tmp_path / "二月.xlsx", (3, 5, 4, 8), "2026年2月")])
    text = text_of(desk, monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    assert "对照：2026年2月《二月.xlsx》" in text
    assert "数值变化 1 处" in text
    assert "西河村" in text


def test_rows_are_counted_and_nobody_is_named(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([roster(tmp_path / "二月.xlsx", PERSONS[:2], "2026年2月")])
    text = text_of(desk, roster(tmp_path / "三月.xlsx", PERSONS[1:]))
    assert "1 行（第 2 行）" in text
    for name, number, _ in PERSONS:
        assert name not in text
        assert number not in text


def test_checks_that_are_open_stand_on_it(desk: Workspace, tmp_path: Path) -> None:
    person = ("张一甲", "999101196901011242", 400)  # its last digit doesn't fit
    text = text_of(desk, roster(tmp_path / "三月.xlsx", (person, *PERSONS[1:])))
    assert "1. " in text
    assert person[1] not in text


def test_a_conflict_that_was_settled_is_told_with_its_reason(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([monthly(tmp_path / "甲.xlsx", (3, 5, 4, 8)), monthly(tmp_path / "乙.xlsx", (3, 5, 4, 9))])
    (conflict, *_) = desk.conflicts()
    desk.settle_conflict(conflict, None, "9", note="与村里核实")
    text = text_of(desk, monthly(tmp_path / "三月.xlsx", (3, 6, 4, 9)))
    assert "与村里核实" in text


def test_roles_are_those_the_form_names(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(xlsx(tmp_path / "五人.xlsx", FIVE))
    assert desk.reports.roles(report.id) == ("单位负责人", "分管领导", "统计负责人", "审核人", "填表人")


def test_a_form_that_names_nobody_gets_the_usual_roles(desk: Workspace, tmp_path: Path) -> None:
    report = desk.reports.submit(monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9)))
    assert desk.reports.roles(report.id) == ("填表人", "审核人", "分管领导", "主要领导")


def test_who_signed_in_a_role_the_form_does_not_print_stands_on_it_all_the_same(
    desk: Workspace, tmp_path: Path
) -> None:
    report = desk.reports.submit(xlsx(tmp_path / "五人.xlsx", FIVE), by="李明")
    desk.reports.sign(report.id, [("主要领导", "吴某")])
    made = docx.Document(io.BytesIO(desk.reports.sign_sheet(report.id, {}, say)))
    signing = {row.cells[0].text: row.cells[1].text for row in made.tables[1].rows[1:]}
    assert signing["主要领导"] == "吴某"
    assert list(signing)[:5] == ["单位负责人", "分管领导", "统计负责人", "审核人", "填表人"]


def many(path: Path, month: str, more: int) -> Path:
    head = f"""
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | {month} |
| 村名 | 户数 | 人数 |
"""
    rows = "".join(f"| 第{n:02d}村 | {n + more} | {2 * n + more} |\n" for n in range(1, 16))
    return xlsx(path, head + rows)


def test_changes_that_the_first_page_has_no_room_for_stand_in_the_annex_it_names(
    desk: Workspace, tmp_path: Path
) -> None:
    desk.ingest([many(tmp_path / "二月.xlsx", "2026年2月", 0)])
    text = text_of(desk, many(tmp_path / "三月.xlsx", "2026年3月", 1))
    assert "另有 10 处，见附表" in text
    assert "数值变化（续）10 处" in text
    assert all(f"第{n:02d}村" in text for n in range(1, 16))


def test_who_fills_stands_once_however_the_form_calls_it() -> None:
    assert _as_printed("填表人", ("填报人", "审核人")) == "填报人"
    assert _as_printed("填表人", ("填表人", "经办人")) == "填表人"
    assert _as_printed("填表人", ("填报人", "经办人")) == "填表人"
    assert _as_printed("审核人", ("填报人",)) == "审核人"
