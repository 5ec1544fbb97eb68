"""Decisions travel like reports: in any order, every desktop ends with the same, and differences are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.model.proposal import Draft
from forms.workspace import Workspace
from tests.recording.reports import SUMMARY
from tests.sync.desk import Desk, befriend
from tests.workspace.files import xlsx
from tests.workspace.test_journeys import BLANK
from tests.workspace.test_memory import at, codes

Pair = tuple[Workspace, Workspace]


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Pair]:
    with Workspace.throwaway("云溪镇", "999101") as one, Workspace.throwaway("云溪镇", "999101") as other:
        befriend(Desk(one._profile, tmp_path), Desk(other._profile, tmp_path))
        one.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY), xlsx(tmp_path / "b.xlsx", SUMMARY.replace("| 5 |", "| 6 |"))])
        exchange((one, other), tmp_path)
        yield one, other


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "空" / "空.xlsx", BLANK)


def exchange(desks: Pair, folder: Path) -> None:
    for _ in range(2):
        for desk in desks:
            desk.sync_folder(folder)


def draft(desk: Workspace, blank: Path) -> Draft:
    return desk.draft(blank, "2026-03")


def decided(desk: Workspace) -> list[tuple[str, str]]:
    return [(row.id, row.state) for row in desk.list_decisions(everything=True)]


def test_a_decision_alone_arrives_and_holds(desks: Pair, tmp_path: Path, blank: Path) -> None:
    one, other = desks
    one.correct(draft(one, blank), "表!C4", 6)
    exchange(desks, tmp_path)
    assert at(draft(other, blank), "表!C4").value == 6
    assert draft(other, blank).proposals == draft(one, blank).proposals
    other.undo_decision(other.list_decisions()[0].id)
    exchange(desks, tmp_path)
    assert at(draft(one, blank), "表!C4").decision == "conflict"
    assert decided(one) == decided(other)


def test_two_desktops_that_decide_differently_fill_nothing_until_one_settles_it(
    desks: Pair, tmp_path: Path, blank: Path
) -> None:
    one, other = desks
    one.correct(draft(one, blank), "表!C4", 6)
    other.correct(draft(other, blank), "表!C4", 5)
    exchange(desks, tmp_path)
    for desk in desks:
        found = at(draft(desk, blank), "表!C4")
        assert (found.decision, found.value) == ("conflict", None)
        assert codes(found)[0].startswith("conflict.")
    one.correct(draft(one, blank), "表!C4", 5)
    exchange(desks, tmp_path)
    assert [at(draft(desk, blank), "表!C4").value for desk in desks] == [5, 5]
    assert decided(one) == decided(other)


def test_a_settlement_and_a_merge_of_one_desktop_hold_on_the_other(desks: Pair, tmp_path: Path, blank: Path) -> None:
    one, other = desks
    one.settle_conflict(one.conflicts()[0], value="6")
    exchange(desks, tmp_path)
    assert other.conflicts() == ()
    assert at(draft(other, blank), "表!C4").value == 6
    both = sorted(row.id for row in one._profile.subjects("village"))[:2]
    other.merge_subjects(both[0], both[1])
    exchange(desks, tmp_path)
    assert one._ledger.people() == other._ledger.people()
    assert one.why_merged(both[0])[1].rule == "by_hand"
