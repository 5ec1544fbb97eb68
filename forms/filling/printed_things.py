"""Templates that print the things they ask about (bridges, cooperatives): their open cells, from lists of these things.

Which things are asked is printed, so any list that holds them serves, whatever its title says of who else stands in it.
A row is known by its printed name or code, and by nothing else; columns are served as in any list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.filling.bases import OLDEST, Base
from forms.filling.columns import Served, served
from forms.filling.holding import Knowledge, RosterSource
from forms.filling.listing import Listed, list_from, proposal
from forms.filling.members import Members, Path, load_members
from forms.filling.scope import Scope
from forms.filling.thing_columns import naming
from forms.filling.things import against_lists, listed_once
from forms.filling.timing import months_between
from forms.matching.definition import Definition
from forms.model.form import Form, Table
from forms.model.period import Period
from forms.model.proposal import Decision, Proposal, Reason, RosterCell, RosterProposal, RosterRow, Tier
from forms.recording.rosters import define_columns
from forms.recording.subjects import UNIT, thing_key
from forms.values.numbers import number_of

_OPEN = frozenset({"blank.no_element", "blank.no_fact"})
_FEWEST = 2  # printed things that a list must hold
_HALF = 0.5  # of them
_SHORTEST_CODE = 6  # digits that name a thing by themselves

_TIERS: Mapping[Decision, Tier] = {"filled": "B", "suggested": "C", "conflict": "D", "blank": "D"}

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Holding:
    """A list, how many of the printed things it holds, and how many of the template's columns it serves."""

    source: RosterSource
    members: Members
    rows: int
    columns: int


def with_printed_things(
    knowledge: Knowledge, form: Form, proposals: Sequence[Proposal], period: Period | None, subject: str
) -> tuple[Proposal, ...]:
    """The proposals, with cells answered that no other report could answer."""
    made = {p.field.id: p for p in proposals}
    for table in form.tables if subject == UNIT else ():
        mine = [p for p in proposals if p.field.table == table.id and p.field.row_path]
        if table.kind == "two_way" and mine and naming(c.path for c in table.columns):
            made |= _answered(knowledge, form, table, mine, period)
            made |= _checked(knowledge, form, table, [made[p.field.id] for p in mine])
    return tuple(made[p.field.id] for p in proposals)


def _checked(knowledge: Knowledge, form: Form, table: Table, proposals: Sequence[Proposal]) -> dict[str, Proposal]:
    """Of figures of printed things those that a list of the same things and the same day disputes."""
    filled = [p for p in proposals if p.decision == "filled" and p.period and number_of(str(p.value)) is not None]
    lines = {p.field.row_path: str(n) for n, p in enumerate(filled)}
    names = listed_once((name, line) for path, line in lines.items() for name in _names(knowledge, path))
    if len(names) < _FEWEST:
        return {}
    columns = define_columns(
        knowledge.reader, form.title, [(c.path, c.unit or "") for c in table.columns], table.unit_note
    )
    parts = [Served(column, columns[column.path], "copy") for column in table.columns]
    at = {p.field.id: (lines[p.field.row_path], _index(table, p)) for p in filled}
    out: dict[str, Proposal] = {}
    for day in {p.period for p in filled if p.period}:
        mine = [p for p in filled if p.period == day]
        cells: dict[str, dict[int, RosterCell]] = {}
        for p in mine:
            line, index = at[p.field.id]
            cells.setdefault(line, {})[index] = RosterCell(p.value, "filled", None, p.provenance)
        rows = tuple(RosterRow(line, said) for line, said in cells.items())
        held = {row.key: row.cells for row in against_lists(knowledge, rows, parts, names, day)}
        found = [(p, held[at[p.field.id][0]].get(at[p.field.id][1])) for p in mine]
        out |= {p.field.id: _with(p, cell) for p, cell in found if cell is not None and cell.decision == "conflict"}
    return out


def printed_roster(
    knowledge: Knowledge, form: Form, table: Table, columns: Mapping[Path, Definition], period: Period | None, subject: str
) -> RosterProposal | None:  # fmt: skip
    """The rows of a list of things beside the names and codes that the template prints; None where no list holds them."""
    naming_at = [c.index for c in table.columns if c.path in naming(columns)]
    if subject != UNIT or not naming_at or any("身份证号" in d.own for d in columns.values()):
        return None
    lines = {row.index - table.first_data_row: row.cells for row in table.rows if row.cells}
    printed = {
        (str(n),): _names(knowledge, [str(cells[i]) for i in naming_at if cells.get(i) not in (None, "")])
        for n, cells in lines.items()
    }
    best = _best(knowledge, table, columns, {line: names for line, names in printed.items() if names}, period)
    found = _listed(knowledge, form, table, columns, best, period) if best is not None else None
    if found is None or best is None:
        return None
    rows = _by_names(best.members, found.rows)
    made = [_beside(_row(rows, printed.get((str(n),), frozenset())), lines.get(n, {})) for n in range(max(lines) + 1)]
    return replace(proposal(table, found), rows=tuple(made))


