"""Rows of a roster that nobody can be told by: without a usable ID number, or with one that stands beside two names.

A damaged number (shortened by a spreadsheet, a wrong check digit) still tells its row from others by division and birth
date: the row is carried without the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from forms.matching.definition import Definition
from forms.model.form import Table
from forms.model.proposal import Reason, RosterCell, RosterProposal, RosterRow
from forms.values.identity import parse_id, upgrade15
from forms.values.people import person_name

MISSING, TWICE = "roster.id_missing", "roster.id_twice"


def doubted(roster: RosterProposal, table: Table, columns: Mapping[tuple[str, ...], Definition]) -> RosterProposal:
    """The roster with such rows only offered. A list without ID numbers is told by other columns, and left."""
    places = {
        own: c.index for own in ("身份证号", "姓名", "序号") for c in table.columns if columns[c.path].own == {own}
    }
    if "身份证号" not in places:
        return roster
    numbers = [_number(row, places["身份证号"]) for row in roster.rows]
    if not any(numbers):
        return roster
    twice = _of_two_names(roster, numbers, places.get("姓名"))
    rows = tuple(
        _offered(row, TWICE if number in twice else "" if number or _damaged(row) else MISSING, places.get("序号"))
        for row, number in zip(roster.rows, numbers, strict=True)
    )
    return replace(roster, rows=rows)


def _number(row: RosterRow, index: int) -> str:
    cell = row.cells.get(index)
    found = parse_id(cell.value) if cell is not None else None
    if found is None:
        return ""
    return found.key or (found.text if found.kind15 and upgrade15(found.text) else "")


def _damaged(row: RosterRow) -> bool:
    found = (parse_id(part) for part in row.key.split("|"))
    return any(number is not None and number.birth is not None for number in found)


def _of_two_names(roster: RosterProposal, numbers: list[str], index: int | None) -> set[str]:
    names: dict[str, set[str]] = defaultdict(set)
    for row, number in zip(roster.rows, numbers, strict=True):
        cell = row.cells.get(index) if index is not None else None
        if number and cell is not None and isinstance(cell.value, str):
            names[number].add(person_name(cell.value))
    return {number for number, found in names.items() if len(found) > 1}


def _offered(row: RosterRow, why: str, running: int | None) -> RosterRow:
    if not why:
        return row
    cells = {
        index: RosterCell(cell.value, "suggested", Reason(why), cell.provenance)
        if cell.decision == "filled" and index != running
        else cell
        for index, cell in row.cells.items()
    }
    return replace(row, cells=cells)
