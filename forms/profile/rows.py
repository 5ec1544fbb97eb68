"""What the profile takes and gives, beside the shared model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

RecordId = str  # hex SHA-256 of a record's canonical body
Status = Literal["sent", "draft", "returned", "superseded"]


@dataclass(frozen=True, slots=True)
class UnitSettings:
    """The reporting unit: its name, division code and villages as (name, code); what forms ask of the unit itself."""

    name: str
    code: str = ""
    villages: tuple[tuple[str, str], ...] = ()
    telephone: str = ""
    address: str = ""
    credit_code: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """`is_new` False: the same bytes were recorded before, under this id."""

    id: RecordId
    is_new: bool


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A journal record of decisions. `time` is its author's clock, for display only."""

    id: RecordId
    device: str
    time: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SubmissionHead:
    """A submission without its observations. `period` is a Period.key or ""; `head`: it counts as a source."""

    id: RecordId
    sha256: str
    file_name: str
    format: str
    title: str
    issuer: str
    fingerprint: str
    unit_text: str
    period: str
    period_origin: str
    status_words: tuple[str, ...]
    source: str
    provider: str
    device: str
    status: Status
    head: bool
    projected_version: int
    facts: int


@dataclass(frozen=True, slots=True)
class TableHead:
    """A table of a submission: what it is, so that next month's can be recognised. `rows` counts its data rows."""

    submission: RecordId
    table_id: str
    kind: str
    title: str
    signature: str
    period: str
    rows: int


@dataclass(frozen=True, slots=True)
class LocalElement:
    """A data element that past reports ask and no built-in element covers."""

    id: str
    name: str
    definition: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """Whom values are about. `keys`: kind of key -> key ("idcard", "code" ...)."""

    id: str
    kind: str
    name: str
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    records: int
    submissions: int
    facts: int
    elements: int
    subjects: int
