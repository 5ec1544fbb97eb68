"""A PDF form under review: its fields are chosen, named, taken out and brought back on its pages, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.form_view.pdf_view import PdfView
from desktop.pages.templates.page import TemplatesPage
from desktop.pages.templates.review_view import ReviewView
from desktop.shell.main_window import MainWindow
from tests.desktop.conftest import Answers
from tests.desktop.settling import settle
from tests.documents.pdfs import form, household

Key = Qt.Key
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def reviewing(page: TemplatesPage, window: MainWindow, until: Until, answers: Answers, tmp_path: Path) -> ReviewView:
    blank = tmp_path / "农户信息登记表.pdf"
    blank.write_bytes(form(household))
    answers.paths = [blank]
    QTest.mouseClick(page.shelf.bring_in, Qt.MouseButton.LeftButton)
    settle(window, until)
    QTest.keyClick(page.shelf.table, Key.Key_Return)
    settle(window, until)
    shown = page.stack.currentWidget()
    assert isinstance(shown, ReviewView)
    return shown


def view(review: ReviewView) -> PdfView:
    shown = review.canvas.view()
    assert isinstance(shown, PdfView)
    return shown


def test_the_field_that_is_current_is_told_beside_the_page(reviewing: ReviewView) -> None:
    assert view(reviewing).key == "pdf:name"
    assert reviewing.panel.path.isVisible()
    assert reviewing.panel.path.text() == "户主姓名"
    QTest.keyClick(view(reviewing), Key.Key_Down)
    assert reviewing.panel.path.text() == "身份证号"
    assert not reviewing.table_bar.isVisible()


def test_a_field_is_named_anew_taken_out_and_brought_back(
    reviewing: ReviewView, window: MainWindow, until: Until
) -> None:
    QTest.keyClick(view(reviewing), Key.Key_F2)
    reviewing.panel.path.setText("负责人")
    QTest.keyClick(reviewing.panel.path, Key.Key_Return)
    settle(window, until)
    assert reviewing.shown is not None
    assert reviewing.shown.applied.form.fields[0].path == ("负责人",)
    QTest.keyClick(view(reviewing), Key.Key_Delete)
    settle(window, until)
    assert "pdf:name" not in {f.address for f in reviewing.shown.applied.form.fields}
    assert reviewing.panel.add.isVisible()
    QTest.keyClick(view(reviewing), Key.Key_Insert)
    settle(window, until)
    assert reviewing.shown.applied.form.fields[0].path == ("户主姓名",)  # as it was found


def test_what_cannot_be_filled_is_not_offered_as_a_field(reviewing: ReviewView) -> None:
    place = view(reviewing).pages.places()["pdf:code"]
    view(reviewing).go_to_cell(place.cell)
    assert not reviewing.panel.add.isVisible()
    assert "不是填报项" in reviewing.panel.note.text()
