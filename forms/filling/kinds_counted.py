"""How many of one kind a list of several kinds holds, and who goes there: 幼儿园数 and 小学在校学生 of a list of all schools
with a column that says what each is.

Every row must name exactly one known kind in that one column, and give a number where numbers are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from forms.filling.counting import NOT_COUNTED, Counter
from forms.filling.holding import Knowledge, RosterSource, provenance_of_lists
from forms.filling.members import Members, Row
from forms.matching.definition import Definition
from forms.model.document import Value
from forms.model.proposal import Provenance, Reason
from forms.recording.asking import Asked
from forms.values.numbers import as_cell, number_of

_SCHOOLS = "school"  # the kind of concepts that such a column may hold
_PUPILS = frozenset({"在校学生", "学生", "在园幼儿", "幼儿"})  # who goes to a school or kindergarten
_ALL = frozenset({"学校", "学前教育"})
Answer = tuple[Value, tuple[Reason, ...], tuple[Provenance, ...]]


def of_a_kind(knowledge: Knowledge, counter: Counter, asked: Asked, path: Sequence[str]) -> Answer | None:
    """The number, its reason and the list; None where no list answers, or two differ. `path`: the field's labels, of which
    the innermost says which kind (中小学、幼儿园随迁子女 > 其中小学)."""
    definition = asked.definition
    named = _kinds(knowledge, definition.own | knowledge.reader.implied(definition.own))
    kinds = _kinds(knowledge, knowledge.reader.read(path[-1]).concepts) & named or named
    if not kinds or asked.period is None or asked.earlier or definition.measure not in ("count", "persons"):
        return None
    whom = definition.own - named - _ALL
    counts = definition.measure == "count"
    if bool(whom) == counts or (len(kinds) > 1 and not counts):
        return None
    for sources in (counter.of_the_month(asked), counter.still_kept(asked)):
        found = [(n, s) for s in sources if (n := _number(knowledge, counter, s, asked, kinds, whom)) is not None]
        if found:
            return _answer(knowledge, found, kinds) if len({number for number, _ in found}) == 1 else None
    return None


def _kinds(knowledge: Knowledge, concepts: Iterable[str]) -> frozenset[str]:
    known = knowledge.reader.lexicon.concepts
    return frozenset(c for c in concepts if c in known and known[c].kind == _SCHOOLS)


def _number(
    knowledge: Knowledge, counter: Counter, source: RosterSource, asked: Asked, kinds: frozenset[str],
    whom: frozenset[str],
) -> Decimal | None:  # fmt: skip
    if NOT_COUNTED.search(source.title):
        return None
    members = counter.load(source)
    where, told = counter.where(members, asked.subject), _by_row(knowledge, members)
    if where is None or told is None:
        return None
    here = [where(row) for row in members.rows]
    if None in here:
        return None
    rows = [row for row, is_here, kind in zip(members.rows, here, told, strict=True) if is_here and kind in kinds]
    return _sum(members, rows, whom) if whom else Decimal(len(rows))


def _by_row(knowledge: Knowledge, members: Members) -> list[str] | None:
    """What each row is, by the one column that says it of all rows."""
    found: list[list[str]] = []
    for path in members.columns:
        said = [
            _kinds(knowledge, knowledge.reader.read(row[path].raw).concepts) if path in row else ()
            for row in members.rows
        ]
        alone = all(len(kinds) == 1 for kinds in said)
        if alone and len(members.rows) > 1 and not path[-1].rstrip().endswith("名称"):
            found.append([next(iter(kinds)) for kinds in said])
    return found[0] if len(found) == 1 else None


def _sum(members: Members, rows: Sequence[Row], whom: frozenset[str]) -> Decimal | None:
    columns = [path for path, d in members.columns.items() if _counts(d, whom)]
    if len(columns) != 1:
        return None
    numbers = [number_of(row[columns[0]].raw) if columns[0] in row else None for row in rows]
    if any(n is None or n.rest for n in numbers):
        return None
    return sum((n.value for n in numbers if n is not None), Decimal(0))


def _counts(held: Definition, whom: frozenset[str]) -> bool:
    """Whether a column counts those who are asked: pupils of any age, and the same of them (随迁子女, 寄宿生)."""
    own = held.own - _ALL
    pupils = bool(own & _PUPILS) or bool(whom - _PUPILS)
    return held.measure == "persons" and pupils and own - _PUPILS == whom - _PUPILS


def _answer(knowledge: Knowledge, found: Sequence[tuple[Decimal, RosterSource]], kinds: frozenset[str]) -> Answer:
    sources = provenance_of_lists(knowledge, (s for _, s in found))
    reason = Reason("fill.counted", (("file", sources[0].file), ("conditions", "、".join(sorted(kinds)))))
    return as_cell(found[0][0]), (reason,), sources
