"""What became of the entries of each form that was written: kept for the account of how much filling costs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Literal

from forms.detection.words import SEQ_HEAD
from forms.filling import pace
from forms.filling.answers import chosen
from forms.model.burden import Filling
from forms.model.document import Value
from forms.model.form import Column, Form
from forms.model.proposal import Draft, Proposal, Provenance, RosterCell, RosterProposal
from forms.profile.store import Profile

_KEY = "fillings."  # a setting for each year
_MOST = 3000  # forms of a year
Origin = Literal["prefilled", "shared", "typed", "blank"]


def note(
    profile: Profile, draft: Draft, overrides: Mapping[str, Value], accept_suggestions: bool, today: dt.date
) -> None:
    """Keep the counts of a form that was written; the same form, subject and period again takes the place of before."""
    made = filling_of(draft, overrides, accept_suggestions, delivered(profile), today)
    pace.measure(profile)  # before drafts that are written are cleared away
    key = f"{_KEY}{today.year}"
    kept = [one for one in profile.setting(key, []) if _same(one) != _same(asdict(made))]
    profile.put_setting(key, [*kept, asdict(made)][-_MOST:])


def _same(one: Mapping[str, object]) -> tuple[object, ...]:
    return one.get("template"), one.get("subject"), one.get("period")


def fillings(profile: Profile, start: dt.date, end: dt.date) -> tuple[Filling, ...]:
    """Forms written from `start` to `end`, each as it was written last."""
    known = {field.name for field in fields(Filling)}
    found: dict[tuple[object, ...], Filling] = {}
    for year in range(start.year, end.year + 1):
        for one in profile.setting(f"{_KEY}{year}", []):
            if f"{start}" <= one["day"] <= f"{end}":
                found[_same(one)] = Filling(**{k: v for k, v in one.items() if k in known})
    return tuple(found.values())


def delivered(profile: Profile) -> frozenset[str]:
    """Submissions that are deliveries of shared data."""
    return frozenset(head.id for head in profile.submissions() if head.source != "report")


def filling_of(
    draft: Draft,
    overrides: Mapping[str, Value],
    accept_suggestions: bool,
    deliveries: Collection[str],
    today: dt.date,
) -> Filling:
    """Where the entries of a draft came from, as it is written with `overrides` (by address)."""
    origins: Counter[Origin] = Counter(
        _origin(p, overrides, accept_suggestions, deliveries) for p in draft.proposals if _answered(p)
    )
    for roster in draft.rosters:
        origins.update(_roster(draft.form, roster, accept_suggestions, deliveries))
    period = draft.period.key if draft.period else ""
    form = draft.form
    return Filling(
        form.fingerprint, form.title or draft.template, form.issuer, draft.subject, period, f"{today}",
        **{origin: origins[origin] for origin in ("prefilled", "shared", "typed", "blank")},
    )  # fmt: skip


def _answered(proposal: Proposal) -> bool:
    return proposal.field.role == "entry" and proposal.field.type not in ("signature", "photo")


def _origin(
    proposal: Proposal, overrides: Mapping[str, Value], accept_suggestions: bool, deliveries: Collection[str]
) -> Origin:
    """A value that was proposed and kept, or chosen among those proposed, is prefilled; any other was typed."""
    address = proposal.field.address
    value = overrides[address] if address in overrides else chosen(proposal, accept_suggestions)
    if value is None or value == "":
        return "blank"
    if value == proposal.value:
        return _prefilled(proposal.provenance, deliveries)
    other = next((a for a in proposal.alternatives if a.value == value), None)
    return _prefilled(other.provenance, deliveries) if other else "typed"


def _prefilled(provenance: Collection[Provenance], deliveries: Collection[str]) -> Origin:
    return "shared" if provenance and all(place.submission in deliveries for place in provenance) else "prefilled"


def _roster(
    form: Form, roster: RosterProposal, accept_suggestions: bool, deliveries: Collection[str]
) -> Iterator[Origin]:
    """Each cell of the columns that a person fills."""
    table = next((t for t in form.tables if t.id == roster.table), None)
    asked = [c.index for c in table.columns if _asked(c)] if table else []
    written = ("filled", "suggested") if accept_suggestions else ("filled",)
    for row in roster.rows:
        for index in asked:
            cell = row.cells.get(index)
            if cell is None or cell.decision not in written or cell.value in (None, ""):
                yield "blank"
            else:
                yield _cell(cell, deliveries)


def _asked(column: Column) -> bool:
    """Rows are numbered by the program: their numbers are no entries."""
    return column.role == "entry" and not column.formula and not SEQ_HEAD.match(column.path[-1].strip())


def _cell(cell: RosterCell, deliveries: Collection[str]) -> Origin:
    return _prefilled(cell.provenance, deliveries) if cell.provenance or cell.reason else "typed"
