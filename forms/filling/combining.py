"""Lists made of several rosters: both of two (城乡低保和特困人员), those of one who are in another (低保对象中的残疾人), those
who are not (低保对象，不含特困). Two rows are one person by ID number alone; a person without one whose name stands in the
other list is only offered. Rows are filled where every roster is whole and of exactly the day, else offered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forms.filling.holding import Knowledge
from forms.filling.joining import is_person
from forms.filling.listing import Listed, listed, offered
from forms.filling.members import Path
from forms.filling.scope import Scope, read_clause
from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.model.form import Table
from forms.model.period import Period
from forms.model.proposal import Provenance, Reason, RosterCell, RosterProposal, RosterRow
from forms.recording.subjects import SubjectBook
from forms.values.people import person_name

How = Literal["both", "within", "without"]
_WITHOUT = re.compile(r"(?P<all>.{2,}?)[，,、;；(（]?(?:不含|不包括|剔除|除去)(?P<out>.{2,}?)[)）]?$")
_EXCEPT = re.compile(r"^除(?P<out>.{2,}?)(?:以外|之外|外)的?(?P<all>.{2,})$")
_WITHIN = re.compile(
    r"(?P<all>.{2,}?(?:低保|特困|对象|人员|人口|成员|家庭|户|儿童|残疾人|老人))(?:当中|里|中)的?(?P<part>.{2,})$"
)
_AND = re.compile(r"、|以及|和|及|与")
_BOTH_KINDS = re.compile(r"城乡(?=低保|居民|特困)")

_PRINTED = re.compile(r"[(（]([^()（）]+[/／|、][^()（）]+)[)）]")
_OPTIONS = re.compile(r"[/／|、]")

_CODES: Mapping[How, str] = {"both": "roster.both", "within": "roster.within", "without": "roster.without"}


@dataclass(frozen=True, slots=True)
class Combination:
    how: How
    parts: tuple[Scope, ...]


def combination(reader: LabelReader, book: SubjectBook, scope: Scope) -> Combination | None:
    """How a scope puts several lists together; None where it names one, or a part isn't understood."""
    line = re.sub(r"\s", "", scope.head)
    found: tuple[How, list[str]] | None = None
    if (out := _WITHOUT.fullmatch(line) or _EXCEPT.fullmatch(line)) is not None:
        found = "without", [out["all"], out["out"]]
    elif (inner := _WITHIN.fullmatch(line)) is not None:
        found = "within", [inner["all"], inner["part"]]
    else:
        pieces = [piece for part in _AND.split(line) for piece in _kinds(part)]
        found = ("both", pieces) if len(pieces) > 1 else None
    if found is None:
        return None
    parts = tuple(_part(reader, book, scope, text) for text in found[1])
    return Combination(found[0], parts) if all(_names_a_list(reader, part) for part in parts) else None


def _kinds(text: str) -> list[str]:
    """城乡低保 is the two of them."""
    return [_BOTH_KINDS.sub(kind, text) for kind in ("城市", "农村")] if _BOTH_KINDS.search(text) else [text]


def _part(reader: LabelReader, book: SubjectBook, scope: Scope, text: str) -> Scope:
    read = read_clause(reader, book, text)
    return replace(
        read, when=scope.when or read.when, age_day=scope.age_day, printed=scope.printed,
        village=read.village or scope.village, households=scope.households, text=text,
    )  # fmt: skip


def _names_a_list(reader: LabelReader, scope: Scope) -> bool:
    return not scope.unread and any(reader.lexicon.category(c) in ("population", "topic") for c in scope.said)


def combined(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition], scope: Scope, period: Period | None,
    subject: str,
) -> tuple[RosterProposal, Period | None] | None:  # fmt: skip
    """The rows that several rosters give together; None where the scope names no such combination, or one is missing."""
    plan = combination(knowledge.reader, knowledge.book, scope)
    if plan is None:
        return None
    found = [listed(knowledge, table, columns, part, period, subject) for part in plan.parts]
    lists = [one for one in found if isinstance(one, Listed)]
    if len(lists) != len(found) or len({one.base.source for one in lists}) != len(lists):
        return None
    name = _name_column(table, columns)
    rows = (
        _both(knowledge.reader, table, lists, name)
        if plan.how == "both"
        else _filtered(lists[0], lists[1], plan.how == "within", name)
    )
    if not _of_the_day(lists, scope, period):
        rows = [offered(row, "roster.parts_of_other_days") for row in rows]
    made = tuple(_numbered(row, number, table, columns) for number, row in enumerate(rows, 1))
    return RosterProposal(table.id, made, (_reason(plan, lists, len(made)),), _sources(lists)), lists[
        0
    ].base.source.period


