"""A roster's personal columns against what other reports say of the same person (多源校核).

Only what is one and the same for a person everywhere is compared: telephone, sex, nationality, disability certificate.
Accounts and addresses may rightly differ from one scheme to another. What is told of the household's head (户主电话) is
held against what is known of the head, and a telephone in dispute is so wherever it stands in the column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from forms.filling.holding import Held, Knowledge, gather
from forms.filling.members import HEADS, Members
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.model.form import Column
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow

COMPARED = frozenset({"电话", "性别", "民族", "残疾类别", "残疾等级", "残疾人证号"})
_HEAD = frozenset({"户主"})


class Served(Protocol):
    @property
    def column(self) -> Column: ...
    @property
    def definition(self) -> Definition: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """`head`: elements that ask the same of the household's head as of any person."""

    index: int
    definition: Definition
    target: Target
    elements: tuple[str, ...]
    head: tuple[str, ...] = ()


def cross_checked(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], period: Period | None,
    heads: Mapping[str, str],
) -> tuple[RosterRow, ...]:  # fmt: skip
    """The rows with cells marked as conflict where another report's latest edition says otherwise. `heads`: the ID number
    of the household's head by that of each member."""
    columns = [_column(knowledge, p) for p in plan if _of_one_thing(p.definition)]
    elements = {e for c in columns for e in (*c.elements, *c.head)}
    persons = {row.key for row in rows} | set(heads.values())
    facts = gather(knowledge, elements, {f"p:{person}" for person in persons}) if elements else {}
    rows = tuple(_row(knowledge.reader, row, columns, facts, period, heads) for row in rows)
    for column in columns:
        rows = _everywhere(rows, column) if "电话" in column.definition.own else rows
    return rows


def heads_of(members: Members) -> dict[str, str]:
    """The ID number of each member's head of household, as far as the list says who that is."""
    name, head = members.column(frozenset({"姓名"})), members.column(frozenset({"户主", "姓名"}))
    relation = members.column(frozenset({"与户主关系"}))
    out: dict[str, str] = {}
    called = number = ""
    for row in members.rows:
        found = members.id_number(row)
        own = row[name].raw.strip() if name is not None and name in row else ""
        said = row[head].raw.strip() if head is not None and head in row else ""
        leads = bool(relation is not None and relation in row and row[relation].raw.strip() in HEADS)
        if leads or (said and said == own):
            called, number = own, found.key if found is not None else ""
        elif said and said != called:
            called = number = ""
        if found is not None and found.key and number:
            out[found.key] = number
    return out


def _of_one_thing(definition: Definition) -> bool:
    own = definition.own - _HEAD
    return len(own) == 1 and own <= COMPARED


def _column(knowledge: Knowledge, part: Served) -> Compared:
    asked = part.definition
    target = Target(part.column.type, None)
    same = tuple(knowledge.index.agreeing(asked))
    plain = replace(asked, own=asked.own - _HEAD) if asked.own & _HEAD else None
    of_head = tuple(knowledge.index.agreeing(plain)) if plain is not None else ()
    return Compared(part.column.index, asked, target, same, of_head)


def _row(
    reader: LabelReader, row: RosterRow, columns: Sequence[Compared], facts: dict[tuple[str, str], list[Held]],
    period: Period | None, heads: Mapping[str, str],
) -> RosterRow:  # fmt: skip
    cells = dict(row.cells)
    for column in columns:
        cell = cells.get(column.index)
        asked = [(e, f"p:{row.key}") for e in column.elements]
        asked += [(e, f"p:{heads[row.key]}") for e in column.head if row.key in heads]
        held = [h for pair in asked for h in facts.get(pair, ())]
        if cell is not None and cell.decision == "filled" and held:
            cells[column.index] = _cell(reader, cell, column, held, period)
    return replace(row, cells=cells)


def _everywhere(rows: tuple[RosterRow, ...], column: Compared) -> tuple[RosterRow, ...]:
    """A number in dispute for one member of a household is so for the others who have it."""
    index = column.index
    disputed = {str(c.value): c for row in rows if (c := row.cells.get(index)) is not None and c.decision == "conflict"}
    return tuple(
        replace(row, cells={**row.cells, index: replace(cell, decision="conflict", reason=other.reason)})
        if (cell := row.cells.get(index)) is not None
        and cell.decision == "filled"
        and (other := disputed.get(str(cell.value))) is not None
        else row
        for row in rows
    )


def _cell(
    reader: LabelReader, cell: RosterCell, column: Compared, held: Sequence[Held], period: Period | None
) -> RosterCell:
    said = [fit(h, column.target) for h in valid(column.definition.aspect, held, period)]
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
