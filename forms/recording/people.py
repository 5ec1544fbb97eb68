"""When two subjects are one: by a complete ID number, or by name, village and birth date without contradiction.

A row with a sound ID number is "p:ID". A row without any ID number is "n:NAME|VILLAGE|BIRTH" where all three stand in it.
The second is taken for the first where exactly one person with an ID number is described so and no report lists both.
People merge and split by hand; what they said goes before what is concluded, and a split before a merge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from forms.model.facts import Observation
from forms.recording.decisions import Decision
from forms.recording.rosters import Telling
from forms.recording.subjects import UNIT, village_key
from forms.values.dates import date_text
from forms.values.people import person_name

MERGE, SPLIT = "merge", "split"
BY_DESCRIPTION, BY_HAND = "name_village_birth", "by_hand"
Pair = tuple[str, str]


def described(row: Sequence[Observation], by: Telling, about: str) -> str:
    """ "n:NAME|VILLAGE|BIRTH" of a row, "" where one of the three is missing. `about`: whom the form is about."""
    names = {person_name(o.raw) for o in row if o.path in by.names} - {""}
    if len(names) != 1:
        return ""
    villages = {v for o in row if (v := village_key(o.raw))} or ({about[2:]} if about.startswith("v:") else set())
    if len(villages) != 1:
        return ""
    births = {b for o in row if (b := _birth(o, by))}
    return f"n:{names.pop()}|{villages.pop()}|{births.pop()}" if len(births) == 1 else ""


def _birth(observation: Observation, by: Telling) -> str:
    if observation.path in by.births:
        text = date_text(observation.raw) or ""
        return text if len(text) == len("2000-01-01") else ""
    if observation.path in by.ids:
        number = by.number(observation)
        return number.birth.isoformat() if number is not None and number.key and number.birth else ""
    return ""


def has_id(row: Iterable[Observation], by: Telling) -> bool:
    return any(o.path in by.ids for o in row)


@dataclass(frozen=True, slots=True)
class People:
    """`canonical`: subject -> the one it is taken for (only where that is another). `groups`: that one -> all of them.
    `rules`: how each merged pair came about. `doubts`: pairs that may be one, with why nobody can tell."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[Pair, str] = field(default_factory=dict)
    doubts: tuple[tuple[str, str, str], ...] = ()

    def one(self, subject: str) -> str:
        return self.canonical.get(subject, subject)

    def all_of(self, subject: str) -> tuple[str, ...]:
        """Every id that stands for the same one, the subject's own included."""
        return self.groups.get(self.one(subject), (subject,))


def pair_of(a: str, b: str) -> Pair:
    """Persons with an ID number first, so that a merged group is named after one."""
    first, second = sorted((a, b), key=_rank)
    return first, second


def _rank(subject: str) -> tuple[bool, str]:
    return (subject.startswith("n:"), subject)


def people(
    owners: Mapping[str, Sequence[str]], twins: Iterable[Pair], listed: Mapping[str, Collection[str]],
    live: Iterable[Decision],
) -> People:  # fmt: skip
    """Who is one with whom. `owners`: described subject -> persons with an ID number described so; `twins`: persons with
    different ID numbers of one description; `listed`: subject -> reports that list it; `live`: decisions that hold."""
    decided = [(d.what, pair_of(*d.texts("subjects"))) for d in live if len(d.texts("subjects")) == 2]
    apart = {pair for what, pair in decided if what == SPLIT}
    by_hand = sorted({pair for what, pair in decided if what == MERGE} - apart)
    concluded: list[Pair] = []
    doubts: list[tuple[str, str, str]] = [(*pair_of(a, b), "same_description") for a, b in twins]
    for name, persons in sorted(owners.items()):
        together = [p for p in persons if not set(listed.get(p, ())).isdisjoint(listed.get(name, ()))]
        if len(persons) == 1 and not together:
            concluded.append(pair_of(persons[0], name))
        else:
            why = "same_report" if together else "several_persons"
            doubts += [(*pair_of(p, name), why) for p in persons]
    groups = _Groups(apart)
    rules: dict[Pair, str] = {}
    for rule, pairs in ((BY_HAND, by_hand), (BY_DESCRIPTION, [p for p in concluded if p not in apart])):
        for a, b in pairs:
            if groups.join(a, b):
                rules[a, b] = rule
    known = apart | set(rules)
    left = sorted({d for d in doubts if d[:2] not in known and not groups.together(d[0], d[1])})
    return People(groups.canonical(), groups.members(), rules, tuple(left))


class _Groups:
    """Subjects joined one by one; never so that two that were split stand in one group."""

    def __init__(self, apart: Collection[Pair]) -> None:
        self._apart = apart
        self._of: dict[str, set[str]] = {}

    def join(self, a: str, b: str) -> bool:
        mine, theirs = self._of.setdefault(a, {a}), self._of.setdefault(b, {b})
        if mine is theirs:
            return True
        if any(pair_of(x, y) in self._apart for x in mine for y in theirs):
            return False
        mine |= theirs
        self._of.update(dict.fromkeys(theirs, mine))
        return True

    def together(self, a: str, b: str) -> bool:
        return a in self._of and b in self._of[a]

    def canonical(self) -> dict[str, str]:
        first = {id: min(group, key=_rank) for id, group in self._of.items()}
        return {id: one for id, one in first.items() if id != one}

    def members(self) -> dict[str, tuple[str, ...]]:
        groups = {min(group, key=_rank): tuple(sorted(group, key=_rank)) for group in self._of.values()}
        return {one: group for one, group in groups.items() if len(group) > 1}


def may_merge(subject: str) -> bool:
    return subject != UNIT and ":" in subject
