"""历史数据, driven by keys and clicks: browsing, correcting, settling, merging, answering, undoing, seeing the source."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from shiboken6 import isValid

from desktop.design import theme
from desktop.original import OriginalDialog
from desktop.pages.profile.browse_view import BrowseView
from desktop.pages.profile.conflicts_view import ConflictsView
from desktop.pages.profile.correct_dialog import CorrectDialog
from desktop.pages.profile.decisions_view import DecisionsView
from desktop.pages.profile.page import ProfilePage
from desktop.pages.profile.questions_view import QuestionsView
from desktop.pages.profile.reports_view import ReportsView
from desktop.pages.profile.same_dialog import SameDialog
from desktop.shell.main_window import MainWindow
from forms.model.reports import FileReport
from forms.recording.intake import Intake
from forms.workspace import Workspace
from tests.desktop.cut import cut_texts, overlaps
from tests.desktop.pages.profile.conftest import FEBRUARY
from tests.desktop.settling import front, press, quiet, settle
from tests.recording.reports import PERSONS
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
DATA, CONFLICTS, QUESTIONS, DECISIONS, REPORTS = range(5)


def browse(page: ProfilePage) -> BrowseView:
    found = page.view(DATA)
    assert isinstance(found, BrowseView)
    return found


def conflicts(page: ProfilePage) -> ConflictsView:
    found = page.view(CONFLICTS)
    assert isinstance(found, ConflictsView)
    return found


def questions(page: ProfilePage) -> QuestionsView:
    found = page.view(QUESTIONS)
    assert isinstance(found, QuestionsView)
    return found


def decisions(page: ProfilePage) -> DecisionsView:
    found = page.view(DECISIONS)
    assert isinstance(found, DecisionsView)
    return found


def reports(page: ProfilePage) -> ReportsView:
    found = page.view(REPORTS)
    assert isinstance(found, ReportsView)
    return found


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def typed(line: QLineEdit, text: str) -> None:
    """Typed, as an input method puts it in: a key press has no Chinese letter."""
    line.insert(text)


def table(view: QTableView) -> list[list[str]]:
    model = view.model()
    return [[str(model.index(r, c).data()) for c in range(model.columnCount())] for r in range(model.rowCount())]


def idle(window: MainWindow, until: Until) -> None:
    """Everything asked for has come; the window is active again where no dialog is open, as a window manager does it."""
    settle(window, until)
    if not any(d.isVisible() for d in window.findChildren(QDialog)):
        front(window)


def searched(window: MainWindow, until: Until, page: ProfilePage, text: str) -> list[list[str]]:
    """Ctrl+F, then type; what the list on the left says when it has calmed down."""
    idle(window, until)
    press(window, Key.Key_F, Control)
    line = browse(page).line
    assert line.hasFocus()
    line.clear()
    typed(line, text)
    until(lambda: not browse(page)._calm.isActive() and quiet(window))
    return table(browse(page).list)


def value_of(window: MainWindow, until: Until, page: ProfilePage, subject: str, words: str) -> str:
    """Choose a subject by search, then one of its values; what stands in the middle list for it."""
    searched(window, until, page, subject)
    browse(page).list.selectRow(0)
    idle(window, until)
    browse(page).find_fact.setFocus()
    browse(page).find_fact.clear()
    typed(browse(page).find_fact, words)
    until(lambda: not browse(page)._calm_fact.isActive() and quiet(window))
    [row] = table(browse(page).fact_list)
    return row[1]


def dialog(kind: type[QDialog], window: MainWindow) -> QDialog:
    return next(d for d in window.findChildren(kind) if d.isVisible())


def labels(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


# Browsing


def test_subjects_are_found_and_their_values_shown_with_the_newest(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    found = searched(window, until, page, "甲坪")
    assert found[0] == ["甲坪村"]
    assert all("张一甲" in row[0] for row in found[1:])  # whose rows name the village
    browse(page).list.selectRow(0)
    idle(window, until)
    assert ["人数（人）　（低保、农村）", "5 人", "2026年3月"] in table(
        browse(page).fact_list
    )  # of what, the title says
    QTest.keyClick(browse(page).list, Key.Key_Return)
    assert browse(page).fact_list.hasFocus()


def test_a_data_item_shows_everybodys_values(page: ProfilePage, window: MainWindow, until: Until) -> None:
    box = browse(page).kind
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    box.activated.emit(box.currentIndex())  # what a closed box does with a key is the platform's own
    idle(window, until)
    searched(window, until, page, "人数")
    assert browse(page).facts.headerData(0, Qt.Orientation.Horizontal) == "对象"
    values = {row[0]: row[1] for row in table(browse(page).fact_list)}
    assert values["甲坪村"] == "5 人"
    assert values["丙坪村"] == "2 人"
    assert not browse(page).same.isEnabled()


def test_history_is_drawn_and_every_value_names_its_source(page: ProfilePage, window: MainWindow, until: Until) -> None:
    value_of(window, until, page, "甲坪", "人数")
    card = browse(page).card
    assert [p for p, _ in card.chart.points][::2] == ["2026年2月", "2026年3月"]
    assert card.chart.isVisible()
    assert "2026年2月 4" in card.chart.accessibleName()
    assert ["2026年2月", "4 人"] in [row[:2] for row in table(card.entries)]
    card.entries.selectRow(table(card.entries).index(next(r for r in table(card.entries) if r[0] == "2026年2月")))
    assert "低保2月.xlsx　表 C4" in card.source.text()


def test_numbers_are_masked_until_they_are_asked_for(page: ProfilePage, window: MainWindow, until: Until) -> None:
    assert searched(window, until, page, PERSONS[1]) == [[f"李二乙　{PERSONS[1][:3]}****{PERSONS[1][-4:]}"]]
    assert value_of(window, until, page, "李二乙", "联系电话") == "139****0002"
    card = browse(page).card
    assert "13900000002" not in labels(card)
    assert not card.chart.isVisible()
    click(card.reveal)
    assert card.value.text() == "13900000002"
    assert value_of(window, until, page, "李二乙", "身份证号") == f"{PERSONS[1][:3]}****{PERSONS[1][-4:]}"
    assert PERSONS[1] not in labels(card)


def test_the_original_opens_at_the_cell_with_its_numbers_masked(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    value_of(window, until, page, "李二乙", "联系电话")
    click(browse(page).card.show_it)
    idle(window, until)
    shown = dialog(OriginalDialog, window)
    assert isinstance(shown, OriginalDialog)
    assert "名册.xlsx　表 E6" in labels(shown)
    view = shown.view
    frame = view.frame()
    assert frame is not None
    assert frame.width() > 0
    area = view.shown.area
    block = view.shown.drawing.block(view.shown.block)
    assert area is not None
    assert block is not None
    assert block.grid is not None
    assert block.grid.grid.text(area.top, area.left) == "13900000002"
    view.grab()
    assert view.masked > 0
    click(shown.reveal)
    view.grab()
    assert view.masked == 0
    QTest.keyClick(view, Key.Key_Escape)
    assert not shown.isVisible()


# Correcting


def test_a_value_is_corrected_and_ctrl_z_and_ctrl_y_go_back_and_forth(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    assert value_of(window, until, page, "甲坪", "人数") == "5 人"
    QTest.keyClick(browse(page).fact_list, Key.Key_F2)
    idle(window, until)
    asked = dialog(CorrectDialog, window)
    assert isinstance(asked, CorrectDialog)
    assert "有 2 处用过原数值" in asked.used.text()
    assert "低保情况统计表" in asked.uses.item(0).text()
    assert not asked.ok.isEnabled()
    typed(asked.value, "七")
    assert asked.warning.isVisible()
    asked.value.clear()
    typed(asked.value, "7")
    assert not asked.warning.isVisible()
    typed(asked.note, "与村里核对过")
    QTest.keyClick(asked.note, Key.Key_Return)
    idle(window, until)
    assert table(browse(page).fact_list)[0][1] == "✎ 7 人"
    assert "7 人" in browse(page).card.value.text()
    assert any("与村里核对过" in row[2] for row in table(browse(page).card.entries))
    for key, value in ((Key.Key_Z, "5 人"), (Key.Key_Y, "✎ 7 人"), (Key.Key_Z, "5 人")):
        press(window, key, Control)
        idle(window, until)
        assert table(browse(page).fact_list)[0][1] == value


def test_a_correction_keeps_the_place_in_both_lists(page: ProfilePage, window: MainWindow, until: Until) -> None:
    searched(window, until, page, "")
    lists = browse(page)
    lists.list.selectRow(table(lists.list).index(["甲坪村"]))
    idle(window, until)
    assert lists.list.currentIndex().row() > 0
    row = next(n for n, cells in enumerate(table(lists.fact_list)) if "人数" in cells[0])
    lists.fact_list.selectRow(row)
    idle(window, until)
    lists.card.correct()
    asked = dialog(CorrectDialog, window)
    assert isinstance(asked, CorrectDialog)
    typed(asked.value, "7")
    click(asked.ok)
    idle(window, until)
    assert table(lists.list)[lists.list.currentIndex().row()] == ["甲坪村"]
    assert lists.fact_list.currentIndex().row() == row
    assert table(lists.fact_list)[row][1] == "✎ 7 人"


# What differs


def test_a_conflict_is_settled_by_its_number_key_and_comes_back_with_ctrl_z(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    click(page.tabs[CONFLICTS])
    idle(window, until)
    view = conflicts(page)
    before = len(table(view.list))
    row = next(n for n, text in enumerate(table(view.list)) if "乙坪村" in text[0])
    view.list.selectRow(row)
    assert view.current is not None
    values = [side.value for side in view.current.sides]
    assert sorted(values) == ["8", "9"]
    assert all(f"{v} 人" in labels(view) for v in values)
    assert "低保3月另报.xlsx" in labels(view)
    view.note.setText("以村表为准")
    QTest.keyClick(view.list, Key.Key_1 + values.index("9"))
    idle(window, until)
    assert len(table(view.list)) == before - 1
    press(window, Key.Key_Z, Control)
    idle(window, until)
    assert len(table(view.list)) == before


def test_a_third_value_settles_too_and_the_source_of_a_side_is_shown(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    click(page.tabs[CONFLICTS])
    idle(window, until)
    view = conflicts(page)
    view.list.selectRow(next(n for n, text in enumerate(table(view.list)) if "乙坪村" in text[0]))
    link = next(b for b in view.findChildren(QPushButton) if b.text() == "查看原表" and b.isVisible())
    click(link)
    idle(window, until)
    dialog(OriginalDialog, window).reject()
    assert not view.settle_other.isEnabled()
    typed(view.other, "11")
    QTest.keyClick(view.other, Key.Key_Return)
    idle(window, until)
    assert not any("乙坪村" in text[0] for text in table(view.list))
    click(page.tabs[DATA])
    idle(window, until)
    assert value_of(window, until, page, "乙坪", "人数") == "✎ 11 人"


# Who is who


def test_questions_are_answered_with_single_keys(page: ProfilePage, window: MainWindow, until: Until) -> None:
    click(page.tabs[QUESTIONS])
    idle(window, until)
    view = questions(page)
    first, count = view.current, view.left
    assert first is not None
    assert count >= 2
    assert PERSONS[0] not in labels(view)
    QTest.keyClick(view, Key.Key_L)
    idle(window, until)
    assert (view.left, view.current is not None and view.current.id != first.id) == (count - 1, True)
    second = view.current
    QTest.keyClick(view, Key.Key_N)
    idle(window, until)
    assert view.current is None or second is None or view.current.id != second.id
    press(window, Key.Key_Z, Control)
    idle(window, until)
    press(window, Key.Key_Z, Control)
    idle(window, until)
    assert view.left == count
    QTest.keyClick(view, Key.Key_Y)
    idle(window, until)
    click(page.tabs[DECISIONS])
    idle(window, until)
    assert table(decisions(page).list)[0][1] == "合并对象"


def test_two_subjects_are_merged_explained_and_split_again(page: ProfilePage, window: MainWindow, until: Until) -> None:
    searched(window, until, page, "李二乙")
    browse(page).list.selectRow(0)
    idle(window, until)
    click(browse(page).same)
    asked = dialog(SameDialog, window)
    assert isinstance(asked, SameDialog)
    idle(window, until)
    assert "名册.xlsx" in labels(asked)
    typed(asked.line, PERSONS[0])
    until(lambda: not asked._calm.isActive() and quiet(window))
    asked.list.selectRow(0)
    click(asked.merge)
    idle(window, until)
    assert len(searched(window, until, page, "李二乙")) + len(searched(window, until, page, PERSONS[0])) == 1
    searched(window, until, page, "")
    person = next(
        n for n, row in enumerate(table(browse(page).list)) if row[0].endswith((PERSONS[0][-4:], PERSONS[1][-4:]))
    )
    browse(page).list.selectRow(person)
    idle(window, until)
    click(browse(page).same)
    again = dialog(SameDialog, window)
    assert isinstance(again, SameDialog)
    idle(window, until)
    assert "由人工合并" in labels(again)
    click(again.splits[0])
    idle(window, until)
    assert len(searched(window, until, page, "李二乙")) == 1


# Decisions and reports


def test_decisions_are_listed_undone_and_shown_again(page: ProfilePage, window: MainWindow, until: Until) -> None:
    click(page.tabs[CONFLICTS])
    idle(window, until)
    conflicts(page).list.selectRow(0)
    QTest.keyClick(conflicts(page).list, Key.Key_1)
    idle(window, until)
    press(window, Key.Key_PageDown, Control)
    press(window, Key.Key_PageDown, Control)
    idle(window, until)
    view = decisions(page)
    assert page.stack.currentWidget() is view
    assert [row[1] for row in table(view.list)] == ["核定数值"]
    assert not view.value.isEnabled()  # another settlement is made where its sides are seen
    click(view.undo_it)
    idle(window, until)
    assert "还没有作过决定" not in view.status.text()
    assert all(row[1] == "撤销" for row in table(view.list))
    view.everything.setFocus()
    QTest.keyClick(view.everything, Key.Key_Space)
    idle(window, until)
    assert ["核定数值", "已撤销"] in [[row[1], row[6]] for row in table(view.list)]


def test_reports_say_what_was_understood_and_open_at_a_place(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    click(page.tabs[REPORTS])
    idle(window, until)
    view = reports(page)
    assert len(table(view.list)) == 5
    typed(view.line, "名册.xlsx")
    until(lambda: not view._calm.isActive() and quiet(window))
    assert [row[0] for row in table(view.list)] == ["农村低保对象花名册"]
    assert "读懂" in view.about.text()
    cells = {row[0]: row for row in table(view.place_list)}
    assert cells["表 E6"][2] == "139****0002"
    view.place_list.selectRow(list(cells).index("表 E6"))
    view.place_list.activated.emit(view.place_list.currentIndex())
    idle(window, until)
    assert "表 E6" in labels(dialog(OriginalDialog, window))


# Looks


@pytest.fixture
def plain_again(themed: QApplication) -> Iterator[None]:
    yield
    theme.apply(themed)


@pytest.mark.parametrize("look", [("light", 10.5), ("dark", 14.0)], ids=["light", "dark-large"])
def test_no_view_cuts_a_text_or_lacks_a_name(
    page: ProfilePage, window: MainWindow, until: Until, plain_again: None, look: tuple[str, float]
) -> None:
    window.settings.theme, window.settings.type_size = look
    window.resize(1366, 728)
    window.restyle()
    for number in range(len(page.tabs)):
        page.turn(number)
        idle(window, until)
        assert window.width() == 1366
        assert cut_texts(window) == []
        assert overlaps(window) == []
        for view in page.findChildren(QTableView):
            assert not view.isVisible() or view.accessibleName()


def test_at_twice_the_size_in_large_type_no_view_is_scrolled_sideways(
    page: ProfilePage, window: MainWindow, until: Until, plain_again: None
) -> None:
    window.settings.type_size = 14.0
    window.resize(683, 384)
    window.restyle()
    for number in range(len(page.tabs)):
        page.turn(number)
        idle(window, until)
        until(lambda: page.visibleRegion().boundingRect().width() == page.width())


def test_dialogs_cut_nothing(page: ProfilePage, window: MainWindow, until: Until) -> None:
    value_of(window, until, page, "李二乙", "联系电话")
    for open_it, kind in (
        (browse(page).card.correct, CorrectDialog),
        (browse(page).show_same, SameDialog),
        (browse(page).card.show_source, OriginalDialog),
    ):
        open_it()
        idle(window, until)
        shown = dialog(kind, window)
        assert cut_texts(shown) == []
        assert overlaps(shown) == []
        shown.reject()


def test_a_dialog_that_is_closed_at_once_leaves_no_answer_without_a_place(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    value_of(window, until, page, "李二乙", "联系电话")
    for open_it, kind in ((browse(page).card.correct, CorrectDialog), (browse(page).show_same, SameDialog)):
        for _ in range(5):
            open_it()
            shown = dialog(kind, window)
            shown.reject()
            until(lambda gone=shown: not isValid(gone))  # type: ignore[misc]
            idle(window, until)


def test_an_import_that_was_stopped_shows_what_it_read(
    page: ProfilePage, window: MainWindow, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [xlsx(tmp_path / f"{n}.xlsx", FEBRUARY.replace("2026年2月", f"2025年{n}月")) for n in range(1, 6)]
    reached, told = threading.Event(), threading.Event()
    taking = Intake.take

    def take(self: Intake, *given: Any) -> FileReport:
        if given[0].file_name == "3.xlsx":
            reached.set()
            told.wait(30)
        return taking(self, *given)

    monkeypatch.setattr(Intake, "take", take)
    click(page.tabs[REPORTS])
    idle(window, until)
    window.imports.start(more)
    running = window.imports.dialog
    assert running is not None
    until(reached.is_set)
    QTest.keyClick(running, Key.Key_Escape)
    told.set()
    until(lambda: not running.running)
    assert "停止之前读完的报表已经保存" in running.what.text()
    running.accept()
    idle(window, until)
    assert len(table(reports(page).list)) == 5 + 3


def test_another_profile_begins_with_nothing_chosen_and_nothing_to_take_back(
    page: ProfilePage, window: MainWindow, until: Until
) -> None:
    click(page.tabs[CONFLICTS])
    idle(window, until)
    QTest.keyClick(conflicts(page).list, Key.Key_1)
    idle(window, until)
    assert page.deciding.stack.canUndo()
    click(page.tabs[DATA])
    value_of(window, until, page, "李二乙", "联系电话")
    window.profiles.adopt(lambda: Workspace.throwaway("别处镇"))
    until(lambda: window.unit == "别处镇")
    idle(window, until)
    assert not page.deciding.stack.canUndo()
    assert "请导入" in page.counts.text()
    assert (table(browse(page).list), table(browse(page).fact_list), browse(page).chosen) == ([], [], None)
    assert "李二乙" not in labels(page)
    assert not window.info.isVisible()


def test_other_parts_of_the_window_can_look_something_up(page: ProfilePage, window: MainWindow, until: Until) -> None:
    page.turn(DECISIONS)
    page.look_up("李二乙")
    until(lambda: not browse(page)._calm.isActive() and quiet(window))
    assert page.stack.currentIndex() == DATA
    assert [row[0][:3] for row in table(browse(page).list)] == ["李二乙"]
