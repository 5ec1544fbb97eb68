"""Whom a template is to be filled for: as asked, else as the form itself says, else the reporting unit."""

from __future__ import annotations

import re

from forms.errors import FormsError
from forms.model.form import Form
from forms.profile.store import Profile
from forms.recording.institutions import institution_key, named_institution
from forms.recording.people import People
from forms.recording.subjects import UNIT, SubjectBook, village_key
from forms.values.identity import parse_id

UNKNOWN = "?"  # the subject of a form that doesn't say which village or person it is about
_BRACKETS = re.compile(r"[（(]([^（()）]{2,12})[)）]")
_VILLAGE_LABEL = re.compile(
    r"(?:所在|行政)?村(?:名|主任|支书|党?支部书记|党组织书记|委会主任|域面积|办公地点)|支部书记$"
)
_ID_LABEL = re.compile(r"(?:公民身份|身份证|证件)号码?$|身份证号")


def find_subject(
    profile: Profile, book: SubjectBook, asked: str | None, form: Form, file_name: str, people: People | None = None
) -> str:
    """The subject's id; `people` says who is one with whom. FormsError subject.unknown, subject.ambiguous (with the candidates)."""
    if not asked:
        return _of_form(book, form, file_name)
    if book.is_unit(asked):
        return UNIT
    village = village_key(asked)
    if village and (village in book.villages or not book.villages):
        return f"v:{village}"
    number = parse_id(asked)
    if number is not None and number.key:
        return f"p:{number.key}"
    found = profile.find_subject(asked) or profile.find_subject(f"t:{institution_key(book, asked)}")
    persons = {(people.one(s.id) if people else s.id) for s in found}
    if len(persons) == 1:
        return persons.pop()
    if not found:
        raise FormsError("subject.unknown", subject=asked)
    raise FormsError("subject.ambiguous", subject=asked, candidates="、".join(_shown(s) for s in sorted(persons)))


def _shown(id: str) -> str:
    """A candidate without giving an ID number away: its first three and last four digits."""
    key = id.partition(":")[2]
    return f"{key[:3]}***{key[-4:]}" if id.startswith("p:") else key


def _of_form(book: SubjectBook, form: Form, file_name: str) -> str:
    if any(book.village(label) for f in form.fields for label in f.row_path):
        return UNIT
    for text in (form.unit_text, form.title, file_name):
        village = "" if book.is_unit(text) else book.village_inside(text) or _named_in_brackets(text)
        if institution := named_institution(book, text):
            return institution
        if village:
            return f"v:{village}"
    if book.is_unit(form.unit_text):
        return UNIT
    return UNKNOWN if _about_one(form) else UNIT


def _named_in_brackets(text: str) -> str:
    """'…登记表（石桥村）' names its village, whether or not it was ever reported."""
    return next((key for part in _BRACKETS.findall(text) if (key := village_key(part))), "")


def _about_one(form: Form) -> bool:
    """A form about one village or one person that doesn't say which: nothing may be filled before it is known."""
    labels = [f.label.replace(" ", "") for f in form.fields if not f.table and f.role == "entry"]
    return any(_VILLAGE_LABEL.match(label) for label in labels) or any(_ID_LABEL.search(label) for label in labels)
