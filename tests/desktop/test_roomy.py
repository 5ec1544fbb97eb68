"""Dialogs and parts that wrap: never lower than their texts need, never higher than the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSplitter, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import label
from desktop.widgets.roomy import Roomy, RoomyPart

LONG = "这一行要换行才放得下。" * 12


def dialog(lines: int) -> Roomy:
    made = Roomy()
    box = QVBoxLayout(made)
    for number in range(lines):
        row = QHBoxLayout()
        row.addWidget(QLabel(f"第 {number + 1} 项"))
        row.addWidget(QLineEdit())
        box.addLayout(row)
    box.addLayout(button_row(QPushButton("取消"), QPushButton("确定")))
    made.resize(400, 200)
    return made


def screen() -> int:
    return QGuiApplication.primaryScreen().availableSize().height()


def test_a_dialog_that_fits_is_left_as_it_is(qtbot: QtBot) -> None:
    made = dialog(3)
    qtbot.addWidget(made)
    made.show()
    assert made.findChildren(QScrollArea) == []


def test_a_dialog_that_is_higher_than_the_screen_is_scrolled_above_its_buttons(qtbot: QtBot) -> None:
    made = dialog(60)
    qtbot.addWidget(made)
    boxes = made.findChildren(QLineEdit)
    boxes[-1].setFocus()
    made.show()
    qtbot.waitUntil(lambda: boxes[-1].isVisible())
    assert made.height() < screen()
    (held,) = made.findChildren(QScrollArea)
    last = made.findChildren(QPushButton)[-1]
    assert made.rect().contains(last.geometry())
    assert not held.isAncestorOf(last)
    assert all(held.isAncestorOf(box) for box in boxes)
    assert made.focusWidget() is boxes[-1]
    qtbot.waitUntil(lambda: not boxes[-1].visibleRegion().isEmpty())  # and is scrolled to
    boxes[0].setFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Tab)
    assert made.focusWidget() is boxes[1]


def test_what_is_wrong_stays_in_sight_above_the_buttons(qtbot: QtBot) -> None:
    made = dialog(60)
    qtbot.addWidget(made)
    wrong = label("！请填写", "problem")
    box = made.layout()
    assert isinstance(box, QVBoxLayout)
    box.insertWidget(box.count() - 1, wrong)
    made.show()
    (held,) = made.findChildren(QScrollArea)
    assert not held.isAncestorOf(wrong)
    assert made.rect().contains(wrong.geometry())


def test_a_part_in_a_splitter_has_the_height_its_text_needs_in_its_width(qtbot: QtBot) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    part, said = RoomyPart(), label("短")
    box = QVBoxLayout(part)
    box.addWidget(said)
    splitter.addWidget(part)
    splitter.resize(200, 40)
    splitter.show()
    said.setText(LONG)
    qtbot.waitUntil(lambda: part.minimumHeight() >= said.heightForWidth(said.width()))
    assert splitter.minimumSizeHint().height() >= part.minimumHeight()
