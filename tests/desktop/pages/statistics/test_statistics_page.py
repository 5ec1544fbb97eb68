"""填报统计: figures and charts of a time, exported by keys; offices only where they are asked for."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from desktop.design import theme
from desktop.pages.statistics.page import THIS, StatisticsPage
from desktop.shell.main_window import MainWindow
from forms.documents import reader
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import press, settle
from tests.journey.test_burden import FIRST, SECOND
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def page(window: MainWindow, until: Until, tmp_path: Path) -> StatisticsPage:
    """The page of a profile with two reports that ask some of the same, come to by its key."""

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101")
        workspace.ingest([xlsx(tmp_path / "低保.xlsx", FIRST), xlsx(tmp_path / "核对.xlsx", SECOND)])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    press(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    settle(window, until)
    shown = window.go("statistics")
    assert isinstance(shown, StatisticsPage)
    settle(window, until)
    return shown


def figure(page: StatisticsPage, name: str) -> str:
    return next(number.text() for number, said in page.figures.tiles if said.text() == name)


def test_figures_and_charts_say_what_was_asked_again(page: StatisticsPage) -> None:
    assert (figure(page, "报送份数"), figure(page, "填报数据（项次）"), figure(page, "其中重复填报（项次）")) == (
        "2",
        "8",
        "2",
    )
    assert page.months.isVisible()
    assert "3 6/2" in page.months.chart.accessibleName().replace("2026-0", "")
    assert page.months.lines.item(0, 3).text() == "2"  # type: ignore[union-attr]
    assert not page.ways.isVisible()  # no form was written yet
    assert "n-1" in page.formulas.text()
    assert "假定" in page.formulas.text()


def test_offices_are_hidden_until_they_are_asked_for(page: StatisticsPage, window: MainWindow, until: Until) -> None:
    assert not page.by_office.isVisible()
    page.offices.setFocus()
    QTest.keyClick(page.offices, Qt.Key.Key_Space)
    settle(window, until)
    assert page.by_office.isVisible()
    assert page.office_lines.item(0, 0).text() == "云溪县民政局"  # type: ignore[union-attr]


def test_a_time_without_reports_says_what_to_do(page: StatisticsPage, window: MainWindow, until: Until) -> None:
    page.start.setDate(QDate(2019, 1, 1))
    page.end.setDate(QDate(2019, 12, 31))
    settle(window, until)
    assert page.none.isVisible()
    assert not page.save.isEnabled()
    assert not page.months.isVisible()


def test_this_year_is_from_january_to_december(page: StatisticsPage, window: MainWindow, until: Until) -> None:
    page.choice.setFocus()
    QTest.keyClick(page.choice, Qt.Key.Key_Down)
    assert page.choice.currentIndex() == THIS
    page.choice.activated.emit(THIS)
    settle(window, until)
    year = dt.date.today().year
    assert page.account is not None
    assert (page.account.start, page.account.end) == (dt.date(year, 1, 1), dt.date(year, 12, 31))


def test_word_and_excel_are_written_with_charts(
    page: StatisticsPage, window: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    for suffix, part in ((".docx", "word/media/"), (".xlsx", "xl/charts/")):
        answers.out = tmp_path / f"统计{suffix}"
        page.export(suffix)
        settle(window, until)
        data = answers.out.read_bytes()
        reader.read(data, answers.out.name)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert any(name.startswith(part) for name in package.namelist())
    assert "统计.xlsx" in window.info.text.text()


def test_the_chart_is_painted_in_the_colours_of_the_theme(page: StatisticsPage) -> None:
    chart = page.months.chart
    image = chart.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert QColor(theme.colours().accent).name() in colours
