"""A draft with what was confirmed, corrected and refused before, by exact key (tier A of matching.md).

A remembered value fills its own period; only what is stable, or still within its months, is carried to another. What a
source says that nobody had seen when the decision was made opens the question again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.filling.holding import Knowledge
from forms.filling.remembering import may_remember, period_key, sources, submissions
from forms.filling.timing import months_between, slow_months
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Alternative, Draft, Proposal, Provenance, Reason
from forms.recording.asking import Frame, ask
from forms.recording.correcting import FILE_NAME
from forms.recording.decisions import Decision
from forms.recording.frames import frame_of_form
from forms.recording.memory import (
    CORRECTED,
    FieldKey,
    Memory,
    field_keys,
    said_value,
    spelled,
)  # fmt: skip
from forms.values.periods import in_words

BY_HAND = (Provenance(FILE_NAME, "", ""),)


def with_memory(knowledge: Knowledge, draft: Draft, memory: Memory) -> Draft:
    """The draft with remembered values in their places; nothing changes for a template that nobody decided on."""
    if draft.form.fingerprint not in memory.templates or _contradicted(draft):
        return draft
    keys = field_keys(draft.form)
    frame = frame_of_form(knowledge.reader, draft.form, draft.subject, draft.period)
    proposals = tuple(
        _remembered(knowledge, frame, draft, memory, keys[p.field.address], p) if may_remember(p) else p
        for p in draft.proposals
    )
    return replace(draft, proposals=proposals)


def _contradicted(draft: Draft) -> bool:
    return any(r.code in ("period.contradiction", "subject.needed") for r in draft.reasons)


def _remembered(
    knowledge: Knowledge, frame: Frame, draft: Draft, memory: Memory, key: FieldKey, proposal: Proposal
) -> Proposal:
    subject = proposal.subject or draft.subject
    refused = _refused(draft, proposal, memory.refusals.get(key, ()))
    known = [d for d in memory.values.get((key, subject), ()) if spelled(said_value(d)) not in refused]
    own = [d for d in known if d.text("period") == period_key(draft, proposal)]
    lasting = () if own else _lasting(knowledge, frame, draft, proposal, known)
    proposal = _without_refused(proposal, refused)
    if _put_right_since(knowledge, proposal, own or lasting):
        return replace(proposal, tier="A")
    if own or lasting:
        return _settled(proposal, own or lasting, _entered_here(knowledge, draft, proposal), carried=not own)
    return _judged_by_the_past(proposal, known, bool(memory.bound(key)))


def _put_right_since(knowledge: Knowledge, proposal: Proposal, decisions: Sequence[Decision]) -> bool:
    """Whether a person has put right the very fact since that was confirmed here: then the new value goes on.

    What was typed here in place of the fact isn't touched, nor what was confirmed when the correction was known.
    """
    shown = set(sources(proposal))
    if not decisions or proposal.decision != "filled" or any(d.what == CORRECTED for d in decisions):
        return False
    reports = knowledge.lookup.reports(shown)
    instead = [r.instead for id in shown if (r := reports.get(id)) is not None and r.source == "settled"]
    seen = frozenset(id for d in decisions for id in d.texts("seen"))
    return bool(seen) and not seen & shown and any(seen <= one for one in instead)


def _lasting(
    knowledge: Knowledge, frame: Frame, draft: Draft, proposal: Proposal, known: Sequence[Decision]
) -> Sequence[Decision]:
    """The newest decisions of an earlier period that still hold, because what is asked doesn't change by then."""
    asked_for = proposal.period or draft.period
    if not known or asked_for is None:
        return ()
    field = proposal.field
    asked = ask(knowledge.reader, knowledge.book, frame, field, field.unit or "", field.table or "")
    if asked.earlier:
        return ()
    return newest_lasting(asked.definition, known, asked_for)


def newest_lasting(definition: Definition, known: Iterable[Decision], period: Period) -> list[Decision]:
    dated = [(Period.from_key(d.text("period")), d) for d in known if d.text("period")]
    good = [(p, d) for p, d in dated if p.end <= period.end and holds(definition, p, period)]
    end = max((p.end for p, _ in good), default=None)
    return [d for p, d in good if p.end == end]


def holds(definition: Definition, said: Period, asked: Period) -> bool:
    """Whether a value of one period may stand in another: stable ones, and slow ones within their months."""
    if definition.own == {"年龄"}:
        return False
    months = slow_months(definition.aspect)
    return definition.aspect == "stable" or (months > 0 and months_between(said, asked) <= months)


