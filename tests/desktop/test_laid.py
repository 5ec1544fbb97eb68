"""What stands in a layout is found in its order, and Python remembers no item of it that Qt may delete."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

import desktop
from desktop.widgets import laid
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.tab_order import follow_layout, laid_out


def remembered() -> list[QLayoutItem]:
    """Items of layouts that Python takes to be alive."""
    return [one for one in Shiboken.getAllValidWrappers() if isinstance(one, (QWidgetItem, QSpacerItem))]


@pytest.fixture
def top(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_widgets_and_inner_layouts_come_in_the_order_of_the_layout(top: QWidget) -> None:
    last, first = QLabel("last"), QLabel("first")
    column = QVBoxLayout(top)
    column.addWidget(last)
    column.insertWidget(0, first)
    row = QHBoxLayout()
    column.insertLayout(1, row)
    column.insertStretch(2)
    row.addWidget(QLabel("inside"))
    QLabel("in no layout", top)
    assert laid.parts(column) == [first, row, last]


def test_a_layout_that_belongs_to_no_widget_yet_holds_nothing() -> None:
    assert laid.parts(QVBoxLayout()) == []


@pytest.mark.parametrize("kind", [QVBoxLayout, lambda parent: FlowLayout(4, parent)], ids=["column", "flow"])
def test_what_stood_in_a_cleared_layout_is_hidden_and_gone(qtbot: QtBot, top: QWidget, kind: type[QBoxLayout]) -> None:
    layout = kind(top)
    held = [QPushButton(text) for text in ("one", "two")]
    for button in held:
        layout.addWidget(button)
    if isinstance(layout, QVBoxLayout):
        layout.addStretch(1)
    laid.clear(layout)
    assert layout.count() == 0
    assert [button.isHidden() for button in held] == [True, True]
    qtbot.waitUntil(lambda: not any(Shiboken.isValid(button) for button in held))


def test_items_that_qt_deletes_are_not_remembered(qtbot: QtBot) -> None:
    """Qt's next object at such an address was taken for the item: the program crashed when the object went."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    goes = QPushButton("goes")
    column.addWidget(goes)
    column.addWidget(QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel))
    before = len(remembered())
    follow_layout(dialog)
    assert goes in laid_out(dialog)
    assert len(remembered()) == before
    Shiboken.delete(goes)
    assert goes not in list(laid_out(dialog))
    assert len(remembered()) == before


def test_nobody_looks_at_the_items_of_a_layout() -> None:
    """Also PySide's own `layout.itemAt(n).widget()`: what stands there is asked of `laid`."""
    own = Path(laid.__file__).parent / "flow_layout.py"
    sources = (path for path in Path(desktop.__file__).parent.rglob("*.py") if path != own)
    assert [path.name for path in sources if ".itemAt(" in path.read_text(encoding="utf-8")] == []
