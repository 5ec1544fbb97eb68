"""Lines of a list stand below each other, whenever they are put in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.pages.packs.split_dialog import SplitDialog
from desktop.pages.packs.tasks import Offered
from desktop.widgets.item_list import item_list


def tops(made: QListWidget) -> list[int]:
    return [made.visualItemRect(made.item(row)).top() for row in range(made.count())]


def test_lines_that_are_put_in_before_the_list_has_a_place(qtbot: QtBot, themed: QApplication) -> None:
    dialog, made = QDialog(), item_list()
    qtbot.addWidget(dialog)
    made.addItems(["甲", "乙", "丙"])
    QVBoxLayout(dialog).addWidget(made)
    dialog.show()
    assert tops(made) == [0, theme.sizes().target, 2 * theme.sizes().target]


def test_villages_to_hand_out_to_do_not_lie_on_each_other(qtbot: QtBot, themed: QApplication) -> None:
    dialog = SplitDialog(Path("统计表.xlsx"), Offered(("东山村", "西河村", "南坪社区"), ""))
    qtbot.addWidget(dialog)
    dialog.show()
    first, second, third = tops(dialog.list)
    assert second - first == third - second == theme.sizes().target
