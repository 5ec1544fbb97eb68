"""Packs, what came back and what was merged, as the JSON that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forms.model.document import plain
from forms.sentences import Language, sentence

if TYPE_CHECKING:
    from forms.journey.packs.desk import MergeReport
    from forms.journey.packs.model import Finding, Pack, Returned, VillageState


def pack_json(pack: Pack) -> dict[str, Any]:
    return {
        "pack": pack.id, "title": pack.title, "template": pack.template, "period": pack.period or None,
        "made": pack.made, "due": pack.due or None, "issued": pack.blank,
        "villages": [
            {"village": s.village, "file": s.file_name or None, "sha256": s.sha256 or None, "whole": s.whole,
             "handed_out": [{"day": day, "how": how} for day, how in s.issued]}
            for s in pack.shares
        ],
    }  # fmt: skip


def finding_json(one: Finding, language: Language) -> dict[str, Any]:
    context = dict(one.context) | {"place": one.place, "handed_out": one.handed_out, "found": one.found}
    return {
        "id": one.id, "code": one.code, "level": one.level, "location": one.place or None,
        "handed_out": one.handed_out or None, "found": one.found or None, "text": sentence(one.code, context, language),
    }  # fmt: skip


def returned_json(one: Returned, language: Language) -> dict[str, Any]:
    """`status`: refused, asks, clean."""
    status = "refused" if one.refused else "asks" if one.asks else "clean"
    return {
        "file": one.file, "status": status, "village": one.village or None, "format": one.format or None,
        "told_by": [{"trait": trait, "village": village} for trait, village in one.traits],
        "findings": [finding_json(f, language) for f in one.findings],
        "values": {address: plain(value) for address, value in one.values.items()},
        "rows": {table: len(rows) for table, rows in one.rows.items()},
    }  # fmt: skip


def state_json(state: VillageState, language: Language) -> dict[str, Any]:
    returned = state.returned
    return {
        "village": state.village, "state": state.state, "file": returned.file if returned else None,
        "undecided": [finding_json(f, language) for f in state.undecided], "answers": dict(state.answers),
        "other_files": [one.file for one in state.others],
    }  # fmt: skip


def merge_json(report: MergeReport, language: Language) -> dict[str, Any]:
    return {
        "output": report.output, "villages": list(report.villages), "cells": report.written,
        "left_out": [state_json(s, language) for s in report.waiting],
        "left_blank": [{"location": a, "code": why, "text": sentence(why, {}, language)} for a, why in report.left],
        "notes": [{"code": n.code, "text": sentence(n.code, dict(n.context), language)} for n in report.notes],
    }  # fmt: skip
