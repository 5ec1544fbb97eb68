"""Reports on their way as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from forms.model.period import Period
from forms.model.states import CorrectionPreview, Edit, EditedSince, Report, RosterChange, Step


def report_json(report: Report) -> dict[str, Any]:
    frozen, scan = report.frozen, report.scan
    return {
        "id": report.id,
        "title": report.title,
        "file": report.file,
        "unit": report.unit,
        "period": period_json(report.period),
        "state": report.state,
        "draft": report.draft,
        "sha256": frozen.sha256 if frozen else "",
        "submission": report.standing,
        "scan": {"name": scan.name, "sha256": scan.sha256, "size": scan.size} if scan else None,
        "steps": [step_json(step) for step in report.steps],
        "exports": [asdict(one) | {"files": list(one.files)} for one in report.exports],
        "differs": report.differs,
    }


def step_json(step: Step) -> dict[str, Any]:
    return {
        "to": step.to,
        "by": step.by,
        "day": step.day,
        "time": step.time,
        "note": step.note,
        "file": step.file,
        "sha256": step.sha256,
        "values": step.values,
        "signed": [{"role": role, "name": name} for role, name in step.signed],
        "receiver": step.receiver,
        "channel": step.channel,
        "submission": step.submission,
        "unsigned": step.unsigned,
        "changes": edits_json(step.changes),
    }


def period_json(key: str) -> dict[str, str] | None:
    if not key:
        return None
    period = Period.from_key(key)
    return {"kind": period.kind, "start": f"{period.start}", "end": f"{period.end}"}


def edits_json(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    return [{"address": e.address, "labels": list(e.labels), "before": e.before, "now": e.now} for e in edits]


def edited_json(found: EditedSince) -> dict[str, Any]:
    return {"same": found.same, "edits": edits_json(found.edits), "more": found.more}


def correction_json(preview: CorrectionPreview) -> dict[str, Any]:
    return {
        "changes": edits_json(preview.changes.values),
        "rosters": [_roster(r) for r in preview.changes.rosters],
        "users": [
            {"labels": list(edit.labels), "before": edit.before, "now": edit.now, "used_by": [asdict(u) for u in found]}
            for edit, found in preview.users
        ],
    }


def _roster(change: RosterChange) -> dict[str, Any]:
    return {
        "title": change.title,
        "new": list(change.new),
        "left": list(change.left),
        "changed": list(change.changed),
        "same": change.same,
        "edits": edits_json(change.edits),
    }
