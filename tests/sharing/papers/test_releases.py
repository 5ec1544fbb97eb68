"""Who let a reuse list out is kept in the journal, for exactly the list that was agreed to, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.errors import FormsError
from forms.model.prepublish import PublishCheck
from forms.workspace import Workspace
from tests.cli.test_papers import BLANK
from tests.workspace.files import xlsx

DAY = dt.date(2026, 5, 6)


@pytest.fixture
def desk() -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        yield workspace


def listed(desk: Workspace, folder: Path) -> tuple[PublishCheck, str]:
    (arrival,) = desk.templates.bring_in([xlsx(folder / "月报.xlsx", BLANK)])
    (line,) = (line for line in desk.templates.lines() if line.id == arrival.id)
    return desk.templates.look_over(line.id, DAY), line.family


def filled() -> str:
    """Last month's report."""
    return BLANK.replace("2026年4月", "2026年3月").replace("村 | | |", "村 | 3 | 4 |")


def first(desk: Workspace, check: PublishCheck, family: str) -> str:
    return desk.papers.reuse(check, family).running[0]


def test_a_release_stands_in_the_journal_and_is_no_request(desk: Workspace, tmp_path: Path) -> None:
    check, family = listed(desk, tmp_path)
    assert "内部资料" in first(desk, check, family)
    before = desk._profile.state_of("requests")
    desk.papers.release(check, family, "王某 ", DAY)
    assert desk._profile.state_of("requests") != before
    assert desk.papers.released(check, family) == "2026年5月6日经王某同意"
    assert "2026年5月6日经王某同意" in first(desk, check, family)
    assert desk.papers.requests.all() == ()


def test_a_release_is_taken_back(desk: Workspace, tmp_path: Path) -> None:
    check, family = listed(desk, tmp_path)
    desk.papers.release(check, family, "王某", DAY)
    desk.papers.withdraw_release(family)
    assert "内部资料" in first(desk, check, family)
    desk.papers.withdraw_release(family)
    assert desk.papers.released(check, family) == ""


def test_a_list_that_says_something_else_is_internal_again(desk: Workspace, tmp_path: Path) -> None:
    check, family = listed(desk, tmp_path)
    desk.papers.release(check, family, "王某", DAY)
    desk.ingest([xlsx(tmp_path / "上期.xlsx", filled())])
    later, _ = listed(desk, tmp_path)
    assert desk.papers.released(check, family)
    assert desk.papers.released(later, family) == ""


def test_where_a_report_names_no_office_the_list_says_so(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "上期.xlsx", filled())])
    lines = desk.papers.reuse_lines(listed(desk, tmp_path)[0])
    assert any(line.reported for line in lines)
    assert {(bool(line.reported), line.office) for line in lines} <= {(True, "未注明"), (False, "")}


def test_nobody_lets_a_list_out(desk: Workspace, tmp_path: Path) -> None:
    check, family = listed(desk, tmp_path)
    with pytest.raises(FormsError, match=r"paper\.release_by"):
        desk.papers.release(check, family, "  ", DAY)
