"""What changed in a roster since it was reported last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from forms.model.proposal import Draft, RosterCell, RosterRow
from forms.workspace import Workspace

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@pytest.fixture(scope="module")
def demo() -> tuple[Workspace, Draft]:
    workspace = Workspace.throwaway("云岭镇")
    workspace.ingest([DEMO / "past"])
    template = next(t for t in sorted((DEMO / "blank").iterdir()) if "名册" in t.name)
    return workspace, workspace.draft(template)


def test_a_roster_that_was_carried_on_is_the_same(demo: tuple[Workspace, Draft]) -> None:
    workspace, draft = demo
    (sheet,) = workspace.change_sheets(draft)
    assert sheet.source is not None
    assert Counter(row.kind for row in sheet.rows) == {"same": len(draft.rosters[0].rows)}


def test_rows_that_came_left_or_changed_are_told_apart(demo: tuple[Workspace, Draft]) -> None:
    workspace, draft = demo
    roster = draft.rosters[0]
    table = next(t for t in draft.form.tables if t.id == roster.table)
    money = next(c.index for c in table.columns if c.type == "money" and c.index in roster.rows[1].cells)
    first, second, *others = roster.rows
    before = second.cells[money].value
    changed = replace(second, cells={**second.cells, money: RosterCell(1, "filled")})
    name = next(c.index for c in table.columns if "姓名" in c.path[-1])
    added = RosterRow("", {name: RosterCell("新来的人", "filled")})
    left = replace(draft, rosters=(replace(roster, rows=(changed, *others, added)),))
    (sheet,) = workspace.change_sheets(left)
    counts = Counter(row.kind for row in sheet.rows)
    assert counts == {"same": len(others), "changed": 1, "new": 1, "left": 1}
    (row,) = sheet.of("changed")
    assert [(c.column, c.before, c.now) for c in row.cells] == [(money, before, 1)]
    assert sheet.of("left")[0].row == -1
    assert sheet.of("new")[0].row == len(others) + 1
    assert first.key not in [r.key for r in left.rosters[0].rows]


def test_a_note_is_kept_with_what_was_confirmed(demo: tuple[Workspace, Draft]) -> None:
    workspace, _ = demo
    template = next(t for t in sorted((DEMO / "blank").iterdir()) if "年报" in t.name)
    draft = workspace.draft(template)
    address = next(p.field.address for p in draft.proposals if p.decision == "filled" and p.field.role == "entry")
    assert workspace.remember(draft, {}, [address], notes={address: "与派出所核对过"}) == 1
    (row,) = workspace.list_decisions("confirmed")
    assert row.note == "与派出所核对过"
    workspace.undo_decision(row.id)
    assert workspace.list_decisions("confirmed") == ()
