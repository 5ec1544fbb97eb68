"""Widgets one below the other, as one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.design import theme


def stacked(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.SPACE[1])
    for widget in widgets:
        box.addWidget(widget)
    return whole
