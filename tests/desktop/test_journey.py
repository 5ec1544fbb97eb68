"""The whole way: open a profile, import past reports, open a template, read why, correct, save, read the file again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.form_view.entries import Entry
from desktop.pages.fill.page import FillPage
from desktop.pages.fill.switch_dialog import SwitchDialog
from desktop.shell.main_window import MainWindow
from desktop.states import State
from forms.model.document import plain
from forms.workspace import Workspace, inspect_file
from tests.desktop.conftest import Answers
from tests.desktop.settling import front, press, quiet, settle

DEMO = Path(__file__).parents[2] / "resources" / "demo"
BLANK = sorted((DEMO / "blank").iterdir())
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def learned(window: MainWindow, answers: Answers, until: Until) -> MainWindow:
    """A window on a throwaway profile that has taken in the past reports of the demo, by Ctrl+Shift+I."""
    window.profiles.adopt(lambda: Workspace.throwaway("云岭镇"))
    until(lambda: window.ready)
    answers.paths = [DEMO / "past"]
    press(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    shown = window.imports.dialog
    assert shown is not None
    until(lambda: not shown.running)
    assert "未能读取 0 份" in shown.what.text()
    shown.accept()
    front(window)
    return window


def opened(window: MainWindow, answers: Answers, until: Until, template: Path) -> FillPage:
    """Open a template by Ctrl+O and wait until it is shown."""
    answers.paths = [template]
    press(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    settle(window, until)
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    assert page.form.path == template
    return page


def saved(window: MainWindow, answers: Answers, until: Until, out: Path) -> Path:
    """Save by Ctrl+S and wait until the file is there."""
    answers.out = out
    press(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(window, until)
    assert "已保存" in window.info.text.text()
    return out


def click(page: FillPage, entry: Entry) -> str:
    """Click an entry's cell; what the card says then."""
    page.go_to_key(entry.key)
    view = page.view()
    assert view is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.cell_rect(entry.place.cell).center())
    body = page.card.widget()
    assert body is not None
    return "\n".join(label.text() for label in body.findChildren(QLabel))


def type_in(page: FillPage, text: str) -> None:
    view = page.view()
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_F2)
    (editor,) = (e for e in view.findChildren(QLineEdit, "cellEditor") if e.isVisible())
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def single(page: FillPage, state: State) -> list[Entry]:
    """Single cells in a state."""
    assert page.form is not None
    entries = (page.form.state.entry(item.key) for item in page.form.state.items() if item.state is state)
    return [e for e in entries if e is not None and not e.table and e.mode == "cell"]


