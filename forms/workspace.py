"""The one façade that desktop and command line use: it wires the rooms together and owns one profile.

All calls on one Workspace come from one thread (the profile's connection belongs to it); hand_over() passes it on.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from forms.documents import reader as documents
from forms.errors import Cancelled, FormsError
from forms.journey.travelling import Travelling
from forms.progress import Progress, Silent

if TYPE_CHECKING:
    from forms.documents.opening import Opener
    from forms.model.document import Document, Value
    from forms.model.form import Form
    from forms.model.proposal import Draft
    from forms.model.reports import (
        FileReport,
        IngestReport,
        Problem,
        SourceCheck,
        SourceImport,
        SyncReport,
        WriteReport,
    )
    from forms.profile.store import Profile
    from forms.profile.stretching import Stretch
    from forms.recording.care import Care
    from forms.recording.exports import Export
    from forms.recording.intake import Intake
    from forms.sharing.desk import SourceDesk
    from forms.sharing.offer import Offers
    from forms.sync.desk import ExchangeDesk

_log = logging.getLogger(__name__)
REPORT_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".docx", ".csv", ".tsv", ".doc", ".wps", ".et", ".ods", ".pdf"})
IGNORED_PREFIXES = ("~$", ".~", ".")  # lock files of office programs, hidden files


def inspect_file(path: Path, opener: Opener | None = None) -> tuple[Document, Form]:
    """Read a file and find its fields; `opener` asks for a password. FormsError for what can't be read, file.classified."""
    document, form, _ = _read(path, opener)
    return document, form


def text_of_notice(path: Path, opener: Opener | None = None) -> str:
    """The running text of a notice's file. FormsError for what can't be read, notice.no_text for a scan."""
    from forms.documents.plain_text import file_text

    return file_text(documents.load(path), path.name, opener)


def match_labels(elements: Sequence[Mapping[str, str]], labels: Sequence[Mapping[str, str]]) -> list[dict[str, object]]:
    """The answers of `fillonce match`, in the order of `labels`."""
    from forms.matching.answering import answer_labels

    return answer_labels(elements, labels)


def _read(path: Path, opener: Opener | None = None) -> tuple[Document, Form, bytes]:
    """The file read, its form, and its bytes as they came (locked or of another format as they may be)."""
    from forms.detection import classification_mark, detect
    from forms.documents.opening import Opener

    data = documents.load(path)
    document = documents.read((opener or Opener()).open(data, path.name).data, path.name)
    mark = classification_mark(document)
    if mark:
        raise FormsError("file.classified", file=path.name, mark=mark)
    return document, detect(document), data


