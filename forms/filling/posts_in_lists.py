"""Who holds a post in a village, and by which telephone, out of lists: the doctor of a village from the list of doctors.

A list answers where its title or the column of names says the post, or where a row's 职务 does. Exactly one row of the
village may be of that post, and all newest lists that answer must agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forms.filling.counting import Counter
from forms.filling.holding import Knowledge, RosterSource, gather, provenance_of_lists
from forms.filling.members import Members, Path, Row, left_rows
from forms.filling.newest_lists import newest_lists
from forms.matching.definition import Definition
from forms.model.form import Field
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.identity import parse_phone
from forms.values.numbers import number_of
from forms.values.people import person_name

NAME, PHONE, POST = "姓名", "电话", "职务"
_HOLDERS = re.compile(r"(?:员|医生|书记|主任|文书|会计|[楼林河路田组队网]长|网格长)$")
_OLDEST = 12  # months: as long as who holds a post is taken to hold it (domain.md)
_DIGITS = re.compile(r"\d{7,12}")
_NAME_SHAPE = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?")
Answer = tuple[str, tuple[Reason, ...], tuple[Provenance, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    """`value`: the name or telephone, "" where the list leaves it open; `name`: the holder."""

    value: str
    name: str
    source: RosterSource


def post_in_lists(
    knowledge: Knowledge, counter: Counter, asked: Asked, field: Field, held: bool = False
) -> Answer | None:
    """The name or telephone of the one who holds the post that is asked about, of a village; None where no list says it,
    or not for sure. `held`: reports say it already, so that what they have otherwise is no reason to keep still."""
    own = asked.definition.own
    wanted, posts = own & {NAME, PHONE}, own - {NAME, PHONE}
    if not asked.subject.startswith("v:") or not asks_for_a_post(asked.definition) or field.options:
        return None
    (what,), (post,) = wanted, posts
    newest = newest_lists(knowledge, asked.period, _OLDEST, begun=True)
    said = [one for source in newest if (one := _told(knowledge, counter, asked, source, post, what)) is not None]
    if not said or not said[0].value or len({one.value for one in said}) != 1:
        return None
    if what == PHONE and not held and _disputed(knowledge, counter, asked, newest, said[0]):
        return None
    return _answer(knowledge, said)


def _answer(knowledge: Knowledge, said: Sequence[_Said]) -> Answer:
    sources = provenance_of_lists(knowledge, (one.source for one in said))
    reason = Reason("fill.post_in_list", (("file", sources[0].file), ("period", sources[0].period)))
    return said[0].value, (reason,), sources


def asks_for_a_post(definition: Definition) -> bool:
    """Whether the name or telephone of who holds one post is asked."""
    posts = definition.own - {NAME, PHONE}
    return len(definition.own & {NAME, PHONE}) == len(posts) == 1 and bool(_HOLDERS.search(next(iter(posts))))


def _told(
    knowledge: Knowledge, counter: Counter, asked: Asked, source: RosterSource, post: str, what: str
) -> _Said | None:
    """What a list says; "" where it names the post and leaves open who holds it in the village."""
    members = counter.load(source)
    names, posts = _column(members, NAME, post), members.column(frozenset({POST}))
    where = counter.where(members, asked.subject)
    if names is None or where is None:
        return None
    listed = post in knowledge.reader.read(source.title).concepts or post in members.columns[names].own
    rows = [
        row for row in members.rows if listed or (posts and posts in row and _holds(knowledge, row[posts].raw, post))
    ]
    here = [row for row in rows if where(row) is not False]
    if not here:
        return None
    column = names if what == NAME else _column(members, PHONE, post)
    sure = len(here) == 1 and where(here[0]) and here[0] not in left_rows(members)
    name = person_name(here[0][names].raw) if names in here[0] else ""
    return _Said(_value(here[0], column, what) if sure and column is not None else "", name, source)


def _disputed(
    knowledge: Knowledge, counter: Counter, asked: Asked, newest: Sequence[RosterSource], said: _Said
) -> bool:  # fmt: skip
    """Whether another report names the holder in this village beside other telephones only."""
    for source in newest:
        members = counter.load(source)
        where = counter.where(members, asked.subject)
        here = [row for row in members.rows if where(row)] if where is not None else []
        if any(_beside(said, [cell.raw for cell in row.values()]) for row in here):
            return True
    by_report: dict[str, list[str]] = {}
    elements = [e for e, d in knowledge.index.definitions.items() if _of_a_holder(d)]
    for held in gather(knowledge, elements, {asked.subject}).values():
        for one in held:
            by_report.setdefault(one.fact.submission, []).append(one.fact.value)
    return any(_beside(said, values) for values in by_report.values())


def _of_a_holder(definition: Definition) -> bool:
    own = definition.own
    return definition.measure in ("name", "phone") or PHONE in own or any(_HOLDERS.search(word) for word in own)


def _beside(said: _Said, values: Sequence[str]) -> bool:
    phones = {phone for value in values if (phone := _phone(value))}
    named = any(person_name(value) == said.name for value in values)
    return bool(named and phones and said.value not in phones)


def _column(members: Members, what: str, post: str) -> Path | None:
    """The list's one column of names (or telephones), be it of the post by its heading or of whoever is listed."""
    return members.column(frozenset({what, post})) or members.column(frozenset({what}))


def _holds(knowledge: Knowledge, text: str, post: str) -> bool:
    """党支部书记、主任 holds both posts, 副书记 another one."""
    parts = re.split(r"[、，,/兼和及]", text)
    return any(knowledge.reader.read(part).concepts == {post} for part in parts if part.strip())


def _phone(text: str) -> str:
    """A telephone number as it compares, also one of a series that isn't known; "" where it is none."""
    return parse_phone(text) or (text.strip() if _DIGITS.fullmatch(text.strip()) else "")


def _value(row: Row, column: Path, what: str) -> str:
    raw = row[column].raw if column in row else ""
    if what == PHONE:
        return _phone(raw)
    name = person_name(raw)
    return name if _NAME_SHAPE.fullmatch(name) and number_of(name) is None else ""
