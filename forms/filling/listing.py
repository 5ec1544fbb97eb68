"""A roster by rule: the template says whom to list, and a roster of the past holds them.

Rows that meet every condition are listed; what the roster doesn't say of a person comes from other reports by the ID
number. A row that leaves a condition open is only offered, and where a word of the scope isn't understood nothing is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.filling.bases import Base, bases_of
from forms.filling.column_times import of_this_period, too_old
from forms.filling.columns import Served, as_of_things, served
from forms.filling.completing import Completer
from forms.filling.crosscheck import cross_checked, heads_of
from forms.filling.holding import Knowledge, Report
from forms.filling.joining import joined
from forms.filling.measured_scope import measure_tests
from forms.filling.members import Members, Path, Row, Test, condition, has_amount, is_head, load_members, village_of
from forms.filling.row_names import with_row_names
from forms.filling.row_references import with_referred
from forms.filling.rowvalues import cell_value
from forms.filling.scope import Scope
from forms.filling.thing_joining import things_joined
from forms.filling.things import things_checked
from forms.filling.whose_columns import known_by_neighbours
from forms.matching.definition import Definition
from forms.model.form import Table
from forms.model.period import Period
from forms.model.proposal import Reason, RosterCell, RosterProposal, RosterRow
from forms.recording.rosters import row_subject
from forms.recording.subjects import UNIT
from forms.values.identity import age_on, parse_id
from forms.values.periods import in_words

HARDLY = 0.9  # of a list's persons whose sex no report holds


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that making the rows needs. `day`: as of which ages are; None leaves them open. `start`: the first day
    of the period, where the scope names no day: an age that changes in between is only offered."""

    knowledge: Knowledge
    scope: Scope
    members: Members
    report: Report
    plan: tuple[Served, ...]
    day: dt.date | None
    start: dt.date | None
    completer: Completer


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows that one scope names, and the roster they were taken from."""

    base: Base
    report: Report
    rows: tuple[RosterRow, ...]
    scope: Scope


def list_by_rule(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition], scope: Scope, period: Period | None,
    subject: str,
) -> tuple[RosterProposal, Period | None]:  # fmt: skip
    """The rows that the template's scope names, and the period of their roster; else none, with the reason."""
    if scope.unread:
        return _none(table, Reason("roster.scope_unread", (("words", scope.unread),)))
    found = listed(knowledge, table, columns, scope, period, subject)
    if isinstance(found, Reason):
        return _none(table, found)
    return proposal(table, found), found.base.source.period


def proposal(table: Table, found: Listed) -> RosterProposal:
    """The rows with where they come from and what they are."""
    reasons = _reasons(found.scope, found.base, found.report, len(found.rows))
    return RosterProposal(table.id, found.rows, reasons, (found.report.provenance(),))


def listed(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition], scope: Scope, period: Period | None,
    subject: str,
) -> Listed | Reason:  # fmt: skip
    """The rows of one scope that was read in full; the reason where no roster of the past has them."""
    loaded = [(b, load_members(knowledge, b.source)) for b in bases_of(knowledge, scope, period)]
    loaded = [(b, m) for b, m in loaded if m.about == UNIT or _inside(m.about, scope, subject)]
    if not loaded:
        code = "roster.scope_unknown" if scope.printed else "roster.none_of_this_kind"
        return Reason(code, (("words", scope.text),))
    best = max(loaded, key=lambda pair: _serving(knowledge, table, columns, pair[1], scope))
    others = [members for base, members in loaded if base is not best[0]]
    return list_from(knowledge, table, columns, scope, best, others, period, subject)


def list_from(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition], scope: Scope, best: tuple[Base, Members],
    others: Sequence[Members], period: Period | None, subject: str, also: Sequence[Test] = (),
) -> Listed | Reason:  # fmt: skip
    """The rows of one roster whom the scope names and that pass `also`; `others`: rosters of the same that must hold each
    of them, too."""
    base, members = best
    tests = _tests(knowledge, members, scope, subject, scope.age_day or (period.end if period else None))
    if isinstance(tests, str):
        return Reason("roster.condition_open", (("words", tests),))
    tests += also
    if base.paid:
        tests.append(has_amount(base.paid))
    report = knowledge.lookup.reports({base.source.submission})[base.source.submission]
    own = [served(knowledge.reader, c, columns[c.path], members, scope.households) for c in table.columns]
    parts = with_row_names(known_by_neighbours(own, members), members)
    parts = parts if scope.said else tuple(as_of_things(part, members) for part in parts)
    plan = tuple(_as_of(part, base, period) for part in parts)
    day = scope.age_day or (period.end if period else None)
    start = period.start if period is not None and scope.age_day is None else None
    listing = Listing(knowledge, scope, members, report, plan, day, start, Completer(knowledge, base.source))
    made, unclear = _rows(listing, tests)
    made = _by_numbers(plan, joined(knowledge, plan, made, period))
    made = things_joined(knowledge, plan, made, base.source, period)
    made = with_referred(knowledge, plan, made, base.source, period)
    made = cross_checked(knowledge, plan, made, period, heads_of(members))
    made = things_checked(knowledge, plan, made, base.source, period)
    made = _confirmed(made, others)
    made = tuple(offered(row, "roster.row_unclear") if n in unclear else row for n, row in enumerate(made))
    made = tuple(offered(row, "roster.list_unclear") for row in made) if scope.open_list else made
    return Listed(base, report, made, scope)