class Workspace(Travelling):
    """A profile and what can be done with it."""

    def __init__(self, profile: Profile) -> None:
        from forms.documents.opening import Opener

        self.opener = Opener()  # set its `ask` to be asked for the passwords of locked files
        self._profile = profile

    # Opening and closing

    @staticmethod
    def create(
        folder: Path, passphrase: str | None, unit: str, code: str = "", villages: Sequence[tuple[str, str]] = ()
    ) -> tuple[Workspace, str]:
        """A new profile in `folder`; the second is the recovery key to print and keep sealed."""
        from forms.profile.rows import UnitSettings
        from forms.profile.store import Profile

        profile, recovery = Profile.create(folder, passphrase, UnitSettings(unit, code, tuple(villages)))
        return Workspace(profile), recovery

    @staticmethod
    def open(
        folder: Path, passphrase: str | None = None, recovery_key: str | None = None, *, catch_up: bool = True,
        stretch: Stretch | None = None,
    ) -> Workspace:  # fmt: skip
        """Open a profile. Without `catch_up` that is to be called before anything is proposed or taken in.

        `stretch`: knows the stretched passphrase already (forms.profile.stretching).
        """
        from forms.profile.store import Profile
        from forms.profile.stretching import stretched

        workspace = Workspace(Profile.open(folder, passphrase, recovery_key, stretch=stretch or stretched))
        if catch_up:
            workspace.catch_up()
        return workspace

    @staticmethod
    def throwaway(unit: str, code: str = "", villages: Sequence[tuple[str, str]] = ()) -> Workspace:
        """A profile in a temporary folder with its key in memory only; close() removes it."""
        from forms.profile.rows import UnitSettings
        from forms.profile.store import Profile

        return Workspace(Profile.throwaway(UnitSettings(unit, code, tuple(villages))))

    def hand_over(self) -> None:
        """Let the next thread that calls own the profile."""
        self._profile.hand_over()

    def close(self) -> None:
        self._profile.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def unit_name(self) -> str:
        return self._profile.unit.name

    @property
    def care(self) -> Care:
        """What keeps the profile and its drafts safe, and what waits in it."""
        from forms.recording.care import Care

        return Care(self._profile)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """Things to tell after creating (no keyring on this machine)."""
        return self._profile.remarks

    def original(self, submission: str) -> bytes:
        """The bytes of a submission's file as they were taken in."""
        return self._profile.original(submission)

    # Past reports

    def ingest(
        self,
        paths: Sequence[Path],
        progress: Progress = Silent(),  # noqa: B008 - stateless
        export: Export | None = None,
    ) -> IngestReport:
        """Take in past, filled reports: files, or folders with all below them. The same file again changes nothing.

        `export`: they are dumps of a business system, true for a day of their own.

        Cancelled between two files: what was taken in stays, whole.
        """
        from forms.recording.intake import Intake

        files = _walk(paths)
        intake = Intake(self._ledger)
        stopped: Cancelled | None = None
        reports = []
        try:
            for number, path in enumerate(files):
                progress.step(number, len(files) + 1, path.name)
                reports.append(self._take_in(intake, path, export))
        except Cancelled as cancelled:
            stopped = cancelled
        result = intake.finish(reports)
        if stopped is not None:
            raise stopped
        progress.step(len(files) + 1, len(files) + 1, "")
        return result

    def _take_in(self, intake: Intake, path: Path, export: Export | None) -> FileReport:
        from forms.model.reports import FileReport, Problem

        try:
            document, form, data = _read(path, self.opener)
            return intake.take(document, self._with_review(document, form).form, data, export)
        except FormsError as error:
            return FileReport(path.name, "failed", Problem(error.code, error.said))
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - a defect of ours in one file must not stop the others
            where = _where(error)
            _log.error("a report could not be read: %s", where)  # no message: it may quote a cell
            return FileReport(path.name, "failed", Problem("file.defect", (("file", path.name), ("kind", where))))

    def catch_up(self) -> int:
        """Project again what a newer version understands better; of how many reports."""
        done = self._ledger.project_pending()
        if done:
            self._ledger.settle_versions()
        return len(done)

    # Templates

    def draft(
        self,
        template: Path,
        period: str | None = None,
        subject: str | None = None,
        progress: Progress = Silent(),  # noqa: B008
    ) -> Draft:
        """What the profile proposes for each field. `period` as on the command line; `subject` a name or a key.

        FormsError period.bad, subject.unknown, subject.ambiguous, and those of reading.
        """
        from forms.values.periods import parse_option

        when = parse_option(period) if period else None
        document, form, _ = _read(template, self.opener)
        return self._propose(document, form, template.name, when, subject, progress)

    def write(
        self,
        draft: Draft,
        template: Path,
        out: Path,
        *,
        force: bool = False,
        accept_suggestions: bool = False,
        overrides: Mapping[str, Value] | None = None,
        flatten: bool = False,
        ground: str = "",
        without_ground: Literal["withhold", "fill"] = "withhold",
    ) -> WriteReport:
        """Write what is filled into a copy of the template; `flatten` (PDF) makes the fields part of the pages.

        Sensitive values that another office collected are written on a ground: `ground`, else the one that was stated
        for this template before. Without any they are withheld, or (`without_ground` "fill") written all the same; the
        report says which, and the use is logged either way.
        FormsError output.exists, output.same_as_template, and those of reading and writing.
        """
        from forms.documents import writer
        from forms.filling.account import note
        from forms.filling.answers import answers_of, keep_printed, table_answers, written_count
        from forms.model.reports import WriteReport

        if writer.same_file(template, out):
            raise FormsError("output.same_as_template", file=out.name)
        if out.exists() and not force:
            raise FormsError("output.exists", file=out.name)
        opened = self.opener.open(documents.load(template), template.name)
        use = self._desk().use_of(draft, overrides or {}, accept_suggestions, ground, without_ground)
        draft = use.draft
        answers = answers_of(draft, overrides or {}, accept_suggestions)
        tables = keep_printed(documents.read(opened.data, template.name), table_answers(draft, accept_suggestions))
        written = writer.write(opened.data, opened.format, answers, tables, find=self.opener.find, flatten=flatten)
        saved = writer.save(written.data, writer.named(out, written.format), force)
        self._desk().log_use(use)
        self.sources.delivered.log_use(draft)
        note(self._profile, draft, overrides or {}, accept_suggestions, dt.date.today())
        notes = (*opened.notes, *written.notes, *use.notes)
        return WriteReport(
            str(saved), written_count(answers, tables), notes, written.recalculated, use.ground, use.used, use.withheld
        )

    # Shared sources

    def _shared(self, progress: Progress = Silent()) -> Offers:  # noqa: B008
        return self.sources.offers(progress)

    def import_source(self, path: Path, provider: str = "") -> SourceImport:
        """Take in a catalogue of shared data, or a data file that was delivered; see SourceDesk.take."""
        from forms.sharing.delivered.book import Terms

        return self.sources.take(path, Terms(provider))

    def check_sources(self, template: Path) -> SourceCheck:
        """Which fields of a template a shared source could supply, and how many are already held."""
        from forms.filling.sources import asked_by, check
        from forms.sharing.grades import graded

        draft = self.draft(template)
        return graded(self._shared(), asked_by(self._desk().knowledge(), draft), check(draft))

    # Exchange

    def start_pairing(self, folder: Path) -> str:
        """Begin to pair with another desktop through `folder`: the one-time code to read out."""
        from forms.sync.pairing import start_pairing

        return start_pairing(self._profile, folder)

    def accept_pairing(self, folder: Path, code: str) -> str:
        """Answer the invitation that a code opens; the name of the computer that made it."""
        from forms.sync.pairing import accept_pairing

        return accept_pairing(self._profile, folder, code).name

    @cached_property
    def exchange(self) -> ExchangeDesk:
        """With whom is exchanged, and how far each is."""
        from forms.sync.desk import ExchangeDesk

        return ExchangeDesk(self._profile)

    @cached_property
    def sources(self) -> SourceDesk:
        """Looking through catalogues and deliveries of shared data."""
        from forms.sharing.desk import SourceDesk
        from forms.templates.asked import asked_items

        return SourceDesk(self._ledger, self.opener, lambda: asked_items(self._ledger, self.templates))

    def sync_folder(self, folder: Path, progress: Progress = Silent()) -> SyncReport:  # noqa: B008
        """Exchange with paired desktops through `folder`; what came in is projected, differences become conflicts."""
        from forms.sync.folder import exchange

        exchanged = exchange(self._profile, folder, progress)
        self.care.note_exchange()
        arrived = exchanged.new_submissions
        if not arrived and not exchanged.limited and not exchanged.kinds:
            return exchanged.report
        self._ledger.learn_villages(self._profile.submission(id) for id in arrived)
        self._ledger.project_pending()
        before = set(arrived)
        versions = self._ledger.settle_versions()
        conflicts = sum(bool({a, b} & before) for a, b in versions.differing)
        return replace(exchanged.report, conflicts=conflicts)


def _walk(paths: Sequence[Path]) -> list[Path]:
    """Files as given, folders with every report below them in the order of their names; of PDF files only forms, since
    folders also hold notices and scans."""
    out: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = (p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith(IGNORED_PREFIXES))
            reports = [p for p in found if p.suffix.lower() in REPORT_SUFFIXES]
            out += [p for p in reports if p.suffix.lower() != ".pdf" or documents.is_pdf_form(p)]
        else:
            out.append(path)
    return list(dict.fromkeys(out))


def _where(error: Exception) -> str:
    """The kind of a defect and its line, without what it says: that may hold personal data."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    at = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame is not None else "?"
    return f"{type(error).__name__}, {at}"
