"""The latest roster of the same kind carried into the new period.

Columns that are re-examined each time (amounts, wages, standards, states) are offered with last time's value; the rest
is carried as it was. A cell on which two copies of the last roster differ stays blank.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.filling.age_bands import with_age_bands
from forms.filling.bases import NARROWING, plain_title, unexplained_words
from forms.filling.changes import marked
from forms.filling.column_times import found_anew_of_things, of_this_period, re_examined, too_old
from forms.filling.columns import How, Served, by_form, nearby, without_others
from forms.filling.combining import combined
from forms.filling.crosscheck import cross_checked, heads_of
from forms.filling.doubted import doubted
from forms.filling.holding import Knowledge, Report, RosterSource
from forms.filling.joining import joined
from forms.filling.listed_anew import listed_anew
from forms.filling.listing import list_by_rule, offered, proposal
from forms.filling.measured_scope import Measure
from forms.filling.members import Members, load_members
from forms.filling.printed import in_printed_order
from forms.filling.printed_things import printed_roster
from forms.filling.row_names import with_row_names
from forms.filling.row_references import with_referred
from forms.filling.rowvalues import cell_value
from forms.filling.same_lists import same_list
from forms.filling.same_things import same_things
from forms.filling.scope import Scope, scope_of
from forms.filling.thing_joining import things_joined
from forms.filling.things import things_checked
from forms.filling.whose_columns import known_by_neighbours
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.matching.grammar import REST
from forms.model.facts import Observation
from forms.model.form import Column, Form, Table
from forms.model.period import Period
from forms.model.proposal import Decision, Provenance, Reason, RosterCell, RosterProposal, RosterRow
from forms.recording.frames import frame_of_submission
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.rosters import column_key, define_columns, grouped_rows
from forms.values.identity import age_on, parse_id
from forms.values.periods import in_words

ENOUGH = 0.7  # of the columns that can be carried: below, it isn't the same kind of roster
_NUMBERS = frozenset({"序号"})
_CERTIFICATE = re.compile(r"[证卡册][)）]?(?:编号|号码|号)$")  # 优待证（抚恤证）编号 is no running number
_WITH = re.compile(r"[(（](?:包?含|包括)[^()（）]+[)）]")  # 学校（含幼儿园）


@dataclass(frozen=True, slots=True)
class Carried:
    """How a column of the template is served: by which column of the source, carried or only offered."""

    column: Column
    definition: Definition
    source: tuple[str, ...] | None
    offered: str = ""  # why its values are only offered
    derived: str = ""  # 年龄, 出生日期: worked out from the ID number


def propose_roster(
    knowledge: Knowledge, form: Form, table: Table, period: Period | None, subject: str
) -> RosterProposal:
    """Rows for a roster of the template; none, with the reason, where no roster of its kind and subject is known.

    Persons that the template prints already stay where they are; what is known to have changed since is marked.
    """
    columns = define_columns(
        knowledge.reader, form.title, [(c.path, c.unit or "") for c in table.columns], table.unit_note
    )
    made, since = _proposed(knowledge, form, table, columns, period, subject)
    made = with_age_bands(doubted(made, table, columns), table, period)
    made = in_printed_order(marked(knowledge, made, form.title, since, period), table, columns)
    if not made.rows and any(row.cells for row in table.rows):
        return printed_roster(knowledge, form, table, columns, period, subject) or made
    return made


def _proposed(
    knowledge: Knowledge, form: Form, table: Table, columns: Mapping[tuple[str, ...], Definition],
    period: Period | None, subject: str,
) -> tuple[RosterProposal, Period | None]:  # fmt: skip
    """The rows, and the period of the roster they were taken from."""
    scope = scope_of(knowledge.reader, knowledge.book, form)
    chosen = _latest(knowledge, form, columns, scope, period, subject)
    if chosen:
        anew = chosen[0].period != period and listed_anew(knowledge, form.title)
        return _carried(knowledge, table, columns, period, chosen, not anew)
    made = None
    if scope is not None:
        made = list_by_rule(knowledge, table, columns, scope, period, subject)
        if not made[0].rows:
            made = combined(knowledge, table, columns, scope, period, subject) or made
    if made is not None and made[0].rows:
        return made
    if scope is None or _says_no_more(knowledge, form, scope):
        measures = scope.measures if scope is not None else ()
        found = _of_other_title(knowledge, form, table, columns, period, subject, measures)
        if found is not None:
            return found
    return made if made and not _unknown(made[0]) else (_none_known(knowledge, form, table, columns, made), None)


def _says_no_more(knowledge: Knowledge, form: Form, scope: Scope) -> bool:
    """Whether a scope names the list in no other words than the title does: but for measures that rows can be tested for."""
    if not scope.printed:
        return not (scope.village or scope.conditions)
    more = scope.village or scope.conditions or scope.when or scope.age_day or scope.households or scope.certified
    titled = frozenset(knowledge.reader.read(form.title).concepts)
    return bool(scope.measures) and not (more or scope.unread) and scope.said <= titled


def _of_other_title(
    knowledge: Knowledge, form: Form, table: Table, columns: Mapping[tuple[str, ...], Definition],
    period: Period | None, subject: str, measures: tuple[Measure, ...],
) -> tuple[RosterProposal, Period | None] | None:  # fmt: skip
    """The rows of a list that neither the form nor a scope names; those that are sure before those that are offered."""
    things = None if measures else same_things(knowledge, form.title, columns, period, subject)
    if things is not None and things.sure:
        return _carried(knowledge, table, columns, period, [things.source], True)
    found = same_list(knowledge, form, table, columns, period, subject, measures)
    if found is not None and (found.base.whole or things is None):
        return proposal(table, found), found.base.source.period
    return _carried(knowledge, table, columns, period, [things.source], False) if things is not None else None


def _carried(
    knowledge: Knowledge, table: Table, columns: Mapping[tuple[str, ...], Definition], period: Period | None,
    chosen: Sequence[RosterSource], sure: bool,
) -> tuple[RosterProposal, Period | None]:  # fmt: skip
    """The rows of the first roster; the others are its copies."""
    reports = knowledge.lookup.reports({s.submission for s in chosen})
    sources = [(reports[s.submission], _rows_of(knowledge, s)) for s in chosen]
    report, rows = sources[0]
    held = define_columns(knowledge.reader, chosen[0].title, {o.path: o.unit for row in rows for o in row}.items(), "")
    since = chosen[0].period
    same_year = since is not None and period is not None and since.end.year == period.end.year == period.start.year
    members = load_members(knowledge, chosen[0])
    plan = _by_neighbours([_plan(knowledge, c, columns[c.path], held, same_year) for c in table.columns], members)
    plan = [_as_of(part, since, period) for part in plan]
    others = [_by_key(other, held) for _, other in sources[1:]]
    rows_made = tuple(_row(plan, row, number, report, period, others, held) for number, row in enumerate(rows, 1))
    rows_made = _joined(knowledge, plan, rows_made, chosen[0], period)
    rows_made = cross_checked(knowledge, plan, rows_made, period, heads_of(members))
    rows_made = things_checked(knowledge, plan, rows_made, chosen[0], period)
    rows_made = rows_made if sure else tuple(offered(row, "roster.list_unclear") for row in rows_made)
    words = in_words(chosen[0].period) if chosen[0].period else ""
    reason = Reason("roster.carried", (("file", report.file), ("period", words), ("rows", str(len(rows_made)))))
    return RosterProposal(table.id, rows_made, (reason,), (Provenance(report.file, "", words, report.id),)), chosen[
        0
    ].period


def _by_neighbours(plan: Sequence[Carried], members: Members) -> list[Carried]:
    """The plan with columns that are known by those beside them."""
    known = [_served(part) for part in plan]
    made = with_row_names(known_by_neighbours(known, members), members)
    return [
        carried if now is before else replace(carried, source=now.source[0], offered="")
        for carried, before, now in zip(plan, known, made, strict=True)
    ]


def _joined(
    knowledge: Knowledge, plan: Sequence[Carried], rows: tuple[RosterRow, ...], source: RosterSource,
    period: Period | None,
) -> tuple[RosterRow, ...]:  # fmt: skip
    """What the roster of last time doesn't say, from other reports: of its persons, its things and what these belong to."""
    parts = [_served(part) for part in plan]
    rows = joined(knowledge, [part for part in parts if not part.how], rows, period)
    rows = things_joined(knowledge, parts, rows, source, period)
    return with_referred(knowledge, parts, rows, source, period)