def _by_numbers(plan: Sequence[Served], rows: tuple[RosterRow, ...]) -> tuple[RosterRow, ...]:
    """Sex as the number says (GB 11643), where hardly anybody's is reported. Where reports hold that of many, they are
    the source, and whom they lack is only offered."""
    for index in (part.column.index for part in plan if part.how == "sex"):
        cells = [row.cells[index] for row in rows if index in row.cells]
        read = [c for c in cells if c.reason is not None and c.reason.code == "roster.from_id_number"]
        if read and len(read) >= HARDLY * len(cells):
            rows = tuple(_sure(row, index) for row in rows)
    return rows


def _sure(row: RosterRow, index: int) -> RosterRow:
    cell = row.cells.get(index)
    if cell is None or cell.reason is None or cell.reason.code != "roster.from_id_number":
        return row
    return replace(row, cells={**row.cells, index: replace(cell, decision="filled")})


def _as_of(part: Served, base: Base, period: Period | None) -> Served:
    """Amounts and states of the very period that is asked are no old ones; what holds for months only may be."""
    if part.how == "copy" and not part.offered and too_old(part.definition, base.source.period, period):
        return replace(part, offered=True, why="roster.last_time")
    current = part.why == "roster.last_time" and of_this_period(part.column, base.source.period, period)
    return replace(part, offered=False) if part.offered and current else part


def _none(table: Table, reason: Reason) -> tuple[RosterProposal, Period | None]:
    return RosterProposal(table.id, (), (reason,)), None


def _reasons(scope: Scope, base: Base, report: Report, count: int) -> tuple[Reason, ...]:
    words = in_words(report.period) if report.period else ""
    conditions = [*filter(None, [scope.village]), *(_shown(c) for c in scope.conditions)]
    context = (("file", report.file), ("period", words), ("rows", str(count)))
    by_rule = Reason("roster.by_rule", (*context, ("words", "、".join(conditions) or "—")))
    reasons = [by_rule if scope.said or conditions else Reason("roster.carried", context)]
    if not base.whole:
        reasons.append(Reason("roster.may_be_incomplete", (("title", base.source.title),)))
    return tuple(reasons)


def _shown(group: Sequence[str]) -> str:
    return "/".join(c.removeprefix("age:") + ("岁" if c.startswith("age:") else "") for c in group)


def _inside(about: str, scope: Scope, subject: str) -> bool:
    return about == (f"v:{scope.village}" if scope.village else subject)


def _serving(
    knowledge: Knowledge, table: Table, columns: Mapping[Path, Definition], members: Members, scope: Scope
) -> int:
    return sum(bool(served(knowledge.reader, c, columns[c.path], members, scope.households).how) for c in table.columns)


# Which rows


def _tests(knowledge: Knowledge, members: Members, scope: Scope, subject: str, day: dt.date | None) -> list[Test] | str:
    """The tests a row must pass; a condition's words where the roster has nothing to test it by."""
    tests: list[Test] = []
    for group in scope.conditions:
        ones = [condition(knowledge.reader, members, concept, day) for concept in group]
        if any(one is None for one in ones):
            return _shown(group)
        tests.append(_any([one for one in ones if one is not None]))
    measured = measure_tests(members, scope.measures)
    if isinstance(measured, str):
        return measured
    tests += measured
    village = scope.village or (subject[2:] if subject.startswith("v:") else "")
    if village and members.about == UNIT:
        if members.villages is None:
            return village
        tests.append(_in_village(knowledge, members.villages, village))
    if scope.certified:
        certificate = members.column(frozenset({"残疾人证号"}))
        if certificate is None:
            return "持证"
        tests.append(lambda row: certificate in row)
    if scope.households and members.column(frozenset({"与户主关系"})) is not None:
        tests.append(lambda row: is_head(members, row))
    return tests


def _any(tests: Sequence[Test]) -> Test:
    def test(row: Row) -> bool | None:
        answers = [one(row) for one in tests]
        return True if True in answers else None if None in answers else False

    return test


def _in_village(knowledge: Knowledge, path: Path, village: str) -> Test:
    def test(row: Row) -> bool | None:
        found = village_of(knowledge.book, row[path].raw) if path in row else ""
        return found == village if found else None

    return test


def _rows(listing: Listing, tests: Sequence[Test]) -> tuple[tuple[RosterRow, ...], set[int]]:
    """The rows, and the places of those of whom it is open whether they belong to the list."""
    out: list[RosterRow] = []
    unclear: set[int] = set()
    head: Row = {}
    for row in listing.members.rows:
        head = row if not any(o.merged for o in row.values()) else head
        answers = [test(row) for test in tests]
        if False in answers:
            continue
        if None in answers:
            unclear.add(len(out))
        out.append(_row(listing, row, head, len(out) + 1))
    return tuple(out), unclear


