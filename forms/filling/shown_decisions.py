"""Decisions in the words of the list that shows them."""

from __future__ import annotations

from collections.abc import Mapping

from forms.model.decisions import DecisionRow, State
from forms.model.document import Value
from forms.model.period import Period
from forms.recording.decisions import Decision, Standing
from forms.recording.memory import ROW, cells_of, said_value
from forms.recording.subjects import subject_name
from forms.values.periods import in_words


def shown_decision(decision: Decision, standing: Standing, devices: Mapping[str, str], unit: str) -> DecisionRow:
    said = decision.text
    return DecisionRow(
        decision.id, decision.what, _state(decision, standing), decision.time,
        devices.get(decision.device, decision.device[:8]), said("title"), decision.texts("labels"), _about(decision, unit),
        _period(said("period")), _value(decision), said("note") or said("ground"),
    )  # fmt: skip


def _state(decision: Decision, standing: Standing) -> State:
    if decision.id in standing.void:
        return "undone"
    return "replaced" if decision.id in standing.replaced else "live"


def _about(decision: Decision, unit: str) -> str:
    if decision.what == ROW:
        return decision.text("row").partition(":")[2]
    subjects = decision.texts("subjects") or ((decision.text("subject"),) if decision.text("subject") else ())
    return "、".join(subject_name(s, unit) for s in subjects)


def _period(key: str) -> str:
    try:
        return in_words(Period.from_key(key)) if key else ""
    except ValueError:
        return ""


def _value(decision: Decision) -> Value:
    if decision.what == ROW:
        return "、".join(str(c.value) for c in cells_of(decision).values())
    return said_value(decision) if decision.text("type") else decision.text("value") or None
