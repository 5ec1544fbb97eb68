"""Which values are shown masked until they are looked at on purpose: identity, account and telephone numbers."""

from __future__ import annotations

import re

MEASURES = frozenset({"idcard", "phone", "account"})
_LONG_NUMBER = re.compile(r"[0-9*]{11,19}[Xx]?")


def sensitive(measure: str, value: str) -> bool:
    """`measure`: what the labels ask for. A long row of digits is one whatever they say."""
    return measure in MEASURES or bool(_LONG_NUMBER.fullmatch(shown_text(value)))


def shown_text(value: str) -> str:
    """Without a spreadsheet program's sign that a number is text."""
    return value.lstrip("'")


def masked(value: str) -> str:
    """A value for a paper that goes through many hands: of a sensitive one its first three and last two characters."""
    return f"{value[:3]}****{value[-2:]}" if sensitive("", value) else value
