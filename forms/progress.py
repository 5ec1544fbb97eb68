"""Progress of long work: one small protocol that the command line and the desktop implement."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by long work what it is doing. `step` raises forms.errors.Cancelled when the person stopped it."""

    def step(self, done: int, total: int, what: str) -> None:
        """`done` of `total` pieces are finished; `what` is the piece at hand (a file name, a sheet)."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        return None
