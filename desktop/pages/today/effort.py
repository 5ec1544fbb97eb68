"""How long a report should take: a rough figure that helps to plan a day, never a measure of a person. No Qt."""

from __future__ import annotations

SECONDS_OPEN = 30  # to find out and type one value
SECONDS_KNOWN = 3  # to look at one that is prefilled


def minutes(open_: int, known: int) -> int:
    """At least one."""
    return max(1, round((open_ * SECONDS_OPEN + known * SECONDS_KNOWN) / 60))
