"""Whether a person is one of those whom a list names: 是否低保对象, answered by the roster of that day.

Yes where a whole roster of such people, or of a kind of them, has the person's ID number. No only where every roster that
lists exactly these people lacks it and each of its rows has a sound number; a roster of heads of households says nothing of
the others who live there. A row that is marked as having left, or rosters that differ, and nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from forms.filling.counting import NOT_COUNTED, ROSTER, Counter
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import Members, left_rows, of_households
from forms.model.form import Field
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.recording.subjects import UNIT

WHETHER, YES, NO = "是否", "是", "否"
_PERSON = "p:"
_WHERE = frozenset({"urban", "basis"})
Answer = tuple[str, tuple[Reason, ...], tuple[Provenance, ...]]


@dataclass(frozen=True, slots=True)
class _Said:
    source: RosterSource
    there: bool


def membership(knowledge: Knowledge, counter: Counter, asked: Asked, field: Field) -> Answer | None:
    """是 or 否 with its reason and the lists it rests on; None where no list answers, or two differ."""
    whom = asked.definition.own - {WHETHER}
    one = WHETHER in asked.definition.own and asked.subject.startswith(_PERSON)
    if not one or not whom or not all(map(counter.names_people, whom)) or asked.period is None or asked.earlier:
        return None
    said = [s for source in counter.of_the_day(asked) if (s := _says(knowledge, counter, asked, whom, source))]
    if len({s.there for s in said}) != 1:
        return None
    answer = YES if said[0].there else NO
    if field.options and answer not in field.options:
        return None
    return answer, _reasons(knowledge, said), _sources(knowledge, said)


def _says(
    knowledge: Knowledge, counter: Counter, asked: Asked, whom: frozenset[str], source: RosterSource
) -> _Said | None:
    exactly = counter.lists(source.title, whom.union(*map(counter.people_of, whom)))
    if not exactly and not _of_a_kind(knowledge, counter, source.title, whom):
        return None
    members = counter.load(source)
    numbers = [number.key if (number := members.id_number(row)) else "" for row in members.rows]
    person = asked.subject.removeprefix(_PERSON)
    if person in numbers:
        return _Said(source, True) if members.rows[numbers.index(person)] not in left_rows(members) else None
    whole = exactly and all(numbers) and members.about == UNIT and not _only_heads(members)
    return _Said(source, False) if whole else None


def _only_heads(members: Members) -> bool:
    """Whether the rows may stand for households, whose other members they don't name."""
    return of_households(members) or any(d.own == {"家庭人口"} for d in members.columns.values())


def _of_a_kind(knowledge: Knowledge, counter: Counter, title: str, whom: frozenset[str]) -> bool:
    """Whether all that a roster lists are such people: those on 农村低保 are on 低保."""
    if not ROSTER.search(title) or NOT_COUNTED.search(title):
        return False
    reader = knowledge.reader
    said = {c for c in reader.read(title).concepts if not c.startswith("r:")}
    people = {c for c in said if counter.names_people(c)}
    groups = {c for c in people if reader.lexicon.category(c) not in _WHERE}
    wanted = {c for c in whom if reader.lexicon.category(c) not in _WHERE}
    each = all(
        wanted <= {c} | reader.implied([c]) for c in groups
    )  # of 低保 and 特困 together a row is one or the other
    return bool(groups) and each and whom <= people | reader.implied(people)


def _reasons(knowledge: Knowledge, said: list[_Said]) -> tuple[Reason, ...]:
    file = knowledge.lookup.reports({said[0].source.submission})[said[0].source.submission].file
    return (Reason("fill.on_list" if said[0].there else "fill.not_on_list", (("file", file),)),)


def _sources(knowledge: Knowledge, said: list[_Said]) -> tuple[Provenance, ...]:
    return provenance_of_lists(knowledge, (s.source for s in said))
