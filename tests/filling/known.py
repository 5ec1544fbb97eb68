"""A profile in memory for tests of filling: reports told in short, questions asked in short."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from forms.filling.counting import Counter
from forms.filling.gathering import gather_for
from forms.filling.holding import Held, Knowledge, Report, RosterSource
from forms.filling.judge import Question, judge
from forms.matching.index import ElementIndex
from forms.model.facts import Fact, Submission, ValueKind
from forms.model.form import Field, Form
from forms.model.period import Period
from forms.model.proposal import Proposal
from forms.recording.asking import Frame, ask
from forms.recording.subjects import UNIT, SubjectBook
from forms.values import calendar_math as cal
from forms.values.numbers import number_of
from tests.matching.places import READER, asked

MARCH, APRIL, QUARTER = cal.month(2026, 3), cal.month(2026, 4), cal.quarter(2026, 1)
FORM = Form("xlsx", "情况表", fingerprint="blank")


class Memory:
    """What filling looks up, from lists."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.known: dict[str, Report] = {}
        self.tables: list[RosterSource] = []
        self.submissions: dict[str, Submission] = {}

    def facts_for(self, elements: Collection[str], subjects: Collection[str]) -> Sequence[Fact]:
        return [f for f in self.facts if f.element in elements and f.subject in subjects]

    def facts_of_pairs(self, pairs: Collection[tuple[str, str]], periods: Collection[str] | None) -> Sequence[Fact]:
        return [f for f in self.facts if (f.element, f.subject) in pairs and (periods is None or f.period in periods)]

    def period_keys(self) -> Collection[str]:
        return {f.period for f in self.facts if f.period}

    def reports(self, ids: Collection[str] | None = None) -> Mapping[str, Report]:
        return self.known

    def rosters(self) -> Sequence[RosterSource]:
        return self.tables

    def submission(self, id: str) -> Submission:
        return self.submissions[id]


class World:
    """Reports are told with tell(), a field is judged with asks()."""

    def __init__(self, *villages: str) -> None:
        self.memory = Memory()
        book = SubjectBook("云溪镇", frozenset(villages))
        self.knowledge = Knowledge(READER, book, ElementIndex(READER), self.memory)

    def tell(
        self, label: str, value: object, period: Period | None = MARCH, subject: str = UNIT, *, unit: str = "",
        report: str = "", kind: str = "", source: str = "report", says: ValueKind | None = None, tags: tuple[str, ...] = (),
        title: str = "",
    ) -> None:  # fmt: skip
        """One value that a report gave. `report` names it; `kind` tells its editions together (the report's name)."""
        definition = asked(label, unit=unit)
        self.knowledge.index.add(definition.id, definition)
        name = report or f"r{len(self.memory.known)}"
        self.memory.known[name] = Report(name, f"{name}.xlsx", kind or name, period, source, "县民政局", title)
        key = period.key if period else ""
        means: ValueKind = says or ("number" if number_of(value) else "text")
        order = len(self.memory.facts)
        fact = Fact(definition.id, subject, key, str(value), means, unit, name, f"S!A{order}", order, tags)
        self.memory.facts.append(fact)

    def asks(
        self, label: str, period: Period | None = MARCH, subject: str = UNIT, *, form: Form = FORM, field: Field | None = None,
        **more: object,
    ) -> Proposal:  # fmt: skip
        """How a field with this label is decided; `more` are attributes of the Field."""
        more.setdefault("type", "integer")
        place = field or Field("f", (label,), "S!B2", **more)  # type: ignore[arg-type]
        frame = Frame(form.title, period, subject)
        what = ask(READER, self.knowledge.book, frame, place, place.unit or "", place.table or "")
        question = Question(place, what, tuple(self.knowledge.index.agreeing(what.definition)))
        facts = gather_for(self.knowledge, [question], villages=subject == UNIT)
        return judge(self.knowledge, form, question, facts, Counter(self.knowledge))


def held(value: object, period: Period | None = MARCH, report: str = "r", subject: str = UNIT, **more: object) -> Held:
    """A fact with its report, without a profile."""
    kind = "number" if number_of(value) else "text"
    fact = Fact("e", subject, period.key if period else "", str(value), kind, "", report, "S!A1")  # type: ignore[arg-type]
    return Held(replace(fact, **more), period, report, Report(report, f"{report}.xlsx", report, period))  # type: ignore[arg-type]


def codes(proposal: Proposal) -> list[str]:
    return [reason.code for reason in proposal.reasons]
