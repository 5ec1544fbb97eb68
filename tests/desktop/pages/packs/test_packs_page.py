"""A form is split, taken back, answered by keys and merged, from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.pages.packs.page import PacksPage
from desktop.shell.main_window import MainWindow
from desktop.widgets.find_dialog import FindDialog
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.journey.packs.sheets import UNIT, VILLAGES, fill_summary, past_summary, summary

Until = Callable[[Callable[[], bool]], None]
A, B, C = VILLAGES


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, until: Until) -> PacksPage:
    """The page on a profile that knows last month's figures."""
    workspace, _ = Workspace.create(
        tmp_path / "profile", "correct horse", UNIT, "999531104", [(v, "") for v in VILLAGES]
    )
    with workspace:
        workspace.ingest([past_summary(tmp_path / "past.xlsx")])
    window.profiles.open(tmp_path / "profile", "correct horse")
    until(lambda: window.ready)
    shown = window.go("packs")
    assert isinstance(shown, PacksPage)
    until(lambda: not window.background.busy)
    return shown


def handed_out(page: PacksPage, answers: Answers, folder: Path, until: Until) -> Path:
    """Split the invented form for all its villages; the folder of the files."""
    answers.paths, answers.place = [summary(folder / "养老统计.xlsx")], folder / "out"
    page.begin()
    until(lambda: page.dialog is not None and page.dialog.isVisible())
    assert page.dialog is not None
    assert page.dialog.villages() == VILLAGES
    page.dialog.on.click()
    until(lambda: len(page.states) == 3 and not page.host.background.busy)
    return folder / "out"


def states(page: PacksPage) -> list[str]:
    return [state.state for state in page.states]


def press(qtbot: QtBot, page: PacksPage, key: Qt.Key) -> None:
    page.window().activateWindow()  # what a window manager does when a dialog closes
    qtbot.waitUntil(page.window().isActiveWindow)
    QTest.keyClick(page.findings.list, key, Qt.KeyboardModifier.AltModifier)


def test_a_form_is_split_taken_back_answered_and_merged(
    qtbot: QtBot, page: PacksPage, answers: Answers, tmp_path: Path, until: Until
) -> None:
    out = handed_out(page, answers, tmp_path, until)
    for village in (A, B):
        fill_summary(out / f"养老统计（{village}）.xlsx", village)
    book = load_workbook(out / f"养老统计（{B}）.xlsx")
    book["汇总"]["B6"], book["汇总"]["B8"] = 2010, 999
    book.save(out / f"养老统计（{B}）.xlsx")
    photograph = tmp_path / "盖章.jpg"
    photograph.write_bytes(b"\xff\xd8\xff\xe0" + bytes(600))
    page.bring_in([out / f"养老统计（{A}）.xlsx", out / f"养老统计（{B}）.xlsx", photograph])
    until(lambda: states(page) == ["clean", "asks", "missing"])
    assert "盖章.jpg" in page.report.text()
    page.villages.setCurrentCell(1, 0)
    found = page.findings
    assert [f.found for f in found.findings()] == ["999", "2010"]
    until(lambda: found.view is not None)
    found.list.setFocus()
    press(qtbot, page, Qt.Key.Key_Y)
    until(lambda: len(page.states[1].undecided) == 1)
    press(qtbot, page, Qt.Key.Key_N)
    until(lambda: states(page) == ["clean", "clean", "missing"])
    answers.out = tmp_path / "merged.xlsx"
    QTest.mouseClick(page.merge, Qt.MouseButton.LeftButton)
    until(lambda: states(page) == ["merged", "merged", "missing"])
    assert C in page.report.text()
    sheet = load_workbook(tmp_path / "merged.xlsx")["汇总"]
    assert [sheet[f"B{row}"].value for row in (5, 6, 7, 8)] == [203, None, None, "=SUM(B5:B7)"]


def test_a_village_is_sent_back_by_a_key_and_gets_its_file_again(
    qtbot: QtBot, page: PacksPage, answers: Answers, tmp_path: Path, until: Until
) -> None:
    out = handed_out(page, answers, tmp_path, until)
    fill_summary(out / f"养老统计（{A}）.xlsx", A)
    page.bring_in([out])
    until(lambda: states(page)[0] == "clean")
    page.villages.setCurrentCell(0, 0)
    page.findings.list.setFocus()
    press(qtbot, page, Qt.Key.Key_B)
    until(lambda: states(page)[0] == "sent_back")
    answers.place = tmp_path / "again"
    page.findings.reissue.click()
    until(lambda: (tmp_path / "again" / f"养老统计（{A}）.xlsx").exists() and not page.host.background.busy)


def test_of_a_file_that_nothing_tells_a_person_says_whose_it_is(
    page: PacksPage, answers: Answers, tmp_path: Path, until: Until
) -> None:
    out = handed_out(page, answers, tmp_path, until)
    fill_summary(out / f"养老统计（{B}）.xlsx", B)
    book = load_workbook(out / f"养老统计（{B}）.xlsx")
    book["汇总"]["A6"] = "本村"
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]
    (tmp_path / "came").mkdir()
    for name in ("一.xlsx", "二.xlsx"):
        book.save(tmp_path / "came" / name)
    page.bring_in([tmp_path / "came"])
    until(lambda: any(d.isVisible() for d in page.findChildren(FindDialog)))
    first = next(d for d in page.findChildren(FindDialog) if d.isVisible())
    QTest.keyClick(first.line, Qt.Key.Key_Escape)  # of the first nobody knows
    until(lambda: any(d.isVisible() and d is not first for d in page.findChildren(FindDialog)))
    second = next(d for d in page.findChildren(FindDialog) if d.isVisible() and d is not first)
    second.line.setText(B[:2])
    QTest.keyClick(second.line, Qt.Key.Key_Return)
    until(lambda: states(page) == ["missing", "asks", "missing"] and not page.host.background.busy)
    state = page.states[1]
    assert state.returned is not None
    assert state.returned.file == "二.xlsx"
    assert "一.xlsx" in page.report.text()


def test_the_form_being_filled_is_split_from_the_menu(
    window: MainWindow, page: PacksPage, tmp_path: Path, until: Until
) -> None:
    window.filling.open(summary(tmp_path / "养老统计.xlsx"))
    until(lambda: window.filling.page is not None and window.filling.page.form is not None)
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    action = next(a for a in actions if a.text().startswith("分村填报（"))
    until(lambda: not window.background.busy)
    action.trigger()
    until(lambda: page.dialog is not None and page.dialog.isVisible())
    assert page.dialog is not None
    assert page.dialog.template == tmp_path / "养老统计.xlsx"
    page.dialog.reject()
    assert QApplication.activeModalWidget() is None


def test_a_file_is_given_to_another_village_by_a_key(
    qtbot: QtBot, page: PacksPage, answers: Answers, tmp_path: Path, until: Until
) -> None:
    out = handed_out(page, answers, tmp_path, until)
    fill_summary(out / f"养老统计（{A}）.xlsx", A)
    page.bring_in([out / f"养老统计（{A}）.xlsx"])
    until(lambda: states(page)[0] == "clean")
    page.villages.setCurrentCell(0, 0)
    page.findings.list.setFocus()
    press(qtbot, page, Qt.Key.Key_G)
    until(lambda: bool(page.findChildren(FindDialog)))
    dialog = page.findChildren(FindDialog)[-1]
    dialog.chosen.emit(B)
    dialog.accept()
    until(lambda: states(page)[0] == "missing" and not page.host.background.busy)
    returned = page.states[1].returned
    assert returned is not None
    assert returned.file == f"养老统计（{A}）.xlsx"
