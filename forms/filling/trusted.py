"""Conflicts seen with the office's order of trust: the trusted side first and the rule named; filled only where the office
said so for that system and that element."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.filling.holding import Knowledge
from forms.model.decisions import Conflict
from forms.model.proposal import Draft, Proposal, Provenance, Reason
from forms.recording.trust import Order, Trust, system_of


def with_trust(knowledge: Knowledge, draft: Draft, trust: Trust) -> Draft:
    """The draft with its conflicts between sources put in order."""
    if not trust.orders:
        return draft
    return replace(draft, proposals=tuple(_ordered(knowledge, p, trust) for p in draft.proposals))


def _ordered(knowledge: Knowledge, proposal: Proposal, trust: Trust) -> Proposal:
    definition = knowledge.index.definitions.get(proposal.element)
    differs = any(r.code == "conflict.sources_differ" for r in proposal.reasons)
    if proposal.decision != "conflict" or not differs or definition is None:
        return proposal
    order = trust.order_for(knowledge.reader, definition)
    found = _trusted(knowledge, order, [a.provenance for a in proposal.alternatives]) if order else None
    if order is None or found is None:
        return proposal
    at, system = found
    first = proposal.alternatives[at]
    others = (*proposal.alternatives[:at], *proposal.alternatives[at + 1 :])
    rule = (("system", system), ("order", " > ".join(order.systems)))
    elements = {proposal.element, *knowledge.index.agreeing(definition)}
    if trust.fills_from(system, elements):
        return replace(
            proposal, decision="filled", tier="B", value=first.value, provenance=first.provenance,
            reasons=(Reason("fill.trusted", rule),), alternatives=others,
        )  # fmt: skip
    told = (*proposal.reasons, Reason("conflict.trusted", rule))
    return replace(proposal, reasons=told, alternatives=(first, *others))


def _trusted(knowledge: Knowledge, order: Order, sides: Sequence[Iterable[Provenance]]) -> tuple[int, str] | None:
    """The one side that the most trusted system takes; None where no system of the order speaks, or it says two things."""
    reports = knowledge.lookup.reports({p.submission for side in sides for p in side})
    ranks: list[tuple[int, int]] = []
    for at, side in enumerate(sides):
        names = {system_of(r.source, r.provider) for p in side if (r := reports.get(p.submission)) is not None}
        ranks += [(order.systems.index(name), at) for name in names if name in order.systems]
    best = min((rank for rank, _ in ranks), default=None)
    winners = [at for rank, at in ranks if rank == best]
    return (winners[0], order.systems[best]) if best is not None and len(winners) == 1 else None


def conflicts_in_order(knowledge: Knowledge, found: Iterable[Conflict], trust: Trust) -> list[Conflict]:
    """Conflicts with the trusted side first, and the system that put it there."""
    out = []
    for conflict in found:
        definition = knowledge.index.definitions.get(conflict.element)
        order = trust.order_for(knowledge.reader, definition) if definition is not None else None
        side = _trusted(knowledge, order, [s.provenance for s in conflict.sides]) if order is not None else None
        if side is None:
            out.append(conflict)
            continue
        at, system = side
        sides = (conflict.sides[at], *conflict.sides[:at], *conflict.sides[at + 1 :])
        out.append(replace(conflict, sides=sides, trusted=system))
    return out
