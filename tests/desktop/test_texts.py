"""A text with figures in 填报: each number is a place, Enter goes to the next to look at, saving writes the Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.form_view.entries import Entry
from desktop.form_view.looks import CHANGED_MARK, paragraph_look
from desktop.pages.fill.opening import open_and_show
from desktop.pages.fill.page import FillPage
from desktop.pages.fill.switch_dialog import SwitchDialog
from desktop.shell.main_window import MainWindow
from desktop.states import State
from desktop.widgets.find_dialog import FindDialog
from forms.documents.docx_figures import TO_CHECK, left_to_check
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.documents.words import line, opened, word
from tests.journey.on_its_way import monthly

Until = Callable[[Callable[[], bool]], None]
CTRL = Qt.KeyboardModifier.ControlModifier
LAST = "截至2026年3月底，全镇共有农村低保56户181人，走访慰问困难群众18户。"
NO_TIME = "全镇共有农村低保56户。"
ASKED = "农村低保{{ 农村低保.户数 }}户，另有{{ 没有的.东西 }}户。"


class Writer:
    """A clerk with the reports of March and April, at a text."""

    def __init__(self, window: MainWindow, answers: Answers, until: Until, folder: Path) -> None:
        self.window, self.answers, self.until, self.folder = window, answers, until, folder

    @property
    def page(self) -> FillPage:
        assert self.window.filling.page is not None
        return self.window.filling.page

    def front(self) -> None:
        """The window hears keys once nothing stands before it and nothing is waited for."""
        self.window.activateWindow()
        self.until(lambda: self.window.isActiveWindow() and QApplication.activeModalWidget() is None)
        self.until(lambda: not self.window.background.busy)

    def open(self, *said: str) -> FillPage:
        """Ctrl+O."""
        path = self.folder / "上期.docx"
        path.write_bytes(word(lambda d: [line(d, text) for text in said] and None))
        self.answers.paths = [path]
        self.front()
        QTest.keyClick(self.window, Qt.Key.Key_O, CTRL)
        self.until(lambda: self.window.filling.page is not None and self.window.filling.page.form is not None)
        return self.page

    def entry(self, key: str) -> Entry:
        assert self.page.form is not None
        found = self.page.form.state.entry(key)
        assert found is not None
        return found

    @property
    def place(self) -> Entry:
        view = self.page.view()
        assert view is not None
        found = view.entry()
        assert found is not None
        return found

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view = self.page.view()
        assert view is not None
        QTest.keyClick(view, key, held)

    def type(self, text: str) -> None:
        self.key(Qt.Key.Key_F2)
        view = self.page.view()
        assert view is not None
        (editor,) = (e for e in view.findChildren(QLineEdit, "cellEditor") if e.isVisible())
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def saved(self, name: str) -> Path:
        """Ctrl+S."""
        out = self.folder / name
        self.answers.out = out
        self.front()
        QTest.keyClick(self.window, Qt.Key.Key_S, CTRL)
        self.until(lambda: self.window.filling.kept is not None and self.window.filling.kept.head.output == str(out))
        return out


@pytest.fixture
def writer(window: MainWindow, answers: Answers, until: Until, tmp_path: Path) -> Writer:
    reports = [
        monthly(tmp_path / "低保3月.xlsx", (31, 100, 25, 80)),
        monthly(tmp_path / "低保4月.xlsx", (30, 97, 28, 86), "2026年4月"),
    ]

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101101", [("东沟村", ""), ("西河村", "")])
        workspace.ingest(reports)
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    return Writer(window, answers, until, tmp_path)


def test_a_text_shows_this_periods_numbers_in_place_of_last_periods(writer: Writer) -> None:
    page = writer.open("云溪镇2026年3月社会救助工作情况报告", LAST)
    assert page.form is not None
    assert page.header.title.text() == "云溪镇2026年4月社会救助工作情况报告"
    state, (title, text) = page.form.state, page.form.document.paragraphs
    assert paragraph_look(state, title).text == f"云溪镇{CHANGED_MARK}2026年4月社会救助工作情况报告"
    shown = paragraph_look(state, text).text
    assert shown.startswith(f"{CHANGED_MARK}截至2026年4月底，全镇共有农村低保{CHANGED_MARK}58户≠183 / 181人，")


def test_each_number_says_what_it_was_and_where_the_new_one_is_from(writer: Writer) -> None:
    page = writer.open("云溪镇2026年3月社会救助工作情况报告", LAST)
    assert page.form is not None
    proved = next(e for i in page.form.state.items() if (e := writer.entry(i.key)).value == "58")
    assert proved.changed
    assert ("narrative.changed", (("value", "56"),)) in [(r.code, r.context) for r in proved.reasons]
    assert proved.provenance[0].file == "低保4月.xlsx"
    assert [c.value for c in proved.choices] == ["58", "56"]


def test_enter_goes_to_the_next_number_to_look_at_and_the_looked_at_text_has_no_marks(
    writer: Writer, until: Until
) -> None:
    page = writer.open("云溪镇2026年3月社会救助工作情况报告", LAST)
    assert page.form is not None
    state = page.form.state
    assert state.state(writer.place) is State.CONFLICT  # what last period's reports don't bear out
    draft = writer.saved("草稿.docx").read_bytes()
    assert len(left_to_check(draft)) == 2
    assert f"18{TO_CHECK}户" in opened(draft).paragraphs[1].text
    QTest.keyClick(writer.window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    until(lambda: state.counts().open == 1)
    writer.key(Qt.Key.Key_Return)
    assert writer.place.value == "18"
    writer.type("21")
    assert state.counts().open == 0
    said = opened(writer.saved("定稿.docx").read_bytes()).paragraphs
    assert said[0].text == "云溪镇2026年4月社会救助工作情况报告"
    assert said[1].text == "截至2026年4月底，全镇共有农村低保58户183人，走访慰问困难群众21户。"
    assert "shd" not in said[1]._p.xml


def test_last_periods_number_stays_where_it_is_confirmed(writer: Writer) -> None:
    writer.open("云溪镇2026年3月社会救助工作情况报告", LAST)
    writer.key(Qt.Key.Key_Return)
    assert writer.place.value == "18"
    QTest.keyClick(writer.window, Qt.Key.Key_Return, CTRL)
    said = opened(writer.saved("草稿.docx").read_bytes()).paragraphs[1].text
    assert said.endswith(f"58户181{TO_CHECK}人，走访慰问困难群众18户。")


def test_a_text_that_says_no_time_is_asked_for_it_and_the_draft_remembers(writer: Writer, until: Until) -> None:
    path = writer.folder / "简报.docx"
    path.write_bytes(word(lambda d: line(d, NO_TIME)))
    writer.answers.paths = [path]
    writer.front()
    QTest.keyClick(writer.window, Qt.Key.Key_O, CTRL)
    until(lambda: any(d.isVisible() for d in writer.window.findChildren(FindDialog)))
    dialog = next(d for d in writer.window.findChildren(FindDialog) if d.isVisible())
    dialog.chosen.emit("2026-03")
    dialog.reject()
    until(lambda: writer.window.filling.kept is not None)
    assert writer.page.form is not None
    assert writer.page.header.period.currentData() == "2026-04"
    assert writer.page.form.last == "2026-03"
    assert writer.window.filling.kept is not None
    assert writer.window.filling.kept.values == {"last": "2026-03"}


def test_an_offices_placeholders_are_places_too(writer: Writer, until: Until) -> None:
    page = writer.open(ASKED)
    assert page.form is not None
    before = page.form
    page.period_chosen.emit("2026-04")
    until(lambda: any(d.isVisible() for d in writer.window.findChildren(SwitchDialog)))
    next(d for d in writer.window.findChildren(SwitchDialog) if d.isVisible()).accept()
    until(lambda: page.form is not before)
    draft = opened(writer.saved("草稿.docx").read_bytes()).paragraphs[0].text
    assert draft == f"农村低保58户，另有〈没有的.东西〉{TO_CHECK}户。"
    assert writer.place.path == ("没有的.东西",)
    writer.type("3")
    assert opened(writer.saved("定稿.docx").read_bytes()).paragraphs[0].text == "农村低保58户，另有3户。"


def test_a_draft_of_a_text_is_opened_as_it_was_left(window: MainWindow, until: Until, tmp_path: Path) -> None:
    """What was typed stands at its number again, and the period that a person said holds."""
    folder = tmp_path / "profile"
    Workspace.create(folder, "一二三四五六七八", "云溪镇")[0].close()
    window.profiles.open(folder, "一二三四五六七八")
    until(lambda: window.ready and not window.background.busy)
    path = tmp_path / "简报.docx"
    path.write_bytes(word(lambda d: line(d, NO_TIME)))
    open_and_show(window, window, path, window.filling._show, "2026-03")
    until(lambda: window.filling.kept is not None)
    page = window.filling.page
    assert page is not None
    page.corrector.typed("P0.B8", "60")
    assert window.filling.kept is not None
    draft = window.filling.kept.head.id
    until(lambda: not window.keeper._waiting)
    window.filling.put_away()
    path.unlink()
    window.filling.open_draft(draft)
    until(lambda: window.filling.page is not None and window.filling.page.form is not None)
    form = window.filling.page.form
    assert form is not None
    assert form.last == "2026-03"
    assert form.state.made == {"P0.B8": "60"}
