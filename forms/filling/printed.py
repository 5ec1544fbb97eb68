"""Rosters whose template prints the persons already: known rows go where their person stands, never beside another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.matching.definition import Definition
from forms.model.document import plain
from forms.model.form import Table
from forms.model.proposal import Reason, RosterProposal, RosterRow
from forms.values.identity import parse_id
from forms.values.text import normal

KEYS = (frozenset({"身份证号"}), frozenset({"姓名"}), frozenset({"姓名", "户主"}))


def in_printed_order(
    roster: RosterProposal, table: Table, columns: Mapping[tuple[str, ...], Definition]
) -> RosterProposal:
    """The rows as the template prints them. Where it prints rows that name nobody, nothing can be put beside them."""
    printed = {row.index - table.first_data_row: row.cells for row in table.rows if row.cells}
    if not printed or not roster.rows:
        return roster
    keys = [c.index for own in KEYS for c in table.columns if columns[c.path].own == own]
    found = [k for k in keys if any(cells.get(k) not in (None, "") for cells in printed.values())]
    if not found:
        return replace(roster, rows=(), reasons=(Reason("roster.printed_rows"),))
    known = _unique(roster, found[0])
    last = max(printed)
    rows = []
    for number in range(last + 1):
        name = _spelled(printed.get(number, {}).get(found[0]))
        rows.append(known.get(name, RosterRow("", {})) if name else RosterRow("", {}))
    left = len(roster.rows) - sum(bool(r.key) for r in rows)
    reasons = (*roster.reasons, *((Reason("roster.not_printed", (("rows", str(left)),)),) if left else ()))
    return replace(roster, rows=tuple(_unnumbered(row, columns, table) for row in rows), reasons=reasons)


def _unique(roster: RosterProposal, index: int) -> dict[str, RosterRow]:
    """Rows by what stands in the key column; a name that two rows share is nobody's."""
    out: dict[str, RosterRow] = {}
    twice: set[str] = set()
    for row in roster.rows:
        cell = row.cells.get(index)
        name = _spelled(cell.value) if cell is not None and cell.decision == "filled" else ""
        if name in out:
            twice.add(name)
        elif name:
            out[name] = row
    return {name: row for name, row in out.items() if name not in twice}


def _spelled(value: object) -> str:
    if value is None:
        return ""
    text = normal(value if isinstance(value, str) else plain(value)).replace(" ", "")  # type: ignore[arg-type]
    number = parse_id(text)
    return number.key if number is not None and number.key else text


def _unnumbered(row: RosterRow, columns: Mapping[tuple[str, ...], Definition], table: Table) -> RosterRow:
    """Printed rows keep their own running number."""
    running = {c.index for c in table.columns if columns[c.path].own == {"序号"} and c.index == 0}
    return replace(row, cells={i: c for i, c in row.cells.items() if i not in running})
