"""PDF forms on the fill page: drawn as their pages, filled by keys and clicks, saved with their fields or without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.form_view.opened import OpenedForm, opened_form
from desktop.form_view.pdf_model import TICK, pdf_layout
from desktop.form_view.pdf_view import PdfView
from desktop.pages.fill.page import FillPage
from desktop.shell.main_window import MainWindow
from desktop.states import State
from forms.detection.detect import detect
from forms.documents.reader import read
from forms.model.proposal import Draft, Proposal
from forms.workspace import Workspace
from tests.desktop.conftest import Answers
from tests.desktop.settling import front, press, quiet, settle
from tests.documents.pdfs import Maker, form, household, reopened

Key = Qt.Key


def shown(dress: Callable[[Maker], None], **values: str) -> OpenedForm:
    """A form whose fields named in `values` are prefilled."""
    document = read(form(dress), "户表.pdf")
    found = detect(document)
    names = {f"pdf:{name}": value for name, value in values.items()}
    proposals = tuple(
        Proposal(f, "filled" if f.address in names else "blank", "B", names.get(f.address)) for f in found.fields
    )
    return opened_form(Path("户表.pdf"), document, Draft("户表.pdf", found, None, "unit", proposals), "甲镇")


@pytest.fixture
def page(qtbot: QtBot, themed: object) -> FillPage:
    made = FillPage(QUndoStack())
    qtbot.addWidget(made)
    made.resize(1302, 640)
    made.show()
    qtbot.waitExposed(made)
    made.show_form(shown(household, name="覃桂芳"))
    return made


def view(page: FillPage) -> PdfView:
    found = page.view()
    assert isinstance(found, PdfView)
    return found


def look_at(page: FillPage, address: str) -> str:
    pages = view(page).pages
    place = pages.places()[address]
    (sheet,) = pages.pages
    return view(page).field_look(sheet, place.row).text


def test_fields_are_read_from_the_top_down_and_from_left_to_right() -> None:
    def two_lines(made: Maker) -> None:
        made.text("d", "丁", rect=(300, 600, 400, 620))
        made.text("b", "乙", rect=(300, 701, 400, 721))
        made.text("a", "甲", rect=(100, 700, 200, 720))
        made.text("c", "丙", rect=(100, 600, 200, 620))

    layout = pdf_layout(read(form(two_lines), "甲.pdf"))
    assert [box.field.name for box in layout.pages[0].boxes] == ["a", "b", "c", "d"]
    a, b, d = ("page0", 0, 0), ("page0", 1, 0), ("page0", 3, 0)
    assert layout.step(a, 0, 1) == b
    assert layout.step(b, 1, 0) == d
    assert layout.step(d, -1, 0) == b
    assert layout.step(a, -1, 0) == a


def test_a_form_is_drawn_with_what_is_proposed_and_what_it_holds(page: FillPage) -> None:
    assert look_at(page, "pdf:name") == "覃桂芳"
    assert look_at(page, "pdf:code") == "2026-01"
    place = view(page).pages.places()["pdf:code"]
    assert page.form is not None
    assert page.form.state.why_protected(place.cell) == "locked"
    picture = view(page).grab().toImage()
    corner = view(page).cell_rect(view(page).pages.places()["pdf:name"].cell).center()
    assert picture.pixelColor(corner.x() + 60, corner.y()).name() == theme.colours().tints[State.FILLED].lower()


def test_typing_goes_into_the_field_and_enter_to_the_next(page: FillPage) -> None:
    assert page.form is not None
    page.go_to_key("pdf:count")
    QTest.keyClick(view(page), "4")
    (editor,) = (e for e in view(page).findChildren(QLineEdit, "cellEditor") if e.isVisible())
    QTest.keyClick(editor, Key.Key_Return)
    count = page.form.state.entry("pdf:count")
    assert count is not None
    assert page.form.state.value(count) == 4
    assert page.form.state.state(count) is State.CONFIRMED
    assert view(page).key == "pdf:disabled"
    page.corrector.stack.undo()
    assert page.form.state.value(count) is None


def test_space_ticks_a_box_and_a_click_chooses_the_field(page: FillPage) -> None:
    rect = view(page).cell_rect(view(page).pages.places()["pdf:disabled"].cell)
    view(page).verticalScrollBar().setValue(0)
    QTest.mouseClick(view(page).viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view(page).key == "pdf:disabled"
    QTest.keyClick(view(page), Key.Key_Space)
    assert look_at(page, "pdf:disabled") == TICK
    QTest.keyClick(view(page), Key.Key_Space)
    assert look_at(page, "pdf:disabled") == ""


def test_it_is_opened_and_saved_with_its_fields_or_as_they_are_for_good(
    window: MainWindow, answers: Answers, until: Callable[[Callable[[], bool]], None], tmp_path: Path
) -> None:
    window.profiles.adopt(lambda: Workspace.throwaway("甲镇"))
    until(lambda: window.ready)
    front(window)
    blank = tmp_path / "户表.pdf"
    blank.write_bytes(form(household))
    answers.paths = [blank]
    press(window, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.filling.page is not None and quiet(window))
    page = window.filling.page
    assert page is not None
    page.go_to_key("pdf:count")
    QTest.keyClick(view(page), "5")
    QTest.keyClick(page.view().viewport().focusWidget() or view(page), Key.Key_Tab)  # type: ignore[union-attr]
    answers.out = tmp_path / "已填.pdf"
    press(window, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(window, until)
    held = {f.name: f.value for f in read(answers.out.read_bytes(), "已填.pdf").form_fields}
    assert held["count"] == "5"
    answers.out = tmp_path / "定稿.pdf"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(window, Key.Key_S, both)
    settle(window, until)
    with reopened(answers.out.read_bytes()) as flat:
        assert not list(flat.Root.get("/AcroForm", {}).get("/Fields", []))
