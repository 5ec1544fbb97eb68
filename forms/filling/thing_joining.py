"""What a list of things doesn't say of them, taken from other current lists of the same things by name or code.

Only a column that asks the same in words, where all lists that hold it say the same of the thing. What is found anew each
time is taken from a list of the same day only; from an older one it is offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.filling.column_times import found_anew_of_things
from forms.filling.columns import Served, put_together
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.joining import is_person
from forms.filling.rowvalues import cell_value
from forms.filling.thing_facts import same_question
from forms.filling.things import Other, names_of, other_list, others_of
from forms.filling.values import same_value
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow
from forms.values.numbers import number_of

_OWN = frozenset({"序号", "备注", "年龄"})  # each list's own


@dataclass(frozen=True, slots=True)
class Told:
    """What one list says of a thing. `doubt`: why it is only offered."""

    value: Value
    doubt: str
    where: Provenance


def things_joined(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], base: RosterSource, period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with cells that their own list leaves open, where other lists of the same things know them."""
    open_ = [p for p in plan if not p.how and p.column.role == "entry" and not p.column.formula and p.column.path]
    open_ = [p for p in open_ if not p.definition.own & _OWN]
    if not open_ or not rows or any(is_person(row.key) for row in rows):
        return rows
    names = names_of(knowledge, plan, rows)
    found = [other_list(knowledge, source, base, names) for source in others_of(knowledge, base, period)]
    others = [other for other in found if other is not None]
    for part in open_:
        said = [(other, path) for other in others if (path := _same_column(knowledge, part, other)) is not None]
        rows = tuple(_with(row, part, said) for row in rows) if said else rows
    return rows


def _same_column(knowledge: Knowledge, part: Served, other: Other) -> tuple[str, ...] | None:
    """The one column of the list that asks the same in words."""
    columns = other.members.columns.items()
    found = [path for path, d in columns if path and same_question(knowledge, part, path[-1], d)]
    whole = put_together(part.column.path)
    found = found or [
        p for p, d in columns if p and d.measure == part.definition.measure and put_together(p[-1:]) == whole
    ]
    return found[0] if len(found) == 1 else None


def _with(row: RosterRow, part: Served, said: Sequence[tuple[Other, tuple[str, ...]]]) -> RosterRow:
    index = part.column.index
    told = [one for other, path in said if (one := _told(row, part, other, path)) is not None]
    if not told or index in row.cells:
        return row
    sources = tuple(one.where for one in told)
    if any(not same_value(told[0].value, one.value) for one in told[1:]):
        cell = RosterCell(told[0].value, "conflict", Reason("roster.sources_differ"), sources)
    elif doubt := next((one.doubt for one in told if one.doubt), ""):
        cell = RosterCell(told[0].value, "suggested", Reason(doubt, (("label", part.column.path[-1]),)), sources)
    else:
        cell = RosterCell(
            told[0].value, "filled", Reason("roster.from_list_of_things", (("file", sources[0].file),)), sources
        )
    return replace(row, cells={**row.cells, index: cell})


def _told(row: RosterRow, part: Served, other: Other, path: tuple[str, ...]) -> Told | None:
    cell = other.rows.get(row.key, {}).get(path)
    kept = cell_value(cell, part.column, part.definition) if cell is not None else None
    if cell is None or kept is None or kept.value is None:
        return None
    words = number_of(cell.raw) is None and part.definition.measure == ""
    asked = replace(part.definition, measure="text") if words else part.definition  # a grade is no flow
    old = not other.same_time and found_anew_of_things(part.column, asked, False)
    where = replace(other.where, address=cell.address)
    return Told(kept.value, kept.doubt or ("roster.last_time" if old else ""), where)
