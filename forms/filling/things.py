"""Lists of things (hazard points, works, boats): the same thing in another list, with another value (多源校核).

Columns of two lists ask the same where their words say so, or where they are of one measure and say the same of most
things, however they are called; where they differ for some, that is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from forms.filling.called_alike import named
from forms.filling.column_times import found_anew_of_things
from forms.filling.crosscheck import Served
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.joining import is_person
from forms.filling.members import Members, Path, Row, load_members
from forms.filling.rowvalues import cell_value
from forms.filling.thing_facts import MONTHS, same_question, told_of
from forms.filling.values import same_value
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterRow
from forms.recording.rosters import column_key
from forms.recording.subjects import thing_key
from forms.values.numbers import number_of

MOSTLY = 0.75  # of the things that both list must have the same value, where the columns are called otherwise
HALF = 0.5  # where they are called alike: below, it is another question in the same words (each list's own 联系电话)
FEWEST = 4  # things that both must list before their values tell whether two columns ask the same
VARIED = 3  # different values among them
SHORTEST_CODE = 6  # digits that name a thing by themselves
_OWN_PLACE = frozenset({"序号", "村", "组", "村组", "年龄", "出生日期"})  # derived, or spelled in each list's own way
_OF_PERSONS = frozenset({"name", "phone", "idcard", "account"})  # what stands for a person and not for a thing
_CODES = ("证号", "编号", "代码", "编码", "识别码", "标识码", "名号")
_VESSELS = ("名号",)  # boats stand in a list with their owners' ID numbers
_PERSON_KEY = column_key(Definition(frozenset({"身份证号"}), frozenset(), "idcard"))
_NAMES = ("名称", "点名", "点", "企业", "单位", "项目", "工程", "水库", "塘坝", "学校", "景区", "市场", *_CODES)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Other:
    """Another list of the same things: its rows by the thing's name or code."""

    members: Members
    rows: Mapping[str, Row]
    where: Provenance
    same_time: bool


def things_checked(
    knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...], base: RosterSource, period: Period | None
) -> tuple[RosterRow, ...]:
    """The rows with values in dispute where another current list of the same things says otherwise. Persons are told
    apart by their ID numbers elsewhere; here a boat's or a certificate's number stands for its row, a person's name never."""
    parts = [p for p in plan if _compared(p, rows)]
    names = names_of(knowledge, plan, rows) if parts else {}
    lists = others_of(knowledge, base, period) if names else []
    for source in lists if any(_ends(p.column.path, _VESSELS) for p in plan) else _of_no_persons(lists):
        if (other := other_list(knowledge, source, base, names)) is not None:
            for part in parts:
                rows = _against(knowledge, rows, part, other)
    for part in parts if names else ():
        for told in told_of(knowledge, part, names, base, period):
            ours = {row.key: c.value for row in rows if (c := row.cells.get(part.column.index)) is not None}
            said = {key: (ours[key], value) for key, value in told.values.items() if key in ours}
            rows = _held(rows, part, said, told.told, told.same_time, told.where)
    return rows


def against_lists(
    knowledge: Knowledge, rows: tuple[RosterRow, ...], parts: Sequence[Served], names: Mapping[str, str], period: Period
) -> tuple[RosterRow, ...]:
    """`rows` with values in dispute where a list of the same things and the same day says otherwise. `names`: what names a
    row -> its key."""
    for source in _of_no_persons(knowledge.lookup.rosters()):
        if source.period is None or source.period.end != period.end:
            continue
        if (other := other_list(knowledge, source, source, names)) is not None:
            for part in parts:
                rows = _against(knowledge, rows, part, other)
    return rows


def _compared(part: Served, rows: tuple[RosterRow, ...]) -> bool:
    index = part.column.index
    known = any(index in row.cells and row.cells[index].decision == "filled" for row in rows)
    return known and not part.definition.own & _OWN_PLACE and part.definition.measure != "idcard"


def others_of(knowledge: Knowledge, base: RosterSource, period: Period | None) -> list[RosterSource]:
    """The newest list of each title, neither after the period nor much older than the base."""
    newest: dict[str, RosterSource] = {}
    for source in knowledge.lookup.rosters():
        if source.title == base.title or source.period is None or base.period is None:
            continue
        age = (base.period.end - source.period.end).days
        if age > 31 * MONTHS or (period is not None and source.period.start > period.end):
            continue
        known = newest.get(source.title)
        if known is None or known.period is None or source.period.end > known.period.end:
            newest[source.title] = source
    return list(newest.values())


def persons_in(source: RosterSource) -> bool:
    """Whether a list is one of persons, told apart by ID numbers."""
    return _PERSON_KEY in source.signature


