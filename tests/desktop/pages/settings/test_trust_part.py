"""Who is believed first: a platform's dump is taken in by keys with its own day, and the order of trust is set in 设置."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.importing.export_dialog import ExportDialog
from desktop.pages.settings.page import SettingsPage
from desktop.pages.settings.trust_part import TrustPart
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.journey.on_its_way import monthly
from tests.recording.test_exports import dump

Until = Callable[[Callable[[], bool]], None]
SYSTEM, OWN = "低保系统", "本单位报表"
Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def office(window: MainWindow, until: Until, tmp_path: Path) -> MainWindow:
    report = monthly(tmp_path / "低保3月.xlsx", (31, 100, 25, 80))

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")])
        workspace.ingest([report])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready and not window.background.busy)
    return window


def asked(window: MainWindow, until: Until) -> ExportDialog:
    """Ctrl+Alt+I, once the window hears it."""
    window.activateWindow()
    until(lambda: window.isActiveWindow() and not window.background.busy)
    QTest.keyClick(window, Key.Key_I, CTRL | ALT)
    until(lambda: window.imports.asking is not None and window.imports.asking.isVisible())
    assert window.imports.asking is not None
    return window.imports.asking


def imported(window: MainWindow, until: Until, answers: Answers, file: Path) -> None:
    dialog = asked(window, until)
    answers.paths = [file]
    dialog.system.setCurrentText(SYSTEM)
    QTest.keyClicks(dialog.day, "2026-03-31")
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog.day, Key.Key_Return)
    until(lambda: window.imports.dialog is not None and not window.imports.dialog.running)
    assert window.imports.dialog is not None
    window.imports.dialog.reject()
    until(lambda: QApplication.activeModalWidget() is None and not window.background.busy)


def part(window: MainWindow, until: Until) -> TrustPart:
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    until(lambda: page.trust.shown is not None and not window.background.busy)
    return page.trust


def test_a_dump_needs_its_systems_name_a_readable_day_and_a_file(
    office: MainWindow, until: Until, answers: Answers
) -> None:
    dialog = asked(office, until)
    QTest.keyClick(dialog.day, Key.Key_Return)
    assert "业务系统" in dialog.problem.text()
    dialog.system.setCurrentText(SYSTEM)
    dialog.day.setText("三月")
    QTest.keyClick(dialog.day, Key.Key_Return)
    assert "日期" in dialog.problem.text()
    dialog.day.clear()
    QTest.keyClick(dialog.day, Key.Key_Return)
    assert "文件" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.reject()


def test_with_one_source_there_is_nothing_to_order(office: MainWindow, until: Until) -> None:
    trust = part(office, until)
    assert trust.names() == (OWN,)
    assert not trust.keep.isEnabled()


def test_an_order_is_set_by_keys_and_taken_back(
    office: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    imported(office, until, answers, dump(tmp_path / "导出.xlsx"))
    trust = part(office, until)
    until(lambda: trust.names() == (OWN, SYSTEM))
    until(lambda: not office.background.busy)
    office.activateWindow()
    trust.systems.setFocus()
    until(trust.systems.hasFocus)
    QTest.keyClick(trust.systems, Key.Key_Down)
    assert trust.systems.currentRow() == 1
    QTest.keyClick(trust.systems, Key.Key_Up, ALT)
    assert trust.names() == (SYSTEM, OWN)
    QTest.mouseClick(trust.keep, Qt.MouseButton.LeftButton)
    until(lambda: trust.shown is not None and trust.shown.orders == {"": (SYSTEM, OWN)})
    assert f"{SYSTEM} > {OWN}" in trust.state.text()
    assert not trust.keep.isEnabled()
    QTest.mouseClick(trust.drop, Qt.MouseButton.LeftButton)
    until(lambda: trust.shown is not None and not trust.shown.orders)
    assert not trust.drop.isEnabled()


def test_an_order_for_one_kind_of_data_stands_beside_the_general_one(
    office: MainWindow, until: Until, answers: Answers, tmp_path: Path
) -> None:
    imported(office, until, answers, dump(tmp_path / "导出.xlsx"))
    trust = part(office, until)
    until(lambda: len(trust.names()) == 2)
    trust.about.setCurrentText("农村低保")
    trust.systems.setCurrentRow(1)
    trust.move_by(-1)
    trust.save()
    until(lambda: trust.shown is not None and trust.shown.orders == {"农村低保": (SYSTEM, OWN)})
    trust.about.setCurrentText("")
    assert trust.names() == (OWN, SYSTEM)
