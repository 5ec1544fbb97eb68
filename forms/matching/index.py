"""Known elements by the concepts they speak of, so that a field is compared with the few that could be meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from forms.matching.definition import Definition
from forms.matching.gates import Verdict, compare, effective, narrowed_by_title, notes
from forms.matching.grammar import REST
from forms.matching.labels import LabelReader

LOOKED_AT = 100  # elements that are ranked for one question


class ElementIndex:
    """Elements (id to definition) with postings by concept. Grows by add(); nothing is ever taken out."""

    def __init__(self, reader: LabelReader, elements: Iterable[tuple[str, Definition]] = ()) -> None:
        self.reader = reader
        self.definitions: dict[str, Definition] = {}
        self._postings: dict[str, set[str]] = defaultdict(set)
        self._letters: dict[str, set[str]] = defaultdict(set)  # of the words that the table doesn't know
        self._agreeing: dict[Definition, tuple[str, ...]] = {}  # answers so far; forgotten when an element comes in
        for name, definition in elements:
            self.add(name, definition)

    def add(self, name: str, definition: Definition) -> None:
        if name in self.definitions:
            return
        self.definitions[name] = definition
        self._agreeing.clear()
        own = effective(self.reader, definition)
        said = definition.own | definition.context
        for concept in said | self.reader.implied(own | definition.context):
            self._postings[concept].add(name)
            for letter in _letters(concept):
                self._letters[letter].add(name)

    def candidates(self, asked: Definition) -> list[str]:
        """Elements that explain every part that must be explained of what is asked."""
        needed = effective(self.reader, asked)
        if not needed:
            return []
        lists = [self._postings.get(c, set()) for c in needed if not c.startswith(REST)]
        lists += [self._letters.get(x, set()) for x in {x for c in needed for x in _letters(c)}]
        return sorted(set.intersection(*sorted(lists, key=len)))

    def agreeing(self, asked: Definition) -> tuple[str, ...]:
        """Elements that pass every gate of definition, measure and facets."""
        found = self._agreeing.get(asked)
        if found is None:
            names = [n for n in self.candidates(asked) if self._same(asked, self.definitions[n])]
            found = self._agreeing[asked] = tuple(self._of_one_definition(asked, names))
        return found

    def noted(self, asked: Definition) -> tuple[str, ...]:
        """Those that agree but for saying who counts, where others agree in full; () where they don't say the same."""
        agreeing = frozenset(self.agreeing(asked))
        apart = [n for n in self.candidates(asked) if n not in agreeing and self._same(asked, self.definitions[n])]
        return tuple(apart) if len({notes(self.definitions[n].own) for n in apart}) == 1 else ()

    def _of_one_definition(self, asked: Definition, names: Sequence[str]) -> Sequence[str]:
        """Where the form doesn't say who counts (外出务工) but reports do: those that say the same, if all of them do."""
        said = {notes(self.definitions[n].own) for n in names}
        return names if notes(asked.own) or len(said) < 2 else [n for n in names if not notes(self.definitions[n].own)]

    def _same(self, asked: Definition, held: Definition) -> bool:
        """Whether all gates pass; and 低保 is not that of a report on 农村低保 where there is 城市低保, too."""
        if not compare(self.reader, asked, held).agrees:
            return False
        found = narrowed_by_title(self.reader, asked, held)
        return found is None or not self._other_place(*found)

    def _other_place(self, benefit: str, place: str) -> bool:
        return bool(self.parts({benefit}, "urban") - {place})

    def parts(self, concepts: Iterable[str], category: str) -> set[str]:
        """The concepts of a category (农村, 城市) that elements name beside one of `concepts`."""
        known = (self.definitions[n] for c in concepts for n in self._postings.get(c, ()))
        return {c for d in known for c in d.own | d.context if self.reader.lexicon.category(c) == category}

    def near(self, asked: Definition, most: int = 3) -> list[tuple[str, Verdict]]:
        """Elements that share the most with what is asked but fail a gate: for suggestions and for saying why not."""
        scores: Counter[str] = Counter()
        for concept in effective(self.reader, asked):
            scores.update(self._postings.get(concept, ()))
        best = max(scores.values(), default=0)
        pool = [n for n, count in scores.items() if count >= best - 1]
        if len(pool) > LOOKED_AT:  # a common word alone: those that say little else are nearest
            pool = sorted((n for n in pool if scores[n] == best), key=lambda n: (len(self.definitions[n].own), n))
        ranked = sorted(pool[:LOOKED_AT], key=lambda n: (-_overlap(asked, self.definitions[n]), n))[: most * 8]
        verdicts = ((n, compare(self.reader, asked, self.definitions[n])) for n in ranked)
        return list(islice(((n, v) for n, v in verdicts if not v.agrees), most))


def _letters(concept: str) -> str:
    """Rests are looked up by their characters: the same words may be cut at other places (grammar.same_words)."""
    return concept[len(REST) :] if concept.startswith(REST) else ""


def _overlap(asked: Definition, held: Definition) -> float:
    together = len(asked.own | held.own)
    return len(asked.own & held.own) / together + 0.2 * (asked.measure == held.measure) if together else 0.0
