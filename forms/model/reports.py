"""What the workspace answers: one frozen type per operation, the same for command line and desktop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.model.document import Value
    from forms.model.period import Period
    from forms.model.proposal import NearItem, Reason, RefusedItem, SharedItem


@dataclass(frozen=True, slots=True)
class Problem:
    """An error or remark as code with context; sentences stand in resources/messages."""

    code: str
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    address: str
    why: Problem


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one ingested file. `remarks`: one of several versions, differences between copies, unknown period ..."""

    file: str
    status: str  # read | unchanged | failed
    error: Problem | None = None
    title: str = ""
    period: Period | None = None
    facts: int = 0
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestReport:
    files: tuple[FileReport, ...]
    facts_total: int
    elements_new: int


@dataclass(frozen=True, slots=True)
class WriteReport:
    """`output` is the file really written; `written` counts cells; `notes` say what could not be as asked."""

    output: str
    written: int
    notes: tuple[Reason, ...] = ()
    recalculated: tuple[tuple[str, Value], ...] = ()  # formula cells whose stored result was brought up to date
    ground: str = ""  # on which sensitive values of other offices were used, "" where none was stated
    used: tuple[tuple[str, int], ...] = ()  # such values that were written: (sensitivity, how many)
    withheld: tuple[tuple[str, int], ...] = ()  # such values that were not, for want of a ground


@dataclass(frozen=True, slots=True)
class FieldSources:
    address: str
    path: tuple[str, ...]
    shared: tuple[SharedItem, ...]
    near: tuple[NearItem, ...] = ()  # where none could supply it
    refused: tuple[RefusedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """counts: fields of the template, already held in the profile, shareable, new (neither)."""

    fields: tuple[FieldSources, ...]
    total: int
    held: int
    shareable: int
    new: int


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row of a file. `row` as the file counts them, 0 where it has none; `bad`: it isn't taken unless
    the others are asked for without it, else it is only told of."""

    sheet: str
    row: int
    address: str
    why: Problem
    bad: bool = True


def bad_count(rows: Iterable[RowProblem]) -> int:
    """How many rows, or places outside of lists, are bad; one row may be so for several reasons."""
    return len({(one.sheet, one.row) if one.row else one.address for one in rows if one.bad})


@dataclass(frozen=True, slots=True)
class SourceImport:
    """A catalogue (`kind` catalogue) or a delivered data file (`kind` delivery). `rows`: of a delivery, each by itself."""

    file: str
    kind: str
    provider: str = ""
    entries: int = 0
    items: int = 0
    facts: int = 0
    rejected: tuple[Problem, ...] = ()
    error: Problem | None = None
    rows: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePreview:
    """What a file would bring. `name`: of the catalogue, or the office that delivers; `about`: its version, or the title.

    `lines`, the first of `total`: item, office and 共享属性 of a catalogue; labels, value and unit of a delivery.
    """

    file: str
    kind: str  # catalogue, delivery, "" where it can't be read
    name: str = ""
    about: str = ""
    total: int = 0
    lines: tuple[tuple[str, str, str], ...] = ()
    rejected: tuple[Problem, ...] = ()
    error: Problem | None = None
    rows: tuple[RowProblem, ...] = ()

    @property
    def bad(self) -> int:
        """How many rows can't be taken."""
        return bad_count(self.rows)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Records sent and received, set aside (unknown or revoked signer, damaged), conflicts that came of it."""

    sent: int
    received: int
    known: int
    quarantined: tuple[Problem, ...] = ()
    conflicts: int = 0
