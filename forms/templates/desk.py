"""All that a workspace does with templates: taking in, looking through, reviewing, publishing."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from forms.detection import classification_mark, detect
from forms.detection.versions import FormChanges, compare_forms
from forms.documents import reader as documents
from forms.documents.opening import Opener
from forms.errors import Cancelled, FormsError
from forms.filling.pace import measure
from forms.model.document import Document
from forms.model.form import Form
from forms.model.period import Period
from forms.model.prepublish import PublishCheck
from forms.model.proposal import Draft
from forms.model.reports import Problem, SourceCheck
from forms.model.templates import Offered, Published, TemplateArrival, TemplateLine
from forms.profile import feeds
from forms.profile.identity import Device
from forms.profile.rows import SubmissionHead
from forms.profile.store import Profile
from forms.progress import Progress, Silent
from forms.recording.ledger import Ledger
from forms.templates import publishing, shelf
from forms.templates.applying import Applied, apply
from forms.templates.corrections import Correction
from forms.templates.editing import Review
from forms.templates.kinship import count, kinship
from forms.templates.overlap import Asking, askings
from forms.templates.publish_check import Other, Pace, publish_check, source_check
from forms.templates.reviews import layer_of, review_item
from forms.templates.shelf import Stored
from forms.templates.signing import Sidecar, signer_of

_KINDS = (("半年", "half_year"), ("季", "quarter"), ("月", "month"), ("年", "year"), ("日", "day"), ("周", "week"))
_KIND = re.compile(r"(半年|季|月|年|日|周)(?:度)?(?:报|统计|汇总|备案|情况|台账|度)")
_KEPT = 40  # templates whose form is kept in mind


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A template to look at. `review` is the form as detected with what was said of it; `applied` the two together.

    `before` is the version before this one as it was reviewed, `changes` what differs from it; None for a first version.
    """

    line: TemplateLine
    data: bytes
    review: Review
    applied: Applied
    before: OpenedTemplate | None = None
    changes: FormChanges | None = None


class Propose(Protocol):
    """Makes the draft of a form that was read already."""

    def __call__(self, document: Document, form: Form, *, progress: Progress = ...) -> Draft: ...


