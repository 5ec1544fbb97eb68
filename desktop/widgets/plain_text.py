"""Texts that come from files or people are shown as they are, never as markup."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


def show_plain(label: QLabel, text: str) -> None:
    """Show a text as it is. Qt's names are loaded here and not above: they would cost 14 ms before the first paint."""
    from PySide6.QtCore import Qt

    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)


def label(text: str = "", kind: str = "") -> QLabel:
    """A text as it is, in as many lines as it needs. `kind`: how it looks (docs/design-system.md)."""
    made = QLabel()
    show_plain(made, text)
    made.setProperty("kind", kind)
    made.setWordWrap(True)
    return made
