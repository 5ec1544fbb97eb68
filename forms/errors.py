"""The one exception of the engine: a code with context. Sentences are made at the edge (forms/sentences.py)."""

from __future__ import annotations

from collections.abc import Mapping


class FormsError(Exception):
    """Something was refused or failed.

    `code` is a dotted name such as ``file.encrypted``; every code has a sentence in resources/messages.
    `context` holds what the sentence needs (a file name, an address), never personal data.
    """

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(code)
        self.code = code
        self.context: Mapping[str, object] = context

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """The context as texts, as a Problem keeps it."""
        return tuple((name, str(value)) for name, value in self.context.items())

    def __str__(self) -> str:
        inner = ", ".join(f"{k}={v}" for k, v in self.context.items())
        return f"{self.code} ({inner})" if inner else self.code


class Cancelled(Exception):
    """Raised inside long work when its Progress was told to stop. Not an error: nothing half-done is kept."""
