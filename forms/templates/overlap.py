"""What a template asks, in a form that can be compared with what other templates ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms.matching.definition import Definition
from forms.matching.index import ElementIndex
from forms.matching.labels import LabelReader
from forms.model.form import Column, Form
from forms.recording.asking import ask
from forms.recording.frames import frame_of_form
from forms.recording.project import NEVER_A_SOURCE
from forms.recording.rosters import define_columns, listed_by
from forms.recording.subjects import UNIT, SubjectBook

NOBODY = "row of "  # a roster whose title doesn't say what it lists can't be compared
_PERIODIC = frozenset({"flow", "bound"})


@dataclass(frozen=True, slots=True)
class Asking:
    """One thing a template asks. `where` is a field's address or a table's id. `whom`: the subject, or what a roster lists.

    `span`: how long the period is, for what comes in it or is re-examined for it; "" for what holds beyond.
    """

    where: str
    path: tuple[str, ...]
    definition: Definition
    whom: str
    span: str


def askings(reader: LabelReader, book: SubjectBook, form: Form) -> tuple[Asking, ...]:
    """The single fields that a report answers and the columns of its rosters, in printed order."""
    return (*_fields(reader, book, form), *_columns(reader, form))


def _fields(reader: LabelReader, book: SubjectBook, form: Form) -> Iterator[Asking]:
    frame = frame_of_form(reader, form, UNIT, form.period)
    for field in form.fields:
        if field.role != "entry" or field.type in ("signature", "photo"):
            continue
        asked = ask(reader, book, frame, field, field.unit or "", field.table or "")
        if (asked.subject == UNIT and _of_the_filler(asked.definition)) or asked.definition.own & NEVER_A_SOURCE:
            continue
        kind = asked.period.kind if asked.period else ""
        yield Asking(field.address, field.path, asked.definition, asked.subject, _span(asked.definition, kind))


def _columns(reader: LabelReader, form: Form) -> Iterator[Asking]:
    """Columns ask the same only where their rosters list the same."""
    kind = form.period.kind if form.period else ""
    for table in form.tables:
        if table.kind != "roster":
            continue
        listed = "+".join(sorted(listed_by(reader, table.title or form.title)))
        paths = [(c.path, c.unit or "") for c in table.columns]
        defined = define_columns(reader, form.title, paths, table.unit_note)
        for column in filter(is_asked, table.columns):
            definition = defined[column.path]
            if not definition.own & NEVER_A_SOURCE:
                yield Asking(table.id, column.path, definition, NOBODY + listed, _span(definition, kind))


def _of_the_filler(definition: Definition) -> bool:
    """The reporting unit's own name and code, which its settings fill."""
    return definition.own in ({"单位名称"}, {"行政区划代码"})


def is_asked(column: Column) -> bool:
    """Whether a person fills a roster's column."""
    return column.role == "entry" and not column.formula and column.type not in ("signature", "photo")


def _span(definition: Definition, kind: str) -> str:
    return kind if definition.aspect in _PERIODIC else ""


class Elsewhere:
    """What several other templates ask, to look up what asks the same: definitions that agree by the gates of matching,
    the same whom, the same span."""

    def __init__(self, reader: LabelReader, asked: Sequence[Sequence[Asking]]) -> None:
        self._asked = {
            f"{n}.{i}": (n, a) for n, asks in enumerate(asked) for i, a in enumerate(asks) if a.whom != NOBODY
        }
        self._index = ElementIndex(reader, ((key, a.definition) for key, (_, a) in self._asked.items()))

    def same(self, asking: Asking) -> dict[int, int]:
        """For each other template that asks the same (by its number), how many places of it do."""
        found: Counter[int] = Counter()
        for key in self._index.agreeing(asking.definition):
            number, other = self._asked[key]
            if (other.whom, other.span) == (asking.whom, asking.span):
                found[number] += 1
        return dict(found)
