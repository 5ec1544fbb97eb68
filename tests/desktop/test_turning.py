"""Parts beside each other come to stand below each other where there is less room, and the more so in large type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.widgets.turning import Turning

BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@pytest.fixture
def plain_again(themed: QApplication) -> Iterator[QApplication]:
    yield themed
    theme.apply(themed)


@pytest.mark.parametrize(
    ("size", "width", "way"), [(10.5, 400, BESIDE), (10.5, 399, BELOW), (14.0, 400, BELOW), (14.0, 534, BESIDE)]
)
def test_a_row_turns_where_it_has_less_room_than_it_needs(
    plain_again: QApplication, qtbot: QtBot, size: float, width: int, way: QBoxLayout.Direction
) -> None:
    theme.apply(plain_again, "light", size)
    place = QWidget()
    qtbot.addWidget(place)
    row = QBoxLayout(BESIDE, place)
    row.addWidget(QLabel("甲"))
    Turning(place, row, 400)
    for wide in (1000, 100, width):
        place.resize(wide, 300)
        place.show()
    assert row.direction() == way


def test_a_row_turns_where_the_type_grows_in_the_same_place(plain_again: QApplication, qtbot: QtBot) -> None:
    theme.apply(plain_again, "light", 10.5)
    place = QWidget()
    qtbot.addWidget(place)
    row = QBoxLayout(BESIDE, place)
    Turning(place, row, 400)
    place.resize(450, 300)
    place.show()
    assert row.direction() == BESIDE
    theme.change(plain_again, "light", 14.0)
    qtbot.waitUntil(lambda: row.direction() == BELOW)
