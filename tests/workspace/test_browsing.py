"""Looking through a profile: lists page by page, a fact's history, who used a value, a correction and its undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.workspace import Workspace
from tests.recording.reports import PERSONS, ROSTER, SUMMARY
from tests.workspace.files import xlsx

FEBRUARY = SUMMARY.replace("2026年3月", "2026年2月").replace("| 3 | 5 |", "| 3 | 4 |")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        tables = {"低保3月.xlsx": SUMMARY, "低保2月.xlsx": FEBRUARY, "花名册.xlsx": ROSTER}
        workspace.ingest([xlsx(tmp_path / name, table) for name, table in tables.items()])
        yield workspace


def persons_count(desk: Workspace) -> str:
    [found] = desk.browse.elements("人数")
    return found.id


def test_subjects_come_by_kind_and_are_found_by_name_and_number(desk: Workspace) -> None:
    browse = desk.browse
    assert [s.name for s in browse.subjects()][:4] == ["云溪镇", "丙坪村", "乙坪村", "甲坪村"]
    assert [s.kind for s in browse.subjects("云溪")] == ["unit"]
    assert [s.id for s in browse.subjects("张一")] == [f"p:{PERSONS[0]}"]
    assert [(s.name, s.number) for s in browse.subjects(PERSONS[1][-6:])] == [("李二乙", PERSONS[1])]
    assert {s.kind for s in browse.subjects(kinds=["person"])} == {"person"}
    assert browse.subjects("100%_!") == ()


def test_pages_follow_each_other_without_gap_or_repetition(desk: Workspace) -> None:
    browse = desk.browse
    whole = browse.subjects()
    assert len(whole) == 6
    assert tuple(s for offset in (0, 2, 4, 6) for s in browse.subjects(offset=offset, limit=2)) == whole
    elements = browse.elements()
    assert tuple(e for at in range(len(elements)) for e in browse.elements(offset=at, limit=1)) == elements


def test_elements_are_found_by_what_is_meant_whatever_it_is_called(desk: Workspace) -> None:
    def names(text: str) -> list[str]:
        return [e.name for e in desk.browse.elements(text, meant=True)]

    assert names("人数") == [e.name for e in desk.browse.elements("人数")]  # by name first
    assert desk.browse.elements("最低生活保障户数") == ()
    assert names("最低生活保障户数") == ["户数（户）"]  # 低保 stands in the title of the form
    assert names("最低生活保障户数 未知词") == []
    assert names("特困人员") == names("没有的词") == []


def test_pages_of_facts_say_where_the_next_begins(desk: Workspace) -> None:
    element = persons_count(desk)
    names, at = [], 0
    while at >= 0:
        page = desk.browse.facts_of_element(element, offset=at, limit=3)
        names += [f.about.name for f in page.lines]
        at = page.next
    assert names == [f.about.name for f in desk.browse.facts_of_element(element).lines]
    assert len(names) == 4


def test_a_subjects_facts_show_the_newest_value_and_how_many_there_are(desk: Workspace) -> None:
    found = {f.name: f for f in desk.browse.facts_of_subject("v:甲坪村").lines}
    line = next(f for name, f in found.items() if "人数" in name)
    assert (line.value, line.unit, line.times, line.period[:16]) == ("5", "人", 2, "month:2026-03-01")
    assert [f.value for f in desk.browse.facts_of_subject("v:甲坪村", "人数").lines] == ["5"]


def test_an_elements_facts_stand_for_each_subject(desk: Workspace) -> None:
    found = desk.browse.facts_of_element(persons_count(desk)).lines
    assert {(f.about.name, f.value) for f in found} == {
        ("云溪镇", "16"), ("甲坪村", "5"), ("乙坪村", "9"), ("丙坪村", "2"),
    }  # fmt: skip
    assert [f.about.name for f in desk.browse.facts_of_element(persons_count(desk), "甲坪").lines] == ["甲坪村"]


def test_numbers_of_persons_are_marked_to_be_masked(desk: Workspace) -> None:
    found = {f.name: f for f in desk.browse.facts_of_subject(f"p:{PERSONS[0]}").lines}
    assert {name for name, f in found.items() if f.sensitive} == {"身份证号", "联系电话"}


def test_history_goes_through_the_periods_with_file_and_cell(desk: Workspace) -> None:
    history = desk.browse.history(persons_count(desk), "v:甲坪村")
    assert [(e.value, e.number, e.provenance.file if e.provenance else "") for e in history.entries] == [
        ("5", 5.0, "低保3月.xlsx"), ("4", 4.0, "低保2月.xlsx"),
    ]  # fmt: skip
    assert all(e.provenance and e.provenance.address == "表!C4" for e in history.entries)
    with pytest.raises(FormsError, match=r"fact\.unknown"):
        desk.browse.history(persons_count(desk), "v:没有村")


def test_a_correction_stands_for_the_reports_and_its_undo_brings_them_back(desk: Workspace) -> None:
    element, browse = persons_count(desk), desk.browse
    march = browse.history(element, "v:甲坪村").fact.period
    decision = browse.correct(element, "v:甲坪村", march, "7", note="与村里核对过")
    history = browse.history(element, "v:甲坪村")
    assert (history.fact.value, history.fact.settled) == ("7", True)
    assert [(e.value, e.replaced, e.note) for e in history.entries] == [
        ("7", False, "与村里核对过"), ("5", True, ""), ("4", False, ""),
    ]  # fmt: skip
    assert history.entries[0].decision == decision
    assert [f.value for f in browse.facts_of_subject("v:甲坪村", "人数").lines] == ["7"]
    desk.undo_decision(decision)
    assert [e.value for e in browse.history(element, "v:甲坪村").entries] == ["5", "4"]


def test_a_correction_of_a_correction_is_undone_to_the_first(desk: Workspace) -> None:
    element, browse = persons_count(desk), desk.browse
    march = browse.history(element, "v:甲坪村").fact.period
    browse.correct(element, "v:甲坪村", march, "7")
    second = browse.correct(element, "v:甲坪村", march, "8")
    assert [e.value for e in browse.history(element, "v:甲坪村").entries] == ["8", "5", "4"]
    desk.undo_decision(second)
    assert [e.value for e in browse.history(element, "v:甲坪村").entries] == ["7", "5", "4"]


def test_what_lasts_is_corrected_for_all_periods_and_stands_first(desk: Workspace, tmp_path: Path) -> None:
    person = f"p:{PERSONS[0]}"
    desk.ingest([xlsx(tmp_path / "四月.xlsx", ROSTER.replace("2026年3月", "2026年4月"))])
    phone = _phone(desk)
    decision = desk.browse.correct(phone, person, desk.browse.history(phone, person).fact.period, "13900000009")
    entries = desk.browse.history(phone, person).entries
    assert (entries[0].value, entries[0].decision, entries[0].replaced) == ("13900000009", decision, False)
    assert {e.replaced for e in entries[1:]} == {True}


def test_what_a_person_entered_has_no_file_to_show(desk: Workspace, tmp_path: Path) -> None:
    form = xlsx(tmp_path / "表.xlsx", "| 农村低保基础数据核实表 | < |\n| 村 | 人数（人） |\n| 甲坪村 | |\n| 乙坪村 | |")
    desk.correct(desk.draft(form, "2026-03"), "表!B3", 6)
    files = {r.source: desk.browse.has_file(r.id) for r in desk.browse.reports()}
    assert files == {"report": True, "manual": False}


def test_a_corrected_value_is_what_the_next_form_gets(desk: Workspace, tmp_path: Path) -> None:
    element = persons_count(desk)
    march = desk.browse.history(element, "v:甲坪村").fact.period
    desk.browse.correct(element, "v:甲坪村", march, "7")
    form = xlsx(tmp_path / "表.xlsx", "| 农村低保基础数据核实表 | < |\n| 村 | 人数（人） |\n| 甲坪村 | |\n| 乙坪村 | |")
    values = {p.field.address: p.value for p in desk.draft(form, "2026-03").proposals}
    assert (values["表!B3"], values["表!B4"]) == (7, 9)


def test_reports_that_used_a_value_are_told_before_it_is_corrected(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "核实.xlsx", SUMMARY.replace("农村低保情况统计表", "农村低保情况核实表"))])
    element = persons_count(desk)
    march = desk.browse.history(element, "v:甲坪村").fact.period
    used = desk.browse.uses(element, "v:甲坪村", march, "5")
    assert {(u.file, u.address, u.same_period) for u in used} == {
        ("低保3月.xlsx", "表!C4", True), ("核实.xlsx", "表!C4", True),
    }  # fmt: skip
    assert [u.file for u in desk.browse.uses(element, "v:甲坪村", march, "4")] == ["低保2月.xlsx"]
    assert desk.browse.uses(element, "v:甲坪村", march, "1234") == ()


def test_a_form_in_which_the_value_was_confirmed_used_it(desk: Workspace, tmp_path: Path) -> None:
    form = xlsx(tmp_path / "表.xlsx", "| 农村低保基础数据核实表 | < |\n| 村 | 人数（人） |\n| 甲坪村 | |\n| 乙坪村 | |")
    draft = desk.draft(form, "2026-03")
    desk.remember(draft, {}, ["表!B3"])
    element = persons_count(desk)
    used = desk.browse.uses(element, "v:甲坪村", desk.browse.history(element, "v:甲坪村").fact.period, "5")
    assert [(u.kind, u.title) for u in used if u.kind == "form"] == [("form", "农村低保基础数据核实表")]


def test_reports_are_listed_with_what_was_understood_of_them(desk: Workspace) -> None:
    listed = desk.browse.reports()
    assert {r.file for r in listed} == {"低保3月.xlsx", "低保2月.xlsx", "花名册.xlsx"}
    [roster] = desk.browse.reports("花名册")
    understood = desk.browse.understanding(roster.id)
    assert (understood.read, understood.unread) == (roster.facts, sum(bool(p.why) for p in understood.places))
    assert {p.why for p in understood.places if p.path[-1:] == ("序号",)} == {"unread.not_kept"}
    assert all(p.sensitive for p in understood.places if p.path[-1] in ("身份证号", "联系电话"))
    with pytest.raises(FormsError, match=r"record\.unknown"):
        desk.browse.understanding("0" * 64)


def test_subjects_taken_for_another_are_listed_once_with_all_they_hold(desk: Workspace) -> None:
    a, b = (f"p:{number}" for number in PERSONS[:2])
    desk.merge_subjects(a, b)
    people = [s.id for s in desk.browse.subjects(kinds=["person"])]
    assert len(people) == 1
    phones = desk.browse.history(_phone(desk), people[0])
    assert {e.value for e in phones.entries} == {"13900000001", "13900000002"}


def _phone(desk: Workspace) -> str:
    [found] = desk.browse.elements("联系电话")
    return found.id


HOUSEHOLDS = f"""
| 防止返贫监测户台账 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 户主 | 身份证号 | 监测类别 |
| 王五戊 | "{PERSONS[2]}" | 脱贫不稳定户 |
"""


def test_a_person_whom_only_the_head_of_the_household_names_is_called_so_and_found(
    desk: Workspace, tmp_path: Path
) -> None:
    desk.ingest([xlsx(tmp_path / "台账.xlsx", HOUSEHOLDS)])
    [found] = desk.browse.subjects("王五戊")
    assert (found.id, found.name, found.number) == (f"p:{PERSONS[2]}", "王五戊（户主）", PERSONS[2])