def _beside(row: RosterRow | None, printed: Mapping[int, object]) -> RosterRow:
    """What the list says of a printed thing, in the cells that are open."""
    open_ = {i: cell for i, cell in row.cells.items() if printed.get(i) in (None, "")} if row is not None else {}
    return RosterRow(row.key if row is not None else "", open_)


def _listed(
    knowledge: Knowledge, form: Form, table: Table, columns: Mapping[Path, Definition], best: _Holding,
    period: Period | None,
) -> Listed | None:  # fmt: skip
    """All rows of the list as the template asks for them; None where they can't be told apart."""
    scope = Scope(form.title, head=form.title)
    found = list_from(knowledge, table, columns, scope, (Base(best.source, True), best.members), [], period, UNIT)
    return found if isinstance(found, Listed) and len(found.rows) == len(best.members.rows) else None


def _answered(
    knowledge: Knowledge, form: Form, table: Table, proposals: Sequence[Proposal], period: Period | None
) -> dict[str, Proposal]:
    printed = {p.field.row_path: _names(knowledge, p.field.row_path) for p in proposals}
    open_ = [p for p in proposals if p.decision == "blank" and p.reasons and p.reasons[0].code in _OPEN]
    columns = define_columns(
        knowledge.reader, form.title, [(c.path, c.unit or "") for c in table.columns], table.unit_note
    )
    best = _best(knowledge, table, columns, printed, period) if open_ else None
    if best is None:
        return {}
    found = _listed(knowledge, form, table, columns, best, period)
    rows = _by_names(best.members, found.rows) if found is not None else {}
    out = {}
    for one in open_:
        row = _row(rows, printed[one.field.row_path])
        cell = row.cells.get(_index(table, one)) if row is not None else None
        if cell is not None:
            out[one.field.id] = _with(one, cell)
    return out


def _names(knowledge: Knowledge, labels: Sequence[str]) -> Names:
    """What names a printed row: no village and no running number."""
    said = (label for label in labels if not knowledge.book.village(label))
    return frozenset(thing_key(t) for t in said if len(t) >= _SHORTEST_CODE or number_of(t) is None)


def _best(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition],
    printed: Mapping[tuple[str, ...], Names], period: Period | None,
) -> _Holding | None:  # fmt: skip
    """The list with most of the printed things, of those the one that serves most columns, then the newest; None where
    none has half of them."""
    found = []
    for source in knowledge.lookup.rosters():
        if source.period is None or (period is not None and not _in_time(source.period, period)):
            continue
        members = load_members(knowledge, source)
        if members.about != UNIT or any("身份证号" in d.own for d in members.columns.values()):
            continue
        known = {thing_key(cell.raw) for row in members.rows for cell in row.values()}
        held = sum(bool(names & known) for names in printed.values())
        plan = (served(knowledge.reader, c, columns[c.path], members, False) for c in table.columns) if held else ()
        found.append(_Holding(source, members, held, sum(bool(part.how) for part in plan)))
    enough = max(_FEWEST, _HALF * len(printed))
    return max((h for h in found if h.rows >= enough), key=_rank, default=None)


def _rank(holding: _Holding) -> tuple[int, int, str]:
    return holding.rows, holding.columns, holding.source.period.end.isoformat() if holding.source.period else ""


def _in_time(held: Period, period: Period) -> bool:
    return held.start <= period.end and months_between(held, period) <= OLDEST


def _by_names(members: Members, rows: Sequence[RosterRow]) -> dict[str, RosterRow]:
    """Rows by whatever their list says of them; what it says of two names neither."""
    out: dict[str, RosterRow] = {}
    twice: set[str] = set()
    for told, row in zip(members.rows, rows, strict=False):
        said = {thing_key(cell.raw) for cell in told.values()}
        twice |= said & out.keys()
        out |= dict.fromkeys(said, row)
    return {name: row for name, row in out.items() if name and name not in twice}


def _row(rows: Mapping[str, RosterRow], names: Names) -> RosterRow | None:
    """The one row that all printed names that are known at all name."""
    found = {id(rows[name]): rows[name] for name in names if name in rows}
    return next(iter(found.values())) if len(found) == 1 else None


def _index(table: Table, proposal: Proposal) -> int:
    return next((c.index for c in table.columns if c.path == proposal.field.col_path), -1)


def _with(proposal: Proposal, cell: RosterCell) -> Proposal:
    file = cell.provenance[0].file if cell.provenance else ""
    reasons = (Reason("roster.from_list_of_things", (("file", file),)), *((cell.reason,) if cell.reason else ()))
    value = None if cell.decision == "conflict" else cell.value
    return replace(
        proposal, decision=cell.decision, tier=_TIERS[cell.decision], value=value, unit=proposal.field.unit or "",
        reasons=reasons, provenance=cell.provenance,
    )  # fmt: skip
