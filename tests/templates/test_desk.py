"""Templates in a profile: taken in, recognised, reviewed; every later fill honours the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import Cancelled
from forms.model.proposal import Proposal
from forms.templates import editing
from forms.templates.corrections import Said
from forms.workspace import Workspace
from tests.recording.reports import SUMMARY
from tests.templates.conftest import CARD, MONTHLY, NEW_VERSION, NEXT_MONTH
from tests.workspace.files import cell, xlsx
from tests.workspace.test_journeys import BLANK_ROSTER, PAST_ROSTER


def only(desk: Workspace) -> str:
    (line,) = desk.templates.lines()
    return line.id


def test_several_files_come_in_and_a_bad_one_is_named(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    got = desk.templates.bring_in([monthly, broken, xlsx(tmp_path / "卡.xlsx", CARD)])
    assert [a.status for a in got] == ["new", "failed", "new"]
    assert got[1].error is not None
    assert dict(got[1].error.context)["file"] == "坏.xlsx"
    assert len(desk.templates.lines()) == 2


def test_the_original_is_kept_inside(desk: Workspace, monthly: Path) -> None:
    data = monthly.read_bytes()
    desk.templates.bring_in([monthly])
    monthly.unlink()
    opened = desk.templates.open(only(desk))
    assert opened.data == data
    assert opened.line.kind == "month"
    assert opened.changes is None


def test_the_same_file_again_changes_nothing(desk: Workspace, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    assert [a.status for a in desk.templates.bring_in([monthly])] == ["unchanged"]
    assert len(desk.templates.lines()) == 1


def test_a_form_in_which_nothing_is_found_can_be_reviewed_and_an_empty_file_cannot(
    desk: Workspace, tmp_path: Path
) -> None:
    letter = xlsx(tmp_path / "函.xlsx", "| 请按要求组织填报并及时反馈 |")
    empty = xlsx(tmp_path / "空.xlsx", "| |")
    got = desk.templates.bring_in([letter, empty])
    assert [(a.status, a.fields) for a in got] == [("new", 0), ("failed", 0)]
    assert got[1].error is not None
    assert got[1].error.code == "template.nothing_asked"


def test_next_months_file_is_the_same_template(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    (got,) = desk.templates.bring_in([xlsx(tmp_path / "4月.xlsx", NEXT_MONTH)])
    assert (got.status, got.version, got.changes) == ("same", 1, 0)


def test_a_new_version_says_what_changed(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    (got,) = desk.templates.bring_in([xlsx(tmp_path / "新.xlsx", NEW_VERSION)])
    assert (got.status, got.version) == ("version", 2)
    assert got.changes > 0
    opened = desk.templates.open(only(desk))
    assert opened.before is not None
    assert opened.before.line.version == 1
    assert opened.changes is not None
    assert {f.col_path[-1] for f in opened.changes.added if f.col_path} == {"女性（人）"}


def test_another_form_is_another_template(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    desk.templates.bring_in([monthly, xlsx(tmp_path / "卡.xlsx", CARD)])
    assert [line.version for line in desk.templates.lines()] == [1, 1]


def test_stopped_between_two_files_what_came_in_stays(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            if done == 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.templates.bring_in([monthly, xlsx(tmp_path / "卡.xlsx", CARD)], Stop())
    assert len(desk.templates.lines()) == 1


def at(desk: Workspace, path: Path, address: str) -> Proposal:
    return next(p for p in desk.draft(path).proposals if p.field.address == address)


def test_every_later_fill_of_the_template_honours_the_review(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    review = desk.templates.open(only(desk)).review
    review = editing.remove_field(review, "表!B4")
    review = editing.set_field(review, "表!C4", Said(unit="万人", required=True))
    desk.templates.save_review(only(desk), review.layer)
    later = xlsx(tmp_path / "4月.xlsx", NEXT_MONTH)
    assert "表!B4" not in {p.field.address for p in desk.draft(later).proposals}
    assert at(desk, later, "表!C4").field.unit == "万人"
    required = [c for c in desk.draft(later).checks if c.code == "check.required"]
    assert [c.addresses for c in required] == [("表!C4",)]


def test_a_review_is_kept_once_and_can_be_undone(desk: Workspace, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    review = editing.remove_field(desk.templates.open(only(desk)).review, "表!B4")
    for _ in range(2):
        desk.templates.save_review(only(desk), review.layer)
    (kept,) = desk.list_decisions("review")
    assert desk.templates.lines()[0].corrections == 1
    desk.undo_decision(kept.id)
    assert "表!B4" in {p.field.address for p in desk.draft(monthly).proposals}


def test_a_field_bound_to_an_element_is_filled_from_it(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    blank = xlsx(tmp_path / "空.xlsx", MONTHLY.replace("户数（户）", "甲栏（户）"))
    assert at(desk, blank, "表!B4").decision != "filled"
    element = next(e for e in desk.browse.elements("户数") if "户数" in e.name)
    desk.templates.bring_in([blank])
    review = desk.templates.open(only(desk)).review
    review = editing.set_field(review, "表!B4", Said(element=element.id, element_name=element.name))
    desk.templates.save_review(only(desk), review.layer)
    assert (at(desk, blank, "表!B4").decision, at(desk, blank, "表!B4").value) == ("filled", 3)


def test_the_check_before_publishing_counts_what_is_held(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    desk.ingest([xlsx(tmp_path / "a.xlsx", SUMMARY)])
    desk.templates.bring_in([monthly])
    counts = desk.templates.check(only(desk))
    assert counts == desk.check_sources(monthly)
    assert counts.held > 0


def test_reports_of_a_template_are_counted(desk: Workspace, tmp_path: Path, monthly: Path) -> None:
    filled = MONTHLY.replace("甲坪村 | | |", "甲坪村 | 3 | 5 |")
    desk.ingest([xlsx(tmp_path / "报.xlsx", filled)])
    desk.templates.bring_in([monthly])
    (line,) = desk.templates.lines()
    assert (line.reports, line.last_period) == (1, "month:2026-03-01:2026-03-31")


def test_a_template_is_put_away_and_comes_back(desk: Workspace, monthly: Path) -> None:
    desk.templates.bring_in([monthly])
    decision = desk.templates.put_away(only(desk))
    assert desk.templates.lines() == ()
    desk.undo_decision(decision)
    assert len(desk.templates.lines()) == 1


def test_a_field_that_a_reviewer_added_is_filled_and_read_back(desk: Workspace, tmp_path: Path) -> None:
    """What can be filled can be read: the review holds for past reports too."""
    blank = xlsx(tmp_path / "空.xlsx", "| 走访登记表 | < | < |\n| 姓名 | 住址 | 电话 |\n| 说明：走访户数 | | |")
    desk.templates.bring_in([blank])
    review = desk.templates.open(only(desk)).review
    review = editing.add_field(review, "表", 2, 2, Said(path=("走访户数",), type="integer", unit="户"))
    desk.templates.save_review(only(desk), review.layer)
    draft = desk.draft(blank, "2026-03")
    out = tmp_path / "填.xlsx"
    desk.write(draft, blank, out, overrides={"表!C3": 12})
    assert cell(out, "C3") == 12
    desk.ingest([out])
    assert [e.name for e in desk.browse.elements("走访户数")] == ["走访户数"]


def test_templates_and_reviews_reach_a_paired_desktop(
    desk: Workspace, other: Workspace, monthly: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "收发"
    folder.mkdir()
    other.accept_pairing(folder, desk.start_pairing(folder))
    desk.templates.bring_in([monthly])
    review = editing.remove_field(desk.templates.open(only(desk)).review, "表!B4")
    desk.templates.save_review(only(desk), review.layer)
    for workspace in (desk, other, desk, other):
        workspace.sync_folder(folder)
    opened = other.templates.open(only(other))
    assert opened.data == monthly.read_bytes()
    assert "表!B4" not in {f.address for f in opened.applied.form.fields}


def test_columns_of_a_roster_are_counted_before_publishing(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "册.xlsx", PAST_ROSTER)])
    desk.templates.bring_in([xlsx(tmp_path / "空.xlsx", BLANK_ROSTER)])
    single = desk.check_sources(tmp_path / "空.xlsx")
    whole = desk.templates.check(only(desk))
    assert {f.path for f in whole.fields} >= {("姓名",), ("身份证号",), ("联系电话",)}
    assert whole.held >= single.held + 3
    assert whole.total == len(whole.fields)