def _of_no_persons(lists: Sequence[RosterSource]) -> list[RosterSource]:
    """Lists of persons name no things; whom they list is compared by ID number."""
    return [source for source in lists if not persons_in(source)]


def names_of(knowledge: Knowledge, plan: Sequence[Served], rows: tuple[RosterRow, ...]) -> dict[str, str]:
    """What names one row alone -> the row's key. Villages name a row only where nothing else does."""
    persons = any(is_person(row.key) for row in rows)
    naming = [p.column.index for p in plan if _ends(p.column.path, _CODES if persons else _NAMES)]
    said = [(row, _said(row, naming, persons)) for row in rows]
    villages = {name for _, names in said for name in names if knowledge.book.village(name)}
    things = {name for _, names in said for name in names} - villages
    return listed_once(
        (thing_key(name), row.key) for row, names in said for name in names if name in (things or villages)
    )


def _said(row: RosterRow, naming: Sequence[int], persons: bool) -> set[str]:
    cells = {str(row.cells[i].value) for i in naming if i in row.cells}
    said = cells if persons else {*cells, *row.key.split("|")}
    return {name for name in said if len(name) >= SHORTEST_CODE or number_of(name) is None}


def listed_once(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Pairs whose first part stands in one of them only."""
    out: dict[str, T] = {}
    twice: set[str] = set()
    for key, value in pairs:
        twice |= {key} & out.keys()
        out[key] = value
    return {key: value for key, value in out.items() if key and key not in twice}


def _ends(path: Path, words: tuple[str, ...]) -> bool:
    return bool(path) and named(path[-1]).endswith(words)


def other_list(
    knowledge: Knowledge, source: RosterSource, base: RosterSource, names: Mapping[str, str]
) -> Other | None:
    """The list, where one of its columns names things of ours, each once."""
    members = load_members(knowledge, source)
    naming = [p for p, d in members.columns.items() if "姓名" not in d.own and d.measure not in _OF_PERSONS]
    found = [listed_once((names.get(thing_key(r[p].raw), ""), r) for r in members.rows if p in r) for p in naming]
    best = max(found, key=len, default={})
    (where,) = provenance_of_lists(knowledge, (source,))
    same = source.period is not None and base.period is not None and source.period.end == base.period.end
    return Other(members, best, where, same) if best else None


def _against(knowledge: Knowledge, rows: tuple[RosterRow, ...], part: Served, other: Other) -> tuple[RosterRow, ...]:
    for path, definition in other.members.columns.items():
        told = bool(path) and same_question(knowledge, part, path[-1], definition)
        if told or definition.measure == part.definition.measure:
            said = _both(rows, part, other, path)
            rows = _held(rows, part, said, told, other.same_time, other.where)
    return rows


def _held(
    rows: tuple[RosterRow, ...], part: Served, said: Mapping[str, tuple[Value, Value]], told: bool, same_time: bool,
    where: Provenance,
) -> tuple[RosterRow, ...]:  # fmt: skip
    """The rows with those values in dispute that differ, where the two columns ask the same."""
    same = {key for key, (ours, theirs) in said.items() if same_value(ours, theirs)}
    lasts = same_time or not found_anew_of_things(part.column, part.definition, True)
    if not _one_question(said, same, told, lasts):
        return rows
    return tuple(_disputed(row, part.column.index, where) if row.key in said.keys() - same else row for row in rows)


def _both(rows: tuple[RosterRow, ...], part: Served, other: Other, path: Path) -> dict[str, tuple[Value, Value]]:
    """What both lists say of a thing, in the template's unit: by the key of its row."""
    out: dict[str, tuple[Value, Value]] = {}
    for row in rows:
        ours, theirs = row.cells.get(part.column.index), other.rows.get(row.key, {}).get(path)
        kept = cell_value(theirs, part.column, part.definition) if ours is not None and theirs is not None else None
        if ours is not None and kept is not None and kept.value is not None:
            out[row.key] = (ours.value, kept.value)
    return out


def _one_question(said: Mapping[str, tuple[Value, Value]], same: set[str], told: bool, lasts: bool) -> bool:
    """Whether two columns that differ for some things ask the same of them."""
    if told and lasts:
        return len(said) < FEWEST or len(same) >= HALF * len(said)
    varied = len({str(said[key][0]) for key in same}) >= VARIED
    return varied and len(said) >= FEWEST and len(same) >= MOSTLY * len(said)


def _disputed(row: RosterRow, index: int, where: Provenance) -> RosterRow:
    cell = row.cells[index]
    if cell.decision != "filled":
        return row
    other = RosterCell(cell.value, "conflict", Reason("roster.sources_differ"), (*cell.provenance, where))
    return replace(row, cells={**row.cells, index: other})
