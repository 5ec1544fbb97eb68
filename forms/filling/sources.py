"""Shared sources beside the proposals: which item of a catalogue could supply each field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from forms.filling.holding import Knowledge
from forms.filling.unit import names_the_unit
from forms.matching.definition import Definition
from forms.model.period import Period
from forms.model.proposal import Draft, Proposal, RosterProposal, SharedItem
from forms.model.reports import FieldSources, SourceCheck
from forms.recording.asking import Asked, ask
from forms.recording.frames import frame_of_form
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.rosters import define_columns

_LAST_PERIOD = 100  # days: a month or a quarter
Offer = Callable[[Definition], tuple[SharedItem, ...]]


def with_sources(knowledge: Knowledge, draft: Draft, offer: Offer) -> Draft:
    """The draft with shared items named; no decision changes."""
    known: dict[str, tuple[SharedItem, ...]] = {}

    def offered(definition: Definition) -> tuple[SharedItem, ...]:
        if definition.own & NEVER_A_SOURCE:
            return ()
        if definition.id not in known:
            known[definition.id] = offer(definition)
        return known[definition.id]

    frame = frame_of_form(knowledge.reader, draft.form, draft.subject, draft.period)

    def shown(proposal: Proposal) -> Proposal:
        field = proposal.field
        if field.role != "entry" or field.type in ("signature", "photo"):
            return proposal
        asked = ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table or "")
        past = asked.earlier and not _just_before(asked, draft.period)
        items = () if past or names_the_unit(asked) else offered(asked.definition)
        return replace(proposal, shared=items) if items else proposal

    rosters = tuple(_roster(knowledge, draft, r, offered) for r in draft.rosters)
    return replace(draft, proposals=tuple(map(shown, draft.proposals)), rosters=rosters)


def asked_by(knowledge: Knowledge, draft: Draft, only: str = "") -> Mapping[str, Asked]:
    """What each single field asks that a person fills, by its address; `only` the one of an address."""
    frame = frame_of_form(knowledge.reader, draft.form, draft.subject, draft.period)
    fields = (p.field for p in draft.proposals if p.field.role == "entry" and only in ("", p.field.address))
    return {f.address: ask(knowledge.reader, knowledge.book, frame, f, f.unit or "", f.table or "") for f in fields}


def _just_before(asked: Asked, period: Period | None) -> bool:
    """A share holds what is, and of what is counted what was a period ago (上月末), not what was a year ago."""
    if not asked.definition.measure or asked.period is None or period is None:
        return False
    return (period.end - asked.period.end).days <= _LAST_PERIOD


def _roster(knowledge: Knowledge, draft: Draft, roster: RosterProposal, offered: Offer) -> RosterProposal:
    table = next(t for t in draft.form.tables if t.id == roster.table)
    columns = define_columns(
        knowledge.reader, draft.form.title, [(c.path, c.unit or "") for c in table.columns], table.unit_note
    )
    named = ((c.index, offered(columns[c.path])) for c in table.columns if c.role == "entry")
    return replace(roster, shared=tuple((index, items) for index, items in named if items))


def check(draft: Draft) -> SourceCheck:
    """Counts over the fields that a person would fill."""
    asked = [p for p in draft.proposals if not any(r.code == "blank.for_the_filler" for r in p.reasons)]
    fields = tuple(FieldSources(p.field.address, p.field.path, p.shared) for p in asked)
    held = sum(p.decision in ("filled", "conflict") for p in asked)
    shareable = sum(bool(p.shared) for p in asked)
    new = sum(p.decision in ("blank", "suggested") and not p.shared for p in asked)
    return SourceCheck(fields, len(asked), held, shareable, new)
