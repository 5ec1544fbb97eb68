"""目录: versions, what changed between two of them, and the starter catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.sources.page import SourcesPage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.cli.test_papers import CATALOGUE
from tests.desktop.pages.sources.test_sources_page import Until, column, settle, type_in
from tests.workspace.files import xlsx

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, until: Until, tmp_path: Path) -> SourcesPage:
    later = CATALOGUE.replace("2026年3月版", "2026年9月版").replace("| 用于助残服务 |", "| 另行约定 |")
    later = later.replace("| A-2 | 农村低保统计 | 低保人数 |", "| A-3 | 农村低保统计 | 低保户数 |")

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101")
        for name, text in (("目录.xlsx", CATALOGUE), ("新目录.xlsx", later)):
            workspace.import_source(xlsx(tmp_path / name, text))
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    shown = window.go("sources")
    assert isinstance(shown, SourcesPage)
    settle(window, until)
    return shown


def test_what_changed_is_told_item_by_item(page: SourcesPage, window: MainWindow, until: Until) -> None:
    view = page.catalogues
    QTest.mouseClick(page.tabs[1], LEFT)
    assert column(view.table, 7) == ["已被新版替代", "在用"]
    QTest.mouseClick(view.compare, LEFT)
    until(view.changes.isVisible)
    assert "新增 1 项，取消 1 项，改动 1 处" in view.told.text()
    assert set(column(view.changes, 0)) == {"新增", "取消", "改动"}
    assert "共享条件：用于助残服务 → 另行约定" in column(view.changes, 4)


def test_the_starter_catalogue_is_found_and_says_that_it_is_to_be_confirmed(page: SourcesPage, until: Until) -> None:
    view = page.items
    view.kind.setFocus()
    QTest.keyClick(view.kind, Qt.Key.Key_Down)
    until(lambda: "需在本地核实" in view.more.text())
    assert not view.provider.isVisible()
    type_in(view.line, "低保")
    until(lambda: bool(view.found) and all("低保" in one.item + one.entry for one in view.found))
    QTest.keyClick(view.kind, Qt.Key.Key_Up)
    until(lambda: "需在本地核实" not in view.more.text())
