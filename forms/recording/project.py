"""From what was read to facts: identify the element, the subject and the period of every observation.

A projection: it can be thrown away and computed again when the vocabulary or these rules improve (VERSION says which).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.matching.definition import Definition
from forms.matching.labels import LabelReader
from forms.model.facts import Fact, Observation, Submission
from forms.model.period import Period
from forms.recording.asking import Frame, ask, of_a_thing, period_of
from forms.recording.doubts import doubtful
from forms.recording.frames import frame_of_submission
from forms.recording.people import described, has_id
from forms.recording.reading import DOUBT, read_value
from forms.recording.rosters import Path, RowSubject, Telling, define_columns, grouped_rows, signature, subject_told
from forms.recording.row_doubts import ID_MISSING, ID_TWICE, row_doubts
from forms.recording.subjects import SubjectBook, village_key

RULES = 10  # to be raised when the rules of this room change what a report is understood to say


def version(reader: LabelReader) -> int:
    """What projections are marked with: these rules and this table of words. Another version is projected again."""
    return (RULES << 32) | reader.lexicon.digest


_NEVER_DATA = frozenset({"filler", "opinion"})
NEVER_A_SOURCE = frozenset({"填报人", "审核人", "填报日期", "统计负责人", "序号", "备注"})


@dataclass(frozen=True, slots=True)
class RosterHead:
    """A roster of a past report: what its columns ask (signature) and how many rows it has."""

    table: str
    title: str
    signature: str
    period: str
    rows: int


@dataclass(slots=True)
class Projection:
    """What one submission says. `unread`: (address, why) of places that gave no fact."""

    facts: list[Fact] = field(default_factory=list)
    elements: dict[str, Definition] = field(default_factory=dict)
    subjects: dict[str, set[str]] = field(default_factory=dict)  # id -> names
    described: dict[str, set[str]] = field(default_factory=dict)  # id -> what it would be called without an ID number
    rosters: list[RosterHead] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A projection that was made before its submission was recorded, and from what it was made."""

    projection: Projection
    reader: LabelReader
    book: SubjectBook
    submission: Submission

    def serves(self, reader: LabelReader, book: SubjectBook, submission: Submission) -> bool:
        """Whether project() of these would say the same: all it looks at is the same (but for the id in the facts)."""
        return self.reader is reader and self.book == book and self.submission == submission


def project(reader: LabelReader, book: SubjectBook, submission_id: str, submission: Submission) -> Projection:
    """Facts of `submission` under its journal id."""
    out = Projection()
    frame = frame_of_submission(reader, book, submission)
    doubts = doubtful(reader, submission.observations)
    for number, observation in enumerate(submission.observations):
        if observation.row < 0:
            _single(reader, book, frame, submission_id, number, observation, doubts, out)
    for table, rows in grouped_rows(submission.observations).items():
        _roster(reader, frame, submission_id, submission, table, rows, out)
    _tell_lost_tables(submission, out)
    _note_subject(out, frame.subject, ())
    return out


def _tell_lost_tables(submission: Submission, out: Projection) -> None:
    """No table may be lost in silence: one that holds something and gave neither a fact nor a reason is named."""
    told = {address for address, _ in out.unread}
    heard = {submission.observations[fact.ord].table for fact in out.facts}
    heard |= {o.table for o in submission.observations if o.address in told}
    for observation in submission.observations:
        if observation.table and observation.table not in heard and observation.type not in _NEVER_DATA:
            heard.add(observation.table)
            out.unread.append((observation.address, "rows_unnamed" if observation.row >= 0 else "table_not_understood"))


def _single(
    reader: LabelReader, book: SubjectBook, frame: Frame, submission: str, number: int,
    observation: Observation, doubts: frozenset[str], out: Projection,
) -> None:  # fmt: skip
    asked = ask(reader, book, frame, observation, observation.unit, observation.table)
    tags = ("doubtful",) if observation.address in doubts else ()
    _add(out, submission, number, observation, _Item.of(asked.definition, asked.period), asked.subject, tags)


