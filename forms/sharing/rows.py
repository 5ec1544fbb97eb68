"""The data rows of a catalogue table, with merged cells repeated and what is shown only once carried down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from forms.model.document import Grid
from forms.model.reports import Problem
from forms.sharing.headers import Header, Role, is_header_row

Owners = Mapping[tuple[int, int], tuple[int, int]]

_ENTRY: tuple[Role, ...] = ("code", "catalogue")
_OFFICE: tuple[Role, ...] = ("provider", "provider_code")
_TERMS: tuple[Role, ...] = ("attribute", "condition", "method", "cycle", "basis")
_OFFICE_LINE = re.compile(r"(?:提供|责任|数源)(?:单位|部门|方)\s*[:：]\s*([^\s:：;；,，]{2,30})")
_NOTHING = frozenset(("", "/", "\\", "-", "—", "——", "无"))
_NOTE = re.compile(r"^(?:注|备注|说明|填表说明|填报说明|合计|总计)")


@dataclass(frozen=True, slots=True)
class Row:
    """One data row. `texts` by role; `blank` holds the roles whose own cell is empty and not part of a merged one."""

    texts: Mapping[Role, str]
    blank: frozenset[Role]
    address: str
    sheet: str
    number: int  # as people count: a sheet's row from 1, a Word table's from 0 as in its address

    def get(self, role: Role) -> str:
        """The text; "" for a dash or 无, which say that there is nothing."""
        text = self.texts.get(role, "").strip()
        return "" if text in _NOTHING else text

    def problem(self, code: str, **more: str) -> Problem:
        return Problem(code, (("sheet", self.sheet), ("row", str(self.number)), *more.items()))


def read_rows(grid: Grid, header: Header) -> list[Row]:
    """Every row below the header that says something; notes, blank rows and repeated headers left out.

    A merged cell counts for all its rows. An empty cell repeats the one above only where the table shows that column
    once a group (the same text never stands twice on end): elsewhere an empty cell is an omission and stays empty.
    """
    owners = _owners(grid)
    plain = [row for row in (_read(grid, header, owners, at) for at in range(header.first_row, grid.rows)) if row]
    once = {role: _shown_once(plain, role) for role in ("catalogue", "provider")}
    office = _office_above(grid, header)
    rows: list[Row] = []
    for row in plain:
        before = rows[-1] if rows else None
        if before and once["provider"] and "provider" in row.blank:
            row = _carry(row, before, _OFFICE)
        if before and once["catalogue"] and {"catalogue"} <= row.blank and not row.get("code"):
            terms = _TERMS if "attribute" in row.blank else ()
            row = _carry(row, before, _ENTRY + terms)
        if office:
            row = replace(row, texts={**row.texts, "provider": office})
        rows.append(row)
    return rows


def _read(grid: Grid, header: Header, owners: Owners, at: int) -> Row | None:
    texts: dict[Role, str] = {}
    blank: set[Role] = set()
    for role, col in header.columns.items():
        texts[role] = grid.text(*owners.get((at, col), (at, col))).strip()
        if not texts[role] and (at, col) not in owners:
            blank.add(role)
    cells = {owners.get((at, col), (at, col)) for col in range(grid.cols)}
    filled = {cell for cell in cells if grid.text(*cell).strip()}
    if len(filled) < 2 and not texts["item"]:
        return None
    if not filled or is_header_row(texts) or _is_note(grid, filled):
        return None
    number = at + (grid.kind == "sheet")
    return Row(texts, frozenset(blank), grid.address(at, header.columns["item"]), grid.name, number)


def _is_note(grid: Grid, filled: set[tuple[int, int]]) -> bool:
    first = min(filled, key=lambda place: place[1])
    return len(filled) <= 2 and bool(_NOTE.match(grid.text(*first).strip()))


def _owners(grid: Grid) -> Owners:
    """For every cell inside a merge, the first cell of it, which holds the text."""
    return {
        (row, col): (area.top, area.left)
        for area in grid.merges
        for row in range(area.top, min(area.bottom, grid.rows - 1) + 1)
        for col in range(area.left, min(area.right, grid.cols - 1) + 1)
    }


def _shown_once(rows: list[Row], role: Role) -> bool:
    """True where the column leaves cells empty and never has the same text in two cells on end."""
    written = [row.texts.get(role, "") for row in rows]
    twice = any(a and a == b for a, b in pairwise(written))
    return not twice and any(role in row.blank for row in rows)


def _carry(row: Row, before: Row, roles: tuple[Role, ...]) -> Row:
    texts = dict(row.texts)
    for role in roles:
        if role in row.blank:
            texts[role] = before.texts.get(role, "")
    return replace(row, texts=texts)


def _office_above(grid: Grid, header: Header) -> str:
    """The office named above a table that has no column for it: '提供单位：县民政局'."""
    if "provider" in header.columns:
        return ""
    for row in range(header.top):
        for col in range(grid.cols):
            found = _OFFICE_LINE.search(grid.text(row, col))
            if found:
                return found.group(1)
    return ""
