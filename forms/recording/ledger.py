"""The recorder: takes read reports into the profile's journal and keeps what is projected from it up to date."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from forms.matching.definition import Definition
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.facts import Submission
from forms.profile.projection import Projection as Tables
from forms.profile.rows import LocalElement, SubjectRow, SubmissionHead, TableHead
from forms.profile.store import Profile
from forms.recording.decision_book import DecisionBook
from forms.recording.people import People, people
from forms.recording.project import Beforehand, Projection, project, version, villages_in
from forms.recording.sending import SendingBook
from forms.recording.subjects import SubjectBook, thing_key, village_key
from forms.recording.versions import Copy, Versions, settle

VILLAGES = "villages_seen"


@dataclass(frozen=True, slots=True)
class Projected:
    """What projecting one submission gave."""

    facts: int
    new_elements: int
    unread: tuple[tuple[str, str], ...]


class Ledger:
    """One profile's recorder. The index of elements is built when first needed and grows with the profile."""

    def __init__(self, profile: Profile, reader: LabelReader) -> None:
        self.profile = profile
        self.reader = reader
        self.decisions = DecisionBook(profile)
        self.sending = SendingBook(profile)
        self._index: ElementIndex | None = None

    @property
    def index(self) -> ElementIndex:
        if self._index is None:
            known = ((e.id, element_definition(e)) for e in self.profile.elements())
            self._index = ElementIndex(self.reader, known)
        return self._index

    def book(self) -> SubjectBook:
        """The reporting unit with the villages set up and those seen in reports."""
        unit = self.profile.unit
        given = {village_key(name) or name for name, _ in unit.villages}
        seen = set(self.profile.setting(VILLAGES, []))
        things = {
            thing_key(name): row.id for row in self.profile.subjects("thing") for name in (row.name, *row.keys.values())
        }
        return SubjectBook(unit.name, frozenset(given | seen), things)

    def people(self) -> People:
        """Which subjects are one and the same, by what is known and decided now."""
        owners = self.profile.described_subjects()
        listed = self.profile.subject_uses({*owners, *(p for persons in owners.values() for p in persons)})
        return people(owners, self.profile.twin_subjects(), listed, self.decisions.now().standing.live)

    def learn_villages(self, submissions: Iterable[Submission]) -> bool:
        """Note villages that stand as row labels; True where a new one was seen."""
        seen = set(self.profile.setting(VILLAGES, []))
        found = set().union(*(villages_in(s) for s in submissions)) - seen if not self.profile.unit.villages else set()
        if found:
            self.profile.put_setting(VILLAGES, sorted(seen | found))
        return bool(found)

    def look_at(self, submission: Submission) -> Beforehand:
        """What a submission would say; nothing is kept."""
        book = self.book()
        return Beforehand(project(self.reader, book, "", submission), self.reader, book, submission)

    def project_one(self, id: str, submission: Submission, made: Beforehand | None = None) -> Projected:
        """Compute the facts of one submission anew and put them in place of the old ones.

        `made` spares the computing where it was made from the very same (the id of a submission stands in no table of
        facts, so that theirs don't matter).
        """
        book = self.book()
        if made is not None and made.serves(self.reader, book, submission):
            return self._keep(id, made.projection)
        return self._project(id, submission, book)

    def _project(self, id: str, submission: Submission, book: SubjectBook) -> Projected:
        return self._keep(id, project(self.reader, book, id, submission))

    def _keep(self, id: str, projected: Projection) -> Projected:
        index = self.index
        new = sum(name not in index.definitions for name in projected.elements)
        _store(self.profile, id, projected, version(self.reader))
        for name, definition in projected.elements.items():
            index.add(name, definition)
        return Projected(len(projected.facts), new, tuple(projected.unread))

    def project_pending(self, everything: bool = False) -> dict[str, Projected]:
        """Project every submission that isn't (by this version's rules), or all of them."""
        pending = [
            h.id for h in self.profile.submissions() if everything or h.projected_version != version(self.reader)
        ]
        before = self.book()
        out = {id: self._project(id, self.profile.submission(id), before) for id in pending}
        after = self.book()
        new = after.things.keys() - before.things.keys()
        for id in pending if new else ():  # a roster just read may name the things that another report's rows speak of
            submission = self.profile.submission(id)
            if any(thing_key(label) in new for o in submission.observations if o.row < 0 for label in o.row_path):
                out[id] = self._project(id, submission, after)
        return out

    def settle_versions(self) -> Versions:
        """Decide which submissions count as sources and tell the profile. Of a report that was returned, or isn't sent
        yet, neither its own file counts nor a copy that says the same."""
        heads = self.profile.submissions()
        sending = self.sending.now()
        withheld = sending.withheld(heads)
        versions = settle(_without(withheld, sending.standing, self._copies(heads)))
        self.profile.set_heads(versions.heads - self.decisions.now().retired, withheld)
        return versions

    def _copies(self, heads: Sequence[SubmissionHead]) -> list[Copy]:
        """Content is only read where several submissions could be copies of one report."""
        sizes: dict[tuple[str, ...], int] = defaultdict(int)
        for head in heads:
            sizes[_group(head)] += 1
        return [
            Copy(
                head.id, head.file_name, _group(head), head.status_words,
                content(self.profile.submission(head.id)) if sizes[_group(head)] > 1 else frozenset(),
                head.source == "report",
            )
            for head in heads
        ]  # fmt: skip


def _without(withheld: Collection[str], sent: Collection[str], copies: Sequence[Copy]) -> list[Copy]:
    """Copies that may count: those that a person said were sent; of the others none that is withheld, nor one that says
    the same."""
    gone = {(c.group, c.values) for c in copies if c.id in withheld and c.is_report and c.values}
    return [c for c in copies if c.id in sent or (c.id not in withheld and (c.group, c.values) not in gone)]


def _group(head: SubmissionHead) -> tuple[str, ...]:
    return (head.fingerprint, head.unit_text, head.period)


def content(submission: Submission) -> frozenset[tuple[str, ...]]:
    """What a report says, without where: labels, row and value. Copies of one report have the same."""
    return frozenset(
        ("/".join(o.path), "/".join(o.row_path), str(o.row), _same(o.raw))
        for o in submission.observations
        if not o.hidden
    )


def _same(raw: str) -> str:
    try:
        return f"{Decimal(raw).normalize():f}"
    except InvalidOperation:
        return raw.strip()


def element_definition(element: LocalElement) -> Definition:
    return Definition.from_json(json.dumps(dict(element.definition)))


def _store(tables: Tables, id: str, projected: Projection, version: int) -> None:
    tables.replace_projection(
        id,
        projected.facts,
        [TableHead(id, r.table, "roster", r.title, r.signature, r.period, r.rows) for r in projected.rosters],
        [LocalElement(name, d.text, json.loads(d.to_json())) for name, d in projected.elements.items()],
        [_subject(name, names, projected.described.get(name, ())) for name, names in projected.subjects.items()],
        version,
    )


def _subject(id: str, names: set[str], described: Iterable[str]) -> SubjectRow:
    kinds = {"unit": "unit", "v": "village", "p": "person", "n": "person", "t": "thing"}
    prefix, _, key = id.partition(":")
    keys = {f"name{n}": name for n, name in enumerate(sorted(names))} | ({"key": key} if key else {})
    keys |= {f"as:{name}": name for name in described}
    return SubjectRow(id, kinds.get(prefix, "thing"), min(names) if names else key or id, keys)
