"""What a pack is: what was handed out to whom, what came back, and what was found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.model.document import Area, Value

Cell = tuple[int, int]  # row and column of a sheet, from 0
Level = Literal["refused", "ask", "note"]
Answer = Literal["accept", "refuse", "send_back"]
State = Literal["missing", "asks", "clean", "sent_back", "merged"]
ANSWERS: tuple[Answer, ...] = ("accept", "refuse", "send_back")
# refused: the file can't be used. ask: a person has to decide before it is merged. note: worth knowing, nothing to decide.


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a returned file that isn't as it was handed out, or looks wrong.

    `handed_out` and `found` are both sides; `address` is the place in the template that a refused value is kept out of
    ("" where it isn't about one value), `row` the row of a list ((table, number) in the returned order).
    """

    code: str
    level: Level = "ask"
    place: str = ""
    handed_out: str = ""
    found: str = ""
    context: tuple[tuple[str, str], ...] = ()
    address: str = ""
    row: tuple[str, int] | None = None

    @property
    def id(self) -> str:
        """The same for the same finding in the same file."""
        said = "\0".join((self.code, self.place, self.handed_out, self.found, self.address, repr(self.row)))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Shot:
    """A sheet as it was handed out: its texts, formulas, merged boxes; `open`: cells that may be written."""

    name: str
    texts: tuple[tuple[str, ...], ...]
    formulas: Mapping[Cell, str] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    open: frozenset[Cell] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    visible: bool = True
    notes: Mapping[Cell, str] = field(default_factory=dict)  # comments of the template

    def text(self, row: int, col: int) -> str:
        line = self.texts[row] if 0 <= row < len(self.texts) else ()
        return line[col] if 0 <= col < len(line) else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of persons or things in a handed-out file: its rows (from 0, both inside) and columns."""

    table: str  # Table.id of the template
    sheet: str
    first: int
    last: int
    columns: tuple[int, ...]
    village_column: int = -1
    handed: tuple[Mapping[int, Value], ...] = ()  # rows as handed out


@dataclass(frozen=True, slots=True)
class Share:
    """What one village (or other subject) was given. `owned`: its places in the template -> sheet and cell of its file."""

    village: str
    token: str = ""  # property of the file
    file_name: str = ""
    sha256: str = ""
    whole: bool = False  # it has the form as a whole to itself
    owned: Mapping[str, tuple[str, int, int]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)  # as handed out, by place in the template
    previous: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # last known number, and its period in words
    shots: tuple[Shot, ...] = ()
    lists: tuple[Listed, ...] = ()
    issued: tuple[tuple[str, str], ...] = ()  # (day, how): folder, stick, chat


@dataclass(frozen=True, slots=True)
class Pack:
    """A form that was split, or (`blank`) issued as it is to those who return it."""

    id: str
    title: str
    template: str  # file name
    period: str  # Period.key or ""
    fingerprint: str
    unit: str
    made: str  # ISO day
    shares: tuple[Share, ...] = ()
    blank: bool = False
    common: Mapping[str, Value] = field(default_factory=dict)  # what the merged report holds besides, by place
    everyone: tuple[str, ...] = ()  # subjects that rows of the form name
    due: str = ""  # ISO day it is to be returned by

    def share(self, village: str) -> Share | None:
        return next((share for share in self.shares if share.village == village), None)


Rows = Mapping[str, tuple[tuple[tuple[int, Value], ...], ...]]  # Table.id -> rows of (template column, value)


@dataclass(frozen=True, slots=True)
class Returned:
    """One file that came back. `values` by place in the template, where they differ from blank."""

    file: str
    sha256: str = ""
    village: str = ""  # "" where nobody can tell
    traits: tuple[tuple[str, str], ...] = ()  # what told the village: (trait, village)
    format: str = ""
    findings: tuple[Finding, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    submission: str = ""
    day: str = ""

    @property
    def refused(self) -> bool:
        return any(f.level == "refused" for f in self.findings)

    @property
    def asks(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.level == "ask")


@dataclass(frozen=True, slots=True)
class VillageState:
    """Where a village stands: the file that counts for it (the last taken), what is undecided, what was answered."""

    village: str
    state: State
    returned: Returned | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    others: tuple[Returned, ...] = ()  # further files from it

    @property
    def undecided(self) -> tuple[Finding, ...]:
        found = self.returned.asks if self.returned else ()
        return tuple(f for f in found if f.id not in self.answers)
