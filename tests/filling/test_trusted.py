"""The office's order of trust: the trusted side first, filled only where the office said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.model.proposal import Proposal
from forms.recording.exports import Export
from forms.recording.trust import REPORTS, SHARED, system_of
from forms.workspace import Workspace
from tests.journey.on_its_way import monthly
from tests.recording.test_exports import dump
from tests.workspace.files import xlsx

BLANK = """
| 社会救助情况表 | < |
| 填报单位：云溪镇 | 2026年3月 |
| 指标 | 数量 |
| 农村低保人数（人） | |
| 农村低保户数（户） | |
"""
SYSTEM = "低保系统"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The monthly report says 180 persons, the system's dump 181; both say 56 households."""
    with Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")]) as made:
        made.ingest([monthly(tmp_path / "低保3月.xlsx", (31, 100, 25, 80))])
        made.ingest([dump(tmp_path / "导出.xlsx")], export=Export(SYSTEM, dt.date(2026, 3, 31)))
        yield made


def _village(workspace: Workspace, tmp_path: Path) -> Proposal:
    blank = xlsx(tmp_path / "东沟村表.xlsx", BLANK.replace("填报单位：云溪镇", "填报单位：东沟村"))
    draft = workspace.draft(blank, "2026-03", "东沟村")
    return next(p for p in draft.proposals if "人数" in p.field.path[0] or "人数" in p.field.label)


def test_without_an_order_the_conflict_is_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    found = _village(workspace, tmp_path)
    assert found.decision == "conflict"
    assert [r.code for r in found.reasons] == ["conflict.sources_differ"]


@pytest.mark.parametrize(("order", "first"), [((SYSTEM, REPORTS), 101), ((REPORTS, SYSTEM), 100)])
def test_the_trusted_side_stands_first_and_the_rule_is_named(
    workspace: Workspace, tmp_path: Path, order: tuple[str, ...], first: int
) -> None:
    workspace.trusting.set_order(order)
    found = _village(workspace, tmp_path)
    assert found.decision == "conflict"
    assert found.alternatives[0].value == first
    assert dict(found.reasons[-1].context) == {"system": order[0], "order": " > ".join(order)}


def test_an_order_for_another_kind_of_data_says_nothing(workspace: Workspace, tmp_path: Path) -> None:
    workspace.trusting.set_order((SYSTEM, REPORTS), "高龄津贴")
    assert len(_village(workspace, tmp_path).reasons) == 1


def test_the_order_for_the_kind_of_data_goes_before_the_general_one(workspace: Workspace, tmp_path: Path) -> None:
    workspace.trusting.set_order((REPORTS, SYSTEM))
    workspace.trusting.set_order((SYSTEM, REPORTS), "低保")
    assert _village(workspace, tmp_path).alternatives[0].value == 101


def test_it_is_filled_only_after_the_office_said_so_for_that_element(workspace: Workspace, tmp_path: Path) -> None:
    workspace.trusting.set_order((SYSTEM, REPORTS))
    conflict = next(c for c in workspace.conflicts() if "人数" in c.name and c.sides[0].value == "101")
    assert conflict.trusted == SYSTEM
    workspace.trusting.fill(conflict)
    found = _village(workspace, tmp_path)
    assert (found.decision, found.value, found.reasons[0].code) == ("filled", 101, "fill.trusted")


def test_undoing_the_decision_makes_it_a_conflict_again(workspace: Workspace, tmp_path: Path) -> None:
    workspace.trusting.set_order((SYSTEM, REPORTS))
    workspace.trusting.fill(next(c for c in workspace.conflicts() if c.sides[0].value == "101"))
    workspace.undo_decision(*(f.id for f in workspace.trusting.now().fills))
    assert _village(workspace, tmp_path).decision == "conflict"


def test_a_later_order_for_the_same_data_takes_the_place_of_the_first(workspace: Workspace) -> None:
    workspace.trusting.set_order((SYSTEM, REPORTS))
    workspace.trusting.set_order((REPORTS, SYSTEM))
    assert [o.systems for o in workspace.trusting.now().orders] == [(REPORTS, SYSTEM)]
    assert [d.what for d in workspace.list_decisions()] == ["trust_order"]


def test_a_dropped_order_is_gone_and_no_earlier_one_comes_back(workspace: Workspace) -> None:
    workspace.trusting.set_order((REPORTS, SYSTEM))
    workspace.trusting.set_order((SYSTEM, REPORTS))
    workspace.trusting.set_order((SYSTEM, REPORTS), "低保")
    workspace.trusting.drop_order()
    assert [(o.about, o.systems) for o in workspace.trusting.now().orders] == [("低保", (SYSTEM, REPORTS))]


def test_the_systems_that_data_came_from_are_named_own_reports_first(workspace: Workspace) -> None:
    assert workspace.trusting.systems() == (REPORTS, SYSTEM)


def test_what_a_person_entered_is_no_system_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    draft = workspace.draft(xlsx(tmp_path / "空表.xlsx", BLANK), "2026-03")
    workspace.correct(draft, draft.proposals[0].field.address, 182)
    assert [h.source for h in workspace.browse.reports()].count("manual") == 1
    assert workspace.trusting.systems() == (REPORTS, SYSTEM)


def test_neither_an_entry_nor_a_villages_file_brings_an_id_into_the_order() -> None:
    assert [system_of(source, "0f" * 16) for source in ("manual", "entered", "pack")] == [""] * 3
    assert [system_of(source, "") for source in ("report", "shared")] == [REPORTS, SHARED]


@pytest.mark.parametrize(
    ("systems", "about", "code"),
    [((SYSTEM,), "", "trust.too_few"), ((SYSTEM, SYSTEM), "", "trust.too_few")],
)
def test_what_is_no_order_is_refused(workspace: Workspace, systems: tuple[str, ...], about: str, code: str) -> None:
    with pytest.raises(FormsError) as refused:
        workspace.trusting.set_order(systems, about)
    assert refused.value.code == code


def test_nothing_is_filled_from_a_system_that_no_order_puts_first(workspace: Workspace) -> None:
    with pytest.raises(FormsError) as refused:
        workspace.trusting.fill(workspace.conflicts()[0])
    assert refused.value.code == "trust.no_rule"
