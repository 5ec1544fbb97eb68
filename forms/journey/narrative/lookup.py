"""What other reports say: the profile asked without the text itself, and for other periods than the text's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from forms.filling.allowed import Allowed
from forms.filling.counting import Counter
from forms.filling.desk import DecisionDesk
from forms.filling.gathering import gather_for
from forms.filling.holding import Knowledge, Lookup, Report, RosterSource
from forms.filling.judge import Question, judge
from forms.filling.lookup import ProfileLookup
from forms.filling.propose import ask_all
from forms.filling.subject import find_subject
from forms.journey.narrative.model import Figure
from forms.model.facts import Fact, Submission
from forms.model.form import Form
from forms.model.period import Period
from forms.recording.ledger import Ledger
from forms.recording.subjects import UNIT
from forms.values.numbers import number_of
from forms.vocabulary.sensitivity import built_in_sensitivity


class Others:
    """A profile's facts without those of some submissions."""

    def __init__(self, lookup: Lookup, without: Collection[str]) -> None:
        self._lookup, self._without = lookup, frozenset(without)

    def facts_for(self, elements: Collection[str], subjects: Collection[str]) -> Sequence[Fact]:
        return [f for f in self._lookup.facts_for(elements, subjects) if f.submission not in self._without]

    def facts_of_pairs(self, pairs: Collection[tuple[str, str]], periods: Collection[str] | None) -> Sequence[Fact]:
        return [f for f in self._lookup.facts_of_pairs(pairs, periods) if f.submission not in self._without]

    def period_keys(self) -> Collection[str]:
        return self._lookup.period_keys()

    def reports(self, ids: Collection[str] | None = None) -> Mapping[str, Report]:
        return self._lookup.reports(ids)

    def rosters(self) -> Sequence[RosterSource]:
        return [r for r in self._lookup.rosters() if r.submission not in self._without]

    def submission(self, id: str) -> Submission:
        return self._lookup.submission(id)


@dataclass(frozen=True)
class Asking:
    """What may be a source for a form about a subject (an id)."""

    knowledge: Knowledge
    form: Form
    about: str

    def value(self, figure: Figure, period: Period) -> Decimal | None:
        """What a figure's question has for another period, where that is sure."""
        own = self.form.period
        asked = [q for q in self._questions if q.field.address == figure.address]
        if len(asked) != 1 or not _of_the_report(asked[0], own):
            return None
        question = replace(asked[0], asked=replace(asked[0].asked, period=period))
        facts = gather_for(self.knowledge, [question], villages=self.about == UNIT)
        made = judge(self.knowledge, self.form, question, facts, Counter(self.knowledge))
        found = number_of(made.value) if made.decision == "filled" else None
        return found.value if found is not None and not found.rest else None

    @cached_property
    def _questions(self) -> list[Question]:
        return ask_all(self.knowledge, self.form, self.form.period, self.about)


def _of_the_report(question: Question, own: Period | None) -> bool:
    """Whether a number is of the report's own period: for a stock its last day, in whatever words."""
    asked = question.asked
    if asked.period is None or own is None or asked.period.end != own.end:
        return False
    return asked.definition.aspect == "stock" or asked.period.start == own.start


def asking_for(ledger: Ledger, form: Form, name: str, subject: str | None) -> Asking:
    """FormsError subject.unknown, subject.ambiguous."""
    people, decided = ledger.people(), ledger.decisions.now()
    knowledge = DecisionDesk(ledger).knowledge()
    about = find_subject(ledger.profile, knowledge.book, subject, form, name, people)
    allowed = Allowed(form, built_in_sensitivity(), knowledge.index.definitions)
    lookup = ProfileLookup(ledger.profile, decided, allowed, people)
    return Asking(replace(knowledge, lookup=lookup), form, about)
