"""What an office should know before it publishes a template: how much of it is held already or could be shared."""

from __future__ import annotations

from collections.abc import Iterator

from forms.filling.sources import check
from forms.model.form import Column
from forms.model.proposal import Draft, RosterProposal
from forms.model.reports import FieldSources, SourceCheck


def template_check(draft: Draft) -> SourceCheck:
    """As `sources check` counts single fields, and each column of a roster as one more; it is held where the profile would
    fill any of its rows."""
    single = check(draft)
    columns = [one for roster in draft.rosters for one in _columns(draft, roster)]
    held = sum(filled for _, filled in columns)
    shareable = sum(bool(c.shared) for c, _ in columns)
    new = sum(not filled and not c.shared for c, filled in columns)
    return SourceCheck(
        (*single.fields, *(c for c, _ in columns)), single.total + len(columns), single.held + held,
        single.shareable + shareable, single.new + new,
    )  # fmt: skip


def _columns(draft: Draft, roster: RosterProposal) -> Iterator[tuple[FieldSources, bool]]:
    """The columns that a person fills, and whether the profile holds something for each."""
    table = next(t for t in draft.form.tables if t.id == roster.table)
    shared = dict(roster.shared)
    for column in table.columns:
        if _asked(column):
            cells = (row.cells.get(column.index) for row in roster.rows)
            filled = any(cell is not None and cell.decision in ("filled", "conflict") for cell in cells)
            yield FieldSources(table.id, column.path, shared.get(column.index, ())), filled


def _asked(column: Column) -> bool:
    return column.role == "entry" and not column.formula and column.type not in ("signature", "photo")
