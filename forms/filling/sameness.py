"""Elements of different reports that ask the same, so that what is reported under one is held against the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from forms.filling.crosscheck import COMPARED
from forms.filling.holding import Knowledge
from forms.filling.judge import too_thin
from forms.filling.timing import exact, lasting
from forms.matching.definition import Definition
from forms.matching.gates import effective
from forms.model.period import Period
from forms.profile.store import Profile
from forms.recording.asking import Asked

Pair = tuple[str, str]
PERSONS = ("p:", "n:")
NAMES = frozenset({"单位名称"})  # of the reporting unit, which each report spells in its own way


def asking_alike(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Element -> those that pass all gates against it both ways and hold equally long. Words that the vocabulary doesn't
    know ask the same in reports of one title only, so they are alike to none."""
    known = knowledge.index.definitions
    told = {e for e, d in known.items() if _told(knowledge, d)}
    agreeing = {e: frozenset(knowledge.index.agreeing(known[e])) & told for e in told}
    return {
        e: frozenset(o for o in found if o != e and e in agreeing[o] and known[o].aspect == known[e].aspect)
        for e, found in agreeing.items()
    }


def _told(knowledge: Knowledge, definition: Definition) -> bool:
    said = effective(knowledge.reader, definition) - NAMES
    return bool(said) and not too_thin(knowledge, Asked(definition, "", None))


def differing(knowledge: Knowledge, profile: Profile, alike: Mapping[str, frozenset[str]]) -> set[Pair]:
    """(element, subject) that an element asking the same contradicts, or the same one under another name of the time."""
    by_aspect: dict[str, list[str]] = defaultdict(list)
    for element, definition in knowledge.index.definitions.items():
        by_aspect[definition.aspect].append(element)
    periods = [Period.from_key(key) for key in profile.period_keys()]
    out: set[Pair] = set()
    for aspect, elements in sorted(by_aspect.items()):
        same = None if lasting(aspect) else _same_time(aspect, periods)
        pairs = [(e, o) for e in elements for o in alike.get(e, ()) if e < o]
        found = profile.differing_between(pairs, same) if pairs else []
        apart = [(a, b) for a, b in same or () if a != b]
        if apart:
            found += profile.differing_between([(e, e) for e in elements], apart)
        definitions = knowledge.index.definitions
        out.update((e, s) for a, b, s in found if _compared(definitions[a], s) for e in (a, b))
    return out


def _same_time(aspect: str, periods: Iterable[Period]) -> list[Pair]:
    """Keys of periods that mean the same time: the end of March is also that of the first quarter, for a stock."""
    ending: dict[object, list[Period]] = defaultdict(list)
    for period in periods:
        ending[period.end].append(period)
    return [
        (a.key, b.key) for together in ending.values() for a, b in product(together, together) if exact(aspect, a, b)
    ]


def _compared(definition: Definition, subject: str) -> bool:
    """Of a person only what is one and the same everywhere: accounts and addresses may rightly differ by scheme."""
    return not subject.startswith(PERSONS) or definition.own <= COMPARED
