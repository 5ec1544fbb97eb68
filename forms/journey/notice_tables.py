"""Tables pasted into a notice: cells between tabs, the heads in the first line."""

from __future__ import annotations

from forms.journey.notice_text import Flat

_FEWEST = 2  # tabs that make a line a row


def column_head(flat: Flat, at: int) -> str:
    """The head of the column in which a place stands; "" outside of tables.

    A head is the cell above in the first line of rows with as many tabs.
    """
    start, end = _line(flat.raw, at)
    tabs = flat.raw.count("\t", start, end)
    if tabs < _FEWEST:
        return ""
    column = flat.raw.count("\t", start, at)
    head = ""
    while start > 0:
        start, end = _line(flat.raw, start - 1)
        if flat.raw.count("\t", start, end) != tabs:
            break
        head = flat.raw[start:end].split("\t")[column].strip()
    return head


def _line(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end
