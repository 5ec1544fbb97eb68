"""A report on its way: draft, review, signed, sent, returned, corrected; what was frozen, attached and handed out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from forms.model.browsing import Use

ReportState = Literal["draft", "review", "signed", "sent", "returned", "corrected"]  # 草稿 送审 已签 已报送 退回 更正
STATES: tuple[ReportState, ...] = ("draft", "review", "signed", "sent", "returned", "corrected")
OUT: frozenset[ReportState] = frozenset({"sent", "corrected"})  # it left the house, and counts

NEXT: Mapping[ReportState, frozenset[ReportState]] = {
    "draft": frozenset({"review", "sent"}),  # sent unsigned: only where a person says so
    "review": frozenset({"draft", "review", "signed"}),
    "signed": frozenset({"draft", "review", "sent"}),
    "sent": frozenset({"returned", "corrected"}),
    "returned": frozenset({"draft", "review", "sent"}),
    "corrected": frozenset({"returned", "corrected"}),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One decision about a report. `by`, `day` and `note`: who, when (ISO) and why, as they were told; `time` the clock
    of the computer that wrote it down. `sha256`: the file that was frozen. `signed`: (role, name) pairs, a name may be "".
    `receiver`, `submission`: to whom it went, and the observations it became. `drafted`: digests of what a person had
    typed in the draft, by place, when the file was frozen.
    """

    id: str
    to: ReportState
    by: str = ""
    day: str = ""
    note: str = ""
    time: str = ""
    file: str = ""
    sha256: str = ""
    values: str = ""  # SHA-256 of what is filled in it
    signed: tuple[tuple[str, str], ...] = ()
    receiver: str = ""
    channel: str = ""
    submission: str = ""
    unsigned: bool = False  # sent without a signature, as a person said
    changes: tuple[Edit, ...] = ()
    drafted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """A place that differs between two files. `labels` from the outermost header; `before` and `now` as texts."""

    address: str
    labels: tuple[str, ...]
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Scan:
    """A stamped scan that was attached, and the version (SHA-256) it belongs to."""

    id: str
    sha256: str
    name: str
    size: int
    version: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """What was handed out: names of files, to whom, on which ground, behind a password or not."""

    id: str
    files: tuple[str, ...]
    to: str = ""
    ground: str = ""
    locked: bool = False
    day: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`period` is a Period.key or "". `draft` names the draft it grew from. `differs`: two desktops moved it without
    knowing of each other, and one step could not follow the other."""

    id: str
    title: str = ""
    file: str = ""
    fingerprint: str = ""
    unit: str = ""
    period: str = ""
    draft: str = ""
    state: ReportState = "draft"
    steps: tuple[Step, ...] = ()
    scans: tuple[Scan, ...] = ()
    exports: tuple[Export, ...] = ()
    differs: bool = False

    @property
    def frozen(self) -> Step | None:
        """The step that froze the version that holds; None before one was, and after it was taken back."""
        if self.state == "draft":
            return None
        return next((s for s in reversed(self.steps) if s.sha256), None)

    @property
    def signature(self) -> Step | None:
        """Who signed the version that holds."""
        for step in reversed(self.steps):
            if step.to == "signed":
                return step
            if step.sha256 or step.to == "draft":
                return None
        return None

    @property
    def standing(self) -> str:
        """The submission that counts as this report; "" while none does."""
        if self.state not in OUT:
            return ""
        return next((s.submission for s in reversed(self.steps) if s.submission), "")

    @property
    def submissions(self) -> tuple[str, ...]:
        """All that were ever sent of it, the first first."""
        return tuple(dict.fromkeys(s.submission for s in self.steps if s.submission))

    @property
    def last(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    @property
    def scan(self) -> Scan | None:
        """The newest scan of the version that holds."""
        held = self.frozen
        return next((s for s in reversed(self.scans) if held is not None and s.version == held.sha256), None)


@dataclass(frozen=True, slots=True)
class EditedSince:
    """A file against the version that was frozen. `same`: byte for byte. No edits and not the same: only its wrapping
    differs (it was saved again)."""

    same: bool
    edits: tuple[Edit, ...] = ()
    more: int = 0  # edits that are not listed


@dataclass(frozen=True, slots=True)
class RosterChange:
    """A roster against the one before: numbers of rows, counted in the file's data rows from 1."""

    title: str
    new: tuple[int, ...] = ()
    left: tuple[int, ...] = ()  # counted in the earlier report
    changed: tuple[int, ...] = ()
    same: int = 0
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a report says otherwise than an earlier one: single values, and rows of rosters."""

    values: tuple[Edit, ...] = ()
    rosters: tuple[RosterChange, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every cell that differs, those of rosters last."""
        return (*self.values, *(e for r in self.rosters for e in r.edits))

    @property
    def rows(self) -> tuple[Edit, ...]:
        """Rows that came ("+3": the third of the file) and left ("-2": the second of the earlier one)."""
        came = (Edit(f"+{n}", (r.title,), "", "") for r in self.rosters for n in r.new)
        gone = (Edit(f"-{n}", (r.title,), "", "") for r in self.rosters for n in r.left)
        return (*came, *gone)

    @property
    def empty(self) -> bool:
        return not self.values and not any(r.new or r.left or r.changed for r in self.rosters)


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """What a correction would change, and who else used an old value: (the change, its uses)."""

    changes: Changes
    users: tuple[tuple[Edit, tuple[Use, ...]], ...] = ()
