"""The reports of a profile: finding them, their files, and writing a step of one into the journal."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from forms.documents import reader
from forms.documents.docx_figures import refuse_unchecked, unshaded
from forms.errors import FormsError
from forms.journey import report_files
from forms.journey.signing import file_hash, values_hash
from forms.model.document import Document
from forms.model.facts import Submission
from forms.model.form import Form
from forms.model.period import Period
from forms.model.states import NEXT, OUT, Report, ReportState, Step
from forms.profile import feeds
from forms.profile.drafts import DraftHead
from forms.profile.rows import SubmissionHead
from forms.recording import sending
from forms.recording.intake import Intake
from forms.recording.ledger import Ledger
from forms.recording.observe import submission_of
from forms.values.periods import parse_option

Read = Callable[[bytes, str], tuple[Document, Form]]
_LONGEST = 1000  # characters of a note
_TOLD = frozenset({"by", "note", "receiver", "channel"})


class ReportBook:
    """`read` reads a file's bytes as the workspace does, its review included."""

    def __init__(self, ledger: Ledger, read: Read) -> None:
        self._ledger = ledger
        self._profile = ledger.profile
        self.read = read

    def all(self, everything: bool = False) -> tuple[Report, ...]:
        """Reports on their way and drafts that are open, the newest first; with `everything` also past reports that were
        taken in, which count as sent."""
        known = list(self._ledger.sending.now().reports.values())
        drafts = {r.draft for r in known}
        out = [of_head(h) for h in self._profile.drafts.heads() if h.state == "open" and h.id not in drafts]
        out += reversed(known)
        return (*out, *self._past(known)) if everything else tuple(out)

    def _past(self, known: Sequence[Report]) -> list[Report]:
        named = {id for r in known for id in r.submissions}
        heads = [h for h in self._profile.submissions() if h.source == "report" and h.id not in named and h.head]
        return [_of_past(h) for h in reversed(heads)]

    def find(self, beginning: str) -> Report:
        """The report (or past report) whose id begins so. FormsError report.unknown for none and for several."""
        found = [r for r in self.all(everything=True) if r.id.startswith(beginning)] if beginning else []
        exact = [r for r in found if r.id == beginning]
        if len(exact or found) != 1:
            raise FormsError("report.unknown", report=beginning[:16])
        return (exact or found)[0]

    def of_draft(self, draft: str) -> Report | None:
        """The report that grew from a draft."""
        return next((r for r in self._ledger.sending.now().reports.values() if r.draft == draft), None)

    def frozen_file(self, report: Report) -> tuple[str, bytes]:
        """Name and bytes of the version that holds. FormsError report.nothing_frozen, record.no_original."""
        step = report.frozen
        if step is None:
            raise FormsError("report.nothing_frozen", title=report.title)
        return step.file, self._blob(step.sha256)

    def scan_file(self, report: Report) -> tuple[str, bytes]:
        """Name and bytes of the scan of the version that holds. FormsError report.no_scan."""
        scan = report.scan
        if scan is None:
            raise FormsError("report.no_scan", title=report.title)
        return scan.name, self._blob(scan.sha256)

    def submission(self, report: Report) -> tuple[Submission, Form]:
        """What the version that holds says, with the report's period."""
        name, data = self.frozen_file(report)
        document, form = self.read(data, name)
        return submission_of(document, dated(form, report.period), file_hash(data)), form

    def load(self, file: Path) -> bytes:
        """The bytes of a filled file as they may leave the office: a Word text without shading of ours. FormsError of reading."""
        return unshaded(reader.load(file))

    def _blob(self, sha256: str) -> bytes:
        data = feeds.get_blob(self._profile.database, sha256)
        if data is None:
            raise FormsError("record.no_original", record=sha256[:8])
        return data

    def _begin(self, report: Report) -> None:
        item = {
            "what": sending.REPORT, "id": report.id, "title": report.title, "file": report.file,
            "fingerprint": report.fingerprint, "unit": report.unit, "period": report.period, "draft": report.draft,
        }  # fmt: skip
        self._ledger.sending.record(item)

    def _freeze(self, report: Report, document: Document, form: Form, data: bytes, name: str) -> dict[str, Any]:
        if document.format == "docx":
            refuse_unchecked(data, document)
        sha256 = report_files.keep(self._profile, data, name, "version", report.id)
        return {"file": name, "sha256": sha256, "values": values_hash(submission_of(document, form, sha256))}

    def _take_in(self, data: bytes, name: str, period: str, read: tuple[Document, Form] | None = None) -> str:
        """The submission of exactly these bytes, projected as past reports are. `read`: what they were read as, where known."""
        document, form = read or self.read(data, name)
        intake = Intake(self._ledger)
        intake.finish([intake.take(document, dated(form, period), data)])
        sha256 = file_hash(data)
        return next(h.id for h in self._profile.submissions() if h.sha256 == sha256)

    def _adopted(self, report: Report) -> Report:
        """A past report that was only taken in gets a way of its own once something happens to it."""
        if report.id in self._ledger.sending.now().reports:
            return report
        if report.state not in OUT:
            raise FormsError(f"report.not_now.{report.state}", title=report.title)
        begun = replace(report, id=secrets.token_hex(8), state="draft", steps=())
        self._begin(begun)
        sent = report.steps[-1]
        head = self._profile.submissions({sent.submission})[0]
        return self._move(
            begun, "sent", submission=sent.submission, sha256=head.sha256, file=head.file_name, unsigned=True
        )

    def _may(self, report: Report, to: ReportState) -> None:
        if to not in NEXT[report.state]:
            raise FormsError(f"report.not_now.{report.state}", title=report.title)

    def _move(self, report: Report, to: ReportState, **body: Any) -> Report:
        self._may(report, to)
        said = {k: v[:_LONGEST] if k in _TOLD else v for k, v in body.items() if v}
        self._ledger.sending.record({"what": sending.STEP, "report": report.id, "to": to} | said)
        self._ledger.settle_versions()
        return self.find(report.id)


def today() -> str:
    return dt.date.today().isoformat()


def dated(form: Form, period: str) -> Form:
    """A form that names no period is for the report's."""
    return replace(form, period=Period.from_key(period)) if period and form.period is None else form


def of_head(head: DraftHead) -> Report:
    when = parse_option(head.period).key if head.period else ""
    return Report(head.id, head.title or head.template, head.template, "", head.subject, when, head.id)


def _of_past(head: SubmissionHead) -> Report:
    step = Step("", "sent", file=head.file_name, sha256=head.sha256, submission=head.id)
    return Report(
        head.id, head.title or head.file_name, head.file_name, head.fingerprint, head.unit_text, head.period,
        state="sent", steps=(step,),
    )  # fmt: skip
