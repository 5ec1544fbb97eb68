"""The ground for sensitive values of other offices: what was left out, whose it is, and that it takes a sentence."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.pages.fill.ground_dialog import GroundDialog
from forms.model.proposal import Use
from tests.desktop.by_hand import draft, proposal


def dialog(qtbot: QtBot) -> GroundDialog:
    place = replace(proposal("表!B1", "filled", "一级", path=("残疾等级",)), use=Use("disability", "县残联"))
    made = GroundDialog(draft([place, proposal("表!B2", "filled", 1)]), (("disability", 1),))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_what_was_left_out_and_whose_it_is(qtbot: QtBot, themed: object) -> None:
    made = dialog(qtbot)
    assert "残疾情况 1 项" in made.why.text()
    assert "县残联" in made.why.text()
    assert made.places.text() == "· 残疾等级"


def test_nothing_is_written_without_a_ground(qtbot: QtBot, themed: object) -> None:
    made = dialog(qtbot)
    said: list[str] = []
    made.stated.connect(said.append)
    assert not made.write.isEnabled()
    made.line.setText("  ")
    assert not made.write.isEnabled()
    made.line.setText(" 救助职责 ")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert said == ["救助职责"]


def test_leaving_blank_states_nothing(qtbot: QtBot, themed: object) -> None:
    made = dialog(qtbot)
    with qtbot.waitSignal(made.rejected):
        QTest.keyClick(made.leave, Qt.Key.Key_Space)
