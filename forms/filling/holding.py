"""A fact as filling sees it, with the report it stands in; and what filling needs to look up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.facts import Fact, Submission
from forms.model.period import Period
from forms.model.proposal import Provenance
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

    def reports(self) -> Mapping[str, Report]: ...

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


def gather(knowledge: Knowledge, elements: Collection[str], subjects: Collection[str]) -> dict[tuple[str, str], list[Held]]:
    """Facts by (element, subject); one query for a whole form."""
    out: dict[tuple[str, str], list[Held]] = {}
    if not elements or not subjects:
        return out
    reports = knowledge.lookup.reports()
    for fact in knowledge.lookup.facts_for(elements, subjects):
        report = reports.get(fact.submission)
        if report is None:
            continue
        period = Period.from_key(fact.period) if fact.period else None
        out.setdefault((fact.element, fact.subject), []).append(Held(fact, period, report.kind, report))
    return out
