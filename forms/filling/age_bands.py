"""Columns of age bands (80-89周岁, 100周岁以上) in a roster of persons: last time's band holds while the age is inside it."""

from __future__ import annotations

import re
from dataclasses import replace

from forms.model.form import Table
from forms.model.period import Period
from forms.model.proposal import Reason, RosterCell, RosterProposal, RosterRow
from forms.values.identity import age_on, parse_id
from forms.values.text import normal

_BAND = re.compile(
    r"(?P<low>\d{1,3})(?:周?岁)?(?:[-—–~～至到](?P<high>\d{1,3})|(?:\(含\))?及?以上)(?:周?岁)?(?:\(含\))?(?:及?以上)?"
)
_LAST_TIME = "roster.last_time"


def with_age_bands(roster: RosterProposal, table: Table, period: Period | None) -> RosterProposal:
    """The roster with the bands filled in which the persons are on each day of the period by their ID numbers."""
    if period is None:
        return roster
    rows = roster.rows
    for index in [column.index for column in table.columns]:
        said = [row.cells[index] for row in rows if index in row.cells]
        if said and all(_band(cell) is not None for cell in said):
            rows = tuple(_row(row, index, period) for row in rows)
    return replace(roster, rows=rows)


def _band(cell: RosterCell) -> tuple[int, int] | None:
    found = _BAND.fullmatch(normal(str(cell.value)).replace(" ", ""))
    return (int(found["low"]), int(found["high"] or 999)) if found is not None else None


def _row(row: RosterRow, index: int, period: Period) -> RosterRow:
    cell, number = row.cells.get(index), parse_id(row.key)
    band = _band(cell) if cell is not None else None
    if cell is None or band is None or number is None or number.birth is None:
        return row
    ages = (age_on(number.birth, day) for day in (period.start, period.end))
    offered = cell.decision == "suggested" and cell.reason is not None and cell.reason.code == _LAST_TIME
    if not offered or not all(band[0] <= age <= band[1] for age in ages):
        return row
    known = replace(cell, decision="filled", reason=Reason("roster.from_id_number"))
    return replace(row, cells={**row.cells, index: known})
