"""Short lists of this page, and names of its files."""

from __future__ import annotations

from desktop.widgets.lines import Lines

__all__ = ["Lines", "safe_name"]


def safe_name(title: str) -> str:
    """A title as part of a file's name on every system."""
    return "".join("_" if sign in '\\/:*?"<>|' or sign < " " else sign for sign in title)[:80]
