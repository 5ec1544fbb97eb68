"""What a person confirmed, corrected or refused in a draft, as items for the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.filling.row_keys import RowReader
from forms.model.document import Value
from forms.model.proposal import Draft, Proposal, Provenance, RosterProposal, RosterRow
from forms.recording.decisions import Decision
from forms.recording.memory import (
    CONFIRMED,
    CORRECTED,
    NOT_THIS,
    ROW,
    FieldKey,
    Memory,
    RosterKey,
    cells_of,
    column_names,
    field_keys,
    said_value,
    spelled,
    spelled_all,
)  # fmt: skip
from forms.recording.observe import raw

Item = dict[str, Any]
NOT_REMEMBERED = frozenset({"blank.for_the_filler", "blank.already_printed"})


def proposal_at(draft: Draft, address: str) -> Proposal:
    """FormsError field.unknown where the draft has no such field."""
    found = next((p for p in draft.proposals if p.field.address == address), None)
    if found is None:
        raise FormsError("field.unknown", address=address)
    return found


def may_remember(proposal: Proposal) -> bool:
    """Never who filled, when, with what remark: those are entered anew each time."""
    return proposal.field.role == "entry" and not any(r.code in NOT_REMEMBERED for r in proposal.reasons)


def period_key(draft: Draft, proposal: Proposal) -> str:
    period = proposal.period or draft.period
    return period.key if period else ""


def value_items(memory: Memory, draft: Draft, confirmed: Collection[str], corrected: Mapping[str, Value]) -> list[Item]:
    """Items for fields by address. A correction to what was proposed is a confirmation; what is known already is left."""
    keys = field_keys(draft.form)
    out = []
    for address in dict.fromkeys((*corrected, *confirmed)):
        proposal = proposal_at(draft, address)
        value = corrected.get(address, proposal.value)
        if value is None or value == "" or not may_remember(proposal):
            continue
        item = _value_item(keys[address], draft, proposal, value)
        before = [d for d in memory.values.get((keys[address], proposal.subject or draft.subject), ())
                  if d.text("period") == item["period"]]  # fmt: skip
        if not any(_says_the_same(d, item) for d in before):
            refused = [d for d in memory.refusals.get(keys[address], ()) if _refuses(d, item)]
            seen = sorted(
                {*item["seen"], *(s for d in before for s in (*d.texts("seen"), d.text("submission")))} - {""}
            )
            out.append(item | {"seen": seen, "supersedes": [d.id for d in (*before, *refused)]})
    return out


def with_notes(draft: Draft, items: Iterable[Item], notes: Mapping[str, str]) -> list[Item]:
    """The items of fields with what a person noted at their addresses."""
    keys = field_keys(draft.form)
    said = [(keys[address].body(), note) for address, note in notes.items() if address in keys and note.strip()]
    out = []
    for item in items:
        note = next((note for body, note in said if body.items() <= item.items()), "")
        out.append(item | {"note": note} if note else item)
    return out


def _value_item(key: FieldKey, draft: Draft, proposal: Proposal, value: Value) -> Item:
    text, kind = raw(value)
    same = proposal.value is not None and spelled(value) == spelled(proposal.value)
    return {
        "what": CONFIRMED if same else CORRECTED, **key.body(), "labels": list(proposal.field.path),
        "subject": proposal.subject or draft.subject,
        "period": period_key(draft, proposal), "value": text, "type": kind, "element": proposal.element,
        "was": shown(proposal), "seen": sources(proposal), "from": proposal.decision,
    }  # fmt: skip


def shown(proposal: Proposal) -> list[str]:
    """Every value that stood before the person's eyes, spelled for comparing."""
    return spelled_all([proposal.value, *(a.value for a in proposal.alternatives)])


def sources(proposal: Proposal) -> list[str]:
    """The submissions that were shown: what they say is known, and contradicts nothing any more."""
    places = [*proposal.provenance, *(p for a in proposal.alternatives for p in a.provenance)]
    return submissions(places)