def test_from_past_reports_to_a_filled_file_that_reads_the_same(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    template = next(t for t in BLANK if "年报" in t.name)
    page = opened(learned, answers, until, template)
    filled = next(e for e in single(page, State.FILLED) if isinstance(e.value, (int, float)))
    said = click(page, filled)
    assert "数据来源" in said
    assert filled.provenance[0].file in said
    corrected = next(e for e in single(page, State.BLANK) if e.type in ("integer", "decimal", "text"))
    page.go_to_key(corrected.key)
    type_in(page, "4321")
    assert learned.filling.dirty
    out = saved(learned, answers, until, tmp_path / template.name)
    assert not learned.filling.dirty

    document, _ = inspect_file(out)
    grid = {g.name: g for g in document.grids}[corrected.place.block]
    assert plain(grid.value(corrected.place.row, corrected.place.col)) == "4321"
    assert plain(grid.value(filled.place.row, filled.place.col)) == plain(filled.value)


def test_what_was_corrected_is_proposed_at_once_next_time(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    template = next(t for t in BLANK if "年报" in t.name)
    page = opened(learned, answers, until, template)
    corrected = next(e for e in single(page, State.BLANK) if e.type in ("integer", "decimal"))
    page.go_to_key(corrected.key)
    type_in(page, "4321")
    saved(learned, answers, until, tmp_path / template.name)
    page = opened(learned, answers, until, template)
    assert page.form is not None
    entry = page.form.state.entry(corrected.key)
    assert entry is not None
    assert (entry.decision, plain(entry.value), entry.tier) == (State.FILLED, "4321", "A")


@pytest.mark.parametrize("template", BLANK, ids=lambda p: p.stem)
def test_every_demo_template_opens_and_saves(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path, template: Path
) -> None:
    page = opened(learned, answers, until, template)
    assert page.form is not None
    counts = page.form.state.counts()
    assert counts.of(State.FILLED) > 0
    assert not page.grab().isNull()
    out = saved(learned, answers, until, tmp_path / template.name)
    document, _ = inspect_file(out)
    for entry in single(page, State.FILLED):
        grid = {g.name: g for g in document.grids}[entry.place.block]
        assert plain(grid.value(entry.place.row, entry.place.col)) == plain(entry.value), entry.address


def test_corrections_in_a_roster_reach_the_file(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    template = next(t for t in BLANK if "名册" in t.name)
    page = opened(learned, answers, until, template)
    assert page.form is not None
    roster = page.form.state.rosters[0]
    column = next(c for c in roster.columns.values() if c.type == "text" and not c.formula)
    entry = roster.entry_of_key(roster.key(len(roster.rows) - 1, column.index))
    assert entry is not None
    page.go_to_key(entry.key)
    type_in(page, "改过的")
    out = saved(learned, answers, until, tmp_path / template.name)
    document, _ = inspect_file(out)
    grid = {g.name: g for g in document.grids}[entry.place.block]
    assert grid.value(entry.place.row, entry.place.col) == "改过的"


def test_corrections_survive_another_period_and_are_asked_about_before_they_are_lost(
    learned: MainWindow, answers: Answers, until: Until
) -> None:
    template = next(t for t in BLANK if "年报" in t.name)
    page = opened(learned, answers, until, template)
    corrected = next(e for e in single(page, State.BLANK) if e.type in ("integer", "decimal"))
    page.go_to_key(corrected.key)
    type_in(page, "4321")
    page.header.period_chosen.emit("2024")
    until(lambda: bool(learned.findChildren(SwitchDialog)))
    assert page.form is not None
    assert page.form.state.draft.period is not None
    assert page.form.state.draft.period.end.year == 2025  # nothing changes before it is agreed to
    (changes,) = learned.findChildren(SwitchDialog)
    assert changes.table.rowCount() > 0
    QTest.keyClick(changes.switch, Qt.Key.Key_Space)
    until(lambda: not learned.findChildren(SwitchDialog))
    learned.activateWindow()
    until(lambda: learned.isActiveWindow() and quiet(learned))
    assert page.form is not None
    assert dict(page.form.state.corrections) == {corrected.key: 4321}
    answers.unsaved = "stay"
    answers.paths = [BLANK[0]]
    press(learned, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert answers.asked == 1
    assert page.form.path == template
    learned.close()
    until(lambda: answers.asked == 2)
    assert learned.isVisible()
    answers.unsaved = "leave"
    learned.close()
    until(lambda: not learned.isVisible())


def test_saving_when_asked_on_closing_writes_the_file_and_closes(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    page = opened(learned, answers, until, next(t for t in BLANK if "年报" in t.name))
    page.go_to_key(single(page, State.BLANK)[0].key)
    type_in(page, "1")
    answers.unsaved, answers.out = "save", tmp_path / "出.xlsx"
    learned.close()
    until(lambda: not learned.isVisible())
    assert (tmp_path / "出.xlsx").exists()


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    bad = tmp_path / "坏表.xlsx"
    bad.write_bytes(b"not a workbook")
    answers.paths = [bad]
    press(learned, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    settle(learned, until)
    assert learned.info.isVisible()
    assert "坏表.xlsx" in learned.info.text.text()
    assert learned.filling.page is None


def test_keys_fold_the_columns_undo_and_take_values(learned: MainWindow, answers: Answers, until: Until) -> None:
    page = opened(learned, answers, until, next(t for t in BLANK if "年报" in t.name))
    press(learned, Qt.Key.Key_F7)
    assert not page.fields.isVisible()
    press(learned, Qt.Key.Key_F8)
    assert not page.card.isVisible()
    press(learned, Qt.Key.Key_F7)
    press(learned, Qt.Key.Key_F8)
    assert page.fields.isVisible()
    entry = next(e for e in single(page, State.FILLED) if e.choices)
    page.go_to_key(entry.key)
    press(learned, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.form is not None
    assert dict(page.form.state.corrections) == {entry.key: entry.choices[0].value}
    press(learned, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dict(page.form.state.corrections) == {}
    press(learned, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(page.form.state.corrections) == 1
    learned.group.undo()


def test_what_was_confirmed_is_remembered_with_the_file_and_taken_back_with_it(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    template = next(t for t in BLANK if "年报" in t.name)
    page = opened(learned, answers, until, template)
    entry = next(e for e in single(page, State.FILLED) if e.element and e.type == "integer")
    page.go_to_key(entry.key)
    page.confirm()
    page.corrector.note(entry.key, "与派出所核对过")
    saved(learned, answers, until, tmp_path / template.name)
    assert remembered(learned, until) == ["与派出所核对过"]
    page.corrector.stack.undo()
    page.corrector.stack.undo()
    saved(learned, answers, until, tmp_path / template.name)
    assert remembered(learned, until) == []


def remembered(window: MainWindow, until: Until) -> list[str]:
    """Notes of the confirmations that hold."""
    found: list[list[str]] = []
    window.ask(lambda w, _: [d.note for d in w.list_decisions("confirmed")], found.append)
    until(lambda: bool(found))
    return found[0]


def test_the_filled_form_is_written_as_a_pdf_file(
    learned: MainWindow, answers: Answers, until: Until, tmp_path: Path
) -> None:
    opened(learned, answers, until, next(t for t in BLANK if "年报" in t.name))
    answers.out = tmp_path / "打印.pdf"
    learned.filling.print_form(True)
    settle(learned, until)
    assert (tmp_path / "打印.pdf").read_bytes().startswith(b"%PDF")
