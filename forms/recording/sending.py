"""Only what was really sent counts: which submissions are withheld because their report was returned, corrected, or has
not been sent.

A report's steps are items of journal records of the kind "reports"; its state follows from those that hold, replayed in
the journal's order (the same on every desktop). A step that can't follow the one before is passed over and the report is
marked. A submission that no report names counts as sent: past reports were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forms.model.states import NEXT, STATES, Edit, Export, Report, Scan, Step
from forms.profile import kinds
from forms.profile.rows import Status, SubmissionHead
from forms.profile.store import Profile
from forms.recording.decisions import Decision, read_all, standing

KIND = kinds.REPORTS
REPORT, STEP, SCAN, EXPORT = "report", "step", "scan", "export"


@dataclass(frozen=True, slots=True)
class Sending:
    """Reports by id, in the order they were begun."""

    reports: Mapping[str, Report] = field(default_factory=dict)

    @property
    def standing(self) -> frozenset[str]:
        """Submissions that were sent, as a person said, and stand."""
        return frozenset(r.standing for r in self.reports.values()) - {""}

    def withheld(self, heads: Iterable[SubmissionHead]) -> dict[str, Status]:
        """Submissions that don't count, and why: their report was returned, corrected since, or isn't sent."""
        counts = self.standing
        why: dict[str, Status] = {}
        files: dict[str, Status] = {}
        for report in self.reports.values():
            status: Status = "returned" if _was_returned(report) else "superseded" if report.standing else "draft"
            why |= dict.fromkeys(set(report.submissions) - {report.standing}, status)
            files |= {s.sha256: status for s in report.steps if s.sha256}
        for head in heads:
            if head.sha256 in files and head.source == "report":
                why.setdefault(head.id, files[head.sha256])
        return {id: status for id, status in why.items() if id not in counts}


def _was_returned(report: Report) -> bool:
    return not report.standing and any(s.to == "returned" for s in report.steps)


class SendingBook:
    """Reads the reports of a profile; kept for as long as the journal says the same."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._state = (-1, -1)
        self._held = Sending()

    def now(self) -> Sending:
        state = self._profile.state_of(KIND)
        if state != self._state:
            self._held = Sending(read_reports(read_all(self._profile.decision_records(KIND))))
            self._state = state
        return self._held

    def record(self, item: Mapping[str, object]) -> str:
        """Write one item; its id."""
        return f"{self._profile.append_decision(KIND, {'items': [dict(item)]})}.0"


def read_reports(decisions: Sequence[Decision]) -> dict[str, Report]:
    """Reports by id, of all items in the order of the journal."""
    parts: dict[str, list[Decision]] = defaultdict(list)
    reports: dict[str, Report] = {}
    for one in standing(decisions).live:
        if one.what == REPORT and one.text("id"):
            reports[one.text("id")] = _begun(one)
        elif one.text("report"):
            parts[one.text("report")].append(one)
    return {id: _followed(report, parts[id]) for id, report in reports.items()}


def _begun(one: Decision) -> Report:
    return Report(
        one.text("id"), one.text("title"), one.text("file"), one.text("fingerprint"), one.text("unit"),
        one.text("period"), one.text("draft"),
    )  # fmt: skip


def _followed(report: Report, items: Iterable[Decision]) -> Report:
    """A report after all that was decided about it."""
    for one in items:
        if one.what == SCAN:
            scan = Scan(one.id, one.text("sha256"), one.text("name"), one.number("size"), one.text("version"), one.time)
            report = replace(report, scans=(*report.scans, scan))
        elif one.what == EXPORT:
            report = replace(report, exports=(*report.exports, _export(one)))
        elif one.what == STEP:
            report = _moved(report, one)
    return report


def _export(one: Decision) -> Export:
    return Export(
        one.id, one.texts("files"), one.text("to"), one.text("ground"), one.body.get("locked") is True, one.text("day"),
        one.time,
    )  # fmt: skip


def _moved(report: Report, one: Decision) -> Report:
    to = next((s for s in STATES if s == one.text("to")), None)
    if to is None:  # a newer program's
        return report
    if to not in NEXT[report.state]:
        return replace(report, differs=True)
    return replace(report, state=to, steps=(*report.steps, _step(one)))


def _step(one: Decision) -> Step:
    to = next(s for s in STATES if s == one.text("to"))
    drafted = one.body.get("drafted")
    return Step(
        one.id, to, one.text("by"), one.text("day"), one.text("note"), one.time, one.text("file"), one.text("sha256"),
        one.text("values"), tuple((a, b) for a, b in _pairs(one.body.get("signed"))), one.text("receiver"),
        one.text("channel"), one.text("submission"), one.body.get("unsigned") is True,
        tuple(_edit(e) for e in _lists(one.body.get("changes"), 4)),
        {str(k): str(v) for k, v in drafted.items()} if isinstance(drafted, dict) else {},
    )  # fmt: skip


def _lists(value: object, length: int) -> list[list[object]]:
    found = value if isinstance(value, list) else []
    return [one for one in found if isinstance(one, list) and len(one) == length]


def _pairs(value: object) -> list[tuple[str, str]]:
    return [(str(a), str(b)) for a, b in _lists(value, 2)]


def _edit(one: Sequence[object]) -> Edit:
    address, labels, before, now = one
    words = tuple(str(word) for word in labels) if isinstance(labels, list) else ()
    return Edit(str(address), words, str(before), str(now))
