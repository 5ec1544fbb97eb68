"""What is held, as it is looked through: lines of lists, a fact's history, what used a value, what a report gave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.proposal import Provenance


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """Whom values are about. `number`: an ID number or code, in full. `kind`: unit, village, person, thing."""

    id: str
    kind: str
    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class ElementLine:
    """A data element, by the labels it was asked with; `context`: what titles and sections added."""

    id: str
    name: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """The newest value of an element for a subject. `times`: how many values are held of it, through all periods.

    `sensitive`: to be masked. `settled`: a person's word stands for what reports say. `period` is a Period.key or "".
    """

    element: str
    subject: str
    name: str  # of the element
    about: SubjectLine
    value: str
    unit: str
    period: str
    times: int
    sensitive: bool = False
    settled: bool = False
    context: str = ""  # what only the form's title says: 低保、农村 of 户数（户）


@dataclass(frozen=True, slots=True)
class FactPage:
    """Some lines of a list, and where the next ones begin (-1: these were the last)."""

    lines: tuple[FactLine, ...]
    next: int


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One value through time. `decision`: the settlement that made it; `replaced`: one stands in its place.

    `asked_as`: the labels, where this report asked with others. `number`: for drawing, None where it is none.
    """

    period: str
    value: str
    unit: str
    number: float | None
    provenance: Provenance | None
    asked_as: str = ""
    replaced: bool = False
    decision: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The newest entries first."""

    fact: FactLine
    entries: tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A report, or a form filled with this program (`kind` form), that used a value."""

    kind: str  # report | copy (a version that doesn't count) | form
    title: str
    file: str
    period: str
    address: str = ""
    submission: str = ""
    same_period: bool = True


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that was taken in. `counts`: it is a source (a version of another one isn't). `source`: report, shared,
    manual, filled."""

    id: str
    title: str
    file: str
    period: str
    facts: int
    source: str
    counts: bool
    provider: str = ""
    status: str = "sent"  # sent, draft (not sent yet), returned, superseded


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A filled place of a report: its labels, what stood there, and why it gave no fact ("" where it did)."""

    address: str
    path: tuple[str, ...]
    value: str
    why: str = ""
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a report was understood to say. `read` and `unread` count all places; `places`: those that gave nothing first."""

    read: int
    unread: int
    places: tuple[ReadPlace, ...]
