"""What the journal holds (observations as read) and what is projected from it (facts)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from forms.model.period import Period

ValueKind = Literal["number", "text", "date", "choice", "void", "unknown", "none"]
# void: 不适用 or "/"; unknown: 不详; none: 无 (a zero for counts). Blank cells are not observed at all.


@dataclass(frozen=True, slots=True)
class Observation:
    """One filled place as read. Signed into the journal, so: what was read, never what we think it means."""

    address: str
    path: tuple[str, ...]
    raw: str  # decimal string for numbers, else the text as written
    raw_type: Literal["n", "s", "d", "b"]  # number, text, date (ISO), bool
    unit: str = ""
    unit_note: str = ""
    period_text: str = ""
    section: str = ""
    table: str = ""  # table id; "" for single fields
    table_kind: str = ""  # roster | two_way | list | ""
    row: int = -1  # record number in a roster (0..), else -1
    col_path: tuple[str, ...] = ()
    row_path: tuple[str, ...] = ()
    mode: str = "cell"
    type: str = "text"
    sentence: str = ""
    code: str = ""
    merged: bool = False
    hidden: bool = False  # stands on a hidden sheet
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """One report that was sent, as read from one file."""

    sha256: str  # of the original bytes
    file_name: str
    format: str
    title: str
    issuer: str
    unit_text: str
    period_text: str
    period: Period | None
    period_origin: str
    fingerprint: str
    status_words: tuple[str, ...]
    observations: tuple[Observation, ...]
    notes: tuple[str, ...] = ()
    source: Literal["report", "shared", "manual", "filled", "pack"] = "report"  # pack: a village's return
    provider: str = ""  # shared source's provider and catalogue code
    as_of: str = ""
    partial: bool = (
        False  # only some rows of its tables were taken: they say of whom they name, and nothing of how many
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """Projected: a data element's value for a subject and a period, and where it was read."""

    element: str
    subject: str
    period: str  # Period.key or "" where unknown
    value: str
    kind: ValueKind
    unit: str
    submission: str  # id of the journal record it came from
    address: str
    ord: int = 0  # position of the observation in its submission
    tags: tuple[str, ...] = field(default=())  # hidden, merged, lossy_id, formula ...
