"""Identity numbers that a spreadsheet shortened, completed from another roster.

The first fifteen digits (division, birth date) are what a spreadsheet keeps. Another roster's full number that begins
with them and stands beside the same name is that person's, where only one such number is known.
"""

from __future__ import annotations

import re
from functools import cached_property

from forms.filling.holding import Knowledge, RosterSource
from forms.filling.members import Members, Row, load_members
from forms.recording.rosters import id_key
from forms.values.text import normal

KEPT_DIGITS = 15
MOST_ROWS = 200_000  # rows of other rosters that are looked through


class Completer:
    """Finds the full number of a row; the other rosters are read only when a number is short."""

    def __init__(self, knowledge: Knowledge, base: RosterSource) -> None:
        self._knowledge = knowledge
        self._base = base

    def key(self, members: Members, row: Row) -> str:
        """The row's full identity number, "" where none is sure."""
        path = members.column(frozenset({"身份证号"}))
        cell = row.get(path) if path else None
        if cell is None:
            return ""
        whole = id_key(cell)
        if whole:
            return whole
        digits = re.sub(r"\.0*$", "", cell.raw.strip().lstrip("'’"))
        if not re.fullmatch(r"\d{15}000?|\d{15}\d{3}", digits) or not digits.endswith("000"):
            return ""
        found = self._known.get((_name(members, row), digits[:KEPT_DIGITS]), frozenset())
        return next(iter(found)) if len(found) == 1 else ""

    @cached_property
    def _known(self) -> dict[tuple[str, str], frozenset[str]]:
        out: dict[tuple[str, str], frozenset[str]] = {}
        rows = 0
        for source in self._knowledge.lookup.rosters():
            rows += source.rows
            if source == self._base or rows > MOST_ROWS:
                continue
            members = load_members(self._knowledge, source)
            for row in members.rows:
                number = members.id_number(row)
                if number is not None and number.key:
                    at = (_name(members, row), number.key[:KEPT_DIGITS])
                    out[at] = out.get(at, frozenset()) | {number.key}
        return out


def _name(members: Members, row: Row) -> str:
    """The name beside the row's number: 姓名, else the head's where the list has no other."""
    for own in (frozenset({"姓名"}), frozenset({"姓名", "户主"})):
        path = members.column(own)
        if path is not None:
            return normal(row[path].raw).replace(" ", "") if path in row else ""
    return ""
