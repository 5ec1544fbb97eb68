"""The window as it starts: what it says, what can be dropped where, how it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import asked_language
from desktop.chooser import suggested_output
from desktop.design import theme
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.tasks import ProfileAnswer
from forms.model.reports import Problem
from forms.workspace import Workspace
from tests.desktop.settling import quiet


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(widget: QWidget, data: QMimeData) -> None:
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


@pytest.fixture
def ready(window: MainWindow, until: Callable[[Callable[[], bool]], None]) -> MainWindow:
    window.profiles.adopt(lambda: Workspace.throwaway("甲镇"))
    until(lambda: window.ready and quiet(window))
    return window


def test_an_empty_page_says_what_will_be_here_and_the_next_step(ready: MainWindow) -> None:
    assert "甲镇" in ready.start.title.text()
    assert ready.start.ways.reports.accessibleName() == "以往已报送的报表"
    assert ready.start.ways.template.accessibleName() == "要填的空白表"
    assert "先导入" in ready.start.status.text()


def test_nothing_can_be_dropped_before_a_profile_is_open(window: MainWindow) -> None:
    assert not window.start.ways.reports.isEnabled()
    assert not window.start.ways.template.isEnabled()


def test_reports_and_templates_are_told_apart_by_where_they_are_dropped(
    ready: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(ready.start.ways.reports_dropped) as reports:
        ready.start.ways.reports_dropped.disconnect(ready.import_reports)
        drop(ready.start.ways.reports, mime(tmp_path))
    assert reports.args == [[tmp_path]]
    with qtbot.waitSignal(ready.start.ways.template_dropped) as template:
        drop(ready.start.ways.template, mime(tmp_path))
    assert template.args == [[tmp_path]]
    assert "一份空白表" in ready.info.text.text()  # a folder is no template


def test_text_and_web_addresses_are_not_taken(ready: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.invalid/a.xlsx")])
    with qtbot.assertNotEmitted(ready.start.ways.reports_dropped):
        drop(ready.start.ways.reports, data)


def test_the_overlay_asks_what_was_dropped(ready: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    ready.overlay.cover()
    assert ready.overlay.size() == ready.size()
    (past, blank, notice) = ready.overlay.findChildren(type(ready.start.ways.reports))
    ready.overlay.reports.disconnect(ready.imports.start)
    with qtbot.waitSignal(ready.overlay.reports):
        drop(past, mime(tmp_path))
    assert not ready.overlay.isVisible()
    ready.overlay.cover()
    with qtbot.waitSignal(ready.overlay.template):
        drop(blank, mime(tmp_path))
    ready.overlay.cover()
    ready.overlay.notice.disconnect(ready.new_task)
    with qtbot.waitSignal(ready.overlay.notice):
        drop(notice, mime(tmp_path))


def test_the_window_fits_a_small_screen_and_its_buttons_are_big_enough(ready: MainWindow) -> None:
    assert ready.minimumSizeHint().width() <= 1366
    assert ready.minimumSizeHint().height() <= 728
    for button in ready.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= theme.sizes().target


def test_every_action_of_a_menu_has_a_text_and_no_key_is_taken_twice(ready: MainWindow) -> None:
    keys: list[str] = []
    for menu in ready.menuBar().findChildren(type(ready.menuBar().addMenu("试"))):
        for action in menu.actions():
            assert action.text() or action.isSeparator()
            keys += [key.toString() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+O", "Ctrl+I", "Ctrl+S", "Ctrl+E", "F7", "F8", "Ctrl+Z", "Ctrl+Y", "Alt+1", "Alt+9"} <= set(keys)


def test_the_language_is_that_of_the_environment_else_the_chosen_one(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FILLONCE_LANGUAGE", raising=False)
    assert asked_language(settings) == "zh"
    settings.language = "en"
    assert asked_language(settings) == "en"
    monkeypatch.setenv("FILLONCE_LANGUAGE", "zh_CN")
    assert asked_language(settings) == "zh"


def test_the_filled_file_is_offered_beside_the_template_never_over_it() -> None:
    assert suggested_output(Path("报表/甲.xls")) == Path("报表/甲-已填.xlsx")
    assert suggested_output(Path("报表/甲.docx")) == Path("报表/甲-已填.docx")


def test_all_keys_stand_in_one_sheet(ready: MainWindow) -> None:
    from desktop.shell.keys_dialog import KeysDialog

    ready.show_keys()
    (dialog,) = ready.findChildren(KeysDialog)
    texts = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]  # type: ignore[union-attr]
    for key in ("Ctrl+O", "Ctrl+S / Ctrl+E", "F2", "Enter", "Delete", "Alt+9", "Ctrl+/"):
        assert key in texts
    dialog.accept()


def test_what_is_to_be_told_about_a_new_profile_is_told(ready: MainWindow) -> None:
    remark = Problem("profile.no_keyring", (("folder", "数据"),))
    ready.profiles.opened.emit(ProfileAnswer("甲镇", None, "", (remark,)))
    assert ready.info.isVisible()
    assert len(ready.info.text.text()) > 10
