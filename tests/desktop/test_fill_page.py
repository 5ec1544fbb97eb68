"""The fill page, driven by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.form_view.form_view import FormView, tip
from desktop.form_view.looks import MISFIT_MARK, cell_look
from desktop.form_view.sheet_view import SheetView
from desktop.pages.fill.page import FillPage
from desktop.states import State
from desktop.widgets.date_popup import DatePopup
from forms.model.document import Grid, Paragraph
from forms.model.proposal import NearItem, RefusedItem, RosterCell, SharedItem
from forms.model.reports import FieldSources
from tests.desktop.by_hand import draft, grid, monthly, opened, proposal, roster

NO_POPUPS = "This plugin does not support"  # said by the platform without a screen
Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def page(qtbot: QtBot, themed: object) -> FillPage:
    stack = QUndoStack()
    made = FillPage(stack)
    qtbot.addWidget(made)
    made.resize(1302, 640)
    made.show()
    qtbot.waitExposed(made)
    made.show_form(monthly())
    return made


def view(page: FillPage) -> FormView:
    shown = page.view()
    assert shown is not None
    return shown


def press(page: FillPage, key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    QTest.keyClick(view(page), key, modifier)


def type_in(page: FillPage, text: str, end: Key = Key.Key_Return) -> None:
    """Type onto the cell: the first key opens the editor, the rest goes into it (Chinese by way of an input method)."""
    if text.isascii():
        QTest.keyClick(view(page), text[0])
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text[0])
        QApplication.sendEvent(view(page), composed)
    editor = open_editor(page)
    editor.insert(text[1:])
    QTest.keyClick(editor, end)


def open_editor(page: FillPage) -> QLineEdit:
    (editor,) = (e for e in view(page).findChildren(QLineEdit, "cellEditor") if e.isVisible())
    return editor


def words(page: FillPage) -> str:
    """Everything the card says."""
    body = page.card.widget()
    assert body is not None
    return "\n".join(w.text() for w in body.findChildren(QLabel) + body.findChildren(QPushButton))


def at(page: FillPage) -> str:
    return view(page).key


def corrections(page: FillPage) -> dict[str, object]:
    assert page.form is not None
    return dict(page.form.state.corrections)


def test_showing_a_form_changes_nothing_and_goes_to_what_needs_a_person(page: FillPage) -> None:
    assert corrections(page) == {}
    assert not page.corrector.dirty
    assert at(page) == "表!B4"


def test_the_header_counts_every_state_in_words(page: FillPage) -> None:
    said = [label.text() for label in page.header.counts.values()]
    assert said == ["✓ 系统预填 1", "✔ 已核对 0", "? 待核实 1", "≠ 数据不一致 1", "✎ 待填 1"]
    assert page.header.shareable.text() == "◥ 可共享获取 1"


def test_clicking_a_cell_says_what_it_is_and_where_it_came_from(page: FillPage) -> None:
    cell = view(page).cell_rect(("表", 2, 1)).center()
    QTest.mouseClick(view(page).viewport(), Qt.MouseButton.LeftButton, pos=cell)
    said = words(page)
    assert at(page) == "表!B3"
    for part in ("数量／农村", "系统预填", "57 户", "三月报表.xlsx", "表 C3", "2026年3月", "县民政局", "无条件共享"):
        assert part in said


def test_what_comes_near_in_the_catalogues_and_what_is_not_shared_is_told_with_its_ground(page: FillPage) -> None:
    near = NearItem(SharedItem("9-1", "低保人数", "县民政局", "无条件共享", "", ""), "unexplained", ("女",))
    found = FieldSources(at(page), (), (), (near,), (RefusedItem("户籍地址", "县公安局", "某办法第三条"),))
    before = words(page)
    page.card.show_sources("elsewhere", found)
    assert words(page) == before
    page.card.show_sources(at(page), found)
    for part in ("县民政局　低保人数", "报表另有“女”", "县公安局　户籍地址", "不予共享，依据：某办法第三条"):
        assert part in words(page)


def test_a_formula_says_that_it_calculates_itself(page: FillPage) -> None:
    QTest.mouseClick(view(page).viewport(), Qt.MouseButton.LeftButton, pos=view(page).cell_rect(("表", 6, 1)).center())
    assert at(page) == ""
    assert "公式" in words(page)


def test_enter_and_shift_enter_go_through_what_needs_a_person(page: FillPage) -> None:
    seen = [at(page)]
    for _ in range(3):
        press(page, Key.Key_Return)
        seen.append(at(page))
    press(page, Key.Key_Return, Modifier.ShiftModifier)
    assert seen == ["表!B4", "表!B5", "表!B6", "表!B4"]
    assert at(page) == "表!B6"


def test_arrows_move_by_cells(page: FillPage) -> None:
    press(page, Key.Key_Up)
    assert view(page).cell == ("表", 2, 1)
    press(page, Key.Key_Left)
    assert view(page).cell == ("表", 2, 0)
    assert at(page) == ""


def test_typing_replaces_and_enter_goes_on(page: FillPage) -> None:
    type_in(page, "１2")
    assert corrections(page) == {"表!B4": 12}
    assert at(page) == "表!B5"
    assert "已核对 1" in page.header.counts[State.CONFIRMED].text()


def test_f2_edits_the_value_and_escape_leaves_it(page: FillPage) -> None:
    press(page, Key.Key_F2)
    editor = open_editor(page)
    assert editor.text() == "8"
    QTest.keyClicks(editor, "99")
    QTest.keyClick(editor, Key.Key_Escape)
    assert corrections(page) == {}
    assert at(page) == "表!B4"


def test_an_editor_opened_and_left_unchanged_confirms_nothing(page: FillPage) -> None:
    press(page, Key.Key_F2)
    view(page).setFocus()
    view(page).close_editor()
    assert corrections(page) == {}


def test_a_value_that_was_typed_over_is_not_said_to_come_from_a_report(page: FillPage) -> None:
    page.go_to_key("表!B3")
    page.set_current(60)
    said = words(page)
    assert "由您填写" in said
    assert "原预填数值 57 的来源" in said
    page.set_current(57)
    assert "由您填写" not in words(page)


def test_delete_empties_on_purpose(page: FillPage) -> None:
    press(page, Key.Key_Delete)
    assert corrections(page) == {"表!B4": None}
    assert "按空白报送" in words(page)


def test_another_value_is_taken_by_its_button(page: FillPage, qtbot: QtBot) -> None:
    press(page, Key.Key_Return)
    body = page.card.widget()
    assert body is not None
    buttons = [b for b in body.findChildren(QPushButton) if "Alt+2" in b.text()]
    assert [b.text() for b in buttons] == ["Alt+2　23 户"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert corrections(page) == {"表!B5": 23}


def test_undo_and_redo_bring_back_value_count_and_place(page: FillPage) -> None:
    stack = page.corrector.stack
    type_in(page, "12")
    type_in(page, "34")
    stack.undo()
    assert corrections(page) == {"表!B4": 12}
    assert at(page) == "表!B5"
    stack.undo()
    assert corrections(page) == {}
    stack.redo()
    assert corrections(page) == {"表!B4": 12}


def test_text_in_a_number_field_is_kept_and_said(page: FillPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.said) as said:
        type_in(page, "大约12")
    assert corrections(page) == {"表!B4": "大约12"}
    assert "数字" in said.args[0]


def test_confirming_goes_on_to_the_next(page: FillPage) -> None:
    page.confirm()
    assert corrections(page) == {"表!B4": 8}
    assert at(page) == "表!B5"
    page.confirm()  # a conflict has no value to confirm
    assert corrections(page) == {"表!B4": 8}


def test_confirming_all_leaves_amounts_identity_numbers_and_rosters_and_is_one_step(page: FillPage) -> None:
    kinds = {"表!B1": "integer", "表!B2": "money", "表!B3": "idcard", "表!B4": "text"}
    places = [proposal(address, "filled", 5, kind=kind) for address, kind in kinds.items()]  # type: ignore[arg-type]
    page.show_form(opened([grid("甲 | \n乙 | \n丙 | \n丁 | ")], draft(places)))
    page.header.confirm_button.click()
    assert set(corrections(page)) == {"表!B1", "表!B4"}
    page.corrector.stack.undo()
    assert corrections(page) == {}
    cells = {0: RosterCell("张三", "filled"), 2: RosterCell(5, "filled")}
    page.show_form(roster([cells, cells]))
    said: list[str] = []
    page.said.connect(said.append)
    page.header.confirm_button.click()
    assert corrections(page) == {}
    assert "变更清单" in said[0]


def test_the_list_leads_to_a_place_and_narrows(page: FillPage, qtbot: QtBot) -> None:
    model = page.fields.model
    texts = [model.line(r).text for r in range(model.rowCount())]
    assert texts[0] == "≠ 数据不一致　1"
    row = next(r for r, t in enumerate(texts) if "孤儿" in t)
    page.fields.view.clicked.emit(model.index(row))
    assert at(page) == "表!B6"
    page.fields.filter.setText("城 市")
    assert [model.line(r).text for r in range(model.rowCount())] == ["? 待核实　1", "? 数量／城市"]


def test_identity_numbers_are_shown_in_full_only_on_purpose(page: FillPage) -> None:
    page.show_form(roster([{1: RosterCell("999101199001010015", "suggested")}]))
    assert "999101199001010015" not in words(page)
    body = page.card.widget()
    assert body is not None
    next(b for b in body.findChildren(QPushButton) if b.text() == "显示完整号码").click()
    assert "999101199001010015" in words(page)
    press(page, Key.Key_Down)
    press(page, Key.Key_Up)
    assert "999101199001010015" not in words(page)


def test_a_check_leads_to_its_place(page: FillPage) -> None:
    assert "审核" in page.checks.summary.text()
    page.checks.unfold()
    QTest.keyClick(page.checks.list, Key.Key_Return)
    assert view(page).cell == ("表", 5, 1)


def test_values_stay_text_whatever_they_look_like(page: FillPage) -> None:
    nasty = "<b>粗</b>&nbsp;"
    page.show_form(opened([grid("甲 | ")], draft([proposal("表!B1", "suggested", nasty, kind="text", path=(nasty,))])))
    body = page.card.widget()
    assert body is not None
    for label in body.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert nasty in words(page)


def test_a_long_wide_sheet_scrolls_and_draws_only_what_shows(page: FillPage) -> None:
    cells = Grid("长表", "sheet", 20_000, 30, [[f"{r}-{c}" for c in range(30)] for r in range(20_000)], frozen=(1, 1))
    page.show_form(opened([cells], draft([proposal("长表!AD20000", "blank")])))
    shown = view(page)
    assert isinstance(shown, SheetView)
    rect = shown.cell_rect(("长表", 19_999, 29))
    assert shown.viewport().rect().contains(rect.center())
    asked: list[tuple[int, int]] = []
    text = Grid.text
    look = shown._look
    shown._look = lambda area: (asked.append((area.top, area.left)), look(area))[1]  # type: ignore[method-assign,func-returns-value]
    shown.grab()
    assert text is Grid.text
    assert 0 < len(asked) < 3000
    assert (0, 0) in asked  # the frozen corner


def test_a_word_form_shows_as_a_page_and_takes_values(page: FillPage) -> None:
    paragraph = Paragraph("P0", "低保____户，特困____人。")
    places = [proposal(f"P0.B{n}", "blank", mode="in_paragraph", path=(name,)) for n, name in enumerate("户人")]
    page.show_form(opened([grid("村 | \n", "T0")], draft(places, format="docx"), [paragraph], ["P0", "T0"]))
    assert at(page) == "P0.B0"
    type_in(page, "57")
    assert at(page) == "P0.B1"
    assert corrections(page) == {"P0.B0": 57}
    assert "第1段" in words(page)
    press(page, Key.Key_Down)
    assert view(page).cell == ("T0", 0, 0)


def test_clicking_a_blank_in_a_sentence_means_that_blank(page: FillPage) -> None:
    paragraph = Paragraph("P0", "低保____户，特困____人。")
    places = [proposal(f"P0.B{n}", "blank", mode="in_paragraph") for n in range(2)]
    page.show_form(opened([], draft(places, format="docx"), [paragraph], ["P0"]))
    shown = view(page)
    cell = ("P0", -1, 0)
    shown.go_to(page.form.state.entry("P0.B1"))  # type: ignore[union-attr,arg-type]
    second = shown.editor_rect(cell).center()
    shown.go_to(page.form.state.entry("P0.B0"))  # type: ignore[union-attr,arg-type]
    first = shown.editor_rect(cell).center()
    assert first.x() < second.x()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert at(page) == "P0.B1"
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert at(page) == "P0.B0"


def test_zoom_scales_cells_and_stays_in_bounds(page: FillPage) -> None:
    before = view(page).cell_rect(("表", 2, 1)).width()
    page.zoom_by(0.5)
    assert view(page).cell_rect(("表", 2, 1)).width() > before
    for _ in range(30):
        page.zoom_by(-0.5)
    assert view(page).zoom == 0.5


def test_a_click_outside_the_sheet_moves_nothing(page: FillPage) -> None:
    QTest.mouseClick(view(page).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert at(page) == "表!B4"


def test_everything_one_can_use_has_a_name_and_is_big_enough(page: FillPage) -> None:
    for kind in (QAbstractButton, QComboBox, QLineEdit, QListView):
        for widget in page.findChildren(kind):
            if not widget.isVisible() or widget.parent() is page.fields.filter:
                continue
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
            if isinstance(widget, (QPushButton, QComboBox)):
                assert widget.height() >= theme.sizes().target, widget


def test_nothing_is_cut_off_on_a_small_screen(page: FillPage) -> None:
    assert page.minimumSizeHint().width() <= 1302
    for label in page.header.findChildren(QLabel):
        assert label.width() >= label.minimumSizeHint().width()


def test_a_value_that_does_not_fit_is_marked_in_its_cell(page: FillPage) -> None:
    shown = view(page)
    assert isinstance(shown, SheetView)
    page.go_to_key("表!B6")
    before = cell_look(shown.state, shown.grid, 5, 1)
    type_in(page, "很多")
    after = cell_look(shown.state, shown.grid, 5, 1)
    assert (before.misfit, after.misfit) == (False, True)
    rect = shown.cell_rect(("表", 5, 1))
    edge = shown.viewport().grab().toImage().pixelColor(rect.right() - 6, rect.center().y())
    assert edge.name() == theme.colours().tints[State.CONFLICT].lower()
    assert MISFIT_MARK in tip(shown.state, ("表", 5, 1))
    page.corrector.stack.undo()
    assert not cell_look(shown.state, shown.grid, 5, 1).misfit


@pytest.mark.qt_log_ignore(NO_POPUPS, extend=True)
def test_a_day_is_chosen_from_a_calendar_without_the_mouse(page: FillPage) -> None:
    page.show_form(opened([grid("日期 | ")], draft([proposal("表!B1", "blank", path=("填报日期",), kind="date")])))
    page.go_to_key("表!B1")
    type_in(page, "2026年4月30日")
    page.go_to_key("表!B1")
    press(page, Key.Key_Down, Modifier.AltModifier)
    (popup,) = (p for p in page.findChildren(DatePopup) if p.isVisible())
    days = popup.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(days, QWidget)
    QTest.keyClick(days, Key.Key_Right)
    QTest.keyClick(days, Key.Key_Return)
    assert not popup.isVisible()
    editor = open_editor(page)
    assert editor.text() == "2026年5月1日"
    QTest.keyClick(editor, Key.Key_Return)
    assert page.form is not None
    entry = page.form.state.entry("表!B1")
    assert entry is not None
    assert page.form.state.value(entry) == "2026年5月1日"


@pytest.mark.qt_log_ignore(NO_POPUPS, extend=True)
def test_escape_leaves_the_calendar_and_what_was_typed(page: FillPage) -> None:
    page.show_form(opened([grid("日期 | ")], draft([proposal("表!B1", "blank", path=("填报日期",), kind="date")])))
    page.go_to_key("表!B1")
    QTest.keyClick(view(page), "2")
    editor = open_editor(page)
    QTest.keyClick(editor, Key.Key_Down)
    (popup,) = (p for p in page.findChildren(DatePopup) if p.isVisible())
    days = popup.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(days, QWidget)
    QTest.keyClick(days, Key.Key_Escape)
    assert not popup.isVisible()
    assert open_editor(page).text() == "2"
