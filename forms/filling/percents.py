"""Cells that show per cent: a spreadsheet keeps 0.95 there and shows 95%.

What is known is always in per cent (recording/observe.py reads such cells as they are shown); what stands in a draft, and what a
person types, is what the cell keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from forms.documents.addresses import parse_sheet
from forms.documents.number_formats import shows_percent
from forms.model.document import Document, Grid, Value
from forms.model.form import Field, Form, Table
from forms.model.proposal import Draft, Proposal, RosterProposal
from forms.values.numbers import as_cell


def with_percent_cells(document: Document, form: Form) -> Form:
    """The form with such fields and columns marked."""
    grids = {g.name: g for g in document.grids if g.kind == "sheet"}
    if not any(shows_percent(style.number_format) for g in grids.values() for style in g.styles):
        return form
    fields = tuple(replace(f, percent=True) if _field(grids, f) else f for f in form.fields)
    return replace(form, fields=fields, tables=tuple(_table(grids, t) for t in form.tables))


def _field(grids: Mapping[str, Grid], field: Field) -> bool:
    sheet, mark, _ = field.address.rpartition("!")
    if not mark or sheet not in grids or field.mode != "cell":
        return False
    return shows_percent(grids[sheet].style(*parse_sheet(field.address).cell).number_format)


def _table(grids: Mapping[str, Grid], table: Table) -> Table:
    grid = grids.get(table.grid)
    if grid is None:
        return table
    row = table.first_data_row
    columns = (replace(c, percent=shows_percent(grid.style(row, c.index).number_format)) for c in table.columns)
    return replace(table, columns=tuple(columns))


def as_kept(draft: Draft) -> Draft:
    """The draft with the values of such places as their cells keep them."""
    columns = {t.id: {c.index for c in t.columns if c.percent} for t in draft.form.tables}
    if not any(columns.values()) and not any(p.field.percent for p in draft.proposals):
        return draft
    proposals = tuple(_kept(p) if p.field.percent else p for p in draft.proposals)
    return replace(draft, proposals=proposals, rosters=tuple(_roster(r, columns[r.table]) for r in draft.rosters))


def _kept(proposal: Proposal) -> Proposal:
    others = tuple(replace(a, value=kept(a.value)) for a in proposal.alternatives)
    return replace(proposal, value=kept(proposal.value), alternatives=others)


def _roster(roster: RosterProposal, columns: set[int]) -> RosterProposal:
    rows = tuple(
        replace(row, cells={i: replace(c, value=kept(c.value)) if i in columns else c for i, c in row.cells.items()})
        for row in roster.rows
    )
    return replace(roster, rows=rows) if columns else roster


def kept(value: Value) -> Value:
    """95 as the cell keeps it, 0.95."""
    return _times(value, Decimal("0.01"))


def meant(value: Value) -> Value:
    """0.95 as it is meant, 95."""
    return _times(value, Decimal(100))


def _times(value: Value, factor: Decimal) -> Value:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return value
    return as_cell(Decimal(str(value)) * factor)
