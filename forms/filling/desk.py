"""People's decisions: remembering, listing, undoing. Workspace hands its calls on to here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from forms.errors import FormsError
from forms.filling.change_sheet import change_sheets
from forms.filling.conflicts import conflicts, settlement_of, settlement_of_field
from forms.filling.grounds import Usage, usage, use_item
from forms.filling.holding import Knowledge
from forms.filling.lookup import ProfileLookup
from forms.filling.percents import meant
from forms.filling.questions import answer_item, element_questions, merge_item, open_questions, subject_questions
from forms.filling.remembering import proposal_at, refusal, row_items, value_items, with_notes
from forms.filling.row_keys import RowReader
from forms.filling.settlements import Settlement, settlements
from forms.filling.shown_decisions import shown_decision
from forms.filling.trusted import conflicts_in_order
from forms.model.changes import ChangeSheet
from forms.model.decisions import Conflict, DecisionRow, MergedRow, Question, Reply
from forms.model.document import Value
from forms.model.period import Period
from forms.model.proposal import Draft, Provenance
from forms.recording.correcting import correction
from forms.recording.decisions import UNDO
from forms.recording.ledger import Ledger
from forms.recording.memory import BINDING, CORRECTED, VALUES, field_keys, roster_keys
from forms.recording.observe import raw
from forms.recording.people import BY_HAND, MERGE, may_merge
from forms.recording.trust import trust_of
from forms.values.periods import in_words

Rows = Mapping[str, Sequence[Mapping[int, Value]]]


class DecisionDesk:
    """Works on one profile through its ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._profile = ledger.profile

    def knowledge(self) -> Knowledge:
        held = self._ledger.decisions.now()
        lookup = ProfileLookup(self._profile, held, people=self._ledger.people())
        unit = self._profile.unit  # what filling works with, decisions included
        said = {"telephone": unit.telephone, "address": unit.address, "credit_code": unit.credit_code}
        return Knowledge(
            self._ledger.reader, self._ledger.book(), self._ledger.index, lookup, unit.code, held.memory, said
        )

    # Memory

    def remember(
        self, draft: Draft, corrected: Mapping[str, Value] | None = None, confirmed: Collection[str] | None = None,
        rows: Rows | None = None, notes: Mapping[str, str] | None = None,
    ) -> int:  # fmt: skip
        """Remember what a person left in a draft, in one record; how many decisions it holds.

        `corrected`: values by address. `confirmed`: addresses whose proposed value was accepted (None: all that are
        filled). `rows`: for each roster (Table.id) the rows as they were left, values by grid column; rows that were
        proposed and are missing there were taken out. `notes`: why, by address. Fields for the filler are never remembered.
        FormsError field.unknown, table.unknown.
        """
        corrected = corrected or {}
        if confirmed is None:
            confirmed = [p.field.address for p in draft.proposals if p.decision == "filled"]
        memory = self._ledger.decisions.now().memory
        items = with_notes(draft, value_items(memory, draft, confirmed, corrected), notes or {})
        items += self._row_items(draft, rows or {})
        self._record([self._entered(draft, corrected, item) | {"title": draft.form.title} for item in items])
        return len(items)

    def correct(self, draft: Draft, address: str, value: Value) -> None:
        """Remember what a person entered for a field: it settles this place for this period."""
        proposal_at(draft, address)
        self.remember(draft, {address: value}, ())

    def refuse(self, draft: Draft, address: str, value: Value = None, element: str = "") -> None:
        """'Not this': never this value here for this period, or (`element`) never this element for this field."""
        if element or (value is not None and value != ""):
            memory = self._ledger.decisions.now().memory
            self._record([refusal(memory, draft, address, value, element) | {"title": draft.form.title}])

    def bind(self, draft: Draft, address: str, element: str) -> None:
        """'This field asks that', in every edition of the template. FormsError field.unknown, element.unknown."""
        labels = list(proposal_at(draft, address).field.path)
        if element not in self._ledger.index.definitions:
            raise FormsError("element.unknown", element=element[:8])
        key = field_keys(draft.form)[address]
        before = self._ledger.decisions.now().memory.bindings.get(key, ())
        item = {"what": BINDING, **key.body(), "labels": labels, "element": element, "title": draft.form.title}
        self._record([item | {"supersedes": [d.id for d in before]}])

    def _row_items(self, draft: Draft, rows: Rows) -> list[dict[str, Any]]:
        keys = roster_keys(draft.form, draft.subject)
        rosters = {r.table: r for r in draft.rosters}
        tables = {t.id: t for t in draft.form.tables}
        memory = self._ledger.decisions.now().memory
        out = []
        for table, left in rows.items():
            if table not in rosters:
                raise FormsError("table.unknown", table=table)
            reader = RowReader.of(self.knowledge(), draft.form, tables[table])
            out += row_items(memory, draft, keys[table], rosters[table], reader, left)
        return out

    def _entered(self, draft: Draft, corrected: Mapping[str, Value], item: Mapping[str, Any]) -> dict[str, Any]:
        """A corrected value is also an observation of its own, which other reports can be compared with."""
        if item["what"] != CORRECTED:
            return dict(item)
        keys = field_keys(draft.form)
        address = next(a for a in corrected if keys[a].body().items() <= item.items())
        proposal, value = proposal_at(draft, address), corrected[address]
        submission, body = correction(draft, proposal, meant(value) if proposal.field.percent else value)
        recorded = self._profile.add_submission(submission, body, submission.file_name)
        if recorded.is_new:
            self._ledger.project_one(recorded.id, submission)
        return dict(item) | {"submission": recorded.id}

    def _record(self, items: Iterable[Mapping[str, Any]]) -> None:
        if self._ledger.decisions.record(list(items)):
            self._ledger.settle_versions()

    # Conflicts

    def _settlements(self) -> dict[str, tuple[Settlement, ...]]:
        return settlements(self._ledger.decisions.now().standing.live)

    def conflicts(self) -> tuple[Conflict, ...]:
        knowledge = self.knowledge()
        found = conflicts(knowledge, self._profile, self._settlements())
        return tuple(conflicts_in_order(knowledge, found, trust_of(self._ledger.decisions.now().standing.live)))

    def settle_conflict(
        self, conflict: Conflict, side: int | None = None, value: str = "", unit: str = "", note: str = ""
    ) -> None:
        if side is not None:
            if not 0 <= side < len(conflict.sides):
                raise FormsError("conflict.no_side", side=side + 1)
            value, unit = conflict.sides[side].value, conflict.sides[side].unit
        live = self._settlements().get(conflict.subject, ())
        item = settlement_of(self.knowledge(), conflict, live, value, unit or conflict.sides[0].unit, note)
        self._record([item | {"title": conflict.name}])

    def settle_field(self, draft: Draft, address: str, value: Value, note: str = "") -> None:
        proposal = proposal_at(draft, address)
        subject, value = proposal.subject, meant(value) if proposal.field.percent else value
        live = self._settlements().get(subject, ())
        item = settlement_of_field(self.knowledge(), draft, address, live, value, note)
        self._record([item | {"title": draft.form.title, "labels": list(proposal_at(draft, address).field.path)}])

    # Who and what is the same

    def merge_subjects(self, what: str, a: str, b: str, note: str) -> None:
        for subject in (a, b):
            if not may_merge(subject) or not self._profile.find_subject(subject):
                raise FormsError("subject.not_known", kind=subject.partition(":")[0])
        if a == b:
            raise FormsError("subject.same")
        self._record([merge_item(what, a, b, note, self._ledger.decisions.now().standing.live)])

    def why_merged(self, subject: str) -> tuple[MergedRow, ...]:
        people = self._ledger.people()
        one = people.one(subject)
        behind = {tuple(d.texts("subjects")): d.id for d in self._ledger.decisions.now().live(MERGE)}
        out = []
        for other in people.all_of(one):
            pair = next((p for p in people.rules if other in p), ("", ""))
            rule = "same_id" if other == one else people.rules.get(pair, "same_id")
            out.append(MergedRow(other, rule, self._rows_of(other), behind.get(pair, "") if rule == BY_HAND else ""))
        return tuple(out)

    def _rows_of(self, subject: str) -> tuple[Provenance, ...]:
        """Where a subject stands: the first place of it in each report that counts."""
        names = {h.id: h for h in self._profile.submissions() if h.head}
        out = []
        for submission in sorted(self._profile.subject_uses({subject}).get(subject, ())):
            places = [f for f in self._profile.facts_of(submission) if f.subject == subject]
            period = in_words(Period.from_key(names[submission].period)) if names[submission].period else ""
            out += [Provenance(names[submission].file_name, places[0].address, period, submission)] if places else []
        return tuple(out)

    def questions(self, put_off: bool) -> tuple[Question, ...]:
        found = (*subject_questions(self._ledger.people()), *element_questions(self._ledger.index))
        return tuple(open_questions(found, self._ledger.decisions.now().standing.live, put_off))

    def answer(self, question: Question, reply: Reply) -> None:
        self._record([answer_item(question, reply, self._ledger.decisions.now().standing.live)])

    # Allowed use

    def use_of(
        self, draft: Draft, overrides: Mapping[str, Value], accept_suggestions: bool, ground: str, without_ground: str
    ) -> Usage:
        """How a draft may be written; see forms.filling.grounds."""
        entered = {a for a, value in overrides.items() if value is not None and value != ""}
        live = self._ledger.decisions.now().standing.live
        return usage(live, draft, entered, accept_suggestions, ground, without_ground)

    def log_use(self, use: Usage) -> None:
        """Note an export of sensitive values: ground, template, how many, the day; never the values."""
        if use.used:
            today = dt.date.today().isoformat()
            self._ledger.decisions.record([use_item(use.draft, use.ground, dict(use.used), today)])

    # Listed and editable

    def list_decisions(self, *kinds: str, everything: bool = False) -> tuple[DecisionRow, ...]:
        """Decisions (of these kinds), the newest first; with `everything` also those replaced and undone."""
        held = self._ledger.decisions.now()
        names = {d.id: d.name for d in self._profile.devices()}
        shown = (shown_decision(d, held.standing, names, self._profile.unit.name) for d in reversed(held.all))
        return tuple(r for r in shown if (not kinds or r.what in kinds) and (everything or r.state == "live"))

    def undo_decision(self, *ids: str) -> None:
        """Make decisions void: what they had replaced holds again. Undoing an undo brings its target back.

        FormsError decision.unknown, decision.undone.
        """
        held = self._ledger.decisions.now()
        for id in ids:
            if held.find(id) is None:
                raise FormsError("decision.unknown", decision=id[:8])
            if id in held.standing.void:
                raise FormsError("decision.undone", decision=id[:8])
        self._record([{"what": UNDO, "supersedes": list(ids)}])

    def change_sheets(self, draft: Draft) -> tuple[ChangeSheet, ...]:
        return change_sheets(self.knowledge(), draft)

    def change_decision(self, id: str, value: Value) -> None:
        """Put another value in place of a remembered one. FormsError decision.unknown, decision.no_value."""
        held = self._ledger.decisions.now()
        found = held.find(id)
        if found is None:
            raise FormsError("decision.unknown", decision=id[:8])
        if found.what not in VALUES or found not in held.standing.live:
            raise FormsError("decision.no_value", decision=id[:8])
        text, kind = raw(value)
        body = {k: v for k, v in found.body.items() if k != "submission"}
        self._record([body | {"what": CORRECTED, "value": text, "type": kind, "supersedes": [id]}])
