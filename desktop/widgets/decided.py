"""An undo step for what the profile remembers at once: taking it back makes that decision void."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class Decided(QUndoCommand):
    """`newest` is the decision that the next step makes void; `toggle` does so and sets it anew."""

    def __init__(self, text: str, decision: str, toggle: Callable[[Decided], None]) -> None:
        super().__init__(text)
        self.newest = decision
        self._toggle = toggle
        self._first = True  # it is decided already when the step is laid down

    def redo(self) -> None:
        if self._first:
            self._first = False
            return
        self._toggle(self)

    def undo(self) -> None:
        self._toggle(self)
