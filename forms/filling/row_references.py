"""What a list's template asks of another thing that each row belongs to: the polder's head beside a pump's polder.

A column names the other thing (所属圩口, 所在网格, 所在村), and a current list of these things tells what is asked of each.
Only what the template's label ties to that thing (圩长 of a 圩口), where all lists that say it say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from forms.filling.called_alike import alike, named, spellings
from forms.filling.column_times import found_anew_of_things
from forms.filling.columns import Served
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import Path, Row, load_members
from forms.filling.rowvalues import cell_value
from forms.filling.thing_columns import naming, thing_of_name
from forms.filling.things import listed_once, others_of, persons_in
from forms.filling.values import same_value
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow
from forms.recording.subjects import thing_key

_VILLAGE = "村"
_FEWEST = 2  # rows of ours that the other list must name


@dataclass(frozen=True, slots=True)
class _Referred:
    """A list of the things that our rows belong to: by name, its rows. `at`: our column that names them."""

    at: int
    thing: str
    rows: Mapping[str, Row]
    columns: tuple[Path, ...]
    where: Provenance
    same_time: bool
    name: Path = ()  # of a list with one thing for each village (村卫生室): the column that names it
    says: frozenset[str] = frozenset()  # what such a list is of


def with_referred(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], base: RosterSource, period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with open cells that ask of the thing another column names, from current lists of such things."""
    open_ = [p for p in plan if _open(p)]
    names = [
        p for p in plan if p.how in ("copy", "village") and p.definition.measure not in ("phone", "name", "idcard")
    ]
    if not open_ or not names or not rows:
        return rows
    lists = [found for source in others_of(knowledge, base, period) for found in _lists(knowledge, source, base)]
    found = [made for one in lists for part in names if (made := _named_by(one, part, rows)) is not None]
    for part in open_:
        said = [(one, path) for one in found if (path := _asked_of(part, one, plan)) is not None]
        rows = tuple(_with(row, part, said) for row in rows) if said else rows
    return rows


def _open(part: Served) -> bool:
    """Whether the base says nothing of a column, or only something under another name."""
    asks = part.column.role == "entry" and not part.column.formula and bool(part.column.path)
    return asks and (not part.how or (part.offered and part.why == "roster.other_words"))


def _lists(knowledge: Knowledge, source: RosterSource, base: RosterSource) -> list[_Referred]:
    """The list by each column that names its rows, each name once."""
    if persons_in(source):
        return []
    members = load_members(knowledge, source)
    keys = {path: thing for path, thing in naming(members.columns).items() if thing}
    if members.villages is not None and not keys:
        keys[members.villages] = _VILLAGE
    (where,) = provenance_of_lists(knowledge, (source,))
    same = source.period is not None and base.period is not None and source.period.end == base.period.end
    rows = {path: listed_once((thing_key(r[path].raw), r) for r in members.rows if path in r) for path in keys}
    found = [_Referred(-1, keys[p], rows[p], tuple(members.columns), where, same) for p in keys if rows[p]]
    villages, names = members.villages, [p for p in members.columns if thing_of_name(p) is not None]
    if villages is not None and villages not in keys and len(names) == 1:
        each = listed_once((thing_key(r[villages].raw), r) for r in members.rows if villages in r)
        says = frozenset(knowledge.reader.read(source.title).concepts)
        found += (
            [_Referred(-1, _VILLAGE, each, (), where, same, names[0], says)] if len(each) == len(members.rows) else []
        )
    return found


def _named_by(one: _Referred, part: Served, rows: Sequence[RosterRow]) -> _Referred | None:
    """The list with our column, where that names its things: 所属圩口 names polders, and the list knows them."""
    label = named(part.column.path[-1])
    own = label.endswith(one.thing) or one.thing in label
    values = {thing_key(str(c.value)) for row in rows if (c := row.cells.get(part.column.index)) is not None}
    return (
        replace(one, at=part.column.index)
        if own and len(values & one.rows.keys()) >= min(_FEWEST, len(values)) > 0
        else None
    )


def _asked_of(part: Served, one: _Referred, plan: Sequence[Served]) -> Path | None:
    """The one column of the list that the template's label asks of such a thing: 圩长 > 姓名 of a 圩口."""
    if one.name:
        asks = part.definition.own
        return one.name if len(asks) == 1 and asks <= one.says and part.definition.measure in ("", "text") else None
    ours = {words for words in spellings(part.column.path) if words.startswith(one.thing[0]) or one.thing in words}
    own = {named(p.column.path[-1])[:1] for p in plan if p.column.path in naming([p.column.path])}
    if not ours or one.thing[0] in own:
        return None
    found = [path for path in one.columns if any(alike(a, b, False) for a, b in product(ours, spellings(path)))]
    return found[0] if len(found) == 1 else None


def _with(row: RosterRow, part: Served, said: Sequence[tuple[_Referred, Path]]) -> RosterRow:
    index = part.column.index
    told = [one for other, path in said if (one := _told(row, part, other, path)) is not None]
    known = row.cells.get(index)
    if not told or (known is not None and known.decision != "suggested"):
        return row
    (value, doubt, where), *others = told
    sources = (where, *(other[2] for other in others))
    if any(not same_value(value, other[0]) for other in others):
        cell = RosterCell(value, "conflict", Reason("roster.sources_differ"), sources)
    elif doubt:
        cell = RosterCell(value, "suggested", Reason(doubt, (("label", part.column.path[-1]),)), sources)
    else:
        cell = RosterCell(value, "filled", Reason("roster.from_list_of_things", (("file", where.file),)), sources)
    return replace(row, cells={**row.cells, index: cell})


def _told(row: RosterRow, part: Served, other: _Referred, path: Path) -> tuple[Value, str, Provenance] | None:
    """What the list says of the thing that the row names, with why it is only offered."""
    name = row.cells.get(other.at)
    cell = (
        other.rows.get(thing_key(str(name.value)), {}).get(path)
        if name is not None and name.decision == "filled"
        else None
    )
    kept = cell_value(cell, part.column, part.definition) if cell is not None else None
    if cell is None or kept is None or kept.value is None:
        return None
    old = not other.same_time and found_anew_of_things(part.column, part.definition, False)
    return kept.value, kept.doubt or ("roster.last_time" if old else ""), replace(other.where, address=cell.address)