def _served(part: Carried) -> Served:
    if part.source is None:
        return Served(part.column, part.definition, "age" if part.derived else "")
    how: How = "id" if part.definition.own == {"身份证号"} else "copy"
    why = part.offered or "roster.last_time"
    return Served(part.column, part.definition, how, (part.source,), bool(part.offered), why)


def _unknown(roster: RosterProposal) -> bool:
    return not roster.rows and [r.code for r in roster.reasons] == ["roster.none_of_this_kind"]


def _none_known(
    knowledge: Knowledge, form: Form, table: Table, columns: Mapping[tuple[str, ...], Definition],
    made: tuple[RosterProposal, Period | None] | None,
) -> RosterProposal:  # fmt: skip
    """Nothing of this kind; said apart where there is one that doesn't say for which period it is."""
    asked = _asked(columns)
    sources = [s for s in knowledge.lookup.rosters() if s.period is None]
    reports = knowledge.lookup.reports({s.submission for s in sources})
    found = [(s, r) for s in sources if (r := reports.get(s.submission)) is not None]
    same = [r for s, r in found if r.kind == form.fingerprint or _alike(knowledge, form, asked, s)]
    if same:
        return RosterProposal(table.id, (), (Reason("roster.undated", (("file", same[-1].file),)),))
    return made[0] if made else RosterProposal(table.id, (), (Reason("roster.none_of_this_kind"),))


