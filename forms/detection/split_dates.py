"""A date over several cells: a blank before a cell '年', one before '月', one before '日'."""

from __future__ import annotations

from forms.detection.view import Box, Sheet

PARTS = ("年", "月", "日")


def date_part(sheet: Sheet, box: Box, row: int) -> tuple[str, Box] | None:
    """('月', the label's box) for the blank before a cell '月' of a date written over a row; None for any other blank.

    A '月' or '日' counts only with the parts before it, a '年' only with a '月' after it.
    """
    after = sheet.beside(row, box, 1)
    if after is None or after.text not in PARTS:
        return None
    part, at = after.text, box
    if part == "年" and not _month_follows(sheet, after, row):
        return None
    for wanted in reversed(PARTS[: PARTS.index(part)]):
        left = sheet.beside(row, at, -1)
        if left is None or left.text != wanted:
            return None
        before = sheet.beside(row, left, -1)
        if before is None or not _short(before):
            return None
        at = before
    label = sheet.beside(row, at, -1)
    if label is None or label.blank or label.text in PARTS:
        return None
    return part, label


def _month_follows(sheet: Sheet, year: Box, row: int) -> bool:
    room = sheet.beside(row, year, 1)
    month = sheet.beside(row, room, 1) if room is not None and _short(room) else None
    return month is not None and month.text == "月"


def _short(box: Box) -> bool:
    """Blank, or the few digits of a part of a date."""
    return box.blank or (len(box.text) <= 4 and box.text.isdecimal())
