"""An import's report as lines to show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from desktop.words import period_text, reason_sentence
from forms.model.reports import FileReport, IngestReport

_NOTES_SHOWN = 3
_ORDER = {"failed": 0, "read": 1, "unchanged": 2}


@dataclass(frozen=True, slots=True)
class ImportLine:
    file: str
    status: str  # read | unchanged | failed
    period: str
    facts: int
    notes: str


@dataclass(frozen=True, slots=True)
class ImportSummary:
    read: int
    unchanged: int
    failed: int
    facts: int


def import_lines(report: IngestReport) -> list[ImportLine]:
    """One line a file; those that failed first, else in their order."""
    files = sorted(report.files, key=lambda f: _ORDER.get(f.status, 1))
    return [ImportLine(f.file, f.status, period_text(f.period), f.facts, _notes(f)) for f in files]


def import_summary(report: IngestReport) -> ImportSummary:
    counts = Counter(f.status for f in report.files)
    return ImportSummary(counts["read"], counts["unchanged"], counts["failed"], report.facts_total)


def _notes(file: FileReport) -> str:
    """Why it failed, what is to be said of it, which places could not be read."""
    notes = [reason_sentence(file.error)] if file.error is not None else []
    notes += [reason_sentence(remark) for remark in file.remarks[:_NOTES_SHOWN]]
    notes += [f"{unread.address}：{reason_sentence(unread.why)}" for unread in file.unread[:_NOTES_SHOWN]]
    left = len(file.remarks[_NOTES_SHOWN:]) + len(file.unread[_NOTES_SHOWN:])
    return "\n".join([*notes, f"…… +{left}"] if left else notes)
