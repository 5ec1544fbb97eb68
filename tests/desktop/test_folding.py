"""Columns give way where the window is narrow, and a person has the last word."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.main_window import MainWindow
from desktop.shell.registry import pages
from desktop.widgets.folding import Folding
from desktop.widgets.scrolling import Scrolling

LOW = (683, 384)  # a screen of 1366 x 768 at twice the size


def test_a_column_gives_way_and_comes_back_and_a_person_may_show_it_all_the_same(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    splitter, column = QSplitter(place), QWidget()
    splitter.resize(900, 300)
    splitter.addWidget(column)
    splitter.addWidget(QWidget())
    Folding(splitter, column, 700)
    place.show()
    qtbot.waitExposed(place)

    def wide(width: int) -> bool:
        was = column.isHidden()
        splitter.resize(width, 300)
        assert column.isHidden() == was  # not while it is resized, which may be on its way to the screen
        QApplication.processEvents()
        return column.isVisible()

    assert wide(900)
    assert not wide(600)
    column.show()
    assert wide(590)
    assert wide(900)
    column.hide()
    assert not wide(910)


def test_what_is_scrolled_up_and_down_keeps_its_width_beside_the_bar(qtbot: QtBot) -> None:
    held = QLabel("报表模板")
    held.setMinimumHeight(300)
    place = QWidget()
    qtbot.addWidget(place)
    row = QHBoxLayout(place)
    part = Scrolling(held, upright=True)
    row.addWidget(part)
    row.addWidget(QWidget(), 1)
    part.complete()
    place.resize(400, 500)
    place.show()
    wide = part.width()
    assert not part.verticalScrollBar().isVisible()
    place.resize(400, 250)
    qtbot.waitUntil(lambda: part.verticalScrollBar().isVisible() and part.width() > wide)
    assert part.viewport().width() >= held.sizeHint().width()


def test_the_empty_window_fits_a_small_screen_at_twice_the_size(window: MainWindow) -> None:
    for spec in pages():
        window.go(spec.name)
        window.resize(*LOW)
        QApplication.processEvents()
        assert (window.width(), window.height()) == LOW, spec.name
