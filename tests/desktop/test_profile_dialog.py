"""The first start: what is said, what is asked, and that a mistake can be mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.opening.profile_dialog import ProfileDialog, ProfileWish
from desktop.opening.recovery_dialog import RecoveryDialog
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow

PHRASE = "一个足够长的口令"
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def dialog(qtbot: QtBot, themed: object, tmp_path: Path) -> ProfileDialog:
    made = ProfileDialog(tmp_path / "数据", create=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_this_computer_may_be_used_for(dialog: ProfileDialog) -> None:
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "仅限非涉密计算机使用" in said
    assert "不是官方平台" in said


@pytest.mark.parametrize(
    ("unit", "phrase", "again", "said"),
    [
        ("", None, "", "填报单位"),
        ("甲镇", "", "", "口令"),
        ("甲镇", "短", "短", "8"),
        ("甲镇", PHRASE, "别的口令别的", "不一样"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    dialog: ProfileDialog, unit: str, phrase: str | None, again: str, said: str
) -> None:
    wishes: list[ProfileWish] = []
    dialog.wanted.connect(wishes.append)
    dialog.unit.setText(unit)
    if phrase is not None:
        dialog.phrase.setChecked(True)
        dialog.secret.setText(phrase)
        dialog.again.setText(again)
    dialog.ok.click()
    assert said in dialog.problem.text()
    assert wishes == []


def test_what_is_asked_for_is_handed_over(dialog: ProfileDialog, tmp_path: Path) -> None:
    wishes: list[ProfileWish] = []
    dialog.wanted.connect(wishes.append)
    dialog.unit.setText(" 甲镇 ")
    dialog.phrase.setChecked(True)
    dialog.secret.setText(PHRASE)
    dialog.again.setText(PHRASE)
    dialog.ok.click()
    assert wishes == [ProfileWish(tmp_path / "数据", True, "甲镇", PHRASE)]
    assert not dialog.ok.isEnabled()  # until it is answered


def test_only_what_the_chosen_way_needs_is_shown(dialog: ProfileDialog) -> None:
    assert dialog.unit.isVisible()
    assert not dialog.secret.isVisible()
    dialog.old_choice.setChecked(True)
    dialog.recovery.setChecked(True)
    assert not dialog.unit.isVisible()
    assert dialog.secret.isVisible()
    assert not dialog.again.isVisible()


def test_the_recovery_key_is_kept_before_anything_else(qtbot: QtBot, themed: object) -> None:
    dialog = RecoveryDialog("甲镇", "ABCD-EFGH", None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.isVisible()
    assert not dialog.ok.isEnabled()
    assert "ABCD-EFGH" in dialog.sheet().toPlainText()
    dialog.kept.setChecked(True)
    dialog.ok.click()
    assert not dialog.isVisible()


def test_a_profile_is_made_and_its_recovery_key_shown_once(
    window: MainWindow, settings: Settings, tmp_path: Path, until: Until
) -> None:
    window.profiles.open(tmp_path / "数据", None)
    asked = window.profiles.dialog
    assert asked is not None
    asked.unit.setText("甲镇")
    asked.phrase.setChecked(True)
    asked.secret.setText(PHRASE)
    asked.again.setText(PHRASE)
    asked.ok.click()
    until(lambda: window.ready)
    assert settings.profile == tmp_path / "数据"
    assert "甲镇" in window.windowTitle()
    (shown,) = window.findChildren(RecoveryDialog)
    assert len(shown.key.text()) > 20
    shown.kept.setChecked(True)
    shown.ok.click()


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(window: MainWindow, tmp_path: Path, until: Until) -> None:
    from forms.workspace import Workspace

    made, _ = Workspace.create(tmp_path / "数据", PHRASE, "甲镇")
    made.close()
    window.profiles.open(tmp_path / "数据", "不对的口令不对")
    until(lambda: window.profiles.dialog is not None)
    asked = window.profiles.dialog
    assert asked is not None
    assert len(asked.problem.text()) > 5
    assert asked.secret.isVisible()
    asked.secret.setText("还是不对的口令")
    asked.ok.click()
    until(asked.ok.isEnabled)
    assert not window.ready
    asked.secret.setText(PHRASE)
    asked.ok.click()
    until(lambda: window.ready)
    assert window.profiles.dialog is None


def test_leaving_without_a_profile_closes_the_window(window: MainWindow, tmp_path: Path) -> None:
    window.profiles.open(tmp_path / "没有", None)
    assert window.profiles.dialog is not None
    window.profiles.dialog.leave.click()
    assert not window.isVisible()
