"""Dates in the template's own style, and never finer than they are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.filling.dating import Style, written
from forms.model.proposal import Draft
from forms.values.dates import date_text
from forms.workspace import Workspace
from tests.recording.reports import PERSONS
from tests.workspace.files import cell, word, xlsx

HEAD = """
| 农村低保对象花名册（2026年{month}月） | < | < | < | < |
| 序号 | 姓名 | 身份证号 | 出生年月 | {label} |
"""
PAST = (
    HEAD.format(month=3, label="纳入日期")
    + f"""| 1 | 张一甲 | "{PERSONS[0]}" | 1980年1月 | 2020年5月1日 |
| 2 | 李二乙 | "{PERSONS[1]}" | 1955年2月 | {{second}} |
"""
)
STYLES = ("YYYY-MM-DD", "YYYY.MM.DD", "YYYY/M/D", "YYYY年M月D日")


def blank(label: str = "纳入日期", first: str = "") -> str:
    return HEAD.format(month=4, label=label) + f"| 1 | | | | {first} |\n| 2 | | | | |\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        workspace.ingest([xlsx(tmp_path / "三月.xlsx", PAST.format(second="2020年5月11日"))])
        yield workspace


def dates(draft: Draft, index: int = 4) -> list[object]:
    return [row.cells[index].value for row in draft.rosters[0].rows]


def test_a_roster_keeps_last_months_style_for_what_follows_from_the_number(desk: Workspace, tmp_path: Path) -> None:
    draft = desk.draft(xlsx(tmp_path / "四月.xlsx", blank()))
    assert dates(draft, 3) == ["1980年1月", "1955年2月"]
    assert dates(draft) == ["2020年5月1日", "2020年5月11日"]


@pytest.mark.parametrize(
    ("shown", "value"),
    [("yyyy/m/d", dt.date(2020, 5, 1)), ('yyyy"年"m"月"d"日"', dt.date(2020, 5, 1)), ("@", "2020年5月1日")],
)
def test_a_cell_that_shows_dates_gets_a_date(desk: Workspace, tmp_path: Path, shown: str, value: object) -> None:
    path = xlsx(tmp_path / "四月.xlsx", blank())
    book = openpyxl.load_workbook(path)
    for row in (3, 4):
        book.active.cell(row, 5).number_format = shown
    book.save(path)
    draft = desk.draft(path)
    assert dates(draft)[0] == value
    desk.write(draft, path, tmp_path / "填好.xlsx")
    stored = cell(tmp_path / "填好.xlsx", "E3")
    assert (stored.date() if isinstance(stored, dt.datetime) else stored) == value


def test_a_cell_of_months_gets_the_month(desk: Workspace, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "四月.xlsx", blank())
    book = openpyxl.load_workbook(path)
    book.active.cell(3, 4).number_format = "yyyy.mm"
    book.save(path)
    assert dates(desk.draft(path), 3)[0] == dt.date(1980, 1, 1)


def test_what_is_known_to_the_month_is_offered_where_the_day_is_asked(tmp_path: Path) -> None:
    with Workspace.throwaway("云溪镇", "999101") as desk:
        desk.ingest([xlsx(tmp_path / "三月.xlsx", PAST.format(second="2020年5月"))])
        path = xlsx(tmp_path / "四月.xlsx", blank())
        book = openpyxl.load_workbook(path)
        for row in (3, 4):
            book.active.cell(row, 5).number_format = "yyyy-mm-dd"
        book.save(path)
        first, second = (row.cells[4] for row in desk.draft(path).rosters[0].rows)
    assert (first.decision, second.decision, second.value) == ("filled", "suggested", "2020年5月")
    assert second.reason is not None
    assert second.reason.code == "suggest.date_coarser"


def test_the_room_for_a_day_in_a_line_is_written_to_the_day(desk: Workspace, tmp_path: Path) -> None:
    path = word(
        tmp_path / "登记表.docx",
        ("农村低保对象登记表", "姓名：______ 身份证号：______ 出生日期：    年  月  日"),
        (("身份证号", PERSONS[0], "出生年月", "    年   月"),),
    )
    draft = desk.draft(path, "2026-03", PERSONS[0])
    found = {p.field.address: p.value for p in draft.proposals}
    assert (found["P1.B2"], found["T0.R0.C3#0"]) == ("1980年1月1日", "1980年1月")


def test_a_persons_own_spelling_stays(desk: Workspace, tmp_path: Path) -> None:
    path = word(
        tmp_path / "登记表.docx",
        ("农村低保对象登记表", "身份证号：______ 出生日期：    年  月  日"),
        (("身份证号", PERSONS[0]),),
    )
    draft = desk.draft(path, "2026-03", PERSONS[0])
    desk.correct(draft, "P1.B1", "1980.01.01")
    again = next(p for p in desk.draft(path, "2026-03", PERSONS[0]).proposals if p.field.address == "P1.B1")
    assert (again.value, again.tier) == ("1980.01.01", "A")


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(STYLES), st.sampled_from(STYLES))
def test_another_style_says_the_same_day(day: dt.date, source: str, wanted: str) -> None:
    first, _ = written(day.isoformat(), Style(source))
    second, exact = written(first, Style(wanted))
    assert (date_text(second), exact) == (day.isoformat(), True)
    assert written(second, Style(cell=True)) == (day, True)


@given(st.text(max_size=12))
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    if date_text(text) is None:
        assert all(written(text, style) == (text, True) for style in (Style("YYYY.MM"), Style(cell=True), Style()))