def _latest(
    knowledge: Knowledge, form: Form, columns: Mapping[tuple[str, ...], Definition], scope: Scope | None,
    period: Period | None, subject: str,
) -> list[RosterSource]:  # fmt: skip
    """The newest rosters of this kind and subject not later than the period; several where copies of one differ."""
    asked = _asked(columns)
    known = knowledge.lookup.rosters()
    reports = knowledge.lookup.reports({source.submission for source in known})
    scoped = scope is not None and (scope.printed or bool(scope.village or scope.conditions or scope.measures))
    fitting = []
    for source in known:
        report = reports.get(source.submission)
        if report is None or source.period is None or (period is not None and source.period.start > period.end):
            continue
        if report.kind == form.fingerprint or (not scoped and _alike(knowledge, form, asked, source)):
            fitting.append(source)
    for end in sorted({s.period.end for s in fitting if s.period}, reverse=True):
        newest = [s for s in fitting if s.period and s.period.end == end and _about(knowledge, s) == subject]
        if newest:
            return newest
    return []


def _asked(columns: Mapping[tuple[str, ...], Definition]) -> set[str]:
    return {column_key(d) for d in columns.values() if d.own and not d.own & NEVER_A_SOURCE}


def _alike(knowledge: Knowledge, form: Form, asked: set[str], source: RosterSource) -> bool:
    """Most columns ask the same, under a title that lists the same."""
    share = len(asked & source.signature) / max(1, len(asked))
    return share >= ENOUGH and _same_title(knowledge, form.title, source.title)


def _about(knowledge: Knowledge, source: RosterSource) -> str:
    """Whose roster it is: one village's is not the township's, one household's not another's."""
    return frame_of_submission(knowledge.reader, knowledge.book, knowledge.lookup.submission(source.submission)).subject


def _same_title(knowledge: Knowledge, a: str, b: str) -> bool:
    """Titles that list the same: they share a subject, and neither narrows it in a way the other doesn't, be it in words
    that nobody knows (未开工)."""
    reader = knowledge.reader
    read = [reader.read(plain_title(knowledge, t)).concepts for t in (a, b)]
    left, right = ({c for c in concepts if not c.startswith(REST)} for concepts in read)
    left, right = left | reader.implied(left), right | reader.implied(right)
    narrowing = {c for c in left ^ right if reader.lexicon.category(c) in NARROWING | {"facet"}}
    lines = [plain_title(knowledge, t) for t in (a, b)]
    more = any(unexplained_words(one, other) for one, other in zip(read, reversed(lines), strict=True))
    more = more or len([line for line in lines if _WITH.search(line)]) == 1
    return bool(left & right) and not narrowing and not more


def _rows_of(knowledge: Knowledge, source: RosterSource) -> list[list[Observation]]:
    rows = grouped_rows(knowledge.lookup.submission(source.submission).observations)[source.table]
    return [rows[n] for n in sorted(rows)]


