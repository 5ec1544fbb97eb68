"""Cells that show per cent keep 0.95 for 95%: read as a person reads them, written as they keep them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.percents import kept, meant
from forms.workspace import Workspace
from tests.workspace.files import cell, xlsx
from tests.workspace.test_memory import at

TABLE = """
| 医保参保情况{kind}（2026年3月） | < | < |
| 村 | 参保人数（人） | 参保率（%） |
| 甲坪村 | {a} |
| 乙坪村 | {b} |
| 丙坪村 | {c} |
"""
PAST = TABLE.format(kind="统计表", a="100 | {}", b="200 | {}", c="300 | {}")
BLANK = TABLE.format(kind="核对表", a=" | ", b=" | ", c=" | ")


def percent(path: Path, table: str, shown: bool) -> Path:
    xlsx(path, table)
    if shown:
        book = openpyxl.load_workbook(path)
        for row in (3, 4, 5):
            book.active.cell(row, 3).number_format = "0.0%"  # type: ignore[union-attr]
        book.save(path)
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        workspace.ingest([percent(tmp_path / "a.xlsx", PAST.format(0.95, 0.9, 0.8571), True)])
        yield workspace


@pytest.mark.parametrize(("shown", "values"), [(False, [95, 90, 85.71]), (True, [0.95, 0.9, 0.8571])])
def test_each_cell_gets_the_rate_as_it_keeps_it(
    desk: Workspace, tmp_path: Path, shown: bool, values: list[float]
) -> None:
    path = percent(tmp_path / "b.xlsx", BLANK, shown)
    draft = desk.draft(path)
    assert [at(draft, f"表!C{row}").value for row in (3, 4, 5)] == values
    assert draft.checks == ()
    desk.write(draft, path, tmp_path / "c.xlsx")
    assert [cell(tmp_path / "c.xlsx", f"C{row}") for row in (3, 4, 5)] == values


def test_what_a_formula_worked_out_is_read_to_four_decimals(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest([percent(tmp_path / "a.xlsx", PAST.format(6 / 7, 1, 0), True)])
        draft = desk.draft(percent(tmp_path / "b.xlsx", BLANK, False))
        assert [at(draft, f"表!C{row}").value for row in (3, 4, 5)] == [85.7143, 100, 0]


def test_what_is_filled_is_read_back_as_the_same_rate(desk: Workspace, tmp_path: Path) -> None:
    path = percent(tmp_path / "b.xlsx", BLANK, True)
    desk.write(desk.draft(path), path, tmp_path / "c.xlsx")
    desk.ingest([tmp_path / "c.xlsx"])
    assert desk.conflicts() == ()


def test_a_plain_rate_and_one_shown_in_per_cent_agree(desk: Workspace, tmp_path: Path) -> None:
    other = PAST.replace("统计表", "月报").format(95, 90, 85.71)
    desk.ingest([percent(tmp_path / "d.xlsx", other, False)])
    assert desk.conflicts() == ()
    desk.ingest([percent(tmp_path / "e.xlsx", other.replace("月报", "快报").replace("| 95 |", "| 59 |"), False)])
    assert sorted(s.value for c in desk.conflicts() for s in c.sides) == ["59", "95"]


def test_what_a_person_types_there_is_a_rate_elsewhere(desk: Workspace, tmp_path: Path) -> None:
    path = percent(tmp_path / "b.xlsx", BLANK, True)
    desk.correct(desk.draft(path), "表!C3", 0.5)
    assert at(desk.draft(path), "表!C3").value == 0.5
    entered = [h for h in desk._profile.submissions() if h.source == "manual"]
    assert [f.value for f in desk._profile.facts_of(entered[0].id)] == ["50"]


@given(st.integers(0, 10_000))
def test_kept_and_meant_are_each_others_inverse(hundredths: int) -> None:
    value = hundredths / 100
    assert meant(kept(value)) == value
