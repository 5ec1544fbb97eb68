"""Which known elements are nearest to a label: by pairs of characters, spelling and shared concepts. Never decides a fill."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.values.text import bare

SHORTLIST = 40  # elements that are compared letter by letter
_FAR = 0.3  # below, a name shares too little to be worth showing


@dataclass(frozen=True, slots=True)
class Element:
    """One line of the list, as it is understood."""

    id: str
    name: str
    definition: Definition


class Ranking:
    """Elements by the pairs of characters and the concepts in their names. Built once, asked for each label."""

    def __init__(self, reader: LabelReader, elements: Sequence[Element]) -> None:
        self._reader = reader
        self._elements = elements
        self._names = [bare(e.name) for e in elements]
        self._letters = ["".join(sorted(name)) for name in self._names]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, element in enumerate(elements):
            for sign in self._signs(self._names[at], element.definition):
                self._postings[sign].append(at)
        size = len(elements) + 1
        self._weights = {sign: log(size / len(found)) + 0.01 for sign, found in self._postings.items()}

    def nearest(
        self, path: Sequence[str], asked: Definition, agreeing: Iterable[str], most: int
    ) -> list[tuple[Element, float]]:
        """At most `most` elements with a score of 0 to 1, best first; those in `agreeing` stand first with 1.0."""
        chosen = frozenset(agreeing)
        words, leaf = bare("".join(path)), bare(path[-1]) if path else ""
        scored = [(self._elements[at], self._score(words, leaf, asked, at)) for at in self._shortlist(words, asked)]
        near = [(e, score) for e, score in scored if score >= _FAR and e.id not in chosen]
        first = [(e, 1.0) for e in self._elements if e.id in chosen] if chosen else []
        return [*first, *sorted(near, key=lambda pair: (-pair[1], pair[0].id))][:most]

    def _signs(self, name: str, definition: Definition) -> set[str]:
        pairs = {name[i : i + 2] for i in range(len(name) - 1)} or {name}
        return pairs | {f"={c}" for c in definition.own | self._reader.implied(definition.own)}

    def _shortlist(self, words: str, asked: Definition) -> list[int]:
        """The elements that share the rarest signs with the label."""
        scores: dict[int, float] = defaultdict(float)
        signs = [s for s in self._signs(words, asked) if s in self._weights]
        for sign in sorted(signs, key=lambda s: len(self._postings[s])):
            weight = self._weights[sign]
            if len(scores) > SHORTLIST * 4 and len(self._postings[sign]) > SHORTLIST * 4:
                for at in scores.keys() & set(self._postings[sign]):
                    scores[at] += weight
                continue
            for at in self._postings[sign]:
                scores[at] += weight
        return heapq.nlargest(SHORTLIST, scores, key=lambda at: (scores[at], -at))

    def _score(self, words: str, leaf: str, asked: Definition, at: int) -> float:
        from rapidfuzz import fuzz

        name, held = self._names[at], self._elements[at].definition
        spelling = max(fuzz.ratio(words, name), fuzz.ratio(leaf, name)) / 100
        common = fuzz.ratio("".join(sorted(words)), self._letters[at]) / 100  # characters in common, in any order
        mine, theirs = asked.own, held.own
        both = mine | theirs
        shared = len(mine & theirs) / len(both) if both else 0.0
        measure = 0.1 if asked.measure and asked.measure == held.measure else 0.0
        apart = 0.1 if asked.measure and held.measure and asked.measure != held.measure else 0.0
        return max(0.0, min(0.99, 0.35 * spelling + 0.2 * common + 0.4 * shared + measure - apart))
