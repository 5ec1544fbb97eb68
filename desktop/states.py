"""What a place of a form is to the clerk. Words stand in words.py, marks and colours in design/tokens.py."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    CONFLICT = "conflict"
    SUGGESTED = "suggested"
    BLANK = "blank"
    FILLED = "filled"
    CONFIRMED = "confirmed"
    NOT_OURS = "not_ours"


NEEDS_PERSON = frozenset({State.CONFLICT, State.SUGGESTED, State.BLANK})
