"""A month-end day: ten forms of seven offices, a telephone that rings in between, all of them written by the evening."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.pages.today.page import TodayPage
from desktop.shell.main_window import MainWindow
from desktop.shell.quick_find import QuickFind
from desktop.widgets.task_row import TaskRow
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.journeys.blanks import blanks
from tests.journeys.by_hand import strokes
from tests.journeys.hands import CTRL, Hands
from tests.journeys.steps import BLANK, DEMO, Until, front, open_dialog, opened, settle, settled, shown_page, written

Key = Qt.Key
GROUND = "镇民政办救助职责"


def at_work(window: MainWindow, until: Until, folder: Path) -> None:
    """The profile of a clerk who has taken in past reports before."""

    def made() -> Workspace:
        workspace, _ = Workspace.create(folder, "一二三四五六七八", "松云镇")
        workspace.ingest(sorted((DEMO / "past").iterdir()))
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    settle(window, until)
    front(window, until)


def answered(window: MainWindow, hands: Hands, until: Until) -> str:
    """Somebody asks for a number on the telephone: Ctrl+K, a few words, Ctrl+C."""
    hands.key(window, Key.Key_K, CTRL)
    palette = open_dialog(window)
    assert isinstance(palette, QuickFind)
    hands.type(palette.line, "农村低保 户数")
    until(lambda: any(palette.list.item(n).text().startswith("农村低保 / 户数") for n in range(palette.list.count())))
    settle(window, until)
    hands.key(palette.line, Key.Key_C, CTRL)
    hands.key(palette, Key.Key_Escape)
    front(window, until)
    return QApplication.clipboard().text()


def came_back(window: MainWindow, hands: Hands, until: Until, title: str) -> None:
    """Something else came first: 待办 names the form that was begun, a click goes on with it."""
    hands.key(window, Key.Key_1, CTRL)
    settle(window, until)
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    rows = [row for row in today.findChildren(TaskRow) if row.isVisible() and title in row.accessibleName()]
    hands.click(rows[0])
    settle(window, until)
    assert window.pages.shown == "fill"


def test_ten_forms_of_a_month_end_take_a_fraction_of_the_keys_they_take_by_hand(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, told: Callable[[str, int, int], None]
) -> None:
    at_work(window, until, tmp_path / "数据")
    hands, by_hand = Hands(), 0
    templates = [*BLANK, *blanks(tmp_path / "四月")]
    assert len(templates) == 10
    for number, template in enumerate(templates):
        page = opened(window, hands, until, answers, template)
        if number == 3:
            assert answered(window, hands, until) == "19"
        settled(window, hands, until)
        if number == 6:
            assert page.form is not None
            came_back(window, hands, until, page.form.state.draft.form.title)
        out = written(window, hands, until, answers, tmp_path / f"{number}{template.suffix}", GROUND)
        cells, keys = strokes(template, out)
        assert cells
        by_hand += keys
    told("a month-end day with ten forms", hands.work, by_hand)
    assert hands.work < by_hand / 3
    hands.key(window, Key.Key_1, CTRL)
    settle(window, until)
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    assert [row.accessibleName() for row in today.findChildren(TaskRow) if row.isVisible()] == []
    assert shown_page(window).corrector.stack.canUndo()  # what was written last can still be taken back
