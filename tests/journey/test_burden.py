"""The account of filling: what was asked, what again, by month, template and item; never by person."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import openpyxl
import pytest

from forms.documents import reader
from forms.drawing.charts import Chart, Inks, chart_height, chart_svg, cut, text_width
from forms.journey.burden_charts import charts
from forms.journey.burden_papers import account_docx, account_words, account_xlsx
from forms.model import burden
from forms.workspace import Workspace
from tests.workspace.files import xlsx

FIRST = """
| 农村低保情况统计表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 制定机关：云溪县民政局 | < | < |
| 村 | 低保户数（户） | 低保人数（人） |
| 甲坪村 | 12 | 30 |
| 乙坪村 | 8 | 21 |
"""
SECOND = """
| 社会救助对象核对表 | < | < |
| 填报单位：云溪镇 | < | 2026年3月 |
| 村 | 低保人数（人） | 走访次数（次） |
| 甲坪村 | 30 | 2 |
| 乙坪村 | 21 | 4 |
"""
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.throwaway("云溪镇", "999101") as workspace:
        next_month = FIRST.replace("2026年3月", "2026年4月")
        files = {"低保": FIRST, "核对": SECOND, "低保4月": next_month}
        workspace.ingest([xlsx(tmp_path / f"{name}.xlsx", table) for name, table in files.items()])
        yield workspace


def test_what_two_templates_ask_of_one_time_is_asked_again_once(desk: Workspace) -> None:
    got = desk.statistics.account(*YEAR)
    assert (got.reports, got.templates, got.values, got.repeats) == (3, 2, 12, 2)
    assert [(m.month, m.reports, m.repeats) for m in got.months] == [("2026-03", 2, 2), ("2026-04", 1, 0)]
    assert {(t.title, t.asked_elsewhere) for t in got.by_template} == {
        ("农村低保情况统计表", 2),
        ("社会救助对象核对表", 2),
    }
    (item,) = got.by_item
    assert ("人数" in item.name, item.templates, item.repeats) == (True, 2, 2)


def test_the_same_template_of_another_month_repeats_nothing(desk: Workspace) -> None:
    got = desk.statistics.account(dt.date(2026, 4, 1), dt.date(2026, 4, 30))
    assert (got.reports, got.values, got.repeats, got.by_item) == (1, 4, 0, ())


def test_of_a_time_without_reports_nothing_is_said(desk: Workspace) -> None:
    got = desk.statistics.account(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    assert got.empty
    assert charts(got, account_words()) == ()


def test_months_between_are_there_even_where_nothing_was_reported(desk: Workspace, tmp_path: Path) -> None:
    desk.ingest([xlsx(tmp_path / "早.xlsx", FIRST.replace("2026年3月", "2025年11月"))])
    got = desk.statistics.account(dt.date(2025, 1, 1), YEAR[1])
    assert [m.month for m in got.months] == ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]


def test_the_time_to_begin_with_ends_with_the_newest_report(desk: Workspace) -> None:
    assert desk.statistics.span(dt.date(2026, 7, 9)) == (dt.date(2025, 5, 1), dt.date(2026, 4, 30))


def test_offices_are_told_only_when_asked_for_and_stand_in_no_file(desk: Workspace) -> None:
    got = desk.statistics.account(*YEAR)
    assert got.offices == ()
    named = replace(got, offices=(burden.OfficeLine("云溪县某某局", 1, 1, 1),))
    for data, name in ((account_docx(named, "云溪镇", None), "a.docx"), (account_xlsx(named, "云溪镇"), "a.xlsx")):
        assert reader.read(data, name).file_name == name
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert not any("某某局".encode() in package.read(part) for part in package.namelist())


def test_nothing_of_the_account_is_about_a_person() -> None:
    lines = (burden.Account, burden.Filling, burden.MonthLine, burden.TemplateLine, burden.ItemLine, burden.Saved)
    names = {field.name for line in lines for field in fields(line)}
    assert not names & {"person", "user", "clerk", "device", "by", "signed", "author"}


def test_time_saved_is_what_was_prefilled_by_the_difference_of_the_seconds() -> None:
    saved = burden.Saved(360, burden.Seconds(25.0, 40), burden.Seconds(5.0))
    assert saved.hours == 2.0
    assert burden.Saved(360, burden.Seconds(3.0), burden.Seconds(5.0)).hours == 0.0


def test_the_workbook_has_a_sheet_for_each_table_with_its_numbers(desk: Workspace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(account_xlsx(desk.statistics.account(*YEAR), "云溪镇")))
    assert [sheet.title for sheet in book] == ["总体情况", "各月填报数据", "本程序填写的报表", "报表", "数据项"]
    shown = [[cell.value for cell in row] for row in book["各月填报数据"].iter_rows()]
    assert ["2026-03", 2, 8, 2] in shown


def test_a_name_that_looks_like_a_formula_stays_text(desk: Workspace) -> None:
    got = desk.statistics.account(*YEAR)
    item = burden.ItemLine('=HYPERLINK("http://x")', 2, 2)
    book = openpyxl.load_workbook(io.BytesIO(account_xlsx(replace(got, by_item=(item,)), "云溪镇")))
    (cell,) = [c for row in book["数据项"].iter_rows() for c in row if c.value == item.name]
    assert cell.data_type == "s"


def test_the_paper_has_a_picture_for_each_chart_where_somebody_paints(desk: Workspace) -> None:
    got = desk.statistics.account(*YEAR)
    drawn: list[str] = []

    def paint(svg: str) -> bytes:
        drawn.append(svg)
        return b"\x89PNG"

    data = account_docx(got, "云溪镇", paint)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == len(drawn) == len(charts(got, account_words()))
    assert account_docx(got, "云溪镇", paint) == data  # the same words give the same bytes


def test_names_in_a_chart_are_text_and_cut_where_they_are_too_long() -> None:
    name = '<script>&"' + "很长的报表名称" * 9
    svg = chart_svg(Chart("bars", "图", ("",), ((name, (3,)),)), 400, Inks())
    assert "<script" not in svg
    assert "…" in svg
    assert text_width(cut(name, 14, 160), 14) <= 160


@pytest.mark.parametrize("kind", ["columns", "bars"])
def test_a_chart_stays_within_its_width_and_height(kind: str) -> None:
    rows = tuple((f"{n}月", (n * 1000, n)) for n in range(12))
    chart = Chart(kind, "图", ("一", "二"), rows)  # type: ignore[arg-type]
    svg = chart_svg(chart, 300, Inks())
    import re

    bars = [
        tuple(map(float, m))
        for m in re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', svg)
    ]
    assert all(x >= 0 and x + w <= 300.1 and y >= 0 and y + h <= chart_height(chart) + 0.6 for x, y, w, h in bars)
