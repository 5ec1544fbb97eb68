"""Facts that reports or sources state differently (多源校核), with all sides: the list a person settles."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.filling.crosscheck import same_words
from forms.filling.holding import Held, Knowledge, hold
from forms.filling.judge import grouped
from forms.filling.remembering import proposal_at, sources
from forms.filling.sameness import asking_alike, differing
from forms.filling.settlements import SETTLEMENT, Settlement, kind_of_value
from forms.filling.timing import exact, lasting, valid
from forms.filling.values import Fitted, Target, fit
from forms.matching.definition import Definition
from forms.model.decisions import Conflict, Side
from forms.model.document import Value
from forms.model.period import Period
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
    alike = asking_alike(knowledge)
    stable = [e for e, d in definitions.items() if lasting(d.aspect)]
    found = set(profile.differing(stable)) | differing(knowledge, profile, alike)
    by_subject: dict[str, set[str]] = defaultdict(set)
    for element, subject in found:
        if element in definitions:
            by_subject[subject].update({element, *alike.get(element, ())})
    out: list[Conflict] = []
    for subjects in _batches(sorted(by_subject), by_subject):
        facts = knowledge.lookup.facts_of_pairs([(e, s) for s in subjects for e in by_subject[s]], None)
        held = hold(knowledge, facts)
        for subject in subjects:
            of_one = {e: held[e, subject] for e in sorted(by_subject[subject]) if (e, subject) in held}
            out += _of_subject(knowledge, subject, of_one, alike, settled_before.get(subject, ()))
    return out


def _batches(subjects: Sequence[str], by_subject: Mapping[str, set[str]]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for subject in subjects:
        batch.append(subject)
        size += len(by_subject[subject])
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _of_subject(
    knowledge: Knowledge, subject: str, held: Mapping[str, Sequence[Held]], alike: Mapping[str, frozenset[str]],
    settled_before: Sequence[Settlement],
) -> list[Conflict]:  # fmt: skip
    """Each element with those that ask the same; what another element's conflict holds already is said once."""
    out: list[Conflict] = []
    said: list[frozenset[tuple[str, str]]] = []
    stars = [(e, (e, *sorted(alike.get(e, frozenset()) & held.keys()))) for e in held]
    for element, star in sorted(stars, key=lambda one: (-len(one[1]), one[0])):
        together = [h for e in star for h in held[e]]
        for period, same in _by_time(knowledge.index.definitions[element].aspect, together):
            found = _conflict(knowledge, (element, subject), star, period, same, settled_before)
            places = frozenset((p.submission, p.address) for s in found.sides for p in s.provenance) if found else None
            if found is not None and places is not None and not any(places <= other for other in said):
                out.append(found)
                said.append(places)
    return sorted(out, key=lambda c: (c.element, c.period))


def _by_time(aspect: str, held: Sequence[Held]) -> Iterable[tuple[str, list[Held]]]:
    """What speaks of the same time: for lasting elements the newest of each report, else periods that mean the same."""
    if lasting(aspect):
        newest = max((h.period for h in held if h.period), default=None, key=lambda p: p.end)
        return [("", valid(aspect, held, newest))]
    out: dict[Period, list[Held]] = {}
    for h in held:
        if h.period is not None:
            home = next((p for p in out if exact(aspect, p, h.period)), h.period)
            out.setdefault(home, []).append(h)
    return sorted((p.key, same) for p, same in out.items())


def _conflict(
    knowledge: Knowledge, pair: Pair, star: Sequence[str], period: str, held: Sequence[Held],
    settled_before: Sequence[Settlement],
) -> Conflict | None:  # fmt: skip
    element, subject = pair
    said = _one_each(held)
    numeric = any(h.fact.kind == "number" for h in said)
    unit = next((h.fact.unit for h in said if h.fact.unit), "")
    target = Target("decimal" if numeric else "text", unit_of(unit) if unit else None, "count" if numeric else "text")
    groups = _by_words(knowledge, grouped([f for h in said if not (f := fit(h, target)).trouble]))
    if len(groups) < 2:
        return None
    sides = tuple(
        Side(g[0].held.fact.value, g[0].held.fact.unit, tuple(f.held.provenance() for f in g)) for g in groups
    )
    definition = knowledge.index.definitions[element]
    about = subject_name(subject, knowledge.book.unit)
    spoken = tuple(sorted({f.held.fact.element for g in groups for f in g}))
    again = any(set(star) & set(s.elements) and s.period in ("", period) for s in settled_before)
    return Conflict(
        conflict_id(element, subject, period),
        element,
        definition.text,
        subject,
        about,
        period,
        sides,
        spoken if element in spoken else (element, *spoken),
        again,
        said_by_title(definition),
    )


def _by_words(knowledge: Knowledge, groups: Sequence[list[Fitted]]) -> list[list[Fitted]]:
    """Groups whose texts are the same known words (肢体 and 肢体残疾) together."""
    out: list[list[Fitted]] = []
    for group in groups:
        first = group[0]
        home = next((g for g in out if first.text and same_words(knowledge.reader, g[0].text, first.text)), None)
        if home is None:
            out.append(list(group))
        else:
            home.extend(group)
    return out


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


def said_by_title(definition: Definition) -> str:
    """What only the form's title or section says, for people, where the labels name no thing: 低保、农村 of 户数（户）."""
    return "" if definition.own else "、".join(sorted(definition.context))