def _of_the_day(lists: Sequence[Listed], scope: Scope, period: Period | None) -> bool:
    """Whether every roster is whole and of the day that the scope or the form names."""
    day = scope.when or period
    return all(
        one.base.whole
        and day is not None
        and one.base.source.period is not None
        and one.base.source.period.end == day.end
        for one in lists
    )


def _both(reader: LabelReader, table: Table, lists: Sequence[Listed], name: int | None) -> list[RosterRow]:
    """Each person once; one without a number whose name stands in two lists may be the same."""
    out: list[RosterRow] = []
    seen: set[str] = set()
    kinds = _kinds_asked(reader, table, lists)
    for number, one in enumerate(lists):
        others = [other for place, other in enumerate(lists) if place != number]
        elsewhere = {row.key for other in others for row in other.rows}
        for row in one.rows:
            if is_person(row.key) and row.key in seen:
                continue
            seen.add(row.key)
            said = {} if row.key in elsewhere else {index: options[number] for index, options in kinds.items()}
            row = _with_kind(row, said, one)
            out.append(offered(row, "roster.row_unclear") if _may_be_in(row, others, name) else row)
    return out


def _kinds_asked(reader: LabelReader, table: Table, lists: Sequence[Listed]) -> dict[int, list[str]]:
    """Columns whose printed options name the lists, one each (救助身份（低保对象/特困人员）): the option of every list."""
    out = {}
    for column in table.columns:
        options = (
            column.options or tuple(_OPTIONS.split(found[1])) if (found := _PRINTED.search(column.path[-1])) else ()
        )
        said = [[o for o in options if reader.read(o).concepts & one.scope.said] for one in lists]
        if all(len(of_list) == 1 for of_list in said) and len({of_list[0] for of_list in said}) == len(lists):
            out[column.index] = [of_list[0].strip() for of_list in said]
    return out


def _with_kind(row: RosterRow, said: Mapping[int, str], one: Listed) -> RosterRow:
    where = one.report.provenance()
    cells = {i: RosterCell(value, "filled", Reason("roster.as_scope_says"), (where,)) for i, value in said.items()}
    return replace(row, cells={**cells, **row.cells})


def _filtered(one: Listed, other: Listed, wanted: bool, name: int | None) -> list[RosterRow]:
    """Rows of `one` that stand in `other` (wanted), or that don't."""
    known = {row.key for row in other.rows if is_person(row.key)}
    out = []
    for row in one.rows:
        if is_person(row.key) and row.key in known:
            out += [row] if wanted else []
        elif _may_be_in(row, [other], name):
            out.append(offered(row, "roster.row_unclear"))
        elif not wanted:
            out.append(row)
    return out


def _may_be_in(row: RosterRow, others: Sequence[Listed], name: int | None) -> bool:
    """A name of the other list, and one of the two rows has no whole ID number."""
    mine = _name(row, name)
    return bool(mine) and any(
        _name(other, name) == mine and not (is_person(row.key) and is_person(other.key))
        for one in others
        for other in one.rows
    )


def _name(row: RosterRow, index: int | None) -> str:
    cell = row.cells.get(index) if index is not None else None
    return person_name(cell.value) if cell is not None and isinstance(cell.value, str) else ""


def _name_column(table: Table, columns: Mapping[Path, Definition]) -> int | None:
    return next((c.index for c in table.columns if columns[c.path].own in ({"姓名"}, {"姓名", "户主"})), None)


def _numbered(row: RosterRow, number: int, table: Table, columns: Mapping[Path, Definition]) -> RosterRow:
    index = next((c.index for c in table.columns if c.index == 0 and columns[c.path].own == {"序号"}), None)
    if index is None:
        return row
    return replace(row, cells={**row.cells, index: RosterCell(number, "filled")})


def _reason(plan: Combination, lists: Sequence[Listed], count: int) -> Reason:
    files = "、".join(dict.fromkeys(f"“{one.report.file}”" for one in lists))
    return Reason(_CODES[plan.how], (("files", files), ("rows", str(count))))


def _sources(lists: Sequence[Listed]) -> tuple[Provenance, ...]:
    return tuple(one.report.provenance() for one in lists)