def _entered_here(knowledge: Knowledge, draft: Draft, proposal: Proposal) -> frozenset[str]:
    """Entries for other places of this template: each speaks for its own place, however much alike the two are."""
    shown = set(sources(proposal))
    reports = knowledge.lookup.reports(shown) if shown else {}
    return frozenset(
        id
        for id in shown
        if (r := reports.get(id)) is not None and r.source == "entered" and r.kind == draft.form.fingerprint
    )


def _settled(
    proposal: Proposal, decisions: Sequence[Decision], entered_here: frozenset[str], *, carried: bool
) -> Proposal:
    """Filled with what was decided, unless the decisions differ or something new says otherwise."""
    last = decisions[-1]
    value = said_value(last)
    seen = entered_here.union(*((*d.texts("seen"), d.text("submission")) for d in decisions))
    was = frozenset(w for d in decisions for w in d.texts("was"))
    against = [a for a in sides(proposal) if contradicts(value, a.value, a.provenance, seen, was)]
    others = [d for d in decisions if spelled(said_value(d)) != spelled(value)]
    if against or others:
        mine = [Alternative(said_value(d), Reason("alternative.decided", _day(d)), BY_HAND) for d in (last, *others)]
        code = "conflict.new_source" if against else "conflict.decided_differently"
        return replace(
            proposal, decision="conflict", tier="D", value=None, reasons=(Reason(code),),
            alternatives=(*mine, *against),
        )  # fmt: skip
    how = "fill.corrected_before" if last.what == CORRECTED else "fill.confirmed_before"
    reasons = [Reason(how, _day(last))]
    if carried:
        reasons.append(Reason("fill.still_valid", (("period", in_words(Period.from_key(last.text("period")))),)))
    agreeing = [p for a in sides(proposal) if spelled(a.value) == spelled(value) for p in a.provenance]
    return replace(
        proposal, decision="filled", tier="A", value=value, reasons=tuple(reasons),
        element=proposal.element or last.text("element"),
        provenance=tuple(agreeing) or BY_HAND,
        alternatives=tuple(a for a in proposal.alternatives if spelled(a.value) != spelled(value)),
    )  # fmt: skip


def sides(proposal: Proposal) -> list[Alternative]:
    """What sources say for this very period. Older values beside it are no contradiction."""
    if proposal.decision == "filled":
        return [Alternative(proposal.value, Reason("alternative.reported"), proposal.provenance)]
    return list(proposal.alternatives) if proposal.decision == "conflict" else []


def contradicts(
    value: Value, other: Value, places: Iterable[Provenance], seen: frozenset[str], was: frozenset[str]
) -> bool:
    """Whether `other` differs and comes from something that nobody had seen when `value` was decided."""
    if spelled(other) == spelled(value):
        return False
    named = submissions(places)
    return not seen.issuperset(named) if named else spelled(other) not in was


def _day(decision: Decision) -> tuple[tuple[str, str], ...]:
    return (("day", decision.time[:10]),)


def _refused(draft: Draft, proposal: Proposal, refusals: Sequence[Decision]) -> frozenset[str]:
    """The values that a person refused here, for this period and subject."""
    period, subject = period_key(draft, proposal), proposal.subject or draft.subject
    return frozenset(
        spelled(said_value(d))
        for d in refusals
        if d.text("value") and d.text("period") == period and d.text("subject") == subject
    )


def _without_refused(proposal: Proposal, refused: frozenset[str]) -> Proposal:
    if not refused:
        return proposal
    left = tuple(a for a in proposal.alternatives if spelled(a.value) not in refused)
    reason = Reason("blank.refused_before")
    if proposal.value is not None and spelled(proposal.value) in refused:
        return replace(proposal, decision="blank", tier="D", value=None, reasons=(reason,), alternatives=left)
    if proposal.decision == "conflict" and len(left) == 1:
        return replace(
            proposal, decision="suggested", tier="C", value=left[0].value, reasons=(reason,), alternatives=left
        )
    return replace(proposal, alternatives=left)


def _judged_by_the_past(proposal: Proposal, known: Sequence[Decision], bound: bool) -> Proposal:
    """The same field in another period: confirmed from this element before, it is surer; corrected, it only suggests."""
    if proposal.decision != "filled":
        return proposal
    if bound:
        return replace(proposal, tier="A", reasons=(*proposal.reasons, Reason("fill.bound")))
    same = [d for d in known if d.text("element") == proposal.element and proposal.element]
    newest = max((d.text("period").rpartition(":")[2] for d in same), default="")
    last = [d for d in same if d.text("period").rpartition(":")[2] == newest]
    if any(d.what == CORRECTED and d.text("from") == "filled" for d in last):
        reasons = (Reason("suggest.corrected_before", _day(last[-1])), *proposal.reasons)
        return replace(proposal, decision="suggested", tier="C", reasons=reasons)
    return replace(proposal, tier="A") if last else proposal
