"""What stands at each place of a draft and what the clerk made of it. No Qt: views only paint what this says.

Fields are kept one by one; cells of a roster are made on demand, since a roster may have hundreds of thousands of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.form_view.entries import Entry, Item, field_entry
from desktop.form_view.marks import ADDED, GONE, NOTE, SHEET, kind_of, mark, moved, row_of
from desktop.form_view.places import Place, blank_number
from desktop.form_view.protection import Protection
from desktop.form_view.roster_answers import left_rosters
from desktop.form_view.roster_block import RosterBlock, all_taken, roster_blocks
from desktop.form_view.shown_grid import ShownGrid
from desktop.states import NEEDS_PERSON, State
from forms.model.document import Value
from forms.model.proposal import Draft

TAKEN_WITH_SHEET = frozenset({State.FILLED, State.SUGGESTED})  # by a roster that was looked at as a whole
Position = tuple[int, int, int, int]  # block, row, column, number of the blank: the order a person reads in


@dataclass(frozen=True, slots=True)
class Counts:
    """How many places are in each state, and how many of all a shared source could supply."""

    by_state: Mapping[State, int]
    shareable: int

    def of(self, state: State) -> int:
        return self.by_state.get(state, 0)

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def open(self) -> int:
        """How many need a person."""
        return sum(self.of(state) for state in NEEDS_PERSON)

    @property
    def done(self) -> int:
        return self.of(State.FILLED) + self.of(State.CONFIRMED)


class FillState:
    """A draft with the clerk's corrections. A correction is the value that was typed or taken; it counts as seen."""

    def __init__(
        self,
        draft: Draft,
        shown: Mapping[str, ShownGrid],
        block_order: tuple[str, ...],
        added: Mapping[str, int] | None = None,
        boxes: Mapping[str, Place] | None = None,
    ) -> None:
        """`shown`: every grid of the template by name. `block_order`: grids and paragraphs in reading order. `added`: rows
        that were added to rosters, by table. `boxes`: where a PDF form's fields stand, by address."""
        self._boxes = boxes or {}
        self.draft = draft
        self._shown = shown
        self._order = {name: i for i, name in enumerate(block_order)}
        self.rosters = roster_blocks(draft, shown, added or {})
        self._marks: dict[str, Value] = {}
        self._entries: dict[str, Entry] = {}
        self._at: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._corrections: dict[str, Value] = {}
        self._protection = Protection(draft.form.protected, shown, self._boxes)
        self._read_fields()
        self._roster_counts = {r.table.id: r.count() for r in self.rosters}
        self._base = _base_counts(self._entries.values(), self.rosters, self._roster_counts)
        self._tallies = {r.table.id: r.tally() for r in self.rosters}
        self._needing = sorted(self._needing_positions())
        self._delta: Counter[State] = Counter()

    # what stands where

    def entry(self, key: str) -> Entry | None:
        if key in self._entries:
            return self._entries[key]
        return next((e for e in (r.entry_of_key(key) for r in self.rosters) if e is not None), None)

    def at(self, cell: tuple[str, int, int]) -> tuple[Entry, ...]:
        """The entries in a cell (several where it has several blanks), () where nothing is asked."""
        if keys := self._at.get(cell):
            return tuple(self._entries[k] for k in keys)
        for roster in self.rosters:
            if found := roster.entry_at(cell):
                return (found,)
        return ()

    def why_protected(self, cell: tuple[str, int, int]) -> str:
        """Why nobody writes here ("formula", "signature" ...), "" where it isn't protected."""
        return self._protection.why(cell)

    def state(self, entry: Entry) -> State:
        if entry.table and self._marks:
            if f"{GONE}|{entry.key.rpartition('|')[0]}" in self._marks:
                return State.NOT_OURS
            if entry.decision in TAKEN_WITH_SHEET and mark(SHEET, entry.table) in self._marks:
                return State.CONFIRMED
        return State.CONFIRMED if entry.key in self._corrections else entry.decision

    def value(self, entry: Entry) -> Value:
        return self._corrections.get(entry.key, entry.value)

    def corrected(self, entry: Entry) -> bool:
        return entry.key in self._corrections

    # corrections and marks

    @property
    def corrections(self) -> Mapping[str, Value]:
        return self._corrections

    @property
    def made(self) -> dict[str, Value]:
        """All that the clerk did: values by entry key, and marks."""
        return {**self._corrections, **self._marks}

    def marked(self, kind: str, *parts: str | int) -> Value:
        """What a mark holds, None where there is none."""
        return self._marks.get(mark(kind, *parts))

    def takes(self, key: str) -> bool:
        """Whether there is such a place, or such a roster."""
        kind = kind_of(key)
        if kind in (GONE, SHEET, ADDED):
            return self.roster(key.split("|")[1]) is not None
        return self.entry(key.partition("|")[2] if kind == NOTE else key) is not None

    def roster(self, table: str) -> RosterBlock | None:
        return next((r for r in self.rosters if r.table.id == table), None)

    def correct(self, key: str, value: Value) -> None:
        """The clerk typed or took `value`; None empties the place on purpose. A mark is set."""
        if kind_of(key):
            self._mark(key, value, True)
            return
        entry = self.entry(key)
        if entry is None:
            raise KeyError(key)
        self._delta[self.state(entry)] -= entry.counted
        self._corrections[key] = value
        self._delta[self.state(entry)] += entry.counted

    def uncorrect(self, key: str) -> None:
        """As it was before any correction."""
        if kind_of(key):
            self._mark(key, None, False)
            return
        entry = self.entry(key)
        if entry is None or key not in self._corrections:
            return
        self._delta[self.state(entry)] -= entry.counted
        del self._corrections[key]
        self._delta[self.state(entry)] += entry.counted

    def _mark(self, key: str, value: Value, there: bool) -> None:
        if there == (key in self._marks) and self._marks.get(key) == value:
            return
        roster = self.roster(key.split("|")[1]) if kind_of(key) in (GONE, SHEET) else None
        touched = roster.entries_of_row(int(key.rpartition("|")[2])) if roster and kind_of(key) == GONE else ()
        for entry in touched:
            self._delta[self.state(entry)] -= entry.counted
        if there:
            self._marks[key] = value
        else:
            self._marks.pop(key, None)
        for entry in touched:
            self._delta[self.state(entry)] += entry.counted
        if roster is not None and kind_of(key) == SHEET:
            _count_sheet(roster, self._roster_counts[roster.table.id], self.made, self._delta, 1 if there else -1)
            self._needing = sorted(self._needing_positions())

    def adopt(self, made: Mapping[str, Value]) -> None:
        """Take over what was made of an earlier draft of the same template, where the places and rows are still there."""
        for key, value in moved(made, self.draft).items():
            if self.takes(key):
                self.correct(key, value)

    def answers(self, made: Mapping[str, Value] | None = None) -> tuple[Draft, dict[str, Value]]:
        """The draft with its rosters as they were left, and the corrected single values by address, ready to write.

        With a copy of `made` it may be called on another thread; long rosters take a while.
        """
        overrides: dict[str, Value] = {}
        typed: dict[str, dict[tuple[int, int], Value]] = {}
        made = self.made if made is None else made
        for key, value in made.items():
            if key in self._entries:
                overrides[self._entries[key].address] = value
            elif not kind_of(key) and (found := row_of(key)) is not None:
                typed.setdefault(found[0], {})[found[1], int(key.rpartition("|")[2])] = value
        gone = {found for k in made if kind_of(k) == GONE and (found := row_of(k)) is not None}
        sheets = {k.partition("|")[2] for k in made if kind_of(k) == SHEET}
        return left_rosters(self.draft, typed, gone, sheets), overrides

    # counting and moving

    def counts(self) -> Counts:
        by_state = {s: self._base.of(s) + self._delta[s] for s in State}
        return Counts(by_state, self._base.shareable)

    def next_needing(self, position: Position, forward: bool = True) -> Entry | None:
        """The next (or previous) place that needs a person, going round at the end; None where none is left."""
        places = self._needing
        start = bisect_right(places, (position, "￿")) if forward else bisect_left(places, (position, "")) - 1
        step = 1 if forward else -1
        for i in range(len(places)):
            entry = self.entry(places[(start + i * step) % len(places)][1])
            if entry is not None and self.state(entry) in NEEDS_PERSON:
                return entry
        return None

    def position_at(self, cell: tuple[str, int, int]) -> Position:
        return (self._order.get(cell[0], 0), cell[1], cell[2], -1)

    def position_of(self, entry: Entry) -> Position:
        return (*self.position_at(entry.place.cell)[:3], -1 if entry.table else blank_number(entry.address))

    def filled(self) -> Iterator[Entry]:
        """Every single field that is prefilled and not looked at yet; rosters are looked at by their change sheet."""
        for entry in self._entries.values():
            if self.state(entry) is State.FILLED:
                yield entry

    def items(self) -> list[Item]:
        """Lines for the list of fields: one for a field, one for a roster's column and state."""
        lines = [Item(e.key, self.state(e), e.path, 1, bool(e.shared)) for e in self._entries.values() if e.counted]
        for roster in self.rosters:
            tally = roster.tally_with(self._tallies[roster.table.id], _decided(roster, self.made))
            if self.marked(SHEET, roster.table.id):
                tally = all_taken(tally, TAKEN_WITH_SHEET)
            lines += [Item(key, state, path, n) for (state, path), (key, n) in tally.items()]
        return lines

    # reading the draft

    def _read_fields(self) -> None:
        for proposal in self.draft.proposals:
            entry = field_entry(proposal, self._shown, self._boxes)
            if entry is None:
                continue
            self._entries[entry.key] = entry
            place = entry.place
            for row in range(place.row, place.bottom + 1) if place.row >= 0 else (-1,):
                for col in range(place.col, place.right + 1):
                    cell = (place.block, row, col)
                    self._at[cell] = (*self._at.get(cell, ()), entry.key)

    def _needing_positions(self) -> Iterator[tuple[Position, str]]:
        for entry in self._entries.values():
            if entry.decision in NEEDS_PERSON and entry.counted:
                yield self.position_of(entry), entry.key
        for roster in self.rosters:
            left = TAKEN_WITH_SHEET if self.marked(SHEET, roster.table.id) else frozenset()
            for row, col, key in roster.needing(left):
                yield self.position_at((roster.block, row, col)), key


