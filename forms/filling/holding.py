"""A fact as filling sees it, with the report it stands in; and what filling needs to look up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.model.proposal import Provenance
from forms.recording.memory import NOTHING, Memory
from forms.recording.subjects import SubjectBook
from forms.values.periods import in_words


@dataclass(frozen=True, slots=True)
class Report:
    """Where facts come from. `kind` tells editions of one report together (its fingerprint)."""

    id: str
    file: str
    kind: str
    period: Period | None
    source: str = "report"  # report, shared, manual, filled
    provider: str = ""
    title: str = ""
    issuer: str = ""  # the office that asked for it, where the report says so
    instead: frozenset[str] = frozenset()  # of a fact that a person settled: the submissions it was put in place of

    def provenance(self, address: str = "") -> Provenance:
        """Where something stands in it; without an address, the whole of it."""
        return Provenance(self.file, address, in_words(self.period) if self.period else "", self.id)


@dataclass(frozen=True, slots=True)
class Held:
    """A fact with its period parsed; `report` is the kind of report it stands in."""

    fact: Fact
    period: Period | None
    report: str
    source: Report

    def provenance(self) -> Provenance:
        words = in_words(self.period) if self.period else ""
        return Provenance(self.source.file, self.fact.address, words, self.source.id)


@dataclass(frozen=True, slots=True)
class RosterSource:
    """A roster of a past report that could be carried on."""

    submission: str
    table: str
    title: str
    signature: frozenset[str]
    period: Period | None
    rows: int


class Lookup(Protocol):
    """What the profile must answer; handed in by the workspace."""

    def facts_for(self, elements: Collection[str], subjects: Collection[str]) -> Sequence[Fact]: ...

    def facts_of_pairs(self, pairs: Collection[tuple[str, str]], periods: Collection[str] | None) -> Sequence[Fact]:
        """Facts of these (element, subject), of these period keys or (None) of all."""

    def period_keys(self) -> Collection[str]: ...

    def reports(self, ids: Collection[str] | None = None) -> Mapping[str, Report]:
        """Those that count as sources: at least the ones of `ids`, or (None) all."""

    def rosters(self) -> Sequence[RosterSource]: ...

    def submission(self, id: str) -> Submission: ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything filling works with."""

    reader: LabelReader
    book: SubjectBook
    index: ElementIndex
    lookup: Lookup
    unit_code: str = ""
    memory: Memory = NOTHING
    unit: Mapping[str, str] = field(
        default_factory=dict
    )  # what was set up of the unit: telephone, address, credit_code


def gather(
    knowledge: Knowledge, elements: Collection[str], subjects: Collection[str]
) -> dict[tuple[str, str], list[Held]]:
    """All facts of these elements and subjects, by (element, subject)."""
    if not elements or not subjects:
        return {}
    return hold(knowledge, knowledge.lookup.facts_for(elements, subjects))


def hold(knowledge: Knowledge, facts: Sequence[Fact]) -> dict[tuple[str, str], list[Held]]:
    """Facts with their reports, by (element, subject)."""
    out: dict[tuple[str, str], list[Held]] = {}
    reports = knowledge.lookup.reports({fact.submission for fact in facts})
    periods = {key: Period.from_key(key) for key in {fact.period for fact in facts} if key}
    for fact in facts:
        report = reports.get(fact.submission)
        if report is not None:
            held = Held(fact, periods.get(fact.period), report.kind, report)
            out.setdefault((fact.element, fact.subject), []).append(held)
    return out


def provenance_of_lists(knowledge: Knowledge, sources: Iterable[RosterSource]) -> tuple[Provenance, ...]:
    """Where lists stand that answer as a whole, by no cell of theirs."""
    known = tuple(sources)
    reports = knowledge.lookup.reports({s.submission for s in known})
    return tuple(
        Provenance(reports[s.submission].file, "", in_words(s.period) if s.period else "", s.submission) for s in known
    )
