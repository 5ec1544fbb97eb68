"""What was confirmed and corrected is found again at the same place, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.model.proposal import Draft, Proposal, RosterRow
from forms.workspace import Workspace
from tests.recording.reports import PERSONS, SUMMARY
from tests.workspace.files import xlsx
from tests.workspace.test_journeys import BLANK, BLANK_ROSTER, PAST_ROSTER

OTHER = SUMMARY.replace("| 5 |", "| 6 |")
STABLE = "| 村基本情况表 | < | < |\n| 村 | 书记 | 耕地面积（亩） |\n| 甲坪村 | | |\n| 乙坪村 | | |\n| 丙坪村 | | |"


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "空.xlsx", BLANK)


def at(draft: Draft, address: str) -> Proposal:
    return next(p for p in draft.proposals if p.field.address == address)


def codes(proposal: Proposal) -> list[str]:
    return [r.code for r in proposal.reasons]


def disputed(desk: Workspace, folder: Path, blank: Path) -> Draft:
    """Two reports say 5 and 6 of the second village's persons."""
    desk.ingest([xlsx(folder / "a.xlsx", SUMMARY), xlsx(folder / "b.xlsx", OTHER)])
    return desk.draft(blank, "2026-03")


def test_a_second_visit_finds_everything_that_was_confirmed(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    first = desk.draft(blank, "2026-03")
    assert desk.remember(first) == sum(p.decision == "filled" for p in first.proposals) > 0
    second = desk.draft(blank, "2026-03")
    assert {p.field.address: p.value for p in second.proposals} == {p.field.address: p.value for p in first.proposals}
    assert {p.tier for p in second.proposals if p.decision == "filled"} == {"A"}
    assert desk.remember(second) == 0  # known already


def test_what_was_seen_when_it_was_settled_contradicts_nothing(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    found = at(desk.draft(blank, "2026-03"), "表!C4")
    assert (found.decision, found.tier, found.value) == ("filled", "A", 6)
    assert [a.value for a in found.alternatives] == [5]


def test_a_new_report_that_says_otherwise_opens_the_question_again(
    desk: Workspace, tmp_path: Path, blank: Path
) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    desk.ingest([xlsx(tmp_path / "c.xlsx", SUMMARY.replace("| 5 |", "| 7 |"))])
    found = at(desk.draft(blank, "2026-03"), "表!C4")
    assert (found.decision, found.value, codes(found)) == ("conflict", None, ["conflict.new_source"])
    assert next(a.value for a in found.alternatives) == 6
    assert 7 in [a.value for a in found.alternatives]


def test_a_fact_that_was_put_right_goes_on_in_forms_where_it_had_been_confirmed(
    desk: Workspace, tmp_path: Path, blank: Path
) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    draft = desk.draft(blank, "2026-03")
    before = at(draft, "表!C4")
    desk.remember(draft)
    (entry,) = desk.browse.history(before.element, before.subject).entries
    desk.browse.correct(before.element, before.subject, entry.period, "9", "人", "与村里核对过")
    found = at(desk.draft(blank, "2026-03"), "表!C4")
    assert (found.decision, found.tier, found.value) == ("filled", "A", 9)
    assert "fill.settled" in codes(found)


def test_what_was_typed_in_place_of_a_fact_is_asked_about_when_the_fact_is_put_right(
    desk: Workspace, tmp_path: Path, blank: Path
) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    draft = desk.draft(blank, "2026-03")
    before = at(draft, "表!C4")
    desk.correct(draft, "表!C4", 8)
    entry = desk.browse.history(before.element, before.subject).entries[-1]
    desk.browse.correct(before.element, before.subject, entry.period, "9", "人", "")
    assert at(desk.draft(blank, "2026-03"), "表!C4").value != 9


def test_a_new_report_that_agrees_changes_nothing(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    desk.ingest([xlsx(tmp_path / "c.xlsx", OTHER.replace("| 9 | 16 |", "| 9 | 17 |"))])
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 6


def test_a_period_bound_value_is_not_carried_to_another_period(desk: Workspace, blank: Path) -> None:
    desk.correct(desk.draft(blank, "2026-03"), "表!C4", 6)
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 6
    assert at(desk.draft(blank, "2026-04"), "表!C4").decision != "filled"


def test_a_stable_value_is_carried_and_a_newer_one_goes_before_it(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "村.xlsx", STABLE)
    desk.correct(desk.draft(blank, "2026-03"), "表!C3", 120)
    carried = at(desk.draft(blank, "2026-05"), "表!C3")
    assert (carried.decision, carried.tier, carried.value) == ("filled", "A", 120)
    assert "fill.still_valid" in codes(carried)
    desk.correct(desk.draft(blank, "2026-04"), "表!C3", 130)
    assert at(desk.draft(blank, "2026-05"), "表!C3").value == 130
    assert at(desk.draft(blank, "2026-03"), "表!C3").value == 120


def test_a_value_confirmed_for_one_place_fills_no_other_form(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(desk.draft(blank, "2026-03"), "表!C4", 6)
    elsewhere = BLANK.replace("农村低保情况统计表", "社会救助基础数据核对表（农村低保）")
    found = at(desk.draft(xlsx(tmp_path / "别.xlsx", elsewhere), "2026-03"), "表!C4")
    assert found.decision != "filled"


def test_a_correction_makes_the_next_period_careful(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    april = SUMMARY.replace("2026年3月", "2026年4月")
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY), xlsx(tmp_path / "b.xlsx", april)])
    desk.correct(desk.draft(blank, "2026-03"), "表!C4", 8)
    april_blank = xlsx(tmp_path / "四月.xlsx", BLANK.replace("2026年3月", "2026年4月"))
    found = at(desk.draft(april_blank, "2026-04"), "表!C4")
    assert (found.decision, found.value, codes(found)[0]) == ("suggested", 5, "suggest.corrected_before")
    assert at(desk.draft(april_blank, "2026-04"), "表!C5").decision == "filled"


# Undo, the list, changes


def test_undo_restores_the_draft_as_it_was(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    before = disputed(desk, tmp_path, blank)
    desk.correct(before, "表!C4", 6)
    [row] = desk.list_decisions()
    desk.undo_decision(row.id)
    assert desk.draft(blank, "2026-03").proposals == before.proposals
    assert desk.list_decisions("corrected") == ()
    [undo] = desk.list_decisions("undo")
    desk.undo_decision(undo.id)
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 6


def test_undoing_a_second_correction_brings_the_first_back(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    desk.correct(desk.draft(blank, "2026-03"), "表!C4", 9)
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 9
    desk.undo_decision(desk.list_decisions()[0].id)
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 6
    assert [r.state for r in desk.list_decisions("corrected", everything=True)] == ["undone", "live"]


def test_the_list_says_what_was_decided_where_and_for_whom(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    [row] = desk.list_decisions()
    assert (row.what, row.state, row.title, row.about, row.value) == (
        "corrected",
        "live",
        "农村低保情况统计表",
        "甲坪村",
        6,
    )
    assert row.path[0] == "人数（人）"
    assert row.period == "2026年3月"


def test_a_decision_can_be_changed_in_the_list(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    desk.change_decision(desk.list_decisions()[0].id, 5)
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 5


@pytest.mark.parametrize("call", ["undo_decision", "change_decision"])
def test_a_decision_that_is_not_there_is_refused(desk: Workspace, call: str) -> None:
    arguments = ("nothing.0",) if call == "undo_decision" else ("nothing.0", 1)
    with pytest.raises(FormsError, match=r"decision\.unknown"):
        getattr(desk, call)(*arguments)


def test_what_was_undone_cannot_be_undone_again(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.correct(disputed(desk, tmp_path, blank), "表!C4", 6)
    [row] = desk.list_decisions()
    desk.undo_decision(row.id)
    with pytest.raises(FormsError, match=r"decision\.undone"):
        desk.undo_decision(row.id)
    with pytest.raises(FormsError, match=r"decision\.no_value"):
        desk.change_decision(row.id, 1)


# Not this; this field asks that


def test_a_refused_value_is_not_filled_again_for_this_period(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    draft = desk.draft(blank, "2026-03")
    assert at(draft, "表!C4").decision == "filled"
    desk.refuse(draft, "表!C4", 5)
    found = at(desk.draft(blank, "2026-03"), "表!C4")
    assert (found.decision, found.value, codes(found)) == ("blank", None, ["blank.refused_before"])
    desk.correct(desk.draft(blank, "2026-03"), "表!C4", 5)  # thought better of it
    assert at(desk.draft(blank, "2026-03"), "表!C4").value == 5


def test_a_value_that_is_refused_after_it_was_confirmed_gives_way(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    desk.remember(desk.draft(blank, "2026-03"))
    draft = desk.draft(blank, "2026-03")
    desk.refuse(draft, "表!C4", 5)
    found = at(desk.draft(blank, "2026-03"), "表!C4")
    assert (found.decision, codes(found)) == ("blank", ["blank.refused_before"])
    desk.undo_decision(desk.list_decisions("not_this")[0].id)
    assert desk.draft(blank, "2026-03") == draft


def test_checks_are_made_of_what_a_person_left(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY.replace("| 9 | 16 |", "| 9 | 17 |").replace("合计", "全镇合计"))])
    desk.ingest([xlsx(tmp_path / "b.xlsx", SUMMARY.replace("2026年3月", "2026年2月").replace("| 9 |", "| 9000 |"))])
    before = [c.code for c in desk.draft(blank, "2026-03").checks if "表!C5" in c.addresses]
    desk.correct(desk.draft(blank, "2026-03"), "表!C5", 8800)
    after = [c.code for c in desk.draft(blank, "2026-03").checks if "表!C5" in c.addresses]
    assert ("check.swing" in before, "check.swing" in after) == (True, False)


def test_a_refused_element_answers_the_field_no_more(desk: Workspace, tmp_path: Path, blank: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    draft = desk.draft(blank, "2026-03")
    desk.refuse(draft, "表!C4", element=at(draft, "表!C4").element)
    again = desk.draft(blank, "2026-03")
    assert at(again, "表!C4").decision == "blank"
    assert at(again, "表!C5").decision == "filled"


def test_a_bound_field_is_answered_by_its_element_in_every_period(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    odd = BLANK.replace("户数（户）", "甲类口径（户）")
    blank = xlsx(tmp_path / "怪.xlsx", odd)
    draft = desk.draft(blank, "2026-03")
    assert at(draft, "表!B4").decision == "blank"
    households = at(desk.draft(xlsx(tmp_path / "空.xlsx", BLANK), "2026-03"), "表!B4")
    desk.bind(draft, "表!B4", households.element)
    found = at(desk.draft(blank, "2026-03"), "表!B4")
    assert (found.decision, found.tier, found.value) == ("filled", "A", households.value)
    assert at(desk.draft(blank, "2026-03"), "表!B5").decision == "blank"
    with pytest.raises(FormsError, match=r"element\.unknown"):
        desk.bind(draft, "表!B4", "0" * 24)


# Rosters


@pytest.fixture
def carried(desk: Workspace, tmp_path: Path) -> tuple[Path, Draft]:
    desk.ingest([xlsx(tmp_path / "三月.xlsx", PAST_ROSTER)])
    blank = xlsx(tmp_path / "四月.xlsx", BLANK_ROSTER)
    return blank, desk.draft(blank, "2026-04")


def rows_of(draft: Draft) -> dict[object, RosterRow]:
    return {row.cells[1].value: row for row in draft.rosters[0].rows}


def left(draft: Draft) -> list[dict[int, object]]:
    return [{i: c.value for i, c in row.cells.items()} for row in draft.rosters[0].rows]


def test_a_corrected_cell_is_remembered_by_its_row_and_column(desk: Workspace, carried: tuple[Path, Draft]) -> None:
    blank, draft = carried
    rows = left(draft)
    rows[1][4] = "13900000009"
    desk.remember(draft, rows={draft.rosters[0].table: rows})  # type: ignore[dict-item]
    again = rows_of(desk.draft(blank, "2026-04"))
    assert again["李二乙"].cells[4].value == "13900000009"
    assert again["李二乙"].cells[4].decision == "filled"
    assert again["张一甲"].cells[4].value == "13900000001"


def test_added_and_removed_rows_are_remembered(desk: Workspace, carried: tuple[Path, Draft]) -> None:
    blank, draft = carried
    rows = [left(draft)[1], {1: "王三丙", 2: PERSONS[2], 3: "3组"}]
    desk.remember(draft, rows={draft.rosters[0].table: rows})  # type: ignore[dict-item]
    again = desk.draft(blank, "2026-04")
    assert list(rows_of(again)) == ["李二乙", "王三丙"]
    assert [row.cells[0].value for row in again.rosters[0].rows if 0 in row.cells] == [1]
    for row in desk.list_decisions():
        desk.undo_decision(row.id)
    assert desk.draft(blank, "2026-04").rosters == draft.rosters


def test_rows_stay_in_their_period_but_lasting_cells_are_carried(desk: Workspace, carried: tuple[Path, Draft]) -> None:
    blank, draft = carried
    rows = [{**left(draft)[0], 3: "5组"}, {1: "王三丙", 2: PERSONS[2], 3: "3组"}]
    desk.remember(draft, rows={draft.rosters[0].table: rows})  # type: ignore[dict-item]
    may = blank.with_name("五月.xlsx")
    xlsx(may, BLANK_ROSTER.replace("2026年4月", "2026年5月"))
    again = rows_of(desk.draft(may, "2026-05"))
    assert list(again) == ["张一甲", "李二乙"]
    assert again["张一甲"].cells[3].value == "5组"


def test_a_row_is_kept_by_name_and_village_where_no_id_number_stands(desk: Workspace, tmp_path: Path) -> None:
    blank = xlsx(tmp_path / "空.xlsx", "| 摸底花名册 | < | < |\n| 姓名 | 村 | 联系电话 |\n| | | |\n| | | |")
    draft = desk.draft(blank, "2026-04")
    rows = [{0: "张一甲", 1: "甲坪村", 2: "13900000001"}, {0: "张一甲", 1: "乙坪村", 2: "13900000002"}]
    desk.remember(draft, rows={draft.rosters[0].table: rows})  # type: ignore[dict-item]
    assert left(desk.draft(blank, "2026-04")) == rows


def test_a_roster_that_is_not_in_the_form_is_refused(desk: Workspace, carried: tuple[Path, Draft]) -> None:
    with pytest.raises(FormsError, match=r"table\.unknown"):
        desk.remember(carried[1], rows={"nothing": []})
