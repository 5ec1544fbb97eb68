"""A draft as answers to write: only what is filled, and what a person decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.documents.records import spread
from forms.model.document import Document, Grid, Value
from forms.model.form import Table
from forms.model.proposal import Answer, Draft, Proposal, RosterProposal, TableAnswer


def answers_of(draft: Draft, overrides: Mapping[str, Value], accept_suggestions: bool) -> list[Answer]:
    """`overrides` (address -> value, None empties) go before what was proposed."""
    out = []
    for proposal in draft.proposals:
        address = proposal.field.address
        value = overrides[address] if address in overrides else chosen(proposal, accept_suggestions)
        if value is not None and value != "":
            out.append(Answer(address, value, proposal.field.mode))
    return out


def chosen(proposal: Proposal, accept_suggestions: bool) -> Value:
    """What is written without a person: filled values; with `accept_suggestions` the suggested one too."""
    if proposal.decision == "filled" or (accept_suggestions and proposal.decision == "suggested"):
        return proposal.value
    return None


def table_answers(draft: Draft, accept_suggestions: bool) -> list[TableAnswer]:
    tables = {t.id: t for t in draft.form.tables}
    return [_table(tables[r.table], r, accept_suggestions) for r in draft.rosters if r.rows]


def _table(table: Table, roster: RosterProposal, accept_suggestions: bool) -> TableAnswer:
    wanted = ("filled", "suggested") if accept_suggestions else ("filled",)
    rows = tuple(
        tuple((col, cell.value) for col, cell in sorted(row.cells.items()) if cell.decision in wanted)
        for row in roster.rows
    )
    last = max((n for n, row in enumerate(rows, 1) if row), default=0)  # nothing to write: the table needn't grow
    return TableAnswer(table.grid, table.first_data_row, table.last_data_row, rows[:last])


def keep_printed(document: Document, tables: list[TableAnswer]) -> list[TableAnswer]:
    """Rosters without what the template prints already: running numbers stay as they are, and go on by themselves.
    Where a record takes several rows its answers go to the first of them."""
    placed = [spread(document.grid(t.grid), t) for t in tables]
    return [
        replace(t, rows=tuple(_unprinted(document.grid(t.grid), t, n, row) for n, row in enumerate(t.rows)))
        for t in placed
    ]


def _unprinted(
    grid: Grid, table: TableAnswer, number: int, row: tuple[tuple[int, Value], ...]
) -> tuple[tuple[int, Value], ...]:
    at = table.first_row + number
    if at <= table.last_row:
        return tuple((col, value) for col, value in row if not grid.text(at, col).strip())
    like = table.last_row - table.height + 1 + (at - table.last_row - 1) % table.height
    return tuple((col, value) for col, value in row if not grid.text(like, col).strip().isdigit())


def written_count(answers: list[Answer], tables: list[TableAnswer]) -> int:
    return len(answers) + sum(len(row) for t in tables for row in t.rows)