def offered(row: RosterRow, code: str) -> RosterRow:
    cells = {
        i: RosterCell(c.value, "suggested", Reason(code), c.provenance) if c.decision == "filled" else c
        for i, c in row.cells.items()
    }
    return RosterRow(row.key, cells)


def _confirmed(rows: tuple[RosterRow, ...], others: Sequence[Members]) -> tuple[RosterRow, ...]:
    """Where several rosters of the same day list the same, only who stands in all of them is listed by itself."""
    for members in others:
        keys = {n.key for row in members.rows if (n := members.id_number(row)) is not None and n.key}
        if keys:
            rows = tuple(r if r.key in keys else offered(r, "roster.rosters_differ") for r in rows)
    return rows


# What a row holds


def _row(listing: Listing, row: Row, head: Row, number: int) -> RosterRow:
    key = listing.completer.key(listing.members, row)
    cells = {}
    for part in listing.plan:
        cell = _cell(listing, part, row, head, number, key)
        if cell is not None and cell.value not in (None, ""):
            cells[part.column.index] = cell
    return RosterRow(key or _names(listing.members, row), cells)


def _names(members: Members, row: Row) -> str:
    """A thing by its name and code, a person without a full number by what stands in the row."""
    if not any("身份证号" in d.own for d in members.columns.values()):
        names = row_subject(list(row.values()), dict(members.columns)).names
        if names:
            return "|".join(names)
    return "|".join(o.raw for o in list(row.values())[1:5])


def _cell(listing: Listing, part: Served, row: Row, head: Row, number: int, key: str) -> RosterCell | None:
    if part.how == "number":
        return RosterCell(number, "filled")
    if part.how == "id":
        return _number_cell(listing, part, row, key)
    if part.how in ("age", "birth", "sex"):
        return _derived(listing, part.how, key)
    if part.how == "listed":
        return _listed(listing)
    if part.how == "head":
        return _copied(listing, part.source[0], part, head if part.source[0] in head else row)
    if part.how == "place":
        return _joined_place(listing, part, row)
    if part.how in ("village", "group"):
        return _split_place(listing, part, row)
    return _copied(listing, part.source[0], part, row) if part.source else None


def _copied(listing: Listing, path: Path, part: Served, row: Row) -> RosterCell | None:
    found = row.get(path)
    kept = cell_value(found, part.column, part.definition) if found is not None else None
    if found is None or kept is None or kept.value is None:
        return None
    where = (listing.report.provenance(found.address),)
    why = kept.doubt or (part.why if part.offered else "")
    if why:
        return RosterCell(kept.value, "suggested", Reason(why, (("label", path[-1]),)), where)
    return RosterCell(kept.value, "filled", None, where)


def _number_cell(listing: Listing, part: Served, row: Row, key: str) -> RosterCell | None:
    found = row.get(part.source[0])
    if not key or found is None:
        return None
    where = (listing.report.provenance(found.address),)
    number = parse_id(found.raw)
    if number is not None and number.key == key:
        return RosterCell(key, "filled", None, where)
    return RosterCell(key, "filled", Reason("roster.number_completed"), where)


def _derived(listing: Listing, how: str, key: str) -> RosterCell | None:
    number = parse_id(key) if key else None
    if number is None or not number.key or number.birth is None:
        return None
    if how == "birth":
        return RosterCell(number.birth.isoformat(), "filled", Reason("roster.from_id_number"))
    if how == "sex":
        return RosterCell(number.sex, "suggested", Reason("roster.from_id_number"))
    if listing.day is None:
        return None
    return RosterCell(
        age_on(number.birth, listing.day), "filled", Reason("roster.age_on", (("day", str(listing.day)),))
    )


def _listed(listing: Listing) -> RosterCell | None:
    """困难类型 of those a list of 农村低保 is made of: 农村低保."""
    category = listing.knowledge.reader.lexicon.category
    words = sorted(listing.scope.said, key=lambda c: category(c) == "population")
    if not listing.scope.printed or any(category(c) not in ("population", "urban") for c in words):
        return None
    return RosterCell("".join(words), "filled", Reason("roster.as_scope_says"), (listing.report.provenance(),))


def _joined_place(listing: Listing, part: Served, row: Row) -> RosterCell | None:
    found = [row.get(path) for path in part.source]
    if any(o is None for o in found):
        return None
    texts = [o.raw.strip() for o in found if o is not None]
    where = tuple(listing.report.provenance(o.address) for o in found if o is not None)
    group = texts[1] if not texts[1].isdigit() else f"{texts[1]}组"
    return RosterCell(texts[0] + group, "filled", Reason("roster.place_joined"), where)


def _split_place(listing: Listing, part: Served, row: Row) -> RosterCell | None:
    found = row.get(part.source[0])
    village = village_of(listing.knowledge.book, found.raw) if found is not None else ""
    if found is None or not village or found.raw.count(village) != 1:
        return None
    value = village if part.how == "village" else found.raw.split(village)[1].strip()
    if part.how == "group" and not value.endswith(("组", "社")):
        return None
    return RosterCell(value, "filled", Reason("roster.place_split"), (listing.report.provenance(found.address),))
