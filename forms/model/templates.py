"""Templates as they are listed, imported, published and taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from forms.model.reports import Problem

Arrival = Literal["new", "same", "version", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A template on the shelf, by its latest version. `id` names that record, `family` the template through all versions.

    `kind`: year, half_year, quarter, month, day … as the form says, "" where it names no period. `fields` counts single
    fields and columns of rosters, `corrections` what a reviewer said. `reports`: how many filled ones are held, the
    newest for `last_period` (Period.key). `issuer_device`: who published it, "" for one that was imported from a file;
    `signer`: own, paired, unknown (not paired with us), revoked, false.
    """

    id: str
    family: str
    title: str
    file: str
    issuer: str
    kind: str
    version: int
    fingerprint: str
    imported: str  # its author's clock, for display only
    fields: int
    corrections: int = 0
    reports: int = 0
    last_period: str = ""
    issuer_device: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class TemplateArrival:
    """What became of one file. `same`: this month's file of a known template; `version`: of another one `replaced`."""

    file: str
    status: Arrival
    id: str = ""
    title: str = ""
    version: int = 0
    changes: int = 0  # places in which a new version differs
    fields: int = 0  # found to fill; 0: a reviewer has to say where
    error: Problem | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A template that was put into a folder: the names of its file and of what was signed with it."""

    file: str
    sidecar: str
    version: int


@dataclass(frozen=True, slots=True)
class Offered:
    """A template in a folder that others publish to. `error`: why it can't be taken in (changed, not signed, damaged).

    `by` is the unit or person as the signer calls itself, `device` the beginning of its key's name; `signer` (own, paired,
    unknown) whether we are paired with it. `held`: just this is on our shelf already.
    """

    file: str
    sidecar: str = ""
    title: str = ""
    issuer: str = ""
    version: int = 0
    by: str = ""
    device: str = ""
    signer: str = "unknown"
    published: str = ""
    corrections: int = 0
    held: bool = False
    error: Problem | None = None
