"""What the fill page does by keys beside typing: which data item is asked for, blocks copied, a ground stated."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.pages.fill.copy_dialog import CopyDialog, open_copying
from desktop.pages.fill.ground_dialog import GroundDialog
from desktop.pages.fill.page import FillPage
from desktop.pages.fill.switch_dialog import SwitchDialog
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from desktop.states import State
from desktop.widgets.find_dialog import FindDialog
from forms.model.proposal import Reason
from forms.workspace import Workspace
from tests.desktop.by_hand import draft, grid, proposal
from tests.desktop.by_hand import opened as opened_by_hand
from tests.desktop.conftest import Answers
from tests.desktop.settling import front, press, quiet
from tests.desktop.test_fill_page import page
from tests.desktop.test_journey import BLANK, Until, learned, opened, single
from tests.recording.reports import PERSONS
from tests.workspace.files import cell, xlsx
from tests.workspace.test_allowed_use import PERSON, ROSTER

__all__ = ["learned", "page"]  # fixtures
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_a_field_is_told_what_it_asks_for_and_the_undoing_takes_it_back(
    learned: MainWindow,
    answers: Answers,
    until: Until,
) -> None:
    page = opened(learned, answers, until, next(t for t in BLANK if "年报" in t.name))
    blank = next(e for e in single(page, State.BLANK) if e.type in ("integer", "decimal"))
    page.go_to_key(blank.key)
    press(learned, Key.Key_B, Modifier.ControlModifier)
    (dialog,) = learned.findChildren(FindDialog)
    dialog.line.setText("没有这样的数据项")
    until(lambda: quiet(learned) and dialog.none.isVisible())
    assert not dialog.choose.isEnabled()
    dialog.line.setText("户籍人口")
    until(lambda: quiet(learned) and dialog.list.count() > 1)
    QTest.keyClick(dialog.line, Key.Key_Down)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.line, Key.Key_Up)
    QTest.keyClick(dialog.line, Key.Key_Return)

    def why() -> tuple[Reason, ...]:
        assert page.form is not None
        entry = page.form.state.entry(blank.key)
        return entry.reasons if entry is not None else ()

    until(lambda: quiet(learned) and why() != blank.reasons)
    front(learned)
    press(learned, Key.Key_Z, Modifier.ControlModifier)
    until(lambda: quiet(learned) and why() == blank.reasons)


def test_a_record_and_a_column_are_copied_as_blocks(page: FillPage, settings: Settings) -> None:
    cells = grid("项目 | 户数 | 人数\n农村 | |\n城市 | |")
    values = [("表!B2", 12), ("表!C2", 30), ("表!B3", 7), ("表!C3", 15)]
    page.show_form(opened_by_hand([cells], draft([proposal(a, "filled", v, path=(a,)) for a, v in values])))
    page.go_to_key("表!B2")
    open_copying(page, settings)
    dialog = page.findChildren(CopyDialog)[-1]
    QTest.keyClick(dialog, Key.Key_Return)
    assert QApplication.clipboard().text() == "12\t30"
    open_copying(page, settings)
    dialog = page.findChildren(CopyDialog)[-1]
    QTest.keyClick(dialog.what, Key.Key_Down)
    QTest.keyClick(dialog, Key.Key_Return)
    assert QApplication.clipboard().text() == "12\n7"


def test_sensitive_values_are_left_out_until_a_ground_is_typed(
    window: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("云溪镇", "999101"))
    until(lambda: window.ready)
    answers.paths = [xlsx(tmp_path / "花名册.xlsx", ROSTER)]
    window.choose_reports()
    until(lambda: window.imports.dialog is not None and not window.imports.dialog.running)
    assert window.imports.dialog is not None
    window.imports.dialog.accept()
    blank = xlsx(tmp_path / "申请表.xlsx", PERSON.replace("申请表", "申请表（2026年3月）"))
    answers.paths = [blank]
    front(window)
    press(window, Key.Key_O, Modifier.ControlModifier)
    until(lambda: window.filling.page is not None and quiet(window))
    press(window, Key.Key_U, Modifier.ControlModifier)
    until(lambda: bool(window.findChildren(FindDialog)))
    (whom,) = window.findChildren(FindDialog)
    whom.line.setText(PERSONS[0])
    QTest.keyClick(whom.line, Key.Key_Return)
    until(lambda: bool(window.findChildren(SwitchDialog)))
    (switch,) = window.findChildren(SwitchDialog)
    QTest.keyClick(switch.switch, Key.Key_Space)
    until(lambda: not window.findChildren(SwitchDialog) and quiet(window))
    front(window)
    answers.out = tmp_path / "出.xlsx"
    press(window, Key.Key_S, Modifier.ControlModifier)
    until(lambda: bool(window.findChildren(GroundDialog)))
    assert (cell(answers.out, "B2"), cell(answers.out, "B4")) == ("张一甲", None)
    (dialog,) = window.findChildren(GroundDialog)
    dialog.line.setText("救助职责")
    QTest.keyClick(dialog.line, Key.Key_Return)
    until(lambda: quiet(window) and cell(tmp_path / "出.xlsx", "B4") == "一级")


def test_where_the_office_has_it_so_amounts_are_confirmed_together_but_never_identity_numbers(page: FillPage) -> None:
    kinds = {"表!B1": "integer", "表!B2": "money", "表!B3": "idcard"}
    places = [proposal(address, "filled", 5, kind=kind) for address, kind in kinds.items()]  # type: ignore[arg-type]
    page.show_form(opened_by_hand([grid("甲 | \n乙 | \n丙 | ")], draft(places)))
    page.corrector.amounts_together = True
    page.header.confirm_button.click()
    assert page.form is not None
    assert set(page.form.state.made) == {"表!B1", "表!B2"}


def test_ctrl_enter_takes_a_likely_value_and_goes_on_but_never_settles_a_conflict(page: FillPage) -> None:
    places = [proposal("表!B1", "suggested", 5), proposal("表!B2", "conflict", None)]
    page.show_form(opened_by_hand([grid("甲 | \n乙 | ")], draft(places)))
    page.go_to_key("表!B1")
    page.confirm()
    assert page.form is not None
    assert page.form.state.made == {"表!B1": 5}
    view = page.view()
    assert view is not None
    assert view.key == "表!B2"
    page.confirm()
    assert set(page.form.state.made) == {"表!B1"}
