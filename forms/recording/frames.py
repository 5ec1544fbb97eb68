"""What holds for a whole form: its subject, its period, the posts its headers name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from forms.matching.definition import Surroundings, define
from forms.matching.labels import LabelReader
from forms.model.document import column_index
from forms.model.facts import Observation, Submission
from forms.model.form import Form
from forms.model.period import Period
from forms.recording.asking import Frame, column_posts, known_posts, single_posts, wholes
from forms.recording.institutions import institution_key, institution_of
from forms.recording.rosters import id_key
from forms.recording.subjects import UNIT, SubjectBook, village_key
from forms.values.periods import parse_period


def frame_of_submission(reader: LabelReader, book: SubjectBook, submission: Submission) -> Frame:
    """The frame of a past report: a person's form is about the person whose ID number stands in it."""
    singles = [o for o in submission.observations if o.row < 0]
    subject = _entered_for(submission) or person_of(reader, singles) or _card_of(book, submission, singles)
    subject = subject or place_of(book, submission.title, submission.unit_text, submission.file_name, singles)
    columns = _columns(_from_left(singles))
    personal = subject.startswith(("p:", "t:"))
    return Frame(
        title=submission.title,
        period=submission.period or _signed_on(reader, singles),
        subject=subject,
        posts=known_posts(reader, (part for o in singles for part in o.path)),
        column_posts=column_posts(reader, columns)
        | ({} if personal else single_posts(reader, [o.path for o in singles if not o.table])),
        wholes=wholes(columns),
        lists_villages=any(village_key(label) for o in singles for label in o.row_path),
    )


def _card_of(book: SubjectBook, submission: Submission, singles: Sequence[Observation]) -> str:
    name = institution_of(book, submission.title, submission.file_name, singles)
    return f"t:{institution_key(book, name)}" if name else ""


def _entered_for(submission: Submission) -> str:
    """Whom a person's entry is about: it was made in a draft for that subject, whatever the form says of itself."""
    return submission.provider if submission.source == "manual" else ""


def _signed_on(reader: LabelReader, singles: Iterable[Observation]) -> Period | None:
    """The day a form without a period was filled in: what it says is as of that day."""
    found = set()
    for observation in singles:
        if observation.type in ("filler", "date") and not observation.table:
            concepts = reader.read(observation.path[-1]).concepts
            period = parse_period(observation.raw) if "填报日期" in concepts else None
            if period is not None:
                found.add(period)
    return Period("as_of", (day := found.pop()).end, day.end) if len(found) == 1 else None


def frame_of_form(reader: LabelReader, form: Form, subject: str, period: object) -> Frame:
    """The frame of a template, for the subject and period it is to be filled for."""
    columns = _columns((t.id, c.path) for t in form.tables for c in t.columns if c.path)
    return Frame(
        title=form.title,
        period=period,  # type: ignore[arg-type]
        subject=subject,
        posts=known_posts(reader, (part for f in form.fields for part in f.path)),
        column_posts=column_posts(reader, columns)
        | (
            {}
            if subject.startswith(("p:", "t:"))
            else single_posts(reader, [f.path for f in form.fields if not f.table])
        ),
        wholes=wholes(columns),
        lists_villages=any(village_key(label) for f in form.fields for label in f.row_path),
    )


def person_of(reader: LabelReader, singles: Iterable[Observation]) -> str:
    """ "p:ID" where single fields of the form give one complete ID number of its own person, else "". A disability
    certificate's number begins with it, so that a card which prints nothing else is about the same person."""
    found: dict[str, set[str]] = {"身份证号": set(), "残疾人证号": set()}
    for observation in singles:
        if observation.table and observation.table_kind != "":
            continue
        own = define(reader, observation.path, "", Surroundings(per_row=True)).own - {"户主"}
        if len(own) == 1 and own <= found.keys():
            found[next(iter(own))].add(id_key(observation))
    keys = next((known for numbers in found.values() if (known := numbers - {""})), set())
    return f"p:{keys.pop()}" if len(keys) == 1 else ""


def place_of(book: SubjectBook, title: str, unit_text: str, file_name: str, singles: Sequence[Observation]) -> str:
    """The village a form is about, where its unit line or title names one; else the reporting unit."""
    if any(book.village(label) for o in singles for label in o.row_path):
        return UNIT
    if book.is_unit(unit_text):
        return UNIT
    for text in (unit_text, title, file_name):
        village = book.village_inside(text)
        if village:
            return f"v:{village}"
    return UNIT


def _from_left(singles: Iterable[Observation]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Columns of all tables in their printed order, though the first row may have gaps."""
    placed = {(o.table, o.col_path): _column_at(o.address) for o in reversed(list(singles)) if o.col_path}
    return sorted(placed, key=lambda column: (column[0], placed[column]))


def _column_at(address: str) -> int:
    found = re.search(r"!([A-Z]{1,3})\d+|\.C(\d+)(?:#\d+)?$", address)
    if not found:
        return 0
    return column_index(found[1]) if found[1] else int(found[2])


def _columns(places: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    return list(dict.fromkeys(places))
