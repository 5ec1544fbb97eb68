"""The calendar of holidays in 设置: shown in words, changed by the office, and as it came with the program again."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.settings.page import SettingsPage
from desktop.shell.main_window import MainWindow
from forms.values.workdays import Workdays
from forms.workspace import Workspace
from tests.desktop.pages.sources.test_sources_page import Until, settle

LEFT = Qt.MouseButton.LeftButton
YEAR = dt.date.today().year + 2


def test_a_year_is_set_in_words_and_given_back(window: MainWindow, until: Until) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    part = page.holidays
    settle(window, until)
    part.year.setFocus()
    QTest.keyClick(part.year, Qt.Key.Key_End)
    until(lambda: "只按周一至周五" in part.about.text())
    QTest.keyClicks(part.rest, "1-1--3-3x")
    QTest.mouseClick(part.save, LEFT)
    until(lambda: part.about.text().startswith("！"))
    part.rest.clear()
    QTest.keyClicks(part.rest, f"{YEAR}-01-01/{YEAR}-01-03")
    QTest.mouseClick(part.save, LEFT)
    until(lambda: part.rest.text() == "1月1日至3日")
    found: list[Workdays] = []
    window.ask(lambda workspace, _: workspace.tasks.calendar(), found.append)
    until(lambda: bool(found))
    assert YEAR in found[0].years
    assert not found[0].is_workday(dt.date(YEAR, 1, 3))
    QTest.mouseClick(part.ours, LEFT)
    until(lambda: not part.ours.isEnabled())
    assert part.rest.text() == ""
