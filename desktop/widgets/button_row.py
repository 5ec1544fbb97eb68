"""The buttons below a dialog: at its right end, what goes on stands last."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def button_row(back: QPushButton, on: QPushButton) -> QHBoxLayout:
    """`on` is what Enter presses."""
    on.setProperty("kind", "primary")
    on.setDefault(True)
    back.setAutoDefault(False)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(back)
    row.addWidget(on)
    return row
