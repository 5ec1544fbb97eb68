"""A correction ripples: a village calls, a number that was reported is wrong. It is put right once; the forms follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from desktop.pages.profile.browse_view import BrowseView
from desktop.pages.profile.correct_dialog import CorrectDialog
from desktop.pages.profile.page import ProfilePage
from desktop.shell.main_window import MainWindow
from tests.desktop.conftest import Answers
from tests.journeys.by_hand import strokes
from tests.journeys.hands import CTRL, Hands
from tests.journeys.steps import BLANK, Until, front, open_dialog, opened, settle, settled, shown_page, written
from tests.journeys.test_month_end import GROUND, at_work

Key = Qt.Key
FORMS = (BLANK[2], BLANK[4])  # both ask for the number of registered households
NAME = "年末户籍人口 / 户数"


def value(window: MainWindow) -> object:
    """What the form on screen says of the households."""
    form = shown_page(window).form
    assert form is not None
    entries = [form.state.entry(item.key) for item in form.state.items()]
    (found,) = (e for e in entries if e is not None and "户籍户数" in e.path[-1])
    return form.state.value(found)


def filled(window: MainWindow, hands: Hands, until: Until, answers: Answers, folder: Path) -> tuple[list[object], int]:
    """Both forms, written: what they say, and the keys they would have taken by hand."""
    said, keys = [], 0
    folder.mkdir()
    for template in FORMS:
        opened(window, hands, until, answers, template)
        said.append(value(window))
        settled(window, hands, until)
        keys += strokes(template, written(window, hands, until, answers, folder / template.name, GROUND))[1]
    return said, keys


def found(window: MainWindow, hands: Hands, until: Until) -> ProfilePage:
    """历史数据, the unit, the number that was asked about."""
    hands.key(window, Key.Key_4, CTRL)
    settle(window, until)
    page = window.pages.page("profile")
    assert isinstance(page, ProfilePage)
    view = page.view(0)
    assert isinstance(view, BrowseView)
    hands.click(view.find_fact)
    hands.type(view.find_fact, "户数")
    until(lambda: any(line.name == NAME for line in view.facts.lines))
    settle(window, until)
    hands.key(view.find_fact, Key.Key_Return)  # into the list
    names = [line.name for line in view.facts.lines]
    for _ in range(names.index(NAME) - view.fact_list.currentIndex().row()):
        hands.key(view.fact_list, Key.Key_Down)
    wanted = view.facts.lines[names.index(NAME)].element
    until(lambda: view.card.fact is not None and view.card.fact.element == wanted)
    settle(window, until)
    return page


def corrected(window: MainWindow, hands: Hands, until: Until, page: ProfilePage, to: str) -> list[str]:
    """F2, the new number, why; the reports that used the old one, as they are told beforehand."""
    view = page.view(0)
    assert isinstance(view, BrowseView)
    hands.key(view.fact_list, Key.Key_F2)
    dialog = open_dialog(window)
    assert isinstance(dialog, CorrectDialog)
    settle(window, until)
    hands.type(dialog.value, to)
    hands.type(dialog.note, "与派出所核对过")
    told = texts(dialog.uses)
    hands.key(dialog.note, Key.Key_Return)
    settle(window, until)
    front(window, until)
    return told


def texts(shown: QListWidget) -> list[str]:
    return [shown.item(n).text() for n in range(shown.count())]


def test_a_number_is_put_right_once_and_every_form_that_used_it_follows(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path, told: Callable[[str, int, int], None]
) -> None:
    at_work(window, until, tmp_path / "数据")
    before, _ = filled(window, Hands(), until, answers, tmp_path / "前")
    assert before == [2050, 2050]
    hands = Hands()
    page = found(window, hands, until)
    uses = corrected(window, hands, until, page, "2056")
    assert any("用本程序填过" in use for use in uses)  # both forms are named before anything is changed
    for key, expected in ((Key.Key_Z, 2050), (Key.Key_Y, 2056)):  # taken back, and done again after all
        hands.key(window, Key.Key_4, CTRL)
        settle(window, until)
        hands.key(window, key, CTRL)
        settle(window, until)
        opened(window, hands, until, answers, FORMS[0])
        assert value(window) == expected
    after, by_hand = filled(window, hands, until, answers, tmp_path / "后")
    assert after == [2056, 2056]
    told("a correction, and both forms again", hands.work, by_hand)
    assert hands.work < by_hand