def submissions(places: Iterable[Provenance]) -> list[str]:
    return sorted({p.submission for p in places if p.submission})


def _says_the_same(decision: Decision, item: Item) -> bool:
    return spelled(said_value(decision)) == spelled_text(item) and set(item["seen"]) <= set(decision.texts("seen"))


def spelled_text(item: Item) -> str:
    return spelled(said_value(Decision("", "", item)))


def _refuses(decision: Decision, item: Item) -> bool:
    return bool(decision.text("value")) and spelled(said_value(decision)) == spelled_text(item)


def refusal(memory: Memory, draft: Draft, address: str, value: Value, element: str) -> Item:
    """'Not this': a value for this place and period, or an element for the field for good. What confirmed it before
    gives way."""
    proposal = proposal_at(draft, address)
    text, kind = raw(value)
    key, subject = field_keys(draft.form)[address], proposal.subject or draft.subject
    before = [
        d.id
        for d in memory.values.get((key, subject), ())
        if not element and d.text("period") == period_key(draft, proposal) and spelled(said_value(d)) == spelled(value)
    ]
    said: Item = {"value": text, "type": kind, "period": period_key(draft, proposal)} if not element else {}
    return {
        "what": NOT_THIS, **key.body(), "labels": list(proposal.field.path), "subject": subject, "element": element,
        "supersedes": before, **said,
    }  # fmt: skip


def row_items(
    memory: Memory, draft: Draft, key: RosterKey, roster: RosterProposal, reader: RowReader,
    rows: Sequence[Mapping[int, Value]],
) -> list[Item]:  # fmt: skip
    """Items for a roster as the person left it: one for each row that can be told from the others, and for each removed."""
    period = draft.period.key if draft.period else ""
    proposed = reader.by_key([({i: c.value for i, c in row.cells.items()}, row) for row in roster.rows])
    left = reader.by_key([(row, row) for row in rows])
    known: dict[str, list[Decision]] = {}
    for decision in memory.rows.get(key, ()):
        if decision.text("period") == period:
            known.setdefault(decision.text("row"), []).append(decision)
    out = []
    for name, cells in left.items():
        item = _row_item(key, period, name, reader, cells, proposed.get(name))
        out += _unless_known(item, known.get(name, []))
    for name in proposed.keys() - left.keys():
        gone: Item = {
            "what": ROW,
            **key.body(),
            "period": period,
            "row": name,
            "removed": True,
            "cells": [],
            "seen": [],
        }
        out += _unless_known(gone, known.get(name, []))
    return out


def _row_item(
    key: RosterKey, period: str, name: str, reader: RowReader, cells: Mapping[int, Value], proposed: RosterRow | None
) -> Item:
    names = column_names(reader.table)
    said = []
    for index in sorted(set(cells) & reader.remembered):
        value = cells[index]
        if value is None or value == "":
            continue
        before = proposed.cells.get(index) if proposed else None
        was = spelled(before.value) if before is not None and before.value is not None else ""
        said.append([names[index], *raw(value), was, CONFIRMED if was == spelled(value) else CORRECTED])
    places = [p for c in proposed.cells.values() for p in c.provenance] if proposed else []
    return {
        "what": ROW, **key.body(), "period": period, "row": name, "cells": said, "seen": submissions(places),
    }  # fmt: skip


def _unless_known(item: Item, known: Sequence[Decision]) -> list[Item]:
    wanted = {column: spelled(cell.value) for column, cell in cells_of(Decision("", ROW, item)).items()}
    for decision in known:
        same = {column: spelled(cell.value) for column, cell in cells_of(decision).items()} == wanted
        covered = set(item["seen"]) <= set(decision.texts("seen"))
        if same and covered and bool(decision.body.get("removed")) == bool(item.get("removed")):
            return []
    return [item | {"supersedes": [d.id for d in known]}]
