"""What happened to a roster's persons since it was reported, as far as other reports say: died, moved away, left the
scheme, came of age. Such rows are marked and stay where they are: whether they end is the clerk's decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from forms.filling.holding import Knowledge, Report, RosterSource
from forms.filling.joining import is_person
from forms.filling.members import load_members
from forms.model.period import Period
from forms.model.proposal import Reason, RosterProposal, RosterRow
from forms.values.identity import age_on, parse_id
from forms.values.periods import in_words

_ENDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"死亡|去世|亡故|殡葬|火化"), "roster.died"),
    (re.compile(r"迁出|转出|外迁"), "roster.moved"),
    (re.compile(r"退出|清退|核减|停发|停保|取消|终止"), "roster.left"),
)
_ARRIVALS = re.compile(r"新增|纳入|迁入|转入|发放|补贴|慰问|救助申请|丧葬费")
_MINORS = re.compile(r"儿童|未成年|青少年|孤儿|学生")
GROWN = 18
MOST_ROWS = 100_000


def marked(
    knowledge: Knowledge, roster: RosterProposal, title: str, since: Period | None, until: Period | None
) -> RosterProposal:
    """The roster with marks on the rows of whom something is known. `since`: the period of the roster carried on."""
    keys = {row.key.lstrip("'’G") for row in roster.rows}
    if since is None or not any(is_person(key) for key in keys):
        return roster
    ended = _ended(knowledge, title, since, until)
    minors = bool(_MINORS.search(title)) and until is not None
    rows = tuple(_marked(row, ended, until if minors else None) for row in roster.rows)
    count = sum(bool(row.reasons) for row in rows)
    if not count:
        return roster
    return replace(roster, rows=rows, reasons=(*roster.reasons, Reason("roster.changes", (("rows", str(count)),))))


def _marked(row: RosterRow, ended: dict[str, Reason], grown_by: Period | None) -> RosterRow:
    key = row.key.lstrip("'’G")
    reasons = [ended[key]] if key in ended else []
    birth = number.birth if grown_by is not None and (number := parse_id(key)) is not None else None
    if birth is not None and grown_by is not None and age_on(birth, grown_by.end) >= GROWN:
        reasons.append(Reason("roster.came_of_age", (("day", str(grown_by.end)),)))
    return replace(row, reasons=tuple(reasons)) if reasons else row


def _ended(knowledge: Knowledge, title: str, since: Period, until: Period | None) -> dict[str, Reason]:
    """By identity number: what a list of the dead, of those who moved or left says, since the roster was made."""
    out: dict[str, Reason] = {}
    rows = 0
    for source, report, code in _lists(knowledge, title, since, until):
        rows += source.rows
        if rows > MOST_ROWS:
            break
        words = in_words(source.period) if source.period else ""
        members = load_members(knowledge, source)
        for row in members.rows:
            number = members.id_number(row)
            if number is not None and number.key:
                out.setdefault(number.key, Reason(code, (("file", report.file), ("period", words))))
    return out


def _lists(
    knowledge: Knowledge, title: str, since: Period, until: Period | None
) -> Iterator[tuple[RosterSource, Report, str]]:
    known = knowledge.lookup.rosters()
    reports = knowledge.lookup.reports({s.submission for s in known})
    for source in known:
        code = next((code for words, code in _ENDS if words.search(source.title)), "")
        report = reports.get(source.submission)
        if not code or report is None or source.period is None or _ARRIVALS.search(source.title):
            continue
        if source.period.end < since.start or (until is not None and source.period.start > until.end):
            continue
        if code != "roster.left" or _same_scheme(knowledge, title, source.title):
            yield source, report, code


def _same_scheme(knowledge: Knowledge, one: str, other: str) -> bool:
    """Who left one scheme may well stay in another."""
    reader = knowledge.reader
    mine, theirs = (
        {c for c in reader.read(t).concepts if reader.lexicon.category(c) == "population"} for t in (one, other)
    )
    return bool(mine & theirs)
