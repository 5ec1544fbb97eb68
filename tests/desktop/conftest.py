"""What tests of the window share: no screen, settings of their own, a chooser that answers without asking."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.app import make_window
from desktop.chooser import Chooser
from desktop.collecting import Collector
from desktop.design import theme
from desktop.language import install_language
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from tests.desktop.binding import loses_references

# A binding that frees None brings the interpreter down in the middle of some test: one failing test says so instead.
collect_ignore_glob = ["test_[!b]*.py", "test_b[!i]*.py"] if loses_references() else []

HARMLESS = "does not support propagateSizeHints"  # said by the platform without a screen


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "desktop" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(HARMLESS, extend=True))


class Answers(Chooser):
    """Answers what a test laid down; `asked` counts the questions about unsaved corrections."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.paths: list[Path] = []
        self.out: Path | None = None
        self.unsaved = "leave"
        self.asked = 0
        self.backup: Path | None = None
        self.place: Path | None = None

    def reports(self, parent: QWidget) -> list[Path]:
        return self.paths

    def returns(self, parent: QWidget) -> list[Path]:
        return self.paths

    def folder(self, parent: QWidget) -> list[Path]:
        return self.paths

    def template(self, parent: QWidget) -> Path | None:
        return self.paths[0] if self.paths else None

    def templates(self, parent: QWidget) -> list[Path]:
        return self.paths

    def shared_folder(self, parent: QWidget, title: str) -> Path | None:
        return self.place

    def save_as(self, parent: QWidget, suggested: Path, also: str = "") -> Path | None:
        return self.out

    def file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        return self.paths[0] if self.paths else None

    def backup_to(self, parent: QWidget) -> Path | None:
        return self.backup

    def backup_from(self, parent: QWidget) -> Path | None:
        return self.backup

    def empty_folder(self, parent: QWidget) -> Path | None:
        return self.place

    def leave_unsaved(self, parent: QWidget) -> str:
        self.asked += 1
        return self.unsaved


@pytest.fixture(scope="session")
def themed(qapp: QApplication) -> QApplication:
    """The application in its type and colours, set once: a style sheet is applied anew to every widget that lives."""
    theme.apply(qapp)
    return qapp


@pytest.fixture(scope="package", autouse=True)
def collected_here(qapp: QApplication) -> Iterator[None]:
    """Garbage is collected as in the program: Python's own collection may delete a widget on a background thread."""
    collector = Collector(qapp)
    yield
    collector.stop()
    collector.deleteLater()


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> None:
    """The screen speaks Chinese whatever an earlier test chose."""
    install_language(qapp, "zh")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def answers(settings: Settings) -> Answers:
    return Answers(settings)


def bring_to_front(app: QApplication, window: MainWindow) -> Callable[[object], None]:
    """Do what a window manager does, where there is none: the window is active at first, and again when what stood
    before it has closed. Shortcuts need it. The answer is the slot that does so."""

    def changed(focused: object) -> None:
        if focused is None and isValid(window) and window.isVisible() and QApplication.activeModalWidget() is None:
            window.activateWindow()

    app.focusWindowChanged.connect(changed)
    window.activateWindow()
    return changed


@pytest.fixture
def window(qtbot: QtBot, themed: QApplication, settings: Settings, answers: Answers) -> Iterator[MainWindow]:
    """The window as it starts, without a profile, shown."""
    made = make_window(settings, answers)
    qtbot.addWidget(made)
    made.complete()
    made.show()
    qtbot.waitExposed(made)
    brought = bring_to_front(themed, made)
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    themed.focusWindowChanged.disconnect(brought)
    answers.unsaved = "leave"
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible())


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    """Wait for something that the background will bring about."""
    return lambda condition: qtbot.waitUntil(condition, timeout=60_000)
