"""What people do in every journey: look a form over, write its file, come back to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.pages.fill.change_dialog import ChangeDialog
from desktop.pages.fill.ground_dialog import GroundDialog
from desktop.pages.fill.page import FillPage
from desktop.shell.main_window import MainWindow
from desktop.states import State
from tests.desktop import settling
from tests.desktop.conftest import Answers
from tests.desktop.settling import settle
from tests.journeys.hands import ALT, CTRL, SHIFT, Hands

__all__ = ["settle"]
DEMO = Path(__file__).parents[2] / "resources" / "demo"
BLANK = sorted((DEMO / "blank").iterdir())
WAITING = (State.SUGGESTED, State.CONFLICT, State.BLANK)
Until = Callable[[Callable[[], bool]], None]
Key = Qt.Key


def front(window: MainWindow, until: Until) -> None:
    """As a window manager does when a dialog is closed, and what that brings about has come; shortcuts need it."""
    settle(window, until)
    settling.front(window)


def shown_page(window: MainWindow) -> FillPage:
    page = window.filling.page
    assert page is not None
    assert page.form is not None
    return page


def opened(window: MainWindow, hands: Hands, until: Until, answers: Answers, template: Path) -> FillPage:
    """Ctrl+O, and the file."""
    answers.paths = [template]
    hands.key(window, Key.Key_O, CTRL)
    settle(window, until)
    page = shown_page(window)
    assert page.form is not None
    assert page.form.path == template
    return page


def reviewed(window: MainWindow, hands: Hands, until: Until) -> None:
    """Every place that needs a person is looked at; what was prefilled is confirmed."""
    page = shown_page(window)
    view = page.view()
    assert page.form is not None
    assert view is not None
    for _ in [item for item in page.form.state.items() if item.state in WAITING]:
        hands.key(view, Key.Key_Return)
    hands.key(view, Key.Key_Return, CTRL | SHIFT)
    settle(window, until)


def settled(window: MainWindow, hands: Hands, until: Until) -> None:
    """Reviewed with care: rosters by their change sheets, of what is likely or differs the first value is taken."""
    page = shown_page(window)
    view = page.view()
    assert page.form is not None
    assert view is not None
    if any(roster.rows for roster in page.form.state.rosters):
        hands.key(window, Key.Key_M, CTRL)
        settle(window, until)
        for sheet in [d for d in page.findChildren(ChangeDialog) if d.isVisible()]:
            hands.key(sheet, Key.Key_Return)
        settle(window, until)
        front(window, until)
    for _ in range(sum(item.number for item in page.form.state.items() if item.state in WAITING)):
        entry = view.entry()
        state = page.form.state.state(entry) if entry is not None else State.BLANK
        if entry is not None and state is State.CONFLICT and entry.choices:
            hands.key(window, Key.Key_1, ALT)  # the first of those that differ
        hands.key(window, Key.Key_Return, CTRL) if state is State.SUGGESTED else hands.key(view, Key.Key_Return)
    hands.key(view, Key.Key_Return, CTRL | SHIFT)
    settle(window, until)


def written(window: MainWindow, hands: Hands, until: Until, answers: Answers, out: Path, ground: str = "") -> Path:
    """Ctrl+S; where sensitive values of other offices wait for a ground it is typed, or they are left out."""
    answers.out = out
    hands.key(window, Key.Key_S, CTRL)
    settle(window, until)
    for dialog in [d for d in window.findChildren(GroundDialog) if d.isVisible()]:
        if ground:
            hands.type(dialog.line, ground)
            hands.key(dialog.line, Key.Key_Return)
        else:
            hands.key(dialog, Key.Key_Escape)
    settle(window, until)
    front(window, until)
    assert out.exists()
    return out


def open_dialog(window: MainWindow) -> QDialog:
    """The dialog that stands before the window."""
    (dialog,) = (d for d in window.findChildren(QDialog) if d.isVisible())
    return dialog