@dataclass(frozen=True, slots=True)
class _Item:
    """What a place asks, as its facts name it; a roster has it once for a column. `data`: whether it ever gives facts."""

    definition: Definition
    element: str
    period: str
    data: bool
    said: bool

    @staticmethod
    def of(definition: Definition, period: Period | None) -> _Item:
        return _Item(
            definition, definition.id, period.key if period else "", not definition.own & NEVER_A_SOURCE,
            bool(definition.own or definition.context),
        )  # fmt: skip


def _add(
    out: Projection, submission: str, number: int, observation: Observation, item: _Item, subject: str,
    tags: tuple[str, ...],
) -> None:  # fmt: skip
    if not item.data or observation.type in _NEVER_DATA:
        return
    value = read_value(observation)
    if value is None:
        return
    address = observation.address
    if not item.said:
        out.unread.append((address, "nothing_said"))
        return
    out.elements[item.element] = item.definition
    _note_subject(out, subject, ())
    if value.doubt:
        out.unread.append((address, f"doubt_{value.doubt}"))
        tags = (*tags, DOUBT + value.doubt)
    if observation.hidden:
        tags = (*tags, "hidden")
    unit = observation.unit or value.unit
    out.facts.append(
        Fact(item.element, subject, item.period, value.value, value.kind, unit, submission, address, number, tags)
    )


def _roster(
    reader: LabelReader, frame: Frame, submission_id: str, submission: Submission, table: str,
    rows: dict[int, list[Observation]], out: Projection,
) -> None:  # fmt: skip
    columns = {o.path: o.unit for row in rows.values() for o in row}
    note = next((o.unit_note for row in rows.values() for o in row), "")
    definitions = define_columns(reader, frame.title, columns.items(), note)
    period = frame.period
    head = RosterHead(table, submission.title, signature(definitions.values()), period.key if period else "", len(rows))
    out.rosters += [] if submission.partial else [head]
    places = {id(o): n for n, o in enumerate(submission.observations)}
    telling = Telling(definitions)
    doubts = row_doubts(rows, telling)
    asking = _Columns(definitions, period)
    of_things = _Columns({path: of_a_thing(reader, definition) for path, definition in definitions.items()}, period)
    for number, row in rows.items():
        subject = subject_told(row, telling)
        name = described(row, telling, frame.subject)
        if not subject.id and name and not has_id(row, telling):
            subject = RowSubject(name)
        doubt = doubts.get(number)
        if doubt is not None and not (doubt.why == ID_MISSING and subject.id):  # told by name, village and birth date
            out.unread.append((doubt.address, doubt.why))
        if not subject.id:
            continue
        if name and name != subject.id:
            out.described.setdefault(subject.id, set()).add(name)
        _note_subject(out, subject.id, (*subject.names, *(o.raw for o in row if o.path in telling.names)))
        tags = (DOUBT + ID_TWICE,) if doubt is not None and doubt.why == ID_TWICE else ()
        items = of_things if subject.id.startswith("t:") else asking
        for observation in row:
            if not observation.merged:
                item = items.item(observation.path, observation.period_text)
                _add(out, submission_id, places[id(observation)], observation, item, subject.id, tags)


class _Columns:
    """What the cells of a roster ask, worked out once for each column and period."""

    def __init__(self, definitions: Mapping[Path, Definition], period: Period | None) -> None:
        self._definitions, self._period = definitions, period
        self._items: dict[tuple[Path, str], _Item] = {}

    def item(self, path: Path, period_text: str) -> _Item:
        found = self._items.get((path, period_text))
        if found is None:
            found = _Item.of(self._definitions[path], period_of(self._period, period_text))
            self._items[path, period_text] = found
        return found


def _note_subject(out: Projection, subject: str, names: tuple[str, ...]) -> None:
    known = out.subjects.get(subject)
    if known is None:
        out.subjects[subject] = set(names)
    elif names:
        known.update(names)


def villages_in(submission: Submission) -> frozenset[str]:
    """Villages that stand as labels of rows, or of columns, at least three of them."""
    rows = {key for o in submission.observations for label in o.row_path if (key := village_key(label))}
    columns = {key for o in submission.observations if o.row < 0 for c in o.col_path if (key := village_key(c))}
    return frozenset().union(*(found for found in (rows, columns) if len(found) >= 3))
