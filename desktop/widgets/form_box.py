"""A dialog of lines to fill in: what it is for, the lines, what is wrong with them, the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.button_row import button_row


def form_box(
    dialog: QWidget, words: QLabel, rows: QFormLayout, problem: QLabel, back: QPushButton, on: QPushButton
) -> None:
    """Lay the dialog out; `on` is what Enter presses."""
    rows.setSpacing(theme.SPACE[1])
    box = QVBoxLayout(dialog)
    box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
    box.setSpacing(theme.SPACE[2])
    box.addWidget(words)
    box.addLayout(rows)
    box.addWidget(problem)
    box.addLayout(button_row(back, on))
