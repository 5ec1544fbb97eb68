"""Taking reports in, one by one, and what is told of each when all are there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.model.document import Document
from forms.model.facts import Submission
from forms.model.form import Form
from forms.model.reports import FileReport, IngestReport, Problem, Unread
from forms.recording.exports import Export, as_of, exported
from forms.recording.ledger import Ledger, Projected
from forms.recording.observe import submission_of
from forms.recording.versions import Versions


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that is in the journal and waits to be projected."""

    id: str
    submission: Submission


class Intake:
    """One run of taking in. Files go into the journal one by one; facts are computed when all are there,
    because a later file may name the villages that an earlier one speaks of."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._taken: dict[int, Taken] = {}
        self._count = 0

    def take(self, document: Document, form: Form, data: bytes, export: Export | None = None) -> FileReport:
        """Record one report, or what a system exported. `status` unchanged where the same bytes are known.

        FormsError export.no_date.
        """
        submission = submission_of(document, form, hashlib.sha256(data).hexdigest())
        told: tuple[Problem, ...] = ()
        if export is not None:
            day, origin = as_of(document, export)
            submission = exported(submission, export, day)
            form = replace(form, title=submission.title, period=submission.period)
            told = (Problem(f"export.{origin}", (("day", day.isoformat()), ("system", export.system))),)
        recorded = self._ledger.profile.add_submission(submission, data, document.file_name)
        self._count += 1
        report = FileReport(document.file_name, "read", title=form.title, period=form.period)
        if not recorded.is_new:
            return replace(report, status="unchanged", remarks=self._known_otherwise(recorded.id, submission))
        self._taken[self._count - 1] = Taken(recorded.id, submission)
        headless = tuple(Unread(p.address, Problem("unread.no_header")) for p in form.protected if p.why == "no_header")
        return replace(report, remarks=(*told, *_remarks(submission)), unread=headless)

    def _known_otherwise(self, id: str, said: Submission) -> tuple[Problem, ...]:
        """The same bytes were taken in as something else before, which holds: an export as a report, or of another day."""
        (known,) = self._ledger.profile.submissions({id})
        if not said.provider:
            return ()
        if not known.provider:
            return (Problem("export.known_as_report"),)
        same = (known.provider, known.period) == (said.provider, said.period.key if said.period else "")
        return () if same else (Problem("export.known_as", (("system", known.provider), ("day", known.period[-10:]))),)

    def finish(self, reports: Sequence[FileReport]) -> IngestReport:
        """Project what was taken, settle which copies count, and complete the reports (in the order of taking)."""
        villages = self._ledger.learn_villages(t.submission for t in self._taken.values())
        projected = self._ledger.project_pending(everything=villages)
        versions = self._ledger.settle_versions() if self._taken else None
        good = [n for n, r in enumerate(reports) if r.status != "failed"]
        done = list(reports)
        for order, place in enumerate(good):
            taken = self._taken.get(order)
            if taken is not None:
                done[place] = self._told(reports[place], taken, projected.get(taken.id), versions)
        new = sum(p.new_elements for p in projected.values())
        return IngestReport(tuple(done), self._ledger.profile.counts().facts, new)

    def _told(
        self, report: FileReport, taken: Taken, projected: Projected | None, versions: Versions | None
    ) -> FileReport:
        facts = projected.facts if projected else 0
        remarks = (*report.remarks, *self._copies(taken.id, versions)) if versions else report.remarks
        if not facts and not taken.submission.observations:
            remarks = (*remarks, Problem("report.nothing_found"))
        return replace(report, facts=facts, unread=(*report.unread, *_unread(projected)), remarks=remarks)

    def _copies(self, id: str, versions: Versions) -> tuple[Problem, ...]:
        names = {h.id: h.file_name for h in self._ledger.profile.submissions()}
        out = []
        if id in versions.replaced:
            differs = (id, versions.replaced[id]) in versions.differing
            code = "report.other_version" if differs else "report.same_as"
            out.append(Problem(code, (("other", names.get(versions.replaced[id], "")),)))
        for one, other in versions.differing:
            if id in (one, other) and id in versions.heads and one in versions.heads and other in versions.heads:
                out.append(Problem("report.copies_differ", (("other", names.get(other if id == one else one, "")),)))
        return tuple(out)


def _remarks(submission: Submission) -> tuple[Problem, ...]:
    if submission.period is None:
        return (Problem("report.period_unknown"),)
    if submission.period_origin == "file_name":
        return (Problem("report.period_from_file_name"),)
    return ()


def _unread(projected: Projected | None) -> tuple[Unread, ...]:
    return tuple(Unread(address, Problem(f"unread.{why}")) for address, why in (projected.unread if projected else ()))
