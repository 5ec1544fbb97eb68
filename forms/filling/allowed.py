"""What a report may be a source for, and what has to be marked (domain.md, 'The law the software leans on').

Party, petition and military matters are no source for other offices' reports. Records of a statistical survey that
identify a person or a unit serve statistics only; its totals are free. Personal data about health, disability, accounts
and minors that another office collected is marked, and writing it takes a ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from forms.filling.holding import Knowledge, Report
from forms.filling.row_keys import RowReader
from forms.matching.definition import Definition
from forms.model.facts import Fact
from forms.model.form import Form
from forms.model.proposal import Draft, Proposal, Provenance, Reason, RosterProposal, Use
from forms.values.identity import age_on, parse_id
from forms.vocabulary.sensitivity import Sensitivity

SURVEY = "survey"
GROUNDED = frozenset({"health", "disability", "accounts", "minors"})
PERSONS = ("p:", "n:")


@dataclass
class Allowed:
    """The rules for one template. `withheld` counts what was kept back, by (element, subject) and reason code."""

    form: Form
    table: Sensitivity
    definitions: Mapping[str, Definition]
    withheld: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    reports: Counter[tuple[str, str]] = field(default_factory=Counter)  # (code, title of the report)

    def __post_init__(self) -> None:
        marks = [text for _, text in self.form.marks]
        self._matters = frozenset(self.table.of_matter([self.form.title, self.form.issuer, *marks]))

    def report(self, report: Report) -> str:
        """ "" where the whole report may be a source for the template, else why not."""
        if report.kind == self.form.fingerprint or report.source in ("entered", "settled"):
            return ""
        said = self.table.of_matter([report.title, report.issuer])
        return next((f"withheld.{m}" for m in said if m != SURVEY and m not in self._matters), "")

    def roster(self, report: Report) -> str:
        """A roster names persons or units one by one."""
        code = self.report(report) or self._survey(report)
        if code:
            self.reports[code, report.title] += 1
        return code

    def fact(self, fact: Fact, report: Report) -> str:
        """ "" where the fact may be used; else why not, and it is counted."""
        code = self.report(report) or self._of_element(fact, report)
        if not code and (fact.subject.startswith((*PERSONS, "t:")) or fact.kind != "number"):
            code = self._survey(report)
        if code:
            self.withheld.setdefault((fact.element, fact.subject), Counter())[code] += 1
        return code

    def _survey(self, report: Report) -> str:
        if report.kind == self.form.fingerprint or SURVEY in self._matters:
            return ""
        return "withheld.survey" if SURVEY in self.table.of_matter([report.title, report.issuer]) else ""

    def _of_element(self, fact: Fact, report: Report) -> str:
        definition = self.definitions.get(fact.element)
        if report.kind == self.form.fingerprint or definition is None:
            return ""
        said = self.table.of_element(definition.text)
        return next((f"withheld.{m}" for m in said if m not in self._matters), "")


def with_withheld(draft: Draft, allowed: Allowed, elements: Callable[[Proposal], Iterable[str]]) -> Draft:
    """The draft saying, where something was kept back and the place isn't filled, what and why."""

    def told(proposal: Proposal) -> Proposal:
        if proposal.decision == "filled":
            return proposal
        codes = {c for e in elements(proposal) for c in allowed.withheld.get((e, proposal.subject), ())}
        return (
            replace(proposal, reasons=(*proposal.reasons, *(Reason(c) for c in sorted(codes)))) if codes else proposal
        )

    codes = tuple(Reason(c) for c in sorted({code for code, _ in allowed.reports}))
    rosters = tuple(r if r.rows else replace(r, reasons=(*r.reasons, *codes)) for r in draft.rosters)
    return replace(draft, proposals=tuple(told(p) for p in draft.proposals), rosters=rosters)


def with_uses(knowledge: Knowledge, draft: Draft, table: Sensitivity) -> Draft:
    """The draft with sensitive values of another office marked."""
    marker = _Marker(knowledge, draft, table)
    return replace(
        draft,
        proposals=tuple(marker.field(p) for p in draft.proposals),
        rosters=tuple(marker.roster(r) for r in draft.rosters),
    )


class _Marker:
    def __init__(self, knowledge: Knowledge, draft: Draft, table: Sensitivity) -> None:
        self._knowledge = knowledge
        self._draft = draft
        self._table = table

    def field(self, proposal: Proposal) -> Proposal:
        if proposal.value is None or proposal.decision not in ("filled", "suggested"):
            return proposal
        origin = self._origin(proposal.provenance)
        personal = proposal.subject.startswith(PERSONS)
        kinds = self._table.of_labels((*proposal.field.path, proposal.field.section)) if origin else ()
        kinds = kinds if personal else tuple(k for k in kinds if k == "accounts")
        if origin and personal and not GROUNDED & set(kinds) and self._is_minor(proposal.subject):
            kinds = (*kinds, "minors")
        return replace(proposal, use=_use(kinds, origin)) if kinds else proposal

    def roster(self, roster: RosterProposal) -> RosterProposal:
        table = next(t for t in self._draft.form.tables if t.id == roster.table)
        reader = RowReader.of(self._knowledge, self._draft.form, table)
        personal = any({"姓名", "身份证号"} & d.own for d in reader.columns.values())
        out = []
        for column in table.columns:
            cells = [row.cells[column.index] for row in roster.rows if column.index in row.cells]
            origin = self._origin([p for c in cells for p in c.provenance if c.decision in ("filled", "suggested")])
            said = self._table.of_labels(column.path) if origin else ()
            kinds = said if personal else tuple(k for k in said if k == "accounts")
            if kinds:
                out.append((column.index, _use(kinds, origin)))
        return replace(roster, uses=tuple(out))

    def _origin(self, places: Iterable[Provenance]) -> str:
        """The office (or the report) that collected it, "" where it is this very report's or was typed in."""
        reports = self._knowledge.lookup.reports({p.submission for p in places if p.submission})
        form = self._draft.form
        named = [r for p in places if (r := reports.get(p.submission)) is not None]
        if any(r.kind == form.fingerprint or (r.issuer and r.issuer == form.issuer) for r in named):
            return ""
        others = [r for r in named if r.source not in ("entered", "settled", "manual")]
        return next((r.provider or r.issuer or r.title or r.file for r in others), "")

    def _is_minor(self, subject: str) -> bool:
        number = parse_id(subject.partition(":")[2])
        day = self._draft.period.end if self._draft.period else None
        return number is not None and number.birth is not None and day is not None and age_on(number.birth, day) < 18


def _use(kinds: tuple[str, ...], origin: str) -> Use:
    strongest = next((k for k in kinds if k in GROUNDED), kinds[0])
    return Use(strongest, origin, strongest in GROUNDED)
