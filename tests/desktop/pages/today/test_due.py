"""应报还未报: which report is due, whose it is, until when, how much of it is known, how long it should take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.today.effort import minutes
from desktop.pages.today.page import TodayPage
from desktop.shell.main_window import MainWindow
from desktop.widgets.task_row import TaskRow
from forms.workspace import Workspace
from tests.desktop.settling import quiet, settle
from tests.recording.reports import SUMMARY
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]


def months(today: dt.date) -> list[str]:
    """The two months before this one, and this one, as a form writes them."""
    number = today.year * 12 + today.month - 1
    return [f"{n // 12}年{n % 12 + 1}月" for n in (number - 2, number - 1, number)]


def reports(folder: Path) -> list[Path]:
    return [
        xlsx(folder / f"{n}.xlsx", SUMMARY.replace("2026年3月", when))
        for n, when in enumerate(months(dt.date.today())[:2])
    ]


def blank(folder: Path) -> Path:
    lines = [
        " | ".join("" if part.strip().isdigit() else part.strip() for part in line.split("|"))
        if "坪村" in line
        else line
        for line in SUMMARY.replace("2026年3月", months(dt.date.today())[2]).splitlines()
    ]
    return xlsx(folder / "空白.xlsx", "\n".join(line.strip() for line in lines))


def due(window: MainWindow, until: Until) -> TaskRow:
    settle(window, until)
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    rows = [row for row in today.findChildren(TaskRow) if row.isVisible() and "还没有报" in row.accessibleName()]
    assert len(rows) == 1
    return rows[0]


def shown(window: MainWindow, until: Until, folder: Path, templates: bool) -> None:
    past = reports(folder)

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇")
        workspace.ingest(past)
        if templates:
            workspace.templates.bring_in([blank(folder)])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    settle(window, until)


def test_a_due_report_says_how_much_of_it_is_known_and_how_long_it_should_take(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    shown(window, until, tmp_path, templates=True)
    row = due(window, until)
    assert "可预填" in row.about.text()
    assert "约需" in row.about.text()
    assert row.bar.isVisible()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    until(lambda: window.filling.page is not None and quiet(window))
    assert window.pages.shown == "fill"


def test_where_its_template_is_not_on_the_shelf_the_row_asks_for_the_blank_form(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    shown(window, until, tmp_path, templates=False)
    row = due(window, until)
    assert "打开空白表" in row.about.text()
    assert not row.bar.isVisible()


def test_the_time_is_made_of_what_is_open_and_what_is_only_looked_at() -> None:
    assert minutes(0, 0) == 1
    assert minutes(10, 0) == 5
    assert minutes(2, 100) == 6
