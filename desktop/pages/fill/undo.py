"""Corrections as one command that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
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

    def __init__(
        self,
        apply: Apply,
        made: Mapping[str, Value],
        values: Mapping[str, Value],
        text: str,
        gone: Collection[str] = (),
    ) -> None:
        """`made` is what stands so far, `values` what is put there, `gone` what is taken away; all by key."""
        super().__init__(text)
        self._apply = apply
        self._before = {key: Correction(key in made, made.get(key)) for key in (*values, *gone)}
        self._after = {key: Correction(True, value) for key, value in values.items()}
        self._after |= {key: Correction(False) for key in gone}

    def redo(self) -> None:
        self._apply(self._after)

    def undo(self) -> None:
        self._apply(self._before)
