"""The stack of pages asks for the room of the page on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.page import Host, Page, PageSpec
from desktop.shell.main_window import MainWindow
from desktop.shell.page_stack import PageStack
from desktop.widgets.scrolling import Scrolling
from forms.workspace import Workspace
from tests.desktop.settling import settle

DEMO = Path(__file__).parents[2] / "resources" / "demo"
WIDTH, HEIGHT = 600, 300


class Wrapped(Page):
    """A page with texts that take more lines in less width."""

    def __init__(self, host: Host, lines: int) -> None:
        super().__init__(host)
        box = QVBoxLayout(self)
        for _ in range(lines):
            text = QLabel("把报送过的报表拖到这里，系统按以往数据预填，并说明每个数值的来源。" * 4)
            text.setWordWrap(True)
            box.addWidget(text)


def made(qtbot: QtBot) -> tuple[PageStack, Scrolling]:
    host = cast("Host", None)  # these pages ask nothing of it
    stack = PageStack(
        host,
        [
            PageSpec("low", 1, lambda: "低", "", lambda host: Wrapped(host, 1)),
            PageSpec("high", 2, lambda: "高", "", lambda host: Wrapped(host, 20)),
        ],
    )
    held = Scrolling(stack)
    held.complete()
    held.resize(WIDTH, HEIGHT)
    qtbot.addWidget(held)
    held.show()
    return stack, held


def test_a_page_that_has_room_is_not_scrolled_for_the_sake_of_another(qtbot: QtBot) -> None:
    stack, held = made(qtbot)
    stack.show_page("low")
    stack.show_page("high")
    qtbot.waitUntil(lambda: stack.height() > HEIGHT)
    stack.show_page("low")
    qtbot.waitUntil(lambda: stack.height() == held.viewport().height() == HEIGHT)


def test_a_page_that_needs_more_than_there_is_is_scrolled(qtbot: QtBot) -> None:
    stack, _ = made(qtbot)
    page = stack.show_page("high")
    assert page is not None
    layout = page.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: stack.height() >= layout.totalMinimumHeightForWidth(stack.width()) > HEIGHT)


def test_a_form_is_not_scrolled_as_a_page_in_the_largest_type(
    window: MainWindow, until: Callable[[Callable[[], bool]], None], tmp_path: Path, themed: QApplication
) -> None:
    """What its columns like best is more than a small screen has; they scroll by themselves."""
    Workspace.create(tmp_path / "profile", "correct horse", "云岭镇")[0].close()
    window.profiles.open(tmp_path / "profile", "correct horse")
    until(lambda: window.ready)
    window.resize(1366, 500)
    window.filling.open(sorted((DEMO / "blank").iterdir())[-1])
    until(lambda: window.filling.page is not None and not window.background.busy)
    window.go("fill")
    theme.apply(themed, "light", 14.0)
    settle(window, until)
    held = window.pages.parentWidget()
    assert held is not None
    assert window.pages.height() == held.height()
    theme.apply(themed)
