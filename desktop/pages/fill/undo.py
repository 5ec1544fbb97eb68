"""Corrections as one command that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from forms.model.document import Value


@dataclass(frozen=True, slots=True)
class Correction:
    """What a place holds by the clerk's hand; `made` is False where nobody touched it."""

    made: bool
    value: Value = None


Apply = Callable[[Mapping[str, Correction]], None]


class Correct(QUndoCommand):
    """Puts values in places, and back what was there."""

    def __init__(self, apply: Apply, corrections: Mapping[str, Value], values: Mapping[str, Value], text: str) -> None:
        """`corrections` are those made so far, `values` the new ones; both by entry key."""
        super().__init__(text)
        self._apply = apply
        self._before = {key: Correction(key in corrections, corrections.get(key)) for key in values}
        self._after = {key: Correction(True, value) for key, value in values.items()}

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)
