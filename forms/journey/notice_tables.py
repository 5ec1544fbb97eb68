"""What stands above a place: the head of its column in a pasted table (cells between tabs), or the heading of its part."""

from __future__ import annotations

from forms.journey.notice_text import Flat

_FEWEST = 2  # tabs that make a line a row
_MOST_HEADING = 24  # characters of a heading


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


def heading_above(flat: Flat, at: int) -> str:
    """The line above, where a place begins its own: '一、填报时间' over '12月1日至12月18日'."""
    start = max(flat.text.rfind("\n", 0, at), flat.text.rfind("\r", 0, at)) + 1
    if flat.text[start:at].strip(" :") or start == 0:
        return ""
    above = flat.text[:start].rstrip()
    return above[max(above.rfind("\n"), above.rfind("\r")) + 1 :].strip()[:_MOST_HEADING]