def _plan(
    knowledge: Knowledge, column: Column, asked: Definition, held: Mapping[tuple[str, ...], Definition], same_year: bool
) -> Carried:
    if asked.own > _NUMBERS and column.path in held and _CERTIFICATE.search(column.path[-1]):
        column, asked = replace(column, type="code"), replace(asked, own=asked.own - _NUMBERS, measure="code")
    if column.formula or column.role != "entry" or asked.own & NEVER_A_SOURCE:
        return Carried(column, asked, None)
    if asked.own in ({"年龄"}, {"出生日期"}):
        return Carried(column, asked, None, derived=next(iter(asked.own)))
    known = without_others(column, held)
    exact = [p for p in known if p == column.path] or [
        p for p, d in known.items() if compare(knowledge.reader, asked, d).agrees
    ]
    found = exact or by_form(column, asked, known)
    if len(found) == 1:
        anew = found_anew_of_things(column, asked, same_year) if _of_things(held) else re_examined(column, asked)
        return Carried(column, asked, found[0], "roster.last_time" if anew else "")
    near = None if exact else nearby(knowledge.reader, asked, held)
    return Carried(column, asked, near, "roster.other_words" if near else "")


def _as_of(part: Carried, since: Period | None, period: Period | None) -> Carried:
    if part.source and not part.offered and too_old(part.definition, since, period):
        return replace(part, offered="roster.last_time")
    current = part.offered == "roster.last_time" and of_this_period(part.column, since, period)
    return replace(part, offered="") if current else part


def _of_things(held: Mapping[tuple[str, ...], Definition]) -> bool:
    return not any(d.own & {"姓名", "身份证号"} and len(d.own) == 1 for d in held.values())


def _row(
    plan: Sequence[Carried], row: Sequence[Observation], number: int, report: Report, period: Period | None,
    others: Sequence[Mapping[str, Sequence[Observation]]], held: Mapping[tuple[str, ...], Definition],
) -> RosterRow:  # fmt: skip
    by_path = {o.path: o for o in row}
    key = _key(row, held)
    twins = [{o.path: o for o in other[key]} for other in others if key in other]
    cells: dict[int, RosterCell] = {}
    for part in plan:
        cell = _cell(part, by_path, number, report, period, twins, held)
        if cell is not None:
            cells[part.column.index] = cell
    return RosterRow(key, cells)


def _cell(
    part: Carried, row: Mapping[tuple[str, ...], Observation], number: int, report: Report, period: Period | None,
    twins: Sequence[Mapping[tuple[str, ...], Observation]], held: Mapping[tuple[str, ...], Definition],
) -> RosterCell | None:  # fmt: skip
    if part.definition.own == {"序号"} and part.column.index == 0:
        return RosterCell(number, "filled")
    if part.derived:
        return _derived(part, row, period, held)
    found = row.get(part.source) if part.source else None
    if found is None or found.merged:
        return None
    kept = cell_value(found, part.column, part.definition)
    if kept is None or kept.value is None:
        return None
    where = (report.provenance(found.address),)
    if any(t.get(found.path) is None or t[found.path].raw != found.raw for t in twins):
        return RosterCell(kept.value, "conflict", Reason("roster.copies_differ"), where)
    why = kept.doubt or part.offered
    decision: Decision = "suggested" if why else "filled"
    return RosterCell(kept.value, decision, Reason(why, (("label", found.path[-1]),)) if why else None, where)


def _derived(
    part: Carried, row: Mapping[tuple[str, ...], Observation], period: Period | None,
    held: Mapping[tuple[str, ...], Definition],
) -> RosterCell | None:  # fmt: skip
    ids = [parse_id(o.raw) for p, o in row.items() if held[p].own == {"身份证号"}]
    number = ids[0] if len(ids) == 1 else None
    if number is None or not number.key or number.birth is None:
        return None
    if part.derived == "出生日期":
        return RosterCell(number.birth.isoformat(), "filled", Reason("roster.from_id_number"))
    if period is None:
        return None
    age = age_on(number.birth, period.end)
    reason = Reason("roster.age_on", (("day", str(period.end)),))
    if age != age_on(number.birth, period.start):
        return RosterCell(age, "suggested", Reason("roster.birthday_inside", (("day", str(number.birth)[5:]),)))
    return RosterCell(age, "filled", reason)


def _key(row: Sequence[Observation], held: Mapping[tuple[str, ...], Definition]) -> str:
    """What tells the row from others: its ID number, else its name and whatever stands before it."""
    ids = [o.raw for o in row if held[o.path].own == {"身份证号"}]
    return ids[0] if ids else "|".join(o.raw for o in row[1:4])


def _by_key(
    rows: Sequence[Sequence[Observation]], held: Mapping[tuple[str, ...], Definition]
) -> dict[str, Sequence[Observation]]:
    return {_key(row, held): row for row in rows if all(o.path in held for o in row)}