class TemplateDesk:
    """The templates of one profile. `propose` makes the draft of a form that was read already."""

    def __init__(self, ledger: Ledger, opener: Opener, propose: Propose) -> None:
        self._ledger = ledger
        self._profile = ledger.profile
        self._opener = opener
        self._propose = propose
        self._read_before: dict[str, tuple[Document, Form]] = {}

    # What a review says, for whoever fills

    def reviewed(self, document: Document, form: Form) -> Applied:
        """A detected form with what was said about its template."""
        return apply(document, form, layer_of(self._ledger.decisions.now().standing.live, form.fingerprint))

    # Taking in

    def bring_in(self, paths: Sequence[Path], progress: Progress = Silent()) -> tuple[TemplateArrival, ...]:  # noqa: B008
        """Take in blank templates. A file that can't be read is named with the reason; the others come in all the same.

        The same file again changes nothing. Cancelled between two files: what came in stays.
        """
        out = []
        for number, path in enumerate(paths):
            progress.step(number, len(paths), path.name)
            out.append(self._guarded(path))
        progress.step(len(paths), len(paths), "")
        return tuple(out)

    def _guarded(self, path: Path) -> TemplateArrival:
        try:
            return self.take(documents.load(path), path.name)
        except Cancelled:
            raise
        except FormsError as error:
            return TemplateArrival(path.name, "failed", error=Problem(error.code, error.said))

    def take(self, data: bytes, name: str, said: Sidecar | None = None, by: str = "") -> TemplateArrival:
        """Take in one file; `said` is the sidecar it was published with, `by` its publisher's name.

        FormsError of reading, file.classified, template.nothing_asked.
        """
        document, form = self._read(data, name)
        if not form.fields and not form.tables and not _says_anything(document):
            raise FormsError("template.nothing_asked", file=name)
        sha256 = hashlib.sha256(data).hexdigest()
        own = feeds.own_identity(self._profile.database).device.id
        publisher = said.device if said and said.device != own else ""
        known = [s for s in self.heads() if s.sha256 == sha256 and s.publisher == publisher]
        if known:
            return TemplateArrival(name, "unchanged", known[-1].id, form.title or name, known[-1].version)
        older = self._older(form)
        same = older is not None and older.fingerprint == form.fingerprint
        version = 1 if older is None else older.version + (0 if same else 1)
        body: dict[str, object] = {
            "file_name": name, "title": form.title or Path(name).stem, "issuer": form.issuer, "kind": _kind(form),
            "fingerprint": form.fingerprint, "version": version, "publisher": publisher, "publisher_name": by,
            "fields": asked(form),
        }  # fmt: skip
        id = shelf.keep(self._profile, data, body, older.family if older else "")
        changes = 0 if older is None or same else count(compare_forms(self._form_of(older)[1], form))
        status = "new" if older is None else "same" if same else "version"
        return TemplateArrival(name, status, id, form.title or Path(name).stem, version, changes, asked(form))  # type: ignore[arg-type]

    def _older(self, form: Form) -> Stored | None:
        """The template this form is a file of: its own fingerprint, else the nearest kin."""
        newest = list(self.heads())
        same = [s for s in newest if s.fingerprint == form.fingerprint]
        if same:
            return same[-1]
        scored = []
        for number, one in enumerate(newest):
            try:
                scored.append((kinship(self._form_of(one)[1], form), number))
            except FormsError:
                continue  # its file hasn't come with the exchange yet
        best = max(scored, default=(0.0, -1))
        return newest[best[1]] if best[0] > 0 else None

    def _read(self, data: bytes, name: str) -> tuple[Document, Form]:
        opened = self._opener.open(data, name)
        document = documents.read(opened.data, name)
        if mark := classification_mark(document):
            raise FormsError("file.classified", file=name, mark=mark)
        return document, detect(document)

    # Looking

    def heads(self) -> list[Stored]:
        """The latest file of each template."""
        return shelf.heads(shelf.everything(self._profile), self._ledger.decisions.now().standing.live)

    def lines(self, progress: Progress = Silent()) -> tuple[TemplateLine, ...]:  # noqa: B008
        """The templates, those taken in last first."""
        newest = self.heads()
        reports: dict[str, list[SubmissionHead]] = {}
        for head in self._profile.submissions():
            if head.head:
                reports.setdefault(head.fingerprint, []).append(head)
        devices = _devices(self._profile)
        out = []
        for number, one in enumerate(newest):
            progress.step(number, len(newest), one.title)
            out.append(self._line(one, reports.get(one.fingerprint, []), devices))
        return tuple(reversed(out))

    def _line(
        self, one: Stored, reports: Sequence[SubmissionHead] = (), devices: Mapping[str, Device] | None = None
    ) -> TemplateLine:
        known = (devices or {}).get(one.publisher)
        signer = signer_of(_key_only(one, known), devices or {}) if one.publisher else ""
        layer = layer_of(self._ledger.decisions.now().standing.live, one.fingerprint)
        return TemplateLine(
            one.id, one.family, one.title, one.file, one.issuer, one.kind, one.version, one.fingerprint, one.time,
            self._fields(one, layer), len(layer), len(reports), _newest(reports),
            (known.name if known else one.publisher_name) if one.publisher else "", signer,
        )  # fmt: skip

    def _fields(self, one: Stored, layer: Sequence[Correction]) -> int:
        """How many the form asks for. The file is read again only where a reviewer changed that."""
        if not layer:
            return one.fields
        try:
            document, form = self._form_of(one)
        except FormsError:
            return one.fields  # its file hasn't come with the exchange yet; opening it says so
        return asked(apply(document, form, layer).form)

    def _form_of(self, one: Stored) -> tuple[Document, Form]:
        """Raises FormsError record.no_original and those of reading."""
        if one.sha256 not in self._read_before:
            while len(self._read_before) >= _KEPT:
                del self._read_before[next(iter(self._read_before))]
            self._read_before[one.sha256] = self._read(self._profile.original(one.sha256), one.file)
        return self._read_before[one.sha256]

    def open(self, id: str) -> OpenedTemplate:
        """A template with its review, and the version before it. FormsError template.unknown, record.no_original."""
        one = shelf.find(self._profile, id)
        opened = self._opened(one)
        earlier = shelf.before(shelf.everything(self._profile), one)
        if earlier is None:
            return opened
        before = self._opened(earlier)
        return replace(opened, before=before, changes=compare_forms(before.applied.form, opened.applied.form))

    def _opened(self, one: Stored) -> OpenedTemplate:
        document, form = self._form_of(one)
        layer = layer_of(self._ledger.decisions.now().standing.live, form.fingerprint)
        review = Review(document, form, layer)
        return OpenedTemplate(self._line(one), self._profile.original(one.sha256), review, apply(document, form, layer))

    def check(self, id: str) -> SourceCheck:
        """Before publishing: which fields are held already, which a shared source could supply, which are new."""
        document, form = self._form_of(shelf.find(self._profile, id))
        return source_check(self._propose(document, form))

    def look_over(
        self,
        id: str | Path,
        today: dt.date,
        units: int = 0,
        pace: Pace | None = None,
        progress: Progress = Silent(),  # noqa: B008
    ) -> PublishCheck:
        """The same field by field, with what other current templates ask, what answering costs, and the marks it needs.

        `id`: of a template, or a file that needn't be one. `units`: how many will answer, 0 for each village that is set
        up. `pace`: None for what was measured here. FormsError template.unknown and those of reading.
        """
        document, form, title, family = self._to_publish(id)
        others = [o for o in self.heads() if o.family != family]
        steps, known = len(others) + 1, []
        for number, other in enumerate(others):
            progress.step(number, steps, other.title)
            try:
                known.append(
                    Other(other.id, other.title, other.issuer, _asks(self, self._ledger, *self._form_of(other)))
                )
            except FormsError:
                continue  # its file hasn't come with the exchange yet
        progress.step(len(others), steps, title)
        draft = self._propose(document, form, progress=progress)
        units = units or len(self._profile.unit.villages) or len(self._ledger.book().villages) or 1
        reader = self._ledger.reader
        asks = _asks(self, self._ledger, document, form)
        return publish_check(reader, draft, asks, known, units, pace or _pace(self._profile), today)

    def _to_publish(self, id: str | Path) -> tuple[Document, Form, str, str]:
        """The form, its title and the family of templates it belongs to ("": none)."""
        if isinstance(id, str):
            one = shelf.find(self._profile, id)
            return *self._form_of(one), one.title, one.family
        document, form = self._read(documents.load(id), id.name)
        older = self._older(form)
        return document, form, form.title or id.name, older.family if older else ""

    def drafts(self, progress: Progress = Silent()) -> Iterator[Draft]:  # noqa: B008
        """The draft of each current template, its own period and subject; those that can't be read now are left out."""
        current = self.heads()
        for number, one in enumerate(current):
            progress.step(number, len(current), one.title)
            try:
                yield self._propose(*self._form_of(one))
            except FormsError:
                continue  # its file hasn't come with the exchange yet
        progress.step(len(current), len(current), "")

    # Reviewing

    def save_review(self, id: str, layer: Sequence[Correction]) -> None:
        """Keep what was said about a template; it holds for every file of it from now on."""
        one = shelf.find(self._profile, id)
        live = self._ledger.decisions.now().standing.live
        if layer_of(live, one.fingerprint) != tuple(layer):
            self._ledger.decisions.record([review_item(live, one.fingerprint, one.title, layer)])

    def put_away(self, id: str) -> str:
        """Take a template off the list; the id of the decision, which can be undone. Its file stays in the journal."""
        one = shelf.find(self._profile, id)
        return self._ledger.decisions.record([{"what": shelf.RETIRED, "record": one.id, "title": one.title}])[0]

    # Publishing

    def publish(self, id: str, folder: Path) -> Published:
        """Put a template and its review, signed, into a folder that others take from.

        FormsError template.unknown, template.folder_missing, template.folder_unwritable, template.name_taken.
        """
        one = shelf.find(self._profile, id)
        live = self._ledger.decisions.now().standing.live
        identity = feeds.own_identity(self._profile.database)
        data, layer = self._profile.original(one.sha256), layer_of(live, one.fingerprint)
        return publishing.publish(folder, one, data, layer, identity, self._profile.unit.name)

    def offered(self, folder: Path) -> tuple[Offered, ...]:
        """What a folder offers, each checked. FormsError template.folder_missing."""
        held = frozenset((s.sha256, s.publisher) for s in shelf.everything(self._profile))
        return publishing.look(folder, _devices(self._profile), held)

    def take_published(
        self, folder: Path, sidecars: Sequence[str], progress: Progress = Silent()  # noqa: B008
    ) -> tuple[TemplateArrival, ...]:  # fmt: skip
        """Take in published templates with their reviews; nothing that was changed or not signed comes in."""
        out = []
        for number, name in enumerate(sidecars):
            progress.step(number, len(sidecars), name)
            out.append(self._take_published(folder, name))
        progress.step(len(sidecars), len(sidecars), "")
        return tuple(out)

    def _take_published(self, folder: Path, name: str) -> TemplateArrival:
        devices = _devices(self._profile)
        try:
            said, data, _ = publishing.verified(folder, name, devices)
            known = devices.get(said.device)
            arrival = self.take(data, said.file, said, known.name if known else said.by)
        except FormsError as error:
            return TemplateArrival(name, "failed", error=Problem(error.code, error.said))
        self._adopt(arrival.id, said)
        return arrival

    def _adopt(self, id: str, said: Sidecar) -> None:
        """The publisher's review, below what was said here."""
        one = shelf.find(self._profile, id)
        live = self._ledger.decisions.now().standing.live
        item = review_item(live, one.fingerprint, one.title, said.layer, said.device)
        names = set(item["supersedes"])
        before = [d for d in live if d.id in names]
        if (said.layer or before) and not any(d.body.get("corrections") == item["corrections"] for d in before):
            self._ledger.decisions.record([item])


