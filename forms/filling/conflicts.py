"""Facts that reports or sources state differently (多源校核), with all sides: the list a person settles."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.filling.holding import Held, Knowledge, hold
from forms.filling.judge import grouped
from forms.filling.remembering import proposal_at, sources
from forms.filling.settlements import SETTLEMENT, Settlement, kind_of_value, lasting
from forms.filling.timing import valid
from forms.filling.values import Target, fit
from forms.model.decisions import Conflict, Side
from forms.model.document import Value
from forms.model.proposal import Draft
from forms.profile.store import Profile
from forms.recording.observe import raw
from forms.recording.subjects import subject_name
from forms.values.units import unit_of

Pair = tuple[str, str]
AT_ONCE = 5000  # pairs of element and subject whose facts are read together


def conflicts(
    knowledge: Knowledge, profile: Profile, settled_before: Mapping[str, Sequence[Settlement]]
) -> list[Conflict]:
    """All conflicts between reports that count, by element, subject and period; those that were settled are left out."""
    definitions = knowledge.index.definitions
    stable = [e for e, d in definitions.items() if lasting(d.aspect)]
    pairs = sorted({p for p in profile.differing(stable) if p[0] in definitions})
    out = []
    for start in range(0, len(pairs), AT_ONCE):
        facts = knowledge.lookup.facts_of_pairs(pairs[start : start + AT_ONCE], None)
        for pair, held in sorted(hold(knowledge, facts).items()):
            for period, same in _by_time(definitions[pair[0]].aspect, held):
                found = _conflict(knowledge, pair, period, same, settled_before.get(pair[1], ()))
                out += [found] if found else []
    return out


def _by_time(aspect: str, held: Sequence[Held]) -> Iterable[tuple[str, list[Held]]]:
    """What speaks of the same time: for lasting elements the newest of each report, else the same period."""
    if lasting(aspect):
        newest = max((h.period for h in held if h.period), default=None, key=lambda p: p.end)
        return [("", valid(aspect, held, newest))]
    out: dict[str, list[Held]] = defaultdict(list)
    for h in held:
        if h.period is not None:
            out[h.fact.period].append(h)
    return sorted(out.items())


def _conflict(
    knowledge: Knowledge, pair: Pair, period: str, held: Sequence[Held], settled_before: Sequence[Settlement]
) -> Conflict | None:
    element, subject = pair
    said = _one_each(held)
    numeric = any(h.fact.kind == "number" for h in said)
    unit = next((h.fact.unit for h in said if h.fact.unit), "")
    target = Target("decimal" if numeric else "text", unit_of(unit) if unit else None, "count" if numeric else "text")
    groups = grouped([f for h in said if not (f := fit(h, target)).trouble])
    if len(groups) < 2:
        return None
    sides = tuple(
        Side(g[0].held.fact.value, g[0].held.fact.unit, tuple(f.held.provenance() for f in g)) for g in groups
    )
    definition = knowledge.index.definitions[element]
    about = subject_name(subject, knowledge.book.unit)
    again = any(element in s.elements and s.period == period for s in settled_before)
    return Conflict(
        conflict_id(element, subject, period),
        element,
        definition.text,
        subject,
        about,
        period,
        sides,
        (element,),
        again,
    )


def _one_each(held: Sequence[Held]) -> list[Held]:
    """Reports that say one thing only: one that gives several values for a question doesn't mean the same by them."""
    values: dict[str, set[str]] = defaultdict(set)
    for h in held:
        values[h.source.id].add(h.fact.value)
    return [h for h in held if len(values[h.source.id]) == 1]


def conflict_id(element: str, subject: str, period: str) -> str:
    return hashlib.sha256(f"{element}\n{subject}\n{period}".encode()).hexdigest()[:16]


def settlement_of(
    knowledge: Knowledge, conflict: Conflict, live: Iterable[Settlement], value: str, unit: str, note: str
) -> dict[str, Any]:
    """The item that settles a conflict with a value (one of its sides, or another)."""
    seen = {p.submission for side in conflict.sides for p in side.provenance}
    aspect = knowledge.index.definitions[conflict.element].aspect
    return _item(conflict.elements, conflict.subject, conflict.period, aspect, value, unit, note, seen, live)


def settlement_of_field(
    knowledge: Knowledge, draft: Draft, address: str, live: Iterable[Settlement], value: Value, note: str
) -> dict[str, Any]:
    """The item that settles what a draft shows as a conflict. FormsError field.unknown, conflict.none."""
    proposal = proposal_at(draft, address)
    definition = knowledge.index.definitions.get(proposal.element)
    if proposal.decision != "conflict" or definition is None:
        raise FormsError("conflict.none", address=address)
    elements = sorted({proposal.element, *knowledge.index.agreeing(definition)})
    period = proposal.period.key if proposal.period and not lasting(definition.aspect) else ""
    text, _ = raw(value)
    return _item(
        elements, proposal.subject, period, definition.aspect, text, proposal.unit, note, sources(proposal), live
    )


def _item(
    elements: Sequence[str], subject: str, period: str, aspect: str, value: str, unit: str, note: str,
    seen: Iterable[str], live: Iterable[Settlement],
) -> dict[str, Any]:  # fmt: skip
    if value == "":
        raise FormsError("conflict.no_value")
    before = [
        s for s in live if s.subject == subject and s.period == period and not set(s.elements).isdisjoint(elements)
    ]
    known = set(seen).union(*(s.seen for s in before)) - {s.id for s in before}
    return {
        "what": SETTLEMENT, "elements": list(elements), "subject": subject, "period": period, "aspect": aspect,
        "value": value, "unit": unit if kind_of_value(value) == "number" else "", "note": note, "seen": sorted(known),
        "supersedes": [s.id for s in before],
    }  # fmt: skip
