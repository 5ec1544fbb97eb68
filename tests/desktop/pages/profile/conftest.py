"""A window on a small profile of invented persons, with the page 历史数据 on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.profile.page import ProfilePage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import front, press, quiet, settle
from tests.recording.reports import PERSONS, SUMMARY, number_of
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]
TWIN = number_of("19800101", 3)  # somebody else of the same name, village and birth date
FEBRUARY = SUMMARY.replace("2026年3月", "2026年2月").replace("| 3 | 5 |", "| 3 | 4 |")
OTHER = SUMMARY.replace("| 4 | 9 |", "| 4 | 8 |")
ROSTER = f"""
| 农村低保对象花名册 | < | < | < | < |
| 填报单位：云溪镇 | < | < | 2026年3月 | < |
| 姓名 | 身份证号 | 村 | 民族 | 联系电话 |
| 张一甲 | "{PERSONS[0]}" | 甲坪村 | 汉族 | "13900000001" |
| 张一甲 | "{TWIN}" | 甲坪村 | 苗族 | "13900000004" |
| 李二乙 | "{PERSONS[1]}" | 乙坪村 | 苗族 | "13900000002" |
"""
VISITS = """
| 高龄老人走访花名册 | < | < | < |
| 填报单位：云溪镇 | < | 2026年3月 | < |
| 姓名 | 出生日期 | 所在村 | 走访次数（次） |
| 张一甲 | 1980-01-01 | 甲坪村 | 2 |
"""
REPORTS = {
    "低保3月.xlsx": SUMMARY,
    "低保2月.xlsx": FEBRUARY,
    "低保3月另报.xlsx": OTHER,
    "名册.xlsx": ROSTER,
    "走访.xlsx": VISITS,
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of past reports."""
    for name, table in REPORTS.items():
        xlsx(tmp_path / "以往" / name, table)
    return tmp_path / "以往"


@pytest.fixture
def page(window: MainWindow, answers: Answers, until: Until, reports: Path) -> ProfilePage:
    """Ctrl+4, then the folder is imported by the page's own button."""
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇"))
    until(lambda: window.ready)
    front(window)
    press(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    shown = window.pages.page("profile")
    assert isinstance(shown, ProfilePage)
    settle(window, until)
    assert "请导入" in shown.counts.text()
    answers.paths = [reports]
    QTest.mouseClick(shown.take_folder, Qt.MouseButton.LeftButton)
    dialog = window.imports.dialog
    assert dialog is not None
    until(lambda: not dialog.running)
    assert "读取 5 份" in dialog.what.text()
    dialog.accept()
    window.activateWindow()
    until(lambda: window.isActiveWindow() and quiet(window))
    return shown
