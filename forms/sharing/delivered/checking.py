"""What is wrong with a delivery, row by row, and what else is to be known of it before anything is taken.

A row whose person can't be told (a wrong, lost or missing ID number, one number beside two names), that stands there
twice, or that holds a number, date or unit which can't be, is not taken by itself: who takes the delivery decides whether
the other rows are taken without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.model.reports import Problem, RowProblem
from forms.recording.row_doubts import ROW_TWICE
from forms.values import calendar_math as cal

BAD = frozenset(
    {"id_lost", "id_missing", "id_old", "id_twice", "id_wrong", ROW_TWICE,
     "doubt_count", "doubt_date", "doubt_number", "doubt_unit"}
)  # fmt: skip
_CELL = re.compile(r"(?P<sheet>.+)!\D+(?P<row>\d+)")
_OF_WORD = re.compile(r"(?P<sheet>T\d+)\.R(?P<row>\d+)")

Places = Iterable[tuple[str, str]]  # (address, why)


def row_problems(taken: Submission, unread: Places) -> tuple[RowProblem, ...]:
    """Each reason for each row of what would be taken: the bad ones first, then in the order of the file.

    `unread`: as a projection tells it.
    """
    order = {o.address: n for n, o in enumerate(taken.observations)}
    told = {(address, why) for address, why in unread if address in order}
    ranked = sorted(told, key=lambda one: (one[1] not in BAD, order[one[0]], one[1]))
    return tuple(_problem(address, why) for address, why in ranked)


def _problem(address: str, why: str) -> RowProblem:
    cell, word = _CELL.match(address), _OF_WORD.match(address)
    sheet, row = (
        (cell["sheet"], int(cell["row"])) if cell else (word["sheet"], int(word["row"]) + 1) if word else ("", 0)
    )
    bad = why in BAD
    return RowProblem(sheet, row, address, Problem(f"delivery.bad.{why}" if bad else f"unread.{why}"), bad)


def good_rows(taken: Submission, problems: Sequence[RowProblem]) -> Submission:
    """Without what is bad: whole rows of lists, else the one place. What is left says nothing of how many there are, unless
    only rows went that stood there twice."""
    bad = [one for one in problems if one.bad]
    if not bad:
        return taken
    places = {one.address for one in bad}
    gone = {(o.table, o.row) for o in taken.observations if o.address in places and o.row >= 0}
    kept = tuple(o for o in taken.observations if o.address not in places and (o.table, o.row) not in gone)
    fewer = any(one.why.code != f"delivery.bad.{ROW_TWICE}" for one in bad)
    return replace(taken, observations=kept, partial=taken.partial or fewer)


def older(period: Period | None, delivered: Iterable[Fact], held: Iterable[Fact]) -> tuple[Problem, ...]:
    """Whether something newer is held of the same items and subjects. `held`: facts of the elements that are delivered."""
    if period is None:
        return ()
    said = {(fact.element, fact.subject) for fact in delivered}
    days = [cal.end_of(Period.from_key(f.period)) for f in held if f.period and (f.element, f.subject) in said]
    newer = [day for day in days if day > period.end]
    if not newer:
        return ()
    context = (("day", period.end.isoformat()), ("held", max(newer).isoformat()), ("count", str(len(newer))))
    return (Problem("delivery.older", context),)
