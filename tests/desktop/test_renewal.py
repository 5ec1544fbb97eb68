"""Another language while the window is open: the same profile and the same draft, nothing asked that was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app import make_window
from desktop.design import theme
from desktop.language import english, install_language
from desktop.pages.settings.page import SettingsPage
from desktop.renewal import Renewal
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers

DEMO = Path(__file__).parents[2] / "resources" / "demo"
PHRASE = "correct horse"
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def renewal(
    qtbot: QtBot, themed: QApplication, settings: Settings, answers: Answers, until: Until, tmp_path: Path
) -> Iterator[Renewal]:
    """A window on a profile that only its passphrase opens, with a form in which something was typed."""
    Workspace.create(tmp_path / "profile", PHRASE, "松云镇")[0].close()
    window = make_window(settings, answers)
    window.complete()
    made = Renewal(themed, window, lambda _: None)
    window.show()
    window.profiles.open(tmp_path / "profile", PHRASE)
    until(lambda: window.ready)
    yield made
    answers.unsaved = "leave"
    made.window.close()
    until(lambda: not made.window.isVisible())
    made.deleteLater()
    install_language(themed, "zh")


def form_open(window: MainWindow, until: Until) -> str:
    """A form in which a place was typed; its key."""
    window.filling.open(next(p for p in sorted((DEMO / "blank").iterdir()) if "年报" in p.name))
    until(lambda: window.filling.page is not None and window.filling.page.form is not None)
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    key = next(e.key for i in page.form.state.items() if (e := page.form.state.entry(i.key)) and e.type == "integer")
    page.go_to_key(key)
    page.set_current(4321)
    return key


def choose(window: MainWindow, language: str) -> None:
    """The box of the settings, by its keys."""
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    box: QComboBox = page.language
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home if language == "zh" else Qt.Key.Key_End)
    box.activated.emit(box.currentIndex())


def renewed(renewal: Renewal, old: MainWindow, until: Until) -> MainWindow:
    until(lambda: renewal.window is not old and renewal.window.isVisible() and not isValid(old))
    until(lambda: renewal.window.ready and not renewal.window.background.busy)
    return renewal.window


def test_the_window_speaks_english_at_once_with_the_profile_and_the_draft_as_they_were(
    renewal: Renewal, until: Until
) -> None:
    old = renewal.window
    key = form_open(old, until)
    choose(old, "en")
    new = renewed(renewal, old, until)
    assert english()
    assert new.settings.language == "en"
    assert new.pages.shown == "settings"
    assert new.rail.buttons["today"].text() == "Today"
    assert new.profiles.dialog is None  # the passphrase isn't asked for again
    until(lambda: new.filling.page is not None and new.filling.page.form is not None)
    assert new.pages.shown == "settings"  # where the person is, not where the form is
    assert new.filling.page is not None
    assert new.filling.page.form is not None
    assert new.filling.page.form.state.made[key] == 4321
    old = new
    choose(old, "zh")
    new = renewed(renewal, old, until)
    assert new.rail.buttons["today"].text() == "待办"


def test_running_work_ends_before_the_window_is_made_anew(renewal: Renewal, until: Until) -> None:
    old, done = renewal.window, list[bool]()
    until(lambda: not old.background.busy)
    old.ask(lambda *_: None, lambda _: done.append(isValid(old)))
    choose(old, "en")
    assert renewal.window is old
    renewed(renewal, old, until)
    assert done == [True]


def test_where_nothing_is_kept_leaving_is_asked_first_and_staying_changes_nothing(
    renewal: Renewal, answers: Answers, until: Until
) -> None:
    window = renewal.window
    window.profiles.adopt(lambda: Workspace.throwaway("松云镇"))
    until(lambda: not window.background.busy and not window.keeper.keeps)
    form_open(window, until)
    answers.unsaved = "stay"
    choose(window, "en")
    assert answers.asked == 1
    assert renewal.window is window
    page = window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.language.currentData() == "zh"
    assert not english()


def test_the_language_that_is_shown_is_no_change(renewal: Renewal) -> None:
    window = renewal.window
    choose(window, "zh")
    assert renewal.window is window
    assert theme.colours().name == "light"
