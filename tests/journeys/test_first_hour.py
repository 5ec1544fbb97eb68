"""A newcomer's first hour: make a profile, take in past reports, open forms, look them over, write the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.opening import demo as demo_data
from desktop.opening import profile_flow
from desktop.opening.recovery_dialog import RecoveryDialog
from desktop.shell.guide import DONE, IMPORT, OPEN, REVIEW
from desktop.shell.main_window import MainWindow
from desktop.states import State
from tests.desktop.conftest import Answers
from tests.journeys.by_hand import strokes
from tests.journeys.hands import CTRL, Hands
from tests.journeys.steps import BLANK, DEMO, Until, front, reviewed, settle, written

Key = Qt.Key


def made_profile(window: MainWindow, hands: Hands, until: Until, folder: Path) -> None:
    """The dialog of the first start, with a passphrase of one's own."""
    window.profiles.open(None, None)
    dialog = window.profiles.dialog
    assert dialog is not None
    hands.type(dialog.folder, str(folder))
    hands.type(dialog.unit, "松云镇")
    hands.click(dialog.phrase)
    hands.type(dialog.secret, "一二三四五六七八")
    hands.type(dialog.again, "一二三四五六七八")
    hands.click(dialog.ok)
    until(lambda: window.ready)
    (recovery,) = window.findChildren(RecoveryDialog)
    hands.click(recovery.kept)
    hands.click(recovery.ok)
    front(window, until)


def imported(window: MainWindow, hands: Hands, until: Until) -> None:
    dialog = window.imports.dialog
    assert dialog is not None
    until(lambda: not dialog.running)
    hands.key(dialog, Key.Key_Escape)
    settle(window, until)
    front(window, until)


def test_a_newcomers_first_hour_takes_fewer_keys_than_filling_by_hand_even_with_the_setting_up(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, told: Callable[[str, int, int], None]
) -> None:
    hands = Hands()
    made_profile(window, hands, until, tmp_path / "数据")
    assert window.guide.bar.isVisible()
    assert window.guide.step == IMPORT
    answers.paths = [DEMO / "past"]
    hands.click(window.guide.bar.act)  # the guide's own button asks for the folder
    imported(window, hands, until)
    assert window.guide.step == OPEN
    setting_up, by_hand = hands.work, 0
    for template in BLANK:
        answers.paths = [template]
        hands.key(window, Key.Key_O, CTRL)
        settle(window, until)
        assert window.guide.step == REVIEW
        reviewed(window, hands, until)
        out = written(window, hands, until, answers, tmp_path / template.name)
        until(lambda: window.guide.step == DONE)
        by_hand += strokes(template, out)[1]
    told("five forms", hands.work - setting_up, by_hand)
    told("first hour with setting up", hands.work, by_hand)
    assert hands.work - setting_up < by_hand / 3
    assert hands.work < by_hand / 3


def test_looking_around_with_invented_data_and_taking_them_away(
    window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "demo"
    monkeypatch.setattr(profile_flow, "demo_folder", lambda: place)
    monkeypatch.setattr(profile_flow, "suggested_profile_folder", lambda: tmp_path / "自己的")
    hands = Hands()
    window.profiles.open(None, None)
    dialog = window.profiles.dialog
    assert dialog is not None
    hands.click(dialog.demo_choice)
    assert not dialog.unit.isVisible()
    hands.click(dialog.ok)
    until(lambda: window.ready)
    front(window, until)
    assert "演示数据" in window.windowTitle()
    assert "演示数据" in window.start.title.text()
    assert window.settings.profile is None  # one's own profile is what the next start opens
    assert "虚构" in window.guide.bar.steps.text()
    hands.click(window.guide.bar.act)
    imported(window, hands, until)
    hands.click(window.guide.bar.act)
    settle(window, until)
    assert window.filling.page is not None
    assert window.guide.step == REVIEW
    assert window.filling.page.form is not None
    assert window.filling.page.form.state.counts().of(State.FILLED) > 0
    assert (place / demo_data.MARK).exists()
    hands.click(window.guide.bar.remove)
    until(lambda: not place.exists() and window.profiles.dialog is not None)
    assert not window.ready
    assert not window.guide.bar.isVisible()


def test_the_guide_goes_away_when_told_and_comes_back_from_the_menu(
    window: MainWindow, until: Until, tmp_path: Path
) -> None:
    hands = Hands()
    made_profile(window, hands, until, tmp_path / "数据")
    hands.click(window.guide.bar.close_button)
    assert not window.guide.bar.isVisible()
    window.guide.show()
    assert window.guide.bar.isVisible()
    names = [b.accessibleName() or b.text() for b in window.guide.bar.findChildren(QPushButton) if b.isVisible()]
    assert names == ["选择文件夹…", "关闭向导"]


def test_a_folder_that_is_somebodys_is_never_taken_for_the_demo(
    window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "demo"
    place.mkdir()
    (place / "自己的.txt").write_text("x")
    monkeypatch.setattr(profile_flow, "demo_folder", lambda: place)
    hands = Hands()
    window.profiles.ask(tmp_path / "自己的", create=True)
    dialog = window.profiles.dialog
    assert dialog is not None
    hands.click(dialog.demo_choice)
    hands.click(dialog.ok)
    until(lambda: bool(dialog.problem.text()))
    assert not window.ready
    assert [path.name for path in place.iterdir()] == ["自己的.txt"]
    hands.key(dialog, Key.Key_Escape)
