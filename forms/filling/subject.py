"""Whom a template is to be filled for: as asked, else as the form itself says, else the reporting unit."""

from __future__ import annotations

from forms.errors import FormsError
from forms.model.form import Form
from forms.profile.store import Profile
from forms.recording.subjects import UNIT, SubjectBook, village_key
from forms.values.identity import parse_id


def find_subject(profile: Profile, book: SubjectBook, asked: str | None, form: Form, file_name: str) -> str:
    """The subject's id. FormsError subject.unknown, subject.ambiguous (with the candidates)."""
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
    found = profile.find_subject(asked)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise FormsError("subject.unknown", subject=asked)
    raise FormsError("subject.ambiguous", subject=asked, candidates="、".join(_shown(s.id) for s in found))


def _shown(id: str) -> str:
    """A candidate without giving an ID number away: its first three and last four digits."""
    key = id.partition(":")[2]
    return f"{key[:3]}***{key[-4:]}" if id.startswith("p:") else key


def _of_form(book: SubjectBook, form: Form, file_name: str) -> str:
    if any(book.village(label) for f in form.fields for label in f.row_path):
        return UNIT
    for text in (form.unit_text, form.title, file_name):
        village = "" if book.is_unit(text) else book.village_inside(text)
        if village:
            return f"v:{village}"
    return UNIT
