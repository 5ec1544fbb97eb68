"""What is proposed for a template's field, with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from forms.model.document import Value
from forms.model.form import Field, Form
from forms.model.period import Period

Decision = Literal["filled", "suggested", "conflict", "blank"]
Tier = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A code with context; its sentence stands in resources/messages under "reason.<code>"."""

    code: str
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    file: str
    address: str
    period: str  # in words
    submission: str = ""

    @property
    def report(self) -> str:
        """The report by its name, with its period where the name doesn't say it: for papers."""
        name = PurePath(self.file).stem
        return f"{name}（{self.period}）" if self.period and self.period not in name else name


@dataclass(frozen=True, slots=True)
class Alternative:
    value: Value
    why: Reason
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedItem:
    """An item of the catalogue that could supply the field. Never one that is 不予共享 or a party organ's.

    `grade`: it supplies the field, or does after counting the rows of its entry.
    """

    catalogue: str
    item: str
    provider: str
    attribute: str
    condition: str = ""
    method: str = ""
    grade: Literal["supplies", "counts"] = "supplies"


@dataclass(frozen=True, slots=True)
class NearItem:
    """An item that comes near a field: the gate of matching that it fails, and the words that one side alone says."""

    item: SharedItem
    gate: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """An item that would supply a field and is 不予共享, with the ground that the catalogue gives."""

    item: str
    provider: str
    ground: str


@dataclass(frozen=True, slots=True)
class Use:
    """A sensitive value that another office collected. `sensitivity`: health, disability, accounts, minors, id_number;
    `origin`: that office, or its report; `needs_ground`: writing it takes a ground."""

    sensitivity: str
    origin: str
    needs_ground: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    field: Field
    decision: Decision
    tier: Tier
    value: Value = None  # in the template's unit and type; the best guess where suggested
    unit: str = ""
    element: str = ""
    subject: str = ""
    period: Period | None = None
    reasons: tuple[Reason, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    shared: tuple[SharedItem, ...] = ()
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class RosterCell:
    value: Value
    decision: Decision
    reason: Reason | None = None
    provenance: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterRow:
    key: str
    cells: dict[int, RosterCell]  # by grid column
    reasons: tuple[Reason, ...] = ()  # what other reports say of the person since (died, moved, left, came of age)


@dataclass(frozen=True, slots=True)
class RosterProposal:
    table: str  # Table.id
    rows: tuple[RosterRow, ...]
    reasons: tuple[Reason, ...] = ()
    source: tuple[Provenance, ...] = ()
    shared: tuple[tuple[int, tuple[SharedItem, ...]], ...] = ()
    uses: tuple[tuple[int, Use], ...] = ()  # by grid column


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    addresses: tuple[str, ...]
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A template with everything proposed for one period and subject."""

    template: str  # file name
    form: Form
    period: Period | None
    subject: str
    proposals: tuple[Proposal, ...]
    rosters: tuple[RosterProposal, ...] = ()
    checks: tuple[Check, ...] = ()
    reasons: tuple[Reason, ...] = ()  # for the form as a whole: period contradiction, unknown period


@dataclass(frozen=True, slots=True)
class Answer:
    """A value to write at an address. For in_cell_checkbox `value` is the option's text."""

    address: str
    value: Value
    mode: str = "cell"


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """Rows to write into a roster, from `first_row` (grid rows from 0) on.

    Beyond `last_row` rows are inserted that copy the last printed record, which is `height` rows high.
    """

    grid: str
    first_row: int
    last_row: int
    rows: tuple[tuple[tuple[int, Value], ...], ...]  # per row: (grid column, value) pairs; untouched cells left out
    height: int = 1


@dataclass(frozen=True, slots=True)
class Written:
    data: bytes
    format: str
    notes: tuple[Reason, ...] = ()
    recalculated: tuple[tuple[str, Value], ...] = ()  # formula cells whose stored result was brought up to date
