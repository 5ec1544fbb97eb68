"""The shell: quick find, help, passwords, settings that take effect, backup and restore, driven by keys and clicks."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.design.tokens import DARK
from desktop.opening.password_dialog import PasswordDialog
from desktop.opening.passwords import Passwords
from desktop.pages.profile.page import ProfilePage
from desktop.pages.settings.page import SettingsPage
from desktop.shell.help_dialog import GUIDE, SECTIONS, HelpDialog
from desktop.shell.main_window import MainWindow, help_on
from desktop.shell.quick_find import QuickFind
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import front, press, quiet, settle

DEMO = Path(__file__).parents[2] / "resources" / "demo"
PASSPHRASE = "correct horse"
Until = Callable[[Callable[[], bool]], None]
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(window: MainWindow, until: Until, tmp_path: Path) -> MainWindow:
    """A window on a profile that holds some past reports."""
    workspace, _ = Workspace.create(tmp_path / "profile", PASSPHRASE, "云岭镇")
    workspace.ingest([p for p in sorted((DEMO / "past").iterdir()) if "高龄" in p.name][-2:])
    workspace.close()
    window.profiles.open(tmp_path / "profile", PASSPHRASE)
    until(lambda: window.ready and quiet(window))
    front(window)
    return window


@pytest.fixture
def again_light(themed: QApplication) -> Iterator[None]:
    yield
    theme.apply(themed)


def find(window: MainWindow, until: Until, text: str) -> QuickFind:
    """Ctrl+K, then type."""
    press(window, Key.Key_K, Control)
    (dialog,) = window.findChildren(QuickFind)
    dialog.line.setText(text)
    until(lambda: dialog._asked == text and quiet(window))
    return dialog


def lines(dialog: QuickFind) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_quick_find_masks_a_number_until_it_is_asked_for(ready: MainWindow, until: Until) -> None:
    dialog = find(ready, until, "身份证 姓名 不存在")
    assert lines(dialog) == []
    dialog.line.setText(f"{a_person(ready, until)} 身份证")
    until(lambda: dialog._asked.endswith("身份证") and quiet(ready) and dialog.list.count() > 0)
    assert "****" in lines(dialog)[0]
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert "****" not in lines(dialog)[0]
    dialog.line.deselect()
    QTest.keyClick(dialog.line, Key.Key_C, Control)
    copied = QGuiApplication.clipboard().text()
    assert len(copied) == 18
    assert copied in lines(dialog)[0]
    assert "已复制" in ready.status.currentMessage()
    dialog.reject()


def a_person(window: MainWindow, until: Until) -> str:
    names: list[str] = []
    window.ask(lambda workspace, _: workspace._profile.subjects("person")[0].name, names.append)
    until(lambda: bool(names))
    return names[0]


def test_quick_find_gives_up_a_question_that_was_typed_over(ready: MainWindow, until: Until) -> None:
    dialog = find(ready, until, "高龄")
    first = dialog._task
    assert first is not None
    assert not first.cancelled
    dialog.line.setText("查无此人")
    until(lambda: dialog._asked == "查无此人" and quiet(ready))
    assert first.cancelled
    assert lines(dialog) == []
    dialog.reject()


def test_quick_find_opens_the_data_a_fact_stands_in(ready: MainWindow, until: Until) -> None:
    dialog = find(ready, until, "云岭镇 人数")
    row = next(n for n, line in enumerate(lines(dialog)) if "云岭镇" in line)
    said = dialog.list.item(row).text().partition("：")[0]
    dialog.list.setCurrentRow(row)
    QTest.keyClick(dialog.line, Key.Key_Return)
    settle(ready, until)
    assert ready.pages.shown == "profile"
    page = ready.pages.page("profile")
    assert isinstance(page, ProfilePage)
    card = page.view(0).card  # type: ignore[attr-defined]
    assert said in card.name.text()
    assert "云岭镇" in card.where.text()


def test_quick_find_opens_a_blank_form_of_the_shelf(ready: MainWindow, until: Until) -> None:
    blank = next(p for p in (DEMO / "blank").iterdir() if "村级基础" in p.name)
    ready.ask(lambda workspace, _: workspace.templates.take(blank.read_bytes(), blank.name), lambda _: None)
    settle(ready, until)
    dialog = find(ready, until, "基础 核实")
    assert lines(dialog)[0] == "村级基础数据核实表"
    QTest.keyClick(dialog.line, Key.Key_Return)
    settle(ready, until)
    assert ready.pages.shown == "fill"


def test_quick_find_opens_pages_by_name(ready: MainWindow, until: Until) -> None:
    dialog = find(ready, until, "设")
    assert lines(dialog)[0].startswith("设置")
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert ready.pages.shown == "settings"


def test_arrows_stay_inside_the_list(ready: MainWindow, until: Until) -> None:
    press(ready, Key.Key_K, Control)
    (dialog,) = ready.findChildren(QuickFind)
    assert len(lines(dialog)) == len(ready.specs)
    for _ in range(20):
        QTest.keyClick(dialog.line, Key.Key_Down)
    assert dialog.list.currentRow() == dialog.list.count() - 1
    QTest.keyClick(dialog.line, Key.Key_Up)
    assert dialog.list.currentRow() == dialog.list.count() - 2
    QTest.keyClick(dialog.line, Key.Key_Escape)
    assert not dialog.isVisible()


def test_help_leads_on_to_the_guide_at_the_place_of_the_page(ready: MainWindow, until: Until) -> None:
    press(ready, Key.Key_8, Control)
    settle(ready, until)
    press(ready, Key.Key_F1)
    assert ready.info.action_button.hasFocus()
    QTest.keyClick(ready.info.action_button, Key.Key_Space)
    (guide,) = (d for d in ready.findChildren(HelpDialog) if d.isVisible())
    assert guide.text.textCursor().block().text().startswith("八、")
    assert "￼" not in guide.text.toPlainText()  # no room for pictures that aren't there
    QTest.keyClick(guide, Key.Key_Escape)


def test_every_page_has_its_place_in_the_guide(ready: MainWindow) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [spec.name for spec in ready.specs if f"## {SECTIONS.get(spec.name)}" not in text] == []


def test_help_names_what_has_the_focus(qtbot: QtBot) -> None:
    button = QPushButton("整体核对…")
    qtbot.addWidget(button)
    button.setToolTip("新增、退出、变更、与上期相同，整体核对（Ctrl+M）")
    assert help_on(button).startswith("“整体核对”：新增")
    button.setToolTip("Ctrl+M")
    assert help_on(button) == ""


def test_help_says_what_the_page_is_for(ready: MainWindow) -> None:
    press(ready, Key.Key_F1)
    assert ready.info.isVisible()
    assert ready.start.help_text() in ready.info.text.text()


def choose(box: QComboBox, value: object) -> None:
    """As a person does by keys: Home, then down to the value, Enter."""
    box.setFocus()
    row = box.findData(value)
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentData() == value
    box.activated.emit(row)


def test_settings_take_effect_at_once_and_are_remembered(ready: MainWindow, again_light: None) -> None:
    page = ready.go("settings")
    assert isinstance(page, SettingsPage)
    choose(page.theme, "dark")
    assert theme.colours() is DARK
    choose(page.type_size, 14.0)
    assert theme.sizes().text == 14.0
    choose(page.scale, 200)
    choose(page.days, 30)
    page.amounts.click()
    settings = ready.settings
    assert (settings.theme, settings.type_size, settings.scale) == ("dark", 14.0, 200)
    assert (settings.keep_written_days, settings.confirm_amounts_together) == (30, True)


def test_a_backup_is_restored_and_opened(ready: MainWindow, answers: Answers, until: Until, tmp_path: Path) -> None:
    page = ready.go("settings")
    assert isinstance(page, SettingsPage)
    answers.backup, answers.place = tmp_path / "备份.fillonce", tmp_path / "恢复"
    page.profile.backup.click()
    settle(ready, until)
    assert "已备份" in ready.info.text.text()
    page.profile.restore.click()
    settle(ready, until)
    assert "已恢复" in ready.info.text.text()
    with Workspace.open(tmp_path / "恢复", PASSPHRASE) as workspace:
        assert workspace.care.counts().submissions > 0


def test_the_passphrase_is_changed(ready: MainWindow, until: Until, tmp_path: Path) -> None:
    page = ready.go("settings")
    assert isinstance(page, SettingsPage)
    page.profile.phrase.click()
    dialog = page.profile.dialog
    assert dialog is not None
    QTest.keyClicks(dialog.first, "short")
    dialog.ok.click()
    assert "8" in dialog.problem.text()
    dialog.first.setText("a longer phrase")
    dialog.again.setText("a longer phrase")
    dialog.ok.click()
    until(lambda: "口令已修改" in ready.info.text.text())
    ready.close()
    Workspace.open(tmp_path / "profile", "a longer phrase").close()


def test_the_units_own_data_are_set_and_what_cannot_be_is_refused(
    ready: MainWindow, until: Until, tmp_path: Path
) -> None:
    page = ready.go("settings")
    assert isinstance(page, SettingsPage)
    page.profile.unit.click()
    until(lambda: page.profile.unit_dialog is not None)
    dialog = page.profile.unit_dialog
    assert dialog is not None
    QTest.keyClicks(dialog.lines["telephone"], "12345")
    dialog.ok.click()
    assert "12345" in dialog.problem.text()
    dialog.lines["telephone"].setText("023 62345678")
    dialog.lines["address"].setText("云溪大道1号")
    QTest.keyClick(dialog.lines["address"], Key.Key_Return)
    until(lambda: "填报单位" in ready.info.text.text())
    ready.close()
    with Workspace.open(tmp_path / "profile", PASSPHRASE) as workspace:
        assert (workspace.care.unit.telephone, workspace.care.unit.address) == ("023-62345678", "云溪大道1号")


def test_a_locked_file_asks_for_its_password(window: MainWindow, until: Until, qtbot: QtBot) -> None:
    passwords, got = Passwords(window), list[str | None]()
    thread = threading.Thread(target=lambda: got.extend((passwords.ask("甲.xlsx"), passwords.ask("乙.xlsx"))))
    thread.start()
    until(lambda: passwords.dialog is not None)
    first = passwords.dialog
    assert isinstance(first, PasswordDialog)
    QTest.keyClicks(first.line, "secret")
    QTest.keyClick(first.line, Key.Key_Return)
    until(lambda: passwords.dialog is not first)
    second = passwords.dialog
    assert isinstance(second, PasswordDialog)
    second.skip.click()
    thread.join(10)
    assert got == ["secret", None]


def test_nobody_waits_for_a_password_when_the_window_has_closed(window: MainWindow) -> None:
    passwords = Passwords(window)
    passwords.give_up()
    assert passwords.ask("甲.xlsx") is None


def test_the_last_exchange_is_said_when_a_profile_opens(window: MainWindow, until: Until, tmp_path: Path) -> None:
    workspace, _ = Workspace.create(tmp_path / "profile", PASSPHRASE, "云岭镇")
    assert workspace.care.last_exchange() is None
    workspace.care.note_exchange()
    noted = workspace.care.last_exchange()
    assert noted is not None
    workspace.close()
    window.profiles.open(tmp_path / "profile", PASSPHRASE)
    until(lambda: window.ready)
    assert window.status.synced_item.text() == f"上次收发 {noted:%H:%M}"


def test_the_status_line_names_yesterday_and_earlier_days(window: MainWindow) -> None:
    today = dt.date(2026, 5, 2)
    window.status.synced(dt.datetime(2026, 5, 1, 9, 0), today)
    assert "昨天" in window.status.synced_item.text()
    window.status.synced(dt.datetime(2026, 4, 3, 9, 0), today)
    assert "2026-04-03" in window.status.synced_item.text()
    window.status.online(False)
    assert window.status.network_item.text() == "离线"
    window.status.synced(None, today)
    assert not window.status.synced_item.isVisible()
