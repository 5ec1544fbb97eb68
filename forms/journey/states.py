"""A report's states: 草稿, 送审, 已签, 已报送, 退回, 更正. Each step is a decision in the journal and can be taken back until
the report was sent.

Freezing keeps the file's bytes; sending takes exactly those in by the same way as past reports, so that what was filled is
read back. Which submissions count follows from the steps (forms/recording/sending.py).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from forms.documents.convert import Finder, find_converter
from forms.documents.paper import paper_docx
from forms.documents.writer import save
from forms.errors import FormsError
from forms.filling.browsing import Browser
from forms.filling.grounds import USE
from forms.journey import report_files
from forms.journey.corrections import correction_note, preview_of
from forms.journey.letters import load_words
from forms.journey.report_book import ReportBook, dated, of_head, today
from forms.journey.returning import Returned, Wanted, hand_out
from forms.journey.sign_sheet import Say, roles_of, sheet_of, sheet_paper
from forms.journey.signing import digests, edited, file_hash
from forms.model.document import Document, Value
from forms.model.form import Form
from forms.model.states import OUT, CorrectionPreview, EditedSince, Report
from forms.recording import sending
from forms.recording.decisions import UNDO
from forms.recording.observe import submission_of
from forms.values.periods import parse_option

_LONGEST = 1000  # characters of a receiver


class ReportDesk(ReportBook):
    """Reached by Workspace.reports; belongs to the workspace's thread."""

    # Review and signature

    def submit(
        self,
        file: Path,
        *,
        report: str = "",
        draft: str = "",
        drafted: Mapping[str, Value] | None = None,
        period: str = "",
        by: str = "",
        note: str = "",
        day: str = "",
    ) -> Report:
        """送审: freeze a filled file. It belongs to `report`, else to the report of `draft`, else to one of the same form,
        unit and period that isn't out, else a new one begins. The same file again changes nothing.

        `drafted`: what a person left in the draft, by place; `period` as on the command line, where the file names none.
        FormsError of reading, report.is_out, report.not_now.*, report.other_form.
        """
        data = self.load(file)
        document, form = self.read(data, file.name)
        kept = self._placed(form, file.name, report, draft, period)
        frozen = kept.frozen
        if kept.state == "review" and frozen is not None and frozen.sha256 == file_hash(data):
            return kept
        body = self._freeze(kept, document, form, data, file.name)
        more = {"drafted": digests(drafted)} if drafted else {}
        return self._move(kept, "review", by=by, note=note, day=day, **body, **more)

    def _placed(self, form: Form, name: str, report: str, draft: str, period: str) -> Report:
        """The report a file belongs to; begun where there is none."""
        when = form.period or (parse_option(period) if period else None)
        key = when.key if when else ""
        unit = form.unit_text or self._profile.unit.name
        kept = self._known(form, report, draft, unit, key)
        if kept is not None:
            return kept
        begun = Report(secrets.token_hex(8), form.title or Path(name).stem, name, form.fingerprint, unit, key, draft)
        self._begin(begun)
        return begun

    def _known(self, form: Form, report: str, draft: str, unit: str, period: str) -> Report | None:
        found = self.find(report) if report else self.of_draft(draft) if draft else None
        if found is not None and found.fingerprint and found.fingerprint != form.fingerprint:
            raise FormsError("report.other_form", title=found.title)
        if found is None:
            same = [
                r
                for r in self._ledger.sending.now().reports.values()
                if (r.fingerprint, r.unit, r.period) == (form.fingerprint, unit, period) and (not draft or not r.draft)
            ]
            found = same[-1] if same else None
        if found is not None and found.state in OUT:
            raise FormsError("report.is_out", title=found.title)
        return found

    def sign(self, id: str, signed: Sequence[tuple[str, str]], day: str = "", by: str = "", note: str = "") -> Report:
        """已签: (role, name) of those who signed; a name may be left out where it stands on the paper only."""
        return self._move(self.find(id), "signed", by=by, note=note, day=day, signed=[list(pair) for pair in signed])

    def take_back(self, id: str, note: str = "", by: str = "") -> Report:
        """Back to 草稿: it needs work, or was changed after it was signed; what was frozen holds no more."""
        return self._move(self.find(id), "draft", by=by, note=note)

    def check(self, id: str, file: Path) -> EditedSince:
        """What differs in a file from the version that was frozen (签后改动). FormsError of reading, report.nothing_frozen."""
        report = self.find(id)
        name, before = self.frozen_file(report)
        data = self.load(file)
        document, form = self.read(data, file.name)
        return edited(self.read(before, name)[0], document, form, before == data)

    # Out and back

    def send(
        self,
        id: str,
        receiver: str,
        *,
        day: str = "",
        channel: str = "",
        by: str = "",
        note: str = "",
        unsigned: Path | None = None,
        drafted: Mapping[str, Value] | None = None,
    ) -> Report:
        """已报送: the version that was signed goes out, and from now on counts. A returned one may go out again as it was.

        `unsigned`: a file that goes out of a draft without signatures, as a person says; `drafted` as in submit().
        FormsError report.not_now.*, report.no_receiver.
        """
        report = self.find(id)
        if not receiver.strip():
            raise FormsError("report.no_receiver", title=report.title)
        body: dict[str, Any] = {}
        if report.state == "draft":
            if unsigned is None:
                raise FormsError("report.not_now.draft", title=report.title)
            name, data = unsigned.name, self.load(unsigned)
            body = self._freeze(report, *self.read(data, name), data, name) | {"unsigned": True}
            body |= {"drafted": digests(drafted)} if drafted else {}
        else:
            self._may(report, "sent")
            name, data = self.frozen_file(report)
        submission = self._take_in(data, name, report.period)
        return self._move(
            report, "sent", by=by, note=note, day=day or today(), receiver=receiver, channel=channel,
            submission=submission, **body,
        )  # fmt: skip

    def begin(self, file: Path, draft: str, period: str = "") -> Report:
        """The report a filled file belongs to, as submit() finds or begins it; nothing is frozen."""
        _, form = self.read(self.load(file), file.name)
        return self._placed(form, file.name, "", draft, period)

    def begin_draft(self, draft: str) -> Report:
        """The report of a draft, begun where there is none: for one that is sent unsigned. FormsError draft.missing."""
        known = self.of_draft(draft)
        if known is not None:
            return known
        head = self._profile.drafts.read(draft).head
        begun = replace(of_head(head), id=secrets.token_hex(8))
        self._begin(begun)
        return begun

    def mark_returned(self, id: str, reason: str, day: str = "", by: str = "") -> Report:
        """退回: it stops being a source until it is sent again. FormsError report.no_reason."""
        report = self._adopted(self.find(id))
        if not reason.strip():
            raise FormsError("report.no_reason", title=report.title)
        return self._move(report, "returned", by=by, note=reason, day=day or today())

    def preview_correction(self, id: str, file: Path) -> CorrectionPreview:
        """What a corrected file changes in a report that was sent, and who else used the old values; nothing is kept.

        FormsError report.not_now.*, report.other_form, report.no_change, and those of reading.
        """
        return self._corrected(self.find(id), file)[0]

    def _corrected(self, report: Report, file: Path) -> tuple[CorrectionPreview, bytes, tuple[Document, Form]]:
        """What a corrected file says, read once: what it changes, its bytes, and what was read."""
        self._may(report, "corrected")
        data = self.load(file)
        document, form = self.read(data, file.name)
        if form.fingerprint != self._fingerprint(report):
            raise FormsError("report.other_form", title=report.title)
        now = submission_of(document, dated(form, report.period), "0" * 64)
        preview = preview_of(self._ledger, Browser(self._ledger), report, now)
        if preview.changes.empty:
            raise FormsError("report.no_change", file=file.name)
        return preview, data, (document, form)

    def correct(
        self, id: str, file: Path, reason: str, receiver: str = "", day: str = "", by: str = "",
        drafted: Mapping[str, Value] | None = None,
    ) -> tuple[Report, CorrectionPreview]:  # fmt: skip
        """更正: the corrected file takes the place of the one that was sent; with what the preview said.

        FormsError as preview_correction, report.no_reason.
        """
        if not reason.strip():
            raise FormsError("report.no_reason", title=self.find(id).title)
        preview, data, read = self._corrected(self.find(id), file)
        report = self._adopted(self.find(id))
        body = self._freeze(report, *read, data, file.name)
        submission = self._take_in(data, file.name, report.period, read)
        sent = next((s.receiver for s in reversed(report.steps) if s.receiver), "")
        changes = [
            [e.address, list(e.labels), e.before, e.now] for e in (*preview.changes.edits, *preview.changes.rows)
        ]
        done = self._move(
            report, "corrected", by=by, note=reason, day=day or today(), receiver=receiver or sent,
            submission=submission, changes=changes, drafted=digests(drafted or {}), **body,
        )  # fmt: skip
        return done, preview

    def _fingerprint(self, report: Report) -> str:
        heads = self._profile.submissions({report.standing})
        return heads[0].fingerprint if heads else report.fingerprint

    def attach(self, id: str, path: Path, pages: str = "") -> Report:
        """Keep the stamped scan of the version that holds; `pages` of a file of many papers ('3-4').

        FormsError as report_files.load_scan, report.nothing_frozen.
        """
        report = self.find(id)
        data, name = report_files.load_scan(path, pages)
        report = self._adopted(report) if report.state in OUT else report
        step = report.frozen
        if step is None:
            raise FormsError("report.nothing_frozen", title=report.title)
        sha256 = report_files.keep(self._profile, data, name, "scan", report.id)
        item = {
            "what": sending.SCAN, "report": report.id, "sha256": sha256, "name": name, "size": len(data),
            "version": step.sha256,
        }  # fmt: skip
        self._ledger.sending.record(item)
        return self.find(report.id)

    def note_export(self, report: Report, files: Sequence[str], to: str, ground: str, locked: bool) -> None:
        """Write down what was handed out: names of files, never what stands in them."""
        item = {
            "what": sending.EXPORT, "report": report.id, "files": list(files), "to": to[:_LONGEST], "ground": ground,
            "locked": locked, "day": today(),
        }  # fmt: skip
        self._ledger.sending.record(item)

    def export(self, id: str, data: bytes, out: Path, force: bool = False) -> Path:
        """Write a paper or the scan of a report to `out`, and note that it was; the name it has in the end.

        Raises FormsError output.exists (unless `force`), output.unwritable.
        """
        report = self.find(id)
        saved = save(data, out, force)
        self.note_export(self._adopted(report) if report.state in OUT else report, [saved.name], "", "", False)
        return saved

    # Papers and the return

    def sign_sheet(self, id: str, names: Mapping[str, str], say: Say) -> bytes:
        """The sign sheet (.docx) of the version that was frozen; `names` by role, `say` makes sentences of checks."""
        report = self.find(id)
        words = load_words("sign_sheet")
        submission, form = self.submission(report)
        return paper_docx(sheet_paper(sheet_of(self._ledger, report, submission, form, words, names), words, say))

    def roles(self, id: str) -> tuple[str, ...]:
        """Who signs a report, as its form or else the usual way has it."""
        return roles_of(self.submission(self.find(id))[1], load_words("sign_sheet"))

    def correction_note(self, id: str) -> bytes:
        """更正说明 (.docx) of the last correction. FormsError report.not_corrected."""
        report = self.find(id)
        step = next((s for s in reversed(report.steps) if s.to == "corrected"), None)
        if step is None:
            raise FormsError("report.not_corrected", title=report.title)
        return paper_docx(correction_note(report, step, load_words("correction")))

    def hand_out(self, id: str, folder: Path, wanted: Wanted, find: Finder = find_converter) -> Returned:
        """Put what goes back into `folder`, and note that it was. Errors: returning.hand_out."""
        report = self.find(id)
        if not wanted.ground:
            wanted = replace(wanted, ground=self._ground(report.fingerprint))
        done = hand_out(self, report, folder, wanted, self._profile.unit.name, find)
        self.note_export(self._adopted(report), done.files, wanted.to, wanted.ground, bool(wanted.password))
        return done

    def _ground(self, fingerprint: str) -> str:
        """The ground on which sensitive values were last used for this template."""
        uses = (d for d in self._ledger.decisions.now().live(USE) if d.text("template") == fingerprint)
        return next((d.text("ground") for d in reversed(list(uses)) if d.text("ground")), "")

    def undo(self, id: str) -> Report:
        """Take the last step back. What left the house stays so: it is returned or corrected. FormsError report.stays_sent,
        report.nothing_to_undo."""
        report = self.find(id)
        last = report.last
        if last is None or report.id not in self._ledger.sending.now().reports:
            raise FormsError("report.nothing_to_undo", title=report.title)
        if last.to in OUT:
            raise FormsError("report.stays_sent", title=report.title)
        self._ledger.sending.record({"what": UNDO, "supersedes": [last.id]})
        self._ledger.settle_versions()
        return self.find(report.id)
