"""What a list says of a village in the one row it has of it, by a column that asks the same: its 包村干部, its 供水管网.

Where two lists of the time say otherwise, or a list has two rows of the village, nothing is said. Who holds a post that
other columns name is found in posts_in_lists.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms.filling.counting import Counter
from forms.filling.holding import Held, Knowledge, RosterSource
from forms.filling.members import Members, Row, village_of
from forms.filling.newest_lists import newest_lists
from forms.filling.posts_in_lists import asks_for_a_post
from forms.filling.timing import slow_months
from forms.filling.values import Target, agree, fit, written
from forms.matching.definition import Definition
from forms.matching.gates import compare
from forms.model.document import Value
from forms.model.facts import Fact, Observation
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.recording.reading import read_value

_POSTS = frozenset({"职务"})  # a list of who holds which post, however many in a village
_NAME = "姓名"
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    source: RosterSource
    cell: Observation


def of_the_village(knowledge: Knowledge, counter: Counter, asked: Asked, target: Target) -> Answer | None:
    """The value that lists have for the village, in the target's unit, its reason and where it stands; None where no list
    has it for the time, or two differ. Only what outlives its period: names, what is built."""
    months, when = slow_months(asked.definition.aspect), asked.period
    if not asked.subject.startswith("v:") or not months or when is None or asked.earlier:
        return None
    if asks_for_a_post(asked.definition) or asked.definition.measure == "phone":
        return None
    found = [f for source in newest_lists(knowledge, when, months) for f in _in(knowledge, counter.load(source), asked)]
    fitted = [fit(_held(knowledge, f), target) for f in found if read_value(f.cell) is not None]
    if not fitted or any(f.trouble for f in fitted) or not all(agree(fitted[0], other) for other in fitted):
        return None
    sources = tuple(f.held.provenance() for f in fitted)
    return written(fitted[0], target), (Reason("fill.from_list", (("file", sources[0].file),)),), sources


def _in(knowledge: Knowledge, members: Members, asked: Asked) -> Iterator[_Found]:
    """The one cell of a list that answers."""
    rows = _rows(knowledge, members, asked.subject[2:])
    columns = [p for p, d in members.columns.items() if _asks(knowledge, asked.definition, d)]
    if len(columns) == 1 and len(rows) == 1 and columns[0] in rows[0] and not members.column(_POSTS):
        yield _Found(members.source, rows[0][columns[0]])


def _rows(knowledge: Knowledge, members: Members, village: str) -> list[Row]:
    path = members.villages
    return [r for r in members.rows if path and path in r and village_of(knowledge.book, r[path].raw) == village]


def _asks(knowledge: Knowledge, asked: Definition, held: Definition) -> bool:
    """Whether a column asks the same; one headed by a post alone has the name."""
    if asked.measure == "name" and _NAME not in held.own:
        return asked.own == held.own | {_NAME}
    return compare(knowledge.reader, asked, held).agrees


def _held(knowledge: Knowledge, found: _Found) -> Held:
    read = read_value(found.cell)
    report = knowledge.lookup.reports({found.source.submission})[found.source.submission]
    value, kind = (read.value, read.kind) if read is not None else ("", "text")
    fact = Fact("", "", "", value, kind, found.cell.unit, found.source.submission, found.cell.address)
    return Held(fact, found.source.period, report.kind, report)
