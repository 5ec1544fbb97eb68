"""A draft as the JSON of ``fill``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from forms.cli.jsonform import period_json, shared_json, table_place, value_json
from forms.model.document import Value, letters
from forms.model.form import Table
from forms.model.proposal import Check, Draft, Proposal, Provenance, Reason, RosterCell, RosterProposal, Use
from forms.sentences import Language, sentence


def draft_json(
    draft: Draft,
    subject: str,
    output: str | None,
    notes: Sequence[Reason],
    language: Language,
    recalculated: Sequence[tuple[str, Value]] = (),
) -> dict[str, Any]:
    """What ``fill`` says: every field with its decision, the rosters' rows, the checks.

    `subject` is its name; `output` the file really written, None where nothing was.
    """
    tables = {table.id: table for table in draft.form.tables}
    word = draft.form.format == "docx"
    return {
        "template": draft.template,
        "output": output,
        "title": draft.form.title,
        "period": period_json(draft.period, "", language),
        "subject": subject,
        "fields": [
            *(proposal_json(proposal, language) for proposal in draft.proposals),
            *(recalculated_json(address, value, language) for address, value in recalculated),
        ],
        "tables": [roster_json(roster, tables[roster.table], word, language) for roster in draft.rosters],
        "checks": [check_json(check, language) for check in draft.checks],
        "reasons": [reason_json(reason, language) for reason in draft.reasons],
        "notes": [reason_json(reason, language) for reason in notes],
    }


def proposal_json(proposal: Proposal, language: Language) -> dict[str, Any]:
    return {
        "location": proposal.field.address,
        "path": list(proposal.field.path),
        "decision": proposal.decision,
        "value": value_json(proposal.value),
        "unit": proposal.unit,
        "tier": proposal.tier,
        "element": proposal.element,
        "reasons": [reason_json(reason, language) for reason in proposal.reasons],
        "provenance": [provenance_json(place) for place in proposal.provenance],
        "alternatives": [
            {
                "value": value_json(other.value),
                "why": sentence(other.why.code, other.why.context, language),
                "code": other.why.code,
                "provenance": [provenance_json(place) for place in other.provenance],
            }
            for other in proposal.alternatives
        ],
        "shared": [shared_json(item) for item in proposal.shared],
        "sensitivity": _use_json(proposal.use) if proposal.use else None,
    }


def _use_json(use: Use) -> dict[str, Any]:
    return {"kind": use.sensitivity, "origin": use.origin, "needs_ground": use.needs_ground}


def use_json(ground: str, used: Sequence[tuple[str, int]], withheld: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """On which ground sensitive values of other offices were written, how many of each kind, and how many were not."""
    return {"ground": ground or None, "written": dict(used), "withheld": dict(withheld)}


def recalculated_json(address: str, value: Value, language: Language) -> dict[str, Any]:
    """A formula's result that was brought up to date in the file: written, though no person's field."""
    reason = reason_json(Reason("write.recalculated"), language)
    said = {"location": address, "path": [], "decision": "filled", "value": value_json(value), "unit": "", "tier": "B"}
    return {**said, "element": "", "reasons": [reason], "provenance": [], "alternatives": [], "shared": []}


def roster_json(roster: RosterProposal, table: Table, word: bool, language: Language) -> dict[str, Any]:
    """A roster's rows; spreadsheet columns by letter and rows from 1, Word columns by index and rows from 0."""
    return {
        "id": table.id,
        **table_place(table.grid, word=word),
        "first_data_row": table.first_data_row + (0 if word else 1),
        "rows": [
            {
                "key": row.key,
                "cells": _cells(row.cells, word, language),
                "reasons": [reason_json(reason, language) for reason in row.reasons],
            }
            for row in roster.rows
        ],
        "reasons": [reason_json(reason, language) for reason in roster.reasons],
        "provenance": [provenance_json(place) for place in roster.source],
        "shared": [
            {"column": column_label(index, word), "items": [shared_json(item) for item in items]}
            for index, items in roster.shared
        ],
        "sensitivity": [{"column": column_label(index, word), **_use_json(use)} for index, use in roster.uses],
    }


def _cells(cells: Mapping[int, RosterCell], word: bool, language: Language) -> dict[str, Any]:
    return {column_label(index, word): _cell(cell, language) for index, cell in sorted(cells.items())}


def _cell(cell: RosterCell, language: Language) -> dict[str, Any]:
    said: dict[str, Any] = {"value": value_json(cell.value), "decision": cell.decision}
    if cell.reason:
        said["reason"] = reason_json(cell.reason, language)
    return said


def column_label(index: int, word: bool) -> str:
    return str(index) if word else letters(index)


def reason_json(reason: Reason, language: Language) -> dict[str, str]:
    return {"code": reason.code, "text": sentence(reason.code, reason.context, language)}


def provenance_json(place: Provenance) -> dict[str, str]:
    return {"file": place.file, "location": place.address, "period": place.period}


def check_json(check: Check, language: Language) -> dict[str, Any]:
    return {
        "code": check.code,
        "locations": list(check.addresses),
        "text": sentence(check.code, check.context, language),
    }