def _devices(profile: Profile) -> dict[str, Device]:
    return {d.id: d for d in profile.devices()}


def _says_anything(document: Document) -> bool:
    """A form in which nothing was found to fill can still be reviewed; an empty file can't."""
    printed = any(value not in (None, "") for grid in document.grids for line in grid.values for value in line)
    return printed or any(p.text.strip() for p in document.paragraphs)


def asked(form: Form) -> int:
    """Single fields that a report answers, and columns of rosters."""
    single = sum(1 for f in form.fields if f.role == "entry")
    return single + sum(len(t.columns) for t in form.tables if t.kind == "roster")


def _kind(form: Form) -> str:
    """How often a form is asked for, by its period or its title; "" where it doesn't say."""
    if found := _KIND.search(form.title):
        return dict(_KINDS)[found[1]]
    return form.period.kind if form.period else ""


def _asks(desk: TemplateDesk, ledger: Ledger, document: Document, form: Form) -> tuple[Asking, ...]:
    return askings(ledger.reader, ledger.book(), desk.reviewed(document, form).form)


def _pace(profile: Profile) -> Pace:
    typing, _ = measure(profile)
    return Pace(typing.value, bool(typing.measured))


def _newest(reports: Sequence[SubmissionHead]) -> str:
    periods = [Period.from_key(head.period) for head in reports if head.period]
    return max(periods, key=lambda p: p.end).key if periods else ""


def _key_only(one: Stored, known: Device | None) -> Sidecar:
    signing = known.signing.hex() if known else ""
    return Sidecar("", "", "", "", "", 1, "", "", one.publisher, signing)
