"""Why a place stays blank although something near is known: the nearest element, and what sets the two apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from forms.filling.values import WORDS
from forms.matching.definition import Definition
from forms.matching.gates import Verdict, effective, opposed
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.proposal import Proposal, Reason

NEAR = 0.5  # of the words of both must be shared, else it isn't worth naming
SUBJECTS = frozenset({"topic", "owner", "population", "basis", "role", "support", "care", "class", "rest"})
LONGEST = 40  # characters of an element's labels that are shown


class Nearest:
    """Names the nearest known element for definitions without one; each definition is looked up once."""

    def __init__(self, index: ElementIndex) -> None:
        self._index = index
        self._known: dict[str, Reason | None] = {}

    def named(self, proposal: Proposal, asked: Definition) -> Proposal:
        """The proposal with the nearest element among its reasons, where it is blank for want of one."""
        if [r.code for r in proposal.reasons] != ["blank.no_element"]:
            return proposal
        found = self.reason(asked)
        return replace(proposal, reasons=(*proposal.reasons, found)) if found else proposal

    def reason(self, asked: Definition) -> Reason | None:
        """None where nothing known is near."""
        if asked.id not in self._known:
            self._known[asked.id] = self._find(asked)
        return self._known[asked.id]

    def _find(self, asked: Definition) -> Reason | None:
        for name, verdict in self._index.near(asked, most=1):
            held = self._index.definitions[name]
            if self._shared(asked, held) >= NEAR and held.text and not _other_kind(asked, held, verdict):
                return _reason(self._index.reader, asked, held, verdict)
        return None

    def _shared(self, asked: Definition, held: Definition) -> float:
        """The share of words in common; nothing where all of these are mere attributes (姓名, 支出)."""
        ours, theirs = effective(self._index.reader, asked), effective(self._index.reader, held)
        both = ours & theirs
        if not any(self._index.reader.lexicon.category(c) in SUBJECTS for c in both & asked.own):
            return 0.0
        one, other = opposed(self._index.reader, asked, held)  # 农村 against 城市: said in the reason, no distance
        return len(both) / max(1, len((ours | theirs) - one - other))


def _other_kind(asked: Definition, held: Definition, verdict: Verdict) -> bool:
    """A name is not near a number, whatever both are about."""
    return "measure" in verdict.failed and bool({asked.measure, held.measure} & WORDS)


def _reason(reader: LabelReader, asked: Definition, held: Definition, verdict: Verdict) -> Reason | None:
    """The gate that a person understands best: opposite facets, then words too many on one side, then the measure."""
    name = held.text if len(held.text) <= LONGEST else held.text[:LONGEST] + "…"
    ours, theirs = opposed(reader, asked, held)
    gate = "facet"
    if not ours:
        ours = effective(reader, asked) & verdict.missing
        theirs = effective(reader, held) & verdict.missing
        gate = "both" if ours and theirs else "unexplained" if ours else "definition" if theirs else verdict.failed[0]
    if gate == "nothing_said":
        return None
    words = (("name", name), ("gate", gate), ("words", in_plain_words(ours)), ("other", in_plain_words(theirs)))
    return Reason(f"blank.nearest.{gate}", words)


def in_plain_words(concepts: Iterable[str]) -> str:
    """Concepts as a clerk reads them, parted by 、."""
    return "、".join(sorted(map(_word, concepts)))


def _word(concept: str) -> str:
    """A concept as a clerk reads it: 'age:60-' as 60岁以上, an unknown rest as it stood."""
    kind, _, rest = concept.partition(":")
    if kind == "r":
        return rest
    if kind != "age":
        return concept
    low, _, high = rest.partition("-")
    return f"{low}—{high}岁" if low and high else f"{low}岁以上" if low else f"{high}岁以下"