def _base_counts(
    entries: Iterable[Entry], rosters: Iterable[RosterBlock], counts: Mapping[str, Mapping[State, int]]
) -> Counts:
    """What stands where before anybody does anything."""
    entries = list(entries)
    counter: Counter[State] = Counter(e.decision for e in entries if e.counted)
    shareable = sum(1 for e in entries if e.shared)
    for roster in rosters:
        counter.update(counts[roster.table.id])
        shareable += roster.shareable
    return Counts(dict(counter), shareable)


def _count_sheet(
    roster: RosterBlock, counts: Mapping[State, int], made: Mapping[str, Value], delta: Counter[State], sign: int
) -> None:
    """A roster is looked at as a whole (1) or not any more (-1): its cells that nothing else decides move together."""
    moving = Counter({s: counts.get(s, 0) for s in TAKEN_WITH_SHEET})
    for key in _decided(roster, made):
        entry = roster.entry_of_key(key)
        if entry is not None and entry.decision in TAKEN_WITH_SHEET:
            moving[entry.decision] -= entry.counted
    for state, number in moving.items():
        delta[state] -= sign * number
        delta[State.CONFIRMED] += sign * number


def _decided(roster: RosterBlock, made: Mapping[str, Value]) -> dict[str, State]:
    """Cells of a roster that are in another state than they were proposed in, one by one."""
    out: dict[str, State] = {}
    for key in made:
        found = row_of(key)
        if found is None or found[0] != roster.table.id:
            continue
        if kind_of(key) == GONE:
            out |= {e.key: State.NOT_OURS for e in roster.entries_of_row(found[1])}
        else:
            out.setdefault(key, State.CONFIRMED)
    return out
