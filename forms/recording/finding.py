"""Quick find: drafts, subjects and facts by a few words of their names, the newest value of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.model.facts import Fact
from forms.model.period import Period
from forms.profile.rows import LocalElement, SubjectRow
from forms.profile.store import Profile
from forms.values.periods import in_words

MOST = 40  # lines
_MOST_ELEMENTS = 12
_MOST_SUBJECTS = 8
_MOST_TEMPLATES = 8
_WHOLE = 3  # so few subjects are shown with all that is known of them
_LONG_NUMBER = re.compile(r"^\d{10,}[\dXx]?$")
_SENSITIVE = frozenset({"idcard", "phone", "account", "person_id", "id"})
_KEY = re.compile(r"^[0-9A-Za-z]{6,}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the answer. `kind`: draft, template, subject or fact. `key`: the draft's or template's id, the subject's name.

    `value` is that of a fact as reported, with its unit apart; `source` the file it stands in. `sensitive`: to be masked.
    """

    kind: str
    title: str
    about: str = ""
    key: str = ""
    value: str = ""
    unit: str = ""
    source: str = ""
    sensitive: bool = False


def find(profile: Profile, text: str) -> tuple[Found, ...]:
    """What the words of `text` name: each word is part of a subject's or an element's name, or of a draft's title."""
    words = [_bare(word) for word in text.split()]
    if not any(words):
        return ()
    unit = profile.unit.name
    subjects = [replace(row, name=unit) if row.kind == "unit" else row for row in profile.subjects()]
    about = [word for word in words if any(_names(word, row) for row in subjects)]
    named = [row for row in subjects if about and all(_names(word, row) for word in about)]
    asked = [word for word in words if word not in about]
    elements = [e for e in profile.elements() if all(word in _bare(e.name) for word in asked or words)]
    lines = [*_drafts(profile, words)]
    if named and not asked:
        lines += [_subject(row) for row in named[:_MOST_SUBJECTS]]
        if len(named) <= _WHOLE:
            lines += _facts(profile, profile.elements(), named)
    elif named:
        lines += _facts(profile, elements[: 4 * _MOST_ELEMENTS], named[:_MOST_SUBJECTS])
    if not about or not named:
        lines += _facts(profile, elements[:_MOST_ELEMENTS], [row for row in subjects if row.kind == "unit"])
    return tuple(lines[:MOST])


def titled(templates: Iterable[tuple[str, str]], text: str) -> tuple[Found, ...]:
    """Of templates, each its id and title, those that all words of `text` name."""
    words = [bare for word in text.split() if (bare := _bare(word))]
    found = (Found("template", title, key=id) for id, title in templates if all(word in _bare(title) for word in words))
    return tuple(found)[:_MOST_TEMPLATES] if words else ()


def _drafts(profile: Profile, words: Sequence[str]) -> Iterable[Found]:
    for head in profile.drafts.heads():
        name = _bare(head.title + head.template)
        if all(word in name for word in words):
            yield Found("draft", head.title or head.template, head.period_text, head.id)


def _subject(row: SubjectRow) -> Found:
    """The village or the birth stands in the keys a person is described by."""
    described = next((text for kind, text in row.keys.items() if kind.startswith("as:")), "")
    place = described.split("|")[1] if described.count("|") > 1 else ""
    return Found("subject", row.name, place, row.name)


def _facts(profile: Profile, elements: Sequence[LocalElement], subjects: Sequence[SubjectRow]) -> list[Found]:
    """The newest value for each element and subject."""
    names, people = {e.id: e for e in elements}, {s.id: s for s in subjects}
    newest: dict[tuple[str, str], Fact] = {}
    for fact in profile.facts_of_pairs([(e, s) for s in people for e in names]):
        key = fact.element, fact.subject
        if key not in newest or _end(fact.period) >= _end(newest[key].period):
            newest[key] = fact
    files = {h.id: h.file_name for h in profile.submissions({f.submission for f in newest.values()})}
    return [_fact(fact, names[e], people[s], files) for (e, s), fact in newest.items() if fact.value]


def _fact(fact: Fact, element: LocalElement, subject: SubjectRow, files: Mapping[str, str]) -> Found:
    period = in_words(Period.from_key(fact.period)) if fact.period else ""
    value = fact.value.lstrip("'")  # a spreadsheet program's sign that a number is text
    measure = str(element.definition.get("measure", ""))
    return Found(
        "fact",
        element.name,
        "　".join(part for part in (subject.name, period) if part),
        subject.name,
        value,
        fact.unit,
        files.get(fact.submission, ""),
        measure in _SENSITIVE or bool(_LONG_NUMBER.match(value)),
    )


def _names(word: str, row: SubjectRow) -> bool:
    """Whether a word is part of a subject's name, or the beginning of a number it is known by."""
    if word in _bare(row.name):
        return True
    return bool(_KEY.match(word)) and any(_bare(key).startswith(word) for key in row.keys.values())


def _end(period: str) -> str:
    return period.rpartition(":")[2]


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
