"""A roster's personal columns against what other reports say of the same person (多源校核).

Only what is one and the same for a person everywhere is compared: telephone, sex, nationality, disability certificate.
Accounts and addresses may rightly differ from one scheme to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from forms.filling.holding import Held, Knowledge, gather
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.model.form import Column
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow

COMPARED = frozenset({"电话", "性别", "民族", "残疾类别", "残疾等级", "残疾人证号"})


class Served(Protocol):
    @property
    def column(self) -> Column: ...
    @property
    def definition(self) -> Definition: ...


@dataclass(frozen=True, slots=True)
class Compared:
    index: int
    aspect: str
    target: Target
    elements: tuple[str, ...]


def cross_checked(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with cells marked as conflict where another report's latest edition says otherwise."""
    columns = [
        Compared(
            p.column.index,
            p.definition.aspect,
            Target(p.column.type, None),
            tuple(knowledge.index.agreeing(p.definition)),
        )
        for p in plan
        if len(p.definition.own) == 1 and p.definition.own <= COMPARED
    ]
    elements = {e for c in columns for e in c.elements}
    facts = gather(knowledge, elements, {f"p:{row.key}" for row in rows}) if elements else {}
    return tuple(_row(knowledge.reader, row, columns, facts, period) for row in rows)


def _row(
    reader: LabelReader, row: RosterRow, columns: Sequence[Compared], facts: dict[tuple[str, str], list[Held]],
    period: Period | None,
) -> RosterRow:  # fmt: skip
    cells = dict(row.cells)
    for column in columns:
        cell = cells.get(column.index)
        held = [h for e in column.elements for h in facts.get((e, f"p:{row.key}"), ())]
        if cell is not None and cell.decision == "filled" and held:
            cells[column.index] = _cell(reader, cell, column, held, period)
    return replace(row, cells=cells)


def _cell(
    reader: LabelReader, cell: RosterCell, column: Compared, held: Sequence[Held], period: Period | None
) -> RosterCell:
    said = [fit(h, column.target) for h in valid(column.aspect, held, period)]
    ours = Fitted(held[0], text=str(cell.value))
    against = [f for f in said if not f.trouble and not agree(_as_text(f), ours)]
    against = [f for f in against if not same_words(reader, _as_text(f).text, ours.text)]
    if not against:
        return cell
    sources: tuple[Provenance, ...] = (*cell.provenance, *(f.held.provenance() for f in against[:3]))
    return replace(cell, decision="conflict", reason=Reason("roster.sources_differ"), provenance=sources)


def _as_text(fitted: Fitted) -> Fitted:
    """Numbers of telephones and certificates are compared as they are written."""
    return fitted if fitted.number is None else replace(fitted, number=None, text=f"{fitted.number:f}")


def same_words(reader: LabelReader, one: str, other: str) -> bool:
    """听力 and 听力残疾 are one kind: all words of both are known, and say the same."""
    mine, theirs = reader.read(one).concepts - {"残疾"}, reader.read(other).concepts - {"残疾"}
    return bool(mine) and mine == theirs and not any(c.startswith("r:") for c in mine)
