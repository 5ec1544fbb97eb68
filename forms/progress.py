"""Long work: its progress, one small protocol that the command line and the desktop implement, and garbage meanwhile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Told by long work what it is doing. `step` raises forms.errors.Cancelled when the person stopped it."""

    def step(self, done: int, total: int, what: str) -> None:
        """`done` of `total` pieces are finished; `what` is the piece at hand (a file name, a sheet)."""


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        return None


@contextmanager
def uncollected() -> Iterator[None]:
    """Python looks for no garbage meanwhile: for work that makes hundreds of thousands of rows, of which none refers back
    to another, and that would be gone through again and again (a fifth of the time). The window collects in its own way."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
