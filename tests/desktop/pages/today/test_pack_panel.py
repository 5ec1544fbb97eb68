"""待办 shows forms that were split for villages: who is missing, by when; Enter opens the pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.packs.page import PacksPage
from desktop.pages.today.pack_panel import PackPanel
from desktop.pages.today.page import TodayPage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.journey.packs.sheets import VILLAGES, fill_summary, summary, workspace

Until = Callable[[Callable[[], bool]], None]


def panel(window: MainWindow, until: Until, folder: Path, days: int | None) -> PackPanel:
    """Two packs, of which the first is due in so many days and one village has returned its file."""
    due = f"{dt.date.today() + dt.timedelta(days)}" if days is not None else ""

    def made() -> Workspace:
        desk = workspace()
        first = desk.packs.split(summary(folder / "四月.xlsx"), folder / "四月", due=due)
        desk.packs.split(summary(folder / "五月.xlsx", 5), folder / "五月")
        file = folder / "四月" / first.files[VILLAGES[0]]
        fill_summary(file, VILLAGES[0])
        desk.packs.take(first.pack, [file])
        return desk

    window.profiles.adopt(made)
    until(lambda: window.ready)
    page = window.go("today")
    assert isinstance(page, TodayPage)
    until(lambda: bool(page.findChildren(PackPanel)) and not window.background.busy)
    return page.findChildren(PackPanel)[-1]


def test_a_pack_says_who_is_missing_and_by_when_and_enter_opens_it(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    row = panel(window, until, tmp_path, 3).rows[0]
    assert "还有 3 天" in row.about.text()
    assert "西河村、南坪社区 没有交" in row.about.text()
    assert "1 个村可以并入" in row.about.text()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.pages.shown == "packs"
    page = window.pages.page("packs")
    assert isinstance(page, PacksPage)
    until(lambda: page.pack is not None and not window.background.busy)
    assert page.pack is not None
    assert page.pack.template == "四月.xlsx"


def test_a_day_that_has_passed_is_marked(window: MainWindow, until: Until, tmp_path: Path) -> None:
    row = panel(window, until, tmp_path, -2).rows[0]
    assert "已过 2 天" in row.about.text()
    assert row.about.property("state") == "conflict"
