"""What the fill page does by keys beside typing: which data item is asked for, blocks copied, a ground stated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.pages.fill.bind_dialog import BindDialog
from desktop.shell.main_window import MainWindow
from desktop.states import State
from forms.model.proposal import Reason
from tests.desktop.conftest import Answers
from tests.desktop.test_journey import BLANK, Until, learned, opened, single

__all__ = ["learned"]  # a fixture
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_a_field_is_told_what_it_asks_for_and_the_undoing_takes_it_back(
    learned: MainWindow,
    answers: Answers,
    until: Until,
) -> None:
    page = opened(learned, answers, until, next(t for t in BLANK if "年报" in t.name))
    known = next(e for e in single(page, State.FILLED) if e.element and isinstance(e.value, (int, float)))
    blank = next(e for e in single(page, State.BLANK) if e.type in ("integer", "decimal"))
    page.go_to_key(blank.key)
    QTest.keyClick(learned, Key.Key_B, Modifier.ControlModifier)
    (dialog,) = learned.findChildren(BindDialog)
    dialog.line.setText(known.path[-1])
    until(lambda: not learned.background.busy and dialog.list.count() > 0)
    QTest.keyClick(dialog.line, Key.Key_Return)

    def why() -> tuple[Reason, ...]:
        assert page.form is not None
        entry = page.form.state.entry(blank.key)
        return entry.reasons if entry is not None else ()

    until(lambda: not learned.background.busy and why() != blank.reasons)
    learned.activateWindow()
    until(learned.isActiveWindow)
    QTest.keyClick(learned, Key.Key_Z, Modifier.ControlModifier)
    until(lambda: not learned.background.busy and why() == blank.reasons)
