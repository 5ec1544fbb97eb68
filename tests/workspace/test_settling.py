"""Conflicts: shown with all sides, settled once, open again when something new says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.workspace import Workspace
from tests.recording.reports import SUMMARY
from tests.workspace.files import xlsx
from tests.workspace.test_journeys import BLANK
from tests.workspace.test_memory import at, codes

SIDES = [SUMMARY, SUMMARY.replace("| 5 |", "| 6 |")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        workspace.ingest([xlsx(tmp_path / f"{n}.xlsx", table) for n, table in enumerate(SIDES)])
        yield workspace


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another form that asks the same."""
    return xlsx(tmp_path / "别.xlsx", BLANK.replace("农村低保情况统计表", "社会救助基础数据核对表（农村低保）"))


def test_a_conflict_is_listed_with_all_its_sides(desk: Workspace) -> None:
    [found] = desk.conflicts()
    assert (found.about, found.period[:5], found.settled_before) == ("甲坪村", "month", False)
    assert sorted(side.value for side in found.sides) == ["5", "6"]
    assert all(side.provenance[0].submission for side in found.sides)


def test_one_of_the_sides_settles_it_for_every_form(desk: Workspace, elsewhere: Path) -> None:
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").decision == "conflict"
    [found] = desk.conflicts()
    side = [s.value for s in found.sides].index("6")
    desk.settle_conflict(found, side, note="与村里核对过")
    assert desk.conflicts() == ()
    place = at(desk.draft(elsewhere, "2026-03"), "表!C4")
    assert (place.decision, place.value, "fill.settled" in codes(place)) == ("filled", 6, True)
    assert desk.list_decisions("settlement")[0].note == "与村里核对过"


def test_a_third_value_settles_it_too(desk: Workspace, elsewhere: Path) -> None:
    desk.settle_conflict(desk.conflicts()[0], value="8")
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").value == 8


def test_a_conflict_seen_in_a_draft_is_settled_there(desk: Workspace, elsewhere: Path) -> None:
    draft = desk.draft(elsewhere, "2026-03")
    desk.settle_field(draft, "表!C4", 6)
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").value == 6
    assert desk.conflicts() == ()
    with pytest.raises(FormsError, match=r"conflict\.none"):
        desk.settle_field(draft, "表!C5", 1)


def test_a_report_that_agrees_leaves_it_settled(desk: Workspace, elsewhere: Path, tmp_path: Path) -> None:
    desk.settle_conflict(desk.conflicts()[0], value="6")
    desk.ingest([xlsx(tmp_path / "c.xlsx", SIDES[1].replace("| 2 | 2 |", "| 2 | 3 |"))])
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").value == 6


def test_something_new_that_differs_opens_it_again(desk: Workspace, elsewhere: Path, tmp_path: Path) -> None:
    desk.settle_conflict(desk.conflicts()[0], value="6")
    desk.ingest([xlsx(tmp_path / "c.xlsx", SUMMARY.replace("| 5 |", "| 7 |"))])
    [found] = desk.conflicts()
    assert (sorted(s.value for s in found.sides), found.settled_before) == (["6", "7"], True)
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").decision == "conflict"
    desk.settle_conflict(found, value="7")
    assert at(desk.draft(elsewhere, "2026-03"), "表!C4").value == 7
    assert [r.state for r in desk.list_decisions("settlement", everything=True)] == ["live", "replaced"]


def test_undoing_a_settlement_restores_the_conflict(desk: Workspace, elsewhere: Path) -> None:
    before, listed = desk.draft(elsewhere, "2026-03"), desk.conflicts()
    desk.settle_conflict(listed[0], value="6")
    desk.undo_decision(desk.list_decisions("settlement")[0].id)
    assert desk.conflicts() == listed
    assert desk.draft(elsewhere, "2026-03") == before


def test_another_period_is_not_settled_with_it(desk: Workspace, tmp_path: Path) -> None:
    april = [t.replace("2026年3月", "2026年4月") for t in SIDES]
    desk.ingest([xlsx(tmp_path / f"四{n}.xlsx", table) for n, table in enumerate(april)])
    first, second = desk.conflicts()
    desk.settle_conflict(first, value="6")
    assert [c.id for c in desk.conflicts()] == [second.id]


def test_a_side_that_is_not_there_is_refused(desk: Workspace) -> None:
    with pytest.raises(FormsError, match=r"conflict\.no_side"):
        desk.settle_conflict(desk.conflicts()[0], side=9)
    with pytest.raises(FormsError, match=r"conflict\.no_value"):
        desk.settle_conflict(desk.conflicts()[0])


OTHER = SUMMARY.replace("农村低保情况统计表", "社会救助基础数据月报").replace("| 户数", "| 农村低保户数").replace(
    "| 人数", "| 农村低保人数"
)  # fmt: skip


def test_reports_that_ask_the_same_in_other_words_contradict_each_other(tmp_path: Path, elsewhere: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest([xlsx(tmp_path / "一.xlsx", SUMMARY), xlsx(tmp_path / "二.xlsx", OTHER.replace("| 5 |", "| 6 |"))])
        [found] = desk.conflicts()
        assert (found.about, sorted(s.value for s in found.sides), len(found.elements)) == ("甲坪村", ["5", "6"], 2)
        desk.settle_conflict(found, value="6")
        assert desk.conflicts() == ()
        assert at(desk.draft(elsewhere, "2026-03"), "表!C4").value == 6
        again = OTHER.replace("| 5 |", "| 7 |").replace("月报", "快报")
        desk.ingest([xlsx(tmp_path / "三.xlsx", again)])
        [found] = desk.conflicts()
        assert (sorted(s.value for s in found.sides), found.settled_before) == (["6", "7"], True)


def test_another_name_of_the_same_day_contradicts_too(tmp_path: Path) -> None:
    stock = SUMMARY.replace("农村低保情况统计表", "农村低保期末情况统计表")
    quarter = stock.replace("2026年3月", "2026年3月末").replace("| 5 |", "| 6 |")
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest([xlsx(tmp_path / "一.xlsx", stock), xlsx(tmp_path / "二.xlsx", quarter)])
        [found] = desk.conflicts()
        assert sorted(side.value for side in found.sides) == ["5", "6"]


def test_what_agrees_in_other_units_is_no_conflict(tmp_path: Path) -> None:
    areas = SUMMARY.replace("农村低保情况统计表", "耕地基本情况统计表").replace("户数（户）", "耕地面积（亩）")
    other = areas.replace("（亩）", "（公顷）").replace("| 3 |", "| 0.2 |").replace("| 4 |", "| 0.2667 |")
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest(
            [
                xlsx(tmp_path / "一.xlsx", areas),
                xlsx(tmp_path / "二.xlsx", other.replace("| 2 | 2 |", "| 0.1333 | 2 |")),
            ]
        )
        assert [c.name for c in desk.conflicts() if "耕地" in c.name and c.about != "云溪镇"] == []
