"""Rosters on the fill page: narrowed, pasted into, rows taken out, looked at as a whole by their change sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.form_view.marks import ROW, mark, moved, row_names
from desktop.form_view.opened import opened_form
from desktop.form_view.sheet_view import SheetView
from desktop.pages.fill.change_dialog import ChangeDialog
from desktop.pages.fill.page import FillPage
from desktop.states import State
from desktop.typed import converted, table_of
from forms.model.changes import CellChange, ChangeSheet, RowChange
from forms.model.proposal import Provenance, RosterCell
from tests.desktop.by_hand import roster

Key, Modifier = Qt.Key, Qt.KeyboardModifier
SOURCE = Provenance("三月.xlsx", "", "2026年3月", "s1")
NAMES = ("张三", "李四", "王五", "赵六")
ROWS = [{0: RosterCell(n, "filled"), 2: RosterCell(100 + i, "suggested")} for i, n in enumerate(NAMES)]
CHANGES = ChangeSheet(
    "t1",
    SOURCE,
    (
        RowChange("new", 0, "张三"),
        RowChange("same", 1, "李四"),
        RowChange("changed", 2, "王五", (CellChange(2, 90, 102),)),
        RowChange("same", 3, "赵六"),
        RowChange("left", -1, "钱七"),
    ),
)


@pytest.fixture
def page(qtbot: QtBot, themed: object) -> FillPage:
    made = FillPage(QUndoStack())
    qtbot.addWidget(made)
    made.asked.connect(lambda work, done, failed: done((CHANGES,)))
    made.resize(1302, 640)
    made.show()
    qtbot.waitExposed(made)
    made.show_form(roster(ROWS))
    return made


def view(page: FillPage) -> SheetView:
    shown = page.view()
    assert isinstance(shown, SheetView)
    return shown


def shown_rows(page: FillPage) -> list[int]:
    return [n for n in range(4) if view(page).shows_row(1 + n)]


def state(page: FillPage, key: str) -> State:
    assert page.form is not None
    entry = page.form.state.entry(key)
    assert entry is not None
    return page.form.state.state(entry)


def test_rows_are_found_by_any_of_their_texts_and_come_back(page: FillPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.bar.line, "102")
    QTest.keyClick(page.bar.line, Key.Key_Return)
    assert shown_rows(page) == [2]
    assert page.bar.shown.text() == "显示 1 / 4 行"
    page.go_to_key("t1|0|2")  # a hidden place is shown when somebody goes there
    assert shown_rows(page) == [0, 1, 2, 3]
    assert page.bar.line.text() == ""


def test_what_was_typed_is_found_too(page: FillPage) -> None:
    page.corrector.set_value("t1|3|0", "孙八")
    page.bar.line.setText("孙八")
    QTest.keyClick(page.bar.line, Key.Key_Return)
    assert shown_rows(page) == [3]


def test_only_what_changed_since_last_time(page: FillPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.bar.changed, Key.Key_Space)
    assert shown_rows(page) == [0, 2]
    QTest.keyClick(page.bar.changed, Key.Key_Space)
    assert shown_rows(page) == [0, 1, 2, 3]


def test_the_change_sheet_is_confirmed_as_a_whole_and_that_is_one_step(page: FillPage) -> None:
    page.bar.sheet.click()
    (dialog,) = page.findChildren(ChangeDialog)
    assert [tab.text() for tab in dialog.tabs] == ["＋ 新增 1", "－ 退出 1", "≠ 变更 1", "＝ 与上期相同 2"]
    dialog.tabs[2].click()
    assert dialog.model.data(dialog.model.index(0, 2)) == "金额 90 → 102"
    QTest.keyClick(dialog.confirm, Key.Key_Space)
    assert {state(page, f"t1|{n}|2") for n in range(4)} == {State.CONFIRMED}
    assert page.form is not None
    counts = page.form.state.counts()
    assert (counts.of(State.FILLED), counts.of(State.SUGGESTED), counts.of(State.CONFIRMED)) == (0, 0, 8)
    assert [r.cells[2].decision for r in page.form.state.answers()[0].rosters[0].rows] == ["filled"] * 4
    page.corrector.stack.undo()
    assert state(page, "t1|0|2") is State.SUGGESTED
    assert page.form.state.counts().of(State.SUGGESTED) == 4


def test_a_row_is_taken_out_and_comes_back(page: FillPage) -> None:
    page.go_to_key("t1|1|0")
    page.bar.out.click()
    assert page.form is not None
    assert state(page, "t1|1|0") is State.NOT_OURS
    assert [r.cells[0].value for r in page.form.state.answers()[0].rosters[0].rows] == ["张三", "王五", "赵六"]
    assert page.form.state.counts().of(State.FILLED) == 3
    assert page.bar.out.text() == "恢复此行"
    page.corrector.stack.undo()
    assert state(page, "t1|1|0") is State.FILLED
    assert page.form.state.counts().of(State.FILLED) == 4


def test_counts_and_items_agree_whatever_was_done(page: FillPage) -> None:
    assert page.form is not None
    made = page.form.state
    steps = [
        lambda: page.corrector.set_value("t1|0|2", 5),
        lambda: page.corrector.take_out("t1", 1),
        lambda: page.corrector.confirm_sheet("t1"),
        lambda: page.corrector.set_value("t1|2|0", "别人"),
        lambda: page.corrector.take_out("t1", 3),
        page.corrector.stack.undo,
        lambda: page.corrector.take_out("t1", 1),
        page.corrector.stack.undo,
        page.corrector.stack.undo,
        page.corrector.stack.undo,
    ]
    for step in steps:
        step()
        for each in (State.FILLED, State.SUGGESTED, State.CONFIRMED):
            assert sum(i.number for i in made.items() if i.state is each) == made.counts().of(each)


def test_a_block_from_a_spreadsheet_is_pasted_as_one_step(page: FillPage) -> None:
    page.go_to_key("t1|0|0")
    QApplication.clipboard().setText("甲\t999\t1\r\n乙\t998\t约2\r\n")
    QTest.keyClick(view(page), Key.Key_V, Modifier.ControlModifier)
    assert page.form is not None
    assert dict(page.form.state.corrections) == {
        "t1|0|0": "甲", "t1|0|1": "999", "t1|0|2": 1, "t1|1|0": "乙", "t1|1|1": "998", "t1|1|2": "约2",
    }  # fmt: skip
    page.corrector.stack.undo()
    assert dict(page.form.state.corrections) == {}


def test_a_block_that_is_longer_than_the_roster_asks_for_rows(page: FillPage, qtbot: QtBot) -> None:
    page.go_to_key("t1|3|0")
    QApplication.clipboard().setText("甲\n乙\n丙")
    with qtbot.waitSignal(page.rows_wanted) as wanted:
        QTest.keyClick(view(page), Key.Key_V, Modifier.ControlModifier)
    assert wanted.args == ["t1", 2, {"t1|3|0": "甲", "t1|4|0": "乙", "t1|5|0": "丙"}]


def test_rows_that_were_added_are_shown_and_written() -> None:
    form = roster(ROWS)
    laid = opened_form(form.path, form.document, form.state.draft, "甲镇", b"", {"t1": 2})
    assert laid.state.entry("t1|5|0") is not None
    assert laid.state.entry("t1|6|0") is None
    laid.state.correct("t1|5|0", "新人")
    assert [r.cells[0].value for r in laid.state.answers()[0].rosters[0].rows if r.cells] == [*NAMES, "新人"]
    filler = next(p for p in laid.state.draft.proposals)
    entry = laid.state.entry(filler.field.address)
    assert entry is not None
    assert entry.place.row == 7  # moved down by the rows above it


def test_what_was_typed_follows_its_row_when_the_rows_stand_elsewhere() -> None:
    before, after = roster(ROWS).state.draft, roster([ROWS[2], ROWS[0]]).state.draft
    names = {r.key: i for i, r in enumerate(after.rosters[0].rows)}
    assert set(names) == {"0", "1"}
    made = {"t1|1|2": 5, "gone|t1|3": True, "t1|9|0": "新"}
    kept = made | row_names(made, before)
    assert kept[mark(ROW, "t1", 1)] == "1"
    assert moved(kept, after) == {"t1|1|2": 5, "t1|9|0": "新"}  # row 3 is not there any more


def test_cells_in_quotes_hold_tabs_and_breaks() -> None:
    assert table_of('a\t"b\nc"\r\nd\te\r\n') == [["a", "b\nc"], ["d", "e"]]
    assert table_of('5" pipe\tx') == [['5" pipe', "x"]]


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("3.5万元", "元", 35000),
        ("35000元", "万元", 3.5),
        ("20公顷", "亩", 300),
        ("12户", "人", None),
        ("12", "元", None),
    ],
)
def test_an_amount_in_another_unit_is_converted(text: str, unit: str, amount: float | None) -> None:
    assert converted(text, "money", unit) == amount
