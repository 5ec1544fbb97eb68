"""What can be taken back on the page 待办."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class MarkDraft(QUndoCommand):
    """Puts a draft away, and back."""

    def __init__(self, mark: Callable[[str, str], None], draft: str, text: str) -> None:
        super().__init__(text)
        self._mark = mark
        self._draft = draft

    def redo(self) -> None:
        self._mark(self._draft, "discarded")

    def undo(self) -> None:
        self._mark(self._draft, "open")
