"""Facts of subjects that are one and the same, looked up together and told under the name that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from forms.model.facts import Fact
from forms.recording.people import People

Pair = tuple[str, str]  # element, subject


def widened(people: People, subjects: Iterable[str]) -> dict[str, list[str]]:
    """Every subject to look up -> those that asked for it."""
    out: dict[str, list[str]] = {}
    for subject in subjects:
        for one in people.all_of(subject):
            out.setdefault(one, []).append(subject)
    return out


def facts_of_all(
    people: People, subjects: Collection[str], read: Callable[[Collection[str]], Sequence[Fact]]
) -> list[Fact]:
    """What `read` finds for the subjects and for whoever is the same as one of them."""
    if not people.groups:
        return list(read(subjects))
    asked = widened(people, subjects)
    return [_named(fact, name) for fact in read(asked.keys()) for name in asked[fact.subject]]


def facts_of_all_pairs(
    people: People, pairs: Collection[Pair], read: Callable[[Collection[Pair]], Sequence[Fact]]
) -> list[Fact]:
    """As facts_of_all(), for (element, subject)."""
    if not people.groups:
        return list(read(pairs))
    asked: dict[Pair, list[str]] = {}
    for element, subject in pairs:
        for one in people.all_of(subject):
            asked.setdefault((element, one), []).append(subject)
    return [_named(fact, name) for fact in read(asked.keys()) for name in asked[fact.element, fact.subject]]


def _named(fact: Fact, subject: str) -> Fact:
    return fact if fact.subject == subject else replace(fact, subject=subject)
