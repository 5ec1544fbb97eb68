"""The check before an office publishes a template: what is held, shareable, asked elsewhere; what it costs; its marks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms.filling.pace import TYPING_ASSUMED
from forms.filling.sources import check
from forms.matching.labels import LabelReader
from forms.model.form import Form
from forms.model.prepublish import Advice, AskedItem, Cost, MarkRemark, Overlap, PublishCheck
from forms.model.proposal import Decision, Draft, Proposal, Provenance, RosterProposal
from forms.model.reports import FieldSources, SourceCheck
from forms.templates.overlap import Asking, Elsewhere, is_asked
from forms.values.periods import find_periods

ASSUMED_SECONDS = TYPING_ASSUMED  # stated wherever it is used
_SPARED: tuple[Advice, ...] = ("drop", "share", "merge")
_NEEDED = ("制定机关", "表号")
_APPROVED = ("批准文号", "备案文号", "文号", "批准机关", "备案机关")
_SUREST: tuple[Decision, ...] = ("filled", "conflict", "suggested", "blank")
_PLACES = 3  # reports named for one item


@dataclass(frozen=True, slots=True)
class Other:
    """Another current template and what it asks."""

    id: str
    title: str
    issuer: str
    asks: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that one entry takes; `measured` on this computer or else assumed."""

    seconds: float = ASSUMED_SECONDS
    measured: bool = False


def publish_check(
    reader: LabelReader,
    draft: Draft,
    asks: Sequence[Asking],
    others: Sequence[Other],
    units: int,
    pace: Pace,
    today: dt.date,
) -> PublishCheck:
    """`units`: how many have to answer, at least 1. `draft` is the template's with shared items named."""
    elsewhere = Elsewhere(reader, [o.asks for o in others])
    same = [elsewhere.same(asking) for asking in asks]
    items = tuple(_items(draft, asks, [tuple(others[n].title for n in one) for one in same]))
    counts = Counter(number for one in same for number in one)
    overlaps = [Overlap(o.id, o.title, o.issuer, counts[n], len(o.asks)) for n, o in enumerate(others) if counts[n]]
    spared = sum(item.rows for item in items if item.advice in _SPARED)
    entries = sum(item.rows for item in items)
    return PublishCheck(
        draft.form.title or draft.template, items,
        tuple(sorted(overlaps, key=lambda o: (-o.same, o.title))), len(others),
        Cost(entries, max(1, units), pace.seconds, pace.measured, spared), marks(draft.form, today),
    )  # fmt: skip


def _items(draft: Draft, asks: Iterable[Asking], also_asked: Iterable[tuple[str, ...]]) -> Iterator[AskedItem]:
    fields = {p.field.address: p for p in draft.proposals}
    rosters = {r.table: r for r in draft.rosters}
    for asking, also in zip(asks, also_asked, strict=True):
        if asking.where in fields:
            yield _field(asking, fields[asking.where], also)
        elif asking.where in rosters:
            yield _column(draft.form, asking, rosters[asking.where], also)
        else:
            yield AskedItem(asking.where, asking.path, "merge" if also else "keep", also_asked=also)


def _field(asking: Asking, proposal: Proposal, also: tuple[str, ...]) -> AskedItem:
    held = proposal.provenance
    if proposal.decision == "conflict":
        held = tuple(place for one in proposal.alternatives for place in one.provenance) or held
    advice = _advice(proposal.decision, bool(held), bool(proposal.shared), bool(also))
    return AskedItem(asking.where, asking.path, advice, _named(held), proposal.shared, also)


def _column(form: Form, asking: Asking, roster: RosterProposal, also: tuple[str, ...]) -> AskedItem:
    """A column of a roster asks once a row; it is held where most of its rows are."""
    table = next(t for t in form.tables if t.id == roster.table)
    index = next(c.index for c in table.columns if c.path == asking.path)
    cells = [row.cells[index] for row in roster.rows if index in row.cells]
    counts = Counter(cell.decision for cell in cells)
    decision = max(_SUREST, key=lambda d: counts[d])  # the surest of equals
    held = tuple(place for cell in cells if cell.decision == decision for place in cell.provenance[:1])
    held = held or (roster.source if decision != "blank" else ())
    shared = dict(roster.shared).get(index, ())
    advice = _advice(decision, bool(held), bool(shared), bool(also))
    return AskedItem(asking.where, asking.path, advice, _named(held), shared, also, max(1, len(roster.rows)))


def _advice(decision: str, held: bool, shared: bool, also: bool) -> Advice:
    """What may be signed as it is needn't be asked; what several say differently must be settled before anybody uses it."""
    if decision == "conflict":
        return "settle"
    if decision == "filled":
        return "drop"
    if shared:
        return "share"
    if also:
        return "merge"
    return "update" if decision == "suggested" and held else "keep"


def _named(held: Iterable[Provenance]) -> tuple[Provenance, ...]:
    """One place of each report, the first few."""
    once = {place.submission or place.file: place for place in reversed(list(held))}
    return tuple(reversed(once.values()))[:_PLACES]


def marks(form: Form, today: dt.date) -> tuple[MarkRemark, ...]:
    """What a form of a survey or an approved report must show (source: forms/detection/marks.py, which reads them)."""
    shown = dict(form.marks)
    out = [MarkRemark("mark.missing", name) for name in _NEEDED if not shown.get(name)]
    if not any(shown.get(name) for name in _APPROVED):
        out.append(MarkRemark("mark.missing", "批准或备案文号"))
    until = shown.get("有效期至", "")
    if not until:
        out.append(MarkRemark("mark.missing", "有效期至"))
    elif _over(until, today):
        out.append(MarkRemark("mark.expired", "有效期至", until))
    return tuple(out)


def _over(text: str, today: dt.date) -> bool:
    """'2025年12月' is valid to its last day; what names no day is taken to hold."""
    ends = [period.end for _, _, period in find_periods(text)]
    return bool(ends) and max(ends) < today


def source_check(draft: Draft) -> SourceCheck:
    """Counts only, as `sources check` gives them for single fields, with each column of a roster as one more: it is held
    where the profile would fill any of its rows."""
    single = check(draft)
    columns = [one for roster in draft.rosters for one in _columns(draft, roster)]
    held = sum(filled for _, filled in columns)
    shareable = sum(bool(c.shared) for c, _ in columns)
    new = sum(not filled and not c.shared for c, filled in columns)
    return SourceCheck(
        (*single.fields, *(c for c, _ in columns)), single.total + len(columns), single.held + held,
        single.shareable + shareable, single.new + new,
    )  # fmt: skip


def _columns(draft: Draft, roster: RosterProposal) -> Iterator[tuple[FieldSources, bool]]:
    """The columns that a person fills, and whether the profile holds something for each."""
    table = next(t for t in draft.form.tables if t.id == roster.table)
    shared = dict(roster.shared)
    for column in filter(is_asked, table.columns):
        cells = (row.cells.get(column.index) for row in roster.rows)
        filled = any(cell is not None and cell.decision in ("filled", "conflict") for cell in cells)
        yield FieldSources(table.id, column.path, shared.get(column.index, ())), filled
