"""The rosters of a draft with what the clerk typed into them. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.model.document import Value
from forms.model.proposal import Draft, RosterCell, RosterProposal, RosterRow

Typed = Mapping[tuple[int, int], Value]  # row of the roster (from 0) and grid column -> value


def with_typed(draft: Draft, typed: Mapping[str, Typed]) -> Draft:
    """The draft with typed values in its rosters, by table; rows that nobody proposed are added as far as needed."""
    rosters = [replace(r, rows=_rows(r.rows, typed.get(r.table, {}))) for r in draft.rosters]
    known = {r.table for r in draft.rosters}
    rosters += [RosterProposal(table, _rows((), values)) for table, values in typed.items() if table not in known]
    return replace(draft, rosters=tuple(rosters))


def _rows(rows: tuple[RosterRow, ...], typed: Typed) -> tuple[RosterRow, ...]:
    changed = list(rows)
    for (row, col), value in sorted(typed.items(), key=lambda item: item[0]):
        changed += [RosterRow("", {}) for _ in range(row + 1 - len(changed))]
        old = changed[row].cells.get(col, RosterCell(None, "blank"))
        cell = replace(old, value=value, decision="blank" if value is None else "filled")
        changed[row] = replace(changed[row], cells={**changed[row].cells, col: cell})
    return tuple(changed)
