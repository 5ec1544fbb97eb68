"""A place to drop files on: its hint stands there only while there is room for all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.design import theme
from desktop.widgets.drop_target import DropTarget
from tests.desktop.cut import troubles


@pytest.fixture
def target(qapp: QApplication, qtbot: QtBot) -> Iterator[DropTarget]:
    theme.apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    made = DropTarget(
        "要填的空白表", "把这次要填的空白表拖到这里，系统按以往数据预填，并说明每个数值的来源。", (), window
    )
    made.resize(300, 110)  # by hand: what stands around decides how much room there is
    window.show()
    yield made
    theme.apply(qapp)


def test_the_hint_goes_where_it_needs_more_than_there_is_though_the_place_stays(
    target: DropTarget, qtbot: QtBot
) -> None:
    assert target.hint.isVisible()
    said = target.hint.text()
    target.hint.setText(said * 4)
    qtbot.waitUntil(lambda: not target.hint.isVisible())
    assert troubles(target) == []
    target.hint.setText(said)
    target.heading.setText("要填的表")  # the hidden hint asks for no room anew, what stands beside it does
    qtbot.waitUntil(target.hint.isVisible)


def test_the_hint_goes_where_the_window_is_low(target: DropTarget, qtbot: QtBot) -> None:
    target.resize(300, target.minimumSizeHint().height())
    assert not target.hint.isHidden()  # Qt leaves on screen what goes while something is resized on its way there
    qtbot.waitUntil(lambda: not target.hint.isVisible())
    target.resize(300, 200)
    qtbot.waitUntil(target.hint.isVisible)


def test_the_hint_goes_where_the_type_grew_while_the_place_was_hidden(
    qapp: QApplication, target: DropTarget, qtbot: QtBot
) -> None:
    window = target.window()
    layer = QWidget(window)
    target.setParent(layer)
    layer.resize(300, 110)
    target.show()
    layer.show()
    qtbot.waitUntil(target.hint.isVisible)
    layer.hide()
    theme.change(qapp, "light", 14.0)
    qtbot.waitUntil(lambda: window.updatesEnabled() and bool(qapp.styleSheet()))
    qapp.processEvents()
    layer.show()
    qtbot.waitUntil(lambda: not target.hint.isVisible())
    assert troubles(layer) == []
