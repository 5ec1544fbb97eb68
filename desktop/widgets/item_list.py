"""A list of lines, of the height the style sheet gives them from its first line on."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget


def item_list() -> QListWidget:
    """A list that has its look before it has its lines: lines that are put into one without a parent and without its look
    are placed by their text's height and drawn by the style sheet's, one over the other."""
    made = QListWidget()
    made.ensurePolished()
    return made
