"""Finds what a person could not read: labels and buttons with less room than their text needs, controls that overlap."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableWidget,
    QWidget,
)

SLACK = 1  # pixels: rounding


def troubles(top: QWidget) -> list[str]:
    """All that a person could not read."""
    return [*(f"cut: {text}" for text in cut_texts(top)), *(f"overlap: {pair}" for pair in overlaps(top))]


def cut_texts(top: QWidget) -> list[str]:
    """What is shown with less room than it needs; "" texts are passed over."""
    return [f"{type(w).__name__} {text!r}" for w in _shown(top) if (text := _text(w)) and (_too_small(w) or _hidden(w))]


def overlaps(top: QWidget) -> list[str]:
    """Pairs of siblings that stand on each other."""
    out = []
    for parent in (top, *_shown(top)):
        layout = parent.layout()
        if layout is None:
            continue
        widgets = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisible() and layout.indexOf(w) >= 0]
        for i, one in enumerate(widgets):
            out += [
                f"{_name(one)} / {_name(two)}" for two in widgets[i + 1 :] if one.geometry().intersects(two.geometry())
            ]
    return out


def _shown(top: QWidget) -> Iterator[QWidget]:
    return (w for w in top.findChildren(QWidget) if w.isVisible())


def _text(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return "tabs" if isinstance(widget, QTabBar) and widget.count() else ""


def _too_small(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + SLACK < widget.heightForWidth(widget.width())
    if isinstance(widget, QComboBox):
        return _choice_too_small(widget)
    needed = widget.minimumSizeHint() if isinstance(widget, (QLabel, QTabBar)) else widget.sizeHint()
    return widget.width() + SLACK < needed.width() or widget.height() + SLACK < needed.height()


def _choice_too_small(box: QComboBox) -> bool:
    """By the room that the chosen text has: what Qt hints at has room for the longest of all, and for what it stands among."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, box)
    metrics = box.fontMetrics()
    needed = metrics.boundingRect(box.currentText()).width()  # as Qt measures: a bracket's white half needs no room
    return room.width() + SLACK < needed or min(room.height(), box.height()) + SLACK < metrics.height()


def _hidden(widget: QWidget) -> bool:
    """Partly outside of what contains it, where nothing scrolls."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent.parentWidget(), (QAbstractScrollArea, QTableWidget)):
            return False
        if not parent.rect().contains(widget.rect().translated(widget.mapTo(parent, widget.rect().topLeft()))):
            return True
        parent = parent.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_text(widget) or widget.objectName()}"
