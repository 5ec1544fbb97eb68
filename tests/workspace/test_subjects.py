"""Persons who are one: found, explained, asked about, merged and split by hand, and everything undone again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.workspace import Workspace
from tests.recording.reports import PERSONS, number_of
from tests.workspace.files import xlsx
from tests.workspace.test_memory import at

WITH_ID = f"""
| 农村低保对象花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 姓名 | 身份证号 | 村 | 民族 |
| 张一甲 | "{PERSONS[0]}" | 甲坪村 | 汉族 |
| 李二乙 | "{PERSONS[1]}" | 乙坪村 | 苗族 |
"""
WITHOUT_ID = """
| 高龄老人走访花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 姓名 | 出生日期 | 所在村 | 联系电话 |
| 张一甲 | 1980-01-01 | 甲坪村 | "13900000001" |
| 王三丙 | 1990-05-05 | 甲坪村 | "13900000003" |
"""
FORM = "| 走访登记表 | < |\n| 姓名 | |\n| 身份证号 | |\n| 民族 | |\n| 联系电话 | |"
SECOND = number_of("19800101", 3)  # somebody else of the same birth date
NAMELESS = "n:张一甲|甲坪村|1980-01-01"


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


@pytest.fixture
def form(desk: Workspace, tmp_path: Path) -> Path:
    desk.ingest([xlsx(tmp_path / "低保.xlsx", WITH_ID), xlsx(tmp_path / "走访.xlsx", WITHOUT_ID)])
    return xlsx(tmp_path / "登记.xlsx", FORM)


def telephone(desk: Workspace, form: Path) -> object:
    return at(desk.draft(form, "2026-03", PERSONS[0]), "表!B5").value


def test_a_row_without_a_number_is_the_person_of_its_name_village_and_birth(desk: Workspace, form: Path) -> None:
    assert telephone(desk, form) == "13900000001"
    assert at(desk.draft(form, "2026-03", "张一甲"), "表!B4").value == "汉族"
    assert at(desk.draft(form, "2026-03", PERSONS[1]), "表!B5").value is None


def test_why_they_are_one_names_the_rule_and_the_rows(desk: Workspace, form: Path) -> None:
    found = desk.why_merged(f"p:{PERSONS[0]}")
    assert [(m.subject, m.rule) for m in found] == [(f"p:{PERSONS[0]}", "same_id"), (NAMELESS, "name_village_birth")]
    assert [place.file for m in found for place in m.rows] == ["低保.xlsx", "走访.xlsx"]
    assert desk.why_merged(NAMELESS) == found


def test_a_split_parts_them_and_its_undo_joins_them_again(desk: Workspace, form: Path) -> None:
    before = desk.draft(form, "2026-03", PERSONS[0])
    desk.split_subjects(f"p:{PERSONS[0]}", NAMELESS)
    assert telephone(desk, form) is None
    desk.undo_decision(desk.list_decisions("split")[0].id)
    assert desk.draft(form, "2026-03", PERSONS[0]) == before


def test_a_second_person_of_the_description_leaves_it_open_until_it_is_answered(
    desk: Workspace, form: Path, tmp_path: Path
) -> None:
    more = WITH_ID.replace("农村低保对象花名册", "特困人员花名册").replace(PERSONS[0], SECOND)
    desk.ingest([xlsx(tmp_path / "特困.xlsx", more)])
    assert telephone(desk, form) is None
    asked = {(q.a, q.b): q for q in desk.questions() if q.kind == "subjects"}
    assert {q.why for q in asked.values()} == {"question.several_persons", "question.same_description"}
    desk.answer(asked[f"p:{PERSONS[0]}", NAMELESS], "yes")
    assert telephone(desk, form) == "13900000001"
    assert desk.why_merged(NAMELESS)[1].decision == desk.list_decisions("merge")[0].id
    assert (f"p:{PERSONS[0]}", NAMELESS) not in {(q.a, q.b) for q in desk.questions()}


def test_later_puts_a_question_off_and_no_ends_it(desk: Workspace, form: Path, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "特困.xlsx", WITH_ID.replace(PERSONS[0], SECOND).replace("低保对象", "特困人员"))])
    question = next(q for q in desk.questions() if {q.a, q.b} == {f"p:{PERSONS[0]}", f"p:{SECOND}"})
    desk.answer(question, "later")
    assert question not in desk.questions()
    assert question in desk.questions(put_off=True)
    desk.answer(question, "no")
    assert question not in desk.questions(put_off=True)
    desk.undo_decision(desk.list_decisions("split")[0].id)
    assert question in desk.questions(put_off=True)


def test_a_merge_by_hand_is_found_and_undone(desk: Workspace, form: Path) -> None:
    other = "n:王三丙|甲坪村|1990-05-05"
    assert at(desk.draft(form, "2026-03", PERSONS[1]), "表!B5").value is None
    desk.merge_subjects(f"p:{PERSONS[1]}", other, "登记时写错了姓名")
    assert at(desk.draft(form, "2026-03", PERSONS[1]), "表!B5").value == "13900000003"
    desk.undo_decision(desk.list_decisions("merge")[0].id)
    assert at(desk.draft(form, "2026-03", PERSONS[1]), "表!B5").value is None


def test_a_row_with_a_broken_number_is_nobody(desk: Workspace, tmp_path: Path) -> None:
    broken = WITHOUT_ID.replace("联系电话", "身份证号").replace("13900000001", "99910119800101001")
    desk.ingest([xlsx(tmp_path / "坏.xlsx", broken)])
    assert NAMELESS not in {s.id for s in desk._ledger.profile.subjects()}


@pytest.mark.parametrize(("a", "b"), [("unit", NAMELESS), (NAMELESS, "p:nobody")])
def test_only_known_subjects_are_merged_and_never_the_unit(desk: Workspace, form: Path, a: str, b: str) -> None:
    with pytest.raises(FormsError, match=r"subject\.not_known"):
        desk.merge_subjects(a, b)
    with pytest.raises(FormsError, match=r"subject\.same"):
        desk.merge_subjects(NAMELESS, NAMELESS)


def test_elements_of_much_alike_labels_are_asked_about_and_a_yes_lets_one_answer_for_the_other(
    desk: Workspace, tmp_path: Path
) -> None:
    rows = "| 甲坪村 | {1} |\n| 乙坪村 | {1} |\n| 丙坪村 | {1} |"
    table = f"| 村务台账情况统计表 | < |\n| 填报单位：云溪镇 | 2026年3月 |\n| 村 | {{0}} |\n{rows}"
    desk.ingest(
        [
            xlsx(tmp_path / "一.xlsx", table.format("农村低保砚台棚子人数（人）", 3)),
            xlsx(tmp_path / "二.xlsx", table.format("农村低保砚台棚屋人数（人）", 4).replace("2026年3月", "2026年4月")),
        ]
    )
    asked = [q for q in desk.questions() if q.kind == "elements"]
    blank = xlsx(tmp_path / "空.xlsx", table.format("农村低保砚台棚子人数（人）", "").replace("2026年3月", "2026年4月"))
    assert at(desk.draft(blank, "2026-04"), "表!B4").decision != "filled"
    assert asked
    desk.answer(asked[0], "yes")
    assert at(desk.draft(blank, "2026-04"), "表!B4").value == 4
    desk.undo_decision(desk.list_decisions("same_element")[0].id)
    assert at(desk.draft(blank, "2026-04"), "表!B4").decision != "filled"
