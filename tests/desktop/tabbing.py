"""Where Tab goes, found out by pressing it: nothing left out, no place that holds it, and the order in which a page is read."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop.form_view.form_view import FormView
from desktop.shell.main_window import MainWindow
from tests.desktop.settling import front

MOST = 200  # presses; a page has less than fifty stops
INSIDE = 4  # presses that may stay in one control: a date has three parts


def tab_troubles(window: MainWindow) -> list[str]:
    """What is wrong with Tab on the page that is shown, in words."""
    page = window.pages.currentWidget()
    stops = walked(window)
    if not stops or stops[-1] is not stops[0]:
        return [f"Tab doesn't come round: it ends at {named(stops[-1]) if stops else 'nothing'}"]
    out = [f"Tab never comes to {named(w)}" for w in wanted(page) if w not in stops]
    inside = from_the_top([w for w in stops[:-1] if page.isAncestorOf(w)], stops[:-1], page)
    _unscroll(page)
    return out + [
        f"from {named(one)} Tab goes back to {named(two)}"
        for one, two in itertools.pairwise(inside)
        if goes_back(place(one, ground := common(one, two, window)), place(two, ground))
    ]


def walked(window: MainWindow) -> list[QWidget]:
    """Every stop, until one comes again, which ends the list. Inside a form Tab goes from cell to cell: Ctrl+Tab leaves."""
    front(window)
    if QApplication.focusWidget() is None:
        window.pages.currentWidget().setFocus()
    stops: list[QWidget] = []
    same = 0
    for _ in range(MOST):
        at = QApplication.focusWidget() or window
        held = Qt.KeyboardModifier.ControlModifier if isinstance(at, FormView) else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(at, Qt.Key.Key_Tab, held)
        now = QApplication.focusWidget()
        same = same + 1 if now is at else 0
        if now is None or same > INSIDE:
            break
        if same == 0:
            stops.append(now)
            if now in stops[:-1]:
                return stops[stops.index(now) :]
    return stops


def wanted(page: QWidget) -> list[QWidget]:
    """What can have the focus by Tab, as it is shown now."""
    return [
        w
        for w in page.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
    ]


def from_the_top(inside: list[QWidget], stops: list[QWidget], page: QWidget) -> list[QWidget]:
    """The page's stops in turn, beginning where Tab comes into the page."""
    entry = next((n for n, w in enumerate(stops) if page.isAncestorOf(w) and not page.isAncestorOf(stops[n - 1])), 0)
    return [w for w in [*stops[entry:], *stops[:entry]] if w in inside]


def goes_back(one: QRect, two: QRect) -> bool:
    """Against the order of reading: up in the same column or to the left, or left in the same line. A new column begins above."""
    if two.bottom() < one.top():
        return two.left() <= one.right()
    return two.top() <= one.bottom() and two.right() < one.left()


def common(one: QWidget, two: QWidget, window: QWidget) -> QWidget:
    """What both are scrolled with, else the window."""
    parent = one.parentWidget()
    while parent is not None and parent is not window:
        outer = parent.parentWidget()
        if outer is not None and isinstance(outer.parentWidget(), QScrollArea) and parent.isAncestorOf(two):
            return parent
        parent = outer
    return window


def place(widget: QWidget, ground: QWidget) -> QRect:
    """Where it stands; what has to be scrolled to stands at the edge of what is scrolled."""
    found = QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not ground:
        if isinstance(area := parent.parentWidget(), QScrollArea) and parent is area.viewport():
            room = QRect(parent.mapTo(ground, QPoint(0, 0)), parent.size())
            found.moveTop(min(found.top(), room.bottom() - 1))
            found.setBottom(min(found.bottom(), room.bottom()))
        parent = parent.parentWidget()
    return found


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"


def _unscroll(page: QWidget) -> None:
    """What came into view by Tab goes back: places are compared as the page stood at first."""
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(0)
        area.horizontalScrollBar().setValue(0)
