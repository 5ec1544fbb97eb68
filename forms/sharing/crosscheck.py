"""A delivery against what was reported here (多源校核): by item and subject, where both agree, differ, or one is silent.

The gates of matching decide which reported item is the same, the rules of filling which report speaks of the same time and
whether two values say the same. A difference is no mistake of either side: it is what a request to verify asks about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forms.filling.crosscheck import same_words
from forms.filling.desk import DecisionDesk
from forms.filling.holding import Held, Knowledge, gather
from forms.filling.timing import valid
from forms.filling.values import Fitted, Target, agree, fit
from forms.matching.definition import Definition
from forms.model.facts import Fact
from forms.model.papers import Difference
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.sharing.delivered.needed import IDENTIFYING
from forms.values.periods import in_words
from forms.values.units import unit_of

_MOST_GAPS = 500
_TAIL = 4  # characters of an ID number that are shown
_SHOWN = {"none": "无", "void": "不适用", "unknown": "不详"}


@dataclass(frozen=True, slots=True)
class Gap:
    """An item of a subject that only one side speaks of. `here`: the reports do, and the delivery doesn't."""

    item: str
    subject: str
    value: str
    here: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """How often the two sides agree on an item, differ, or only one of them speaks."""

    item: str
    agree: int
    differ: int
    only_there: int
    only_here: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`gaps`: the first of them; the lines count all."""

    provider: str
    lines: tuple[ItemLine, ...]
    differences: tuple[Difference, ...]
    gaps: tuple[Gap, ...]

    @property
    def agreements(self) -> int:
        return sum(line.agree for line in self.lines)


def cross_check(ledger: Ledger, delivery: str, provider: str) -> Comparison:
    """Compare one delivery (its submission) with the reports that count."""
    return _Compared(ledger, provider).of(ledger.profile.facts_of(delivery), delivery)


class _Compared:
    def __init__(self, ledger: Ledger, provider: str) -> None:
        self.knowledge: Knowledge = DecisionDesk(ledger).knowledge()
        self.provider, self.unit = provider, ledger.profile.unit.name
        self.profile = ledger.profile
        self.names = {row.id: row.name for row in ledger.profile.subjects()}
        self.tallies: Counter[tuple[str, str]] = Counter()
        self.differences: list[Difference] = []
        self.gaps: list[Gap] = []

    def of(self, facts: Sequence[Fact], delivery: str) -> Comparison:
        definitions = self.knowledge.index.definitions
        same = {
            e: tuple(dict.fromkeys((e, *self.knowledge.index.agreeing(definitions[e]))))
            for e in {fact.element for fact in facts}
            if e in definitions and not definitions[e].own & IDENTIFYING
        }
        wanted = {other for others in same.values() for other in others}
        held = gather(self.knowledge, wanted, self._subjects(wanted))
        theirs = {
            (h.fact.element, h.fact.subject, h.fact.ord): h
            for held_here in held.values() for h in held_here if h.source.id == delivery
        }  # fmt: skip
        ours = {
            key: [h for h in found if h.source.id != delivery and h.source.source != "shared"]
            for key, found in held.items()
        }
        for fact in facts:
            share = theirs.get((fact.element, fact.subject, fact.ord))
            if share is not None and fact.element in same:
                self._judge(
                    definitions[fact.element],
                    share,
                    [h for e in same[fact.element] for h in ours.get((e, fact.subject), ())],
                )
        self._only_here(definitions, same, ours, {(f.element, f.subject) for f in facts})
        return self._made()

    def _subjects(self, elements: Iterable[str]) -> frozenset[str]:
        return frozenset(fact.subject for fact in self.profile.facts_for(set(elements)))

    def _judge(self, definition: Definition, share: Held, ours: Sequence[Held]) -> None:
        target = _target(share, definition.measure)
        said = fit(share, target)
        against = [fit(h, target) for h in valid(definition.aspect, ours, share.period)]
        against = [f for f in against if not f.trouble]
        if said.trouble:
            return
        if not against:
            self._gap(definition.text, share, here=False)
            return
        other = next((f for f in against if not self._agree(said, f)), None)
        if other is None:
            self.tallies[definition.text, "agree"] += 1
            return
        self.tallies[definition.text, "differ"] += 1
        self.differences.append(self._difference(definition.text, share, other.held))

    def _agree(self, one: Fitted, other: Fitted) -> bool:
        return agree(one, other) or bool(
            one.text and other.text and same_words(self.knowledge.reader, one.text, other.text)
        )

    def _only_here(
        self, definitions: Mapping[str, Definition], same: Mapping[str, tuple[str, ...]],
        ours: Mapping[tuple[str, str], Sequence[Held]], spoken: set[tuple[str, str]],
    ) -> None:  # fmt: skip
        """Persons and villages of whom the reports say an item, and the delivery doesn't."""
        for element, others in same.items():
            known = {subject: found for other in others for (e, subject), found in ours.items() if e == other and found}
            for subject, found in sorted(known.items()):
                if (element, subject) not in spoken:
                    self._gap(definitions[element].text, found[-1], here=True)

    def _gap(self, item: str, held: Held, *, here: bool) -> None:
        self.tallies[item, "only_here" if here else "only_there"] += 1
        if len(self.gaps) < _MOST_GAPS:
            self.gaps.append(Gap(item, self._subject(held.fact.subject), _shown(held.fact), here))

    def _difference(self, item: str, share: Held, ours: Held) -> Difference:
        return Difference(
            item, self._subject(share.fact.subject), _shown(share.fact), _shown(ours.fact), self.provider,
            in_words(share.period) if share.period else "", in_words(ours.period) if ours.period else "",
            ours.source.title or ours.source.file,
        )  # fmt: skip

    def _subject(self, subject: str) -> str:
        """A subject in words; of an ID number only its end, which is enough to find the person in a list."""
        if subject == UNIT:
            return self.unit
        kind, _, key = subject.partition(":")
        name = self.names.get(subject, key)
        if kind != "p":
            return name
        return f"{name}（证件号尾号{key[-_TAIL:]}）" if name != key else key[-_TAIL:]

    def _made(self) -> Comparison:
        count = self.tallies
        items = sorted({item for item, _ in count})
        lines = (
            ItemLine(i, count[i, "agree"], count[i, "differ"], count[i, "only_there"], count[i, "only_here"])
            for i in items
        )
        return Comparison(self.provider, tuple(lines), tuple(self.differences), tuple(self.gaps))


def _target(held: Held, measure: str) -> Target:
    fact = held.fact
    if fact.kind == "number":
        return Target("decimal", unit_of(fact.unit) if fact.unit else None, measure)
    return Target("date" if fact.kind == "date" else "text", None, measure)


def _shown(fact: Fact) -> str:
    return _SHOWN.get(fact.kind, f"{fact.value}{fact.unit if fact.kind == 'number' else ''}")
