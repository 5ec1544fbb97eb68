"""What stands at each place of a draft and what the clerk made of it. No Qt: views only paint what this says.

Fields are kept one by one; cells of a roster are made on demand, since a roster may have hundreds of thousands of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.form_view.entries import Entry, Item, field_entry
from desktop.form_view.places import blank_number
from desktop.form_view.protection import Protection
from desktop.form_view.roster_answers import with_typed
from desktop.form_view.roster_block import roster_blocks
from desktop.form_view.shown_grid import ShownGrid
from desktop.states import NEEDS_PERSON, State
from forms.model.document import Value
from forms.model.proposal import Draft

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

    def __init__(self, draft: Draft, shown: Mapping[str, ShownGrid], block_order: tuple[str, ...]) -> None:
        """`shown`: every grid of the template by name. `block_order`: grids and paragraphs in reading order."""
        self.draft = draft
        self._shown = shown
        self._order = {name: i for i, name in enumerate(block_order)}
        self.rosters = roster_blocks(draft, shown)
        self._entries: dict[str, Entry] = {}
        self._at: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._corrections: dict[str, Value] = {}
        self._protection = Protection(draft.form.protected, shown)
        self._read_fields()
        self._base = self._count()
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
        if entry.key not in self._corrections:
            return entry.decision
        return State.CONFIRMED

    def value(self, entry: Entry) -> Value:
        return self._corrections.get(entry.key, entry.value)

    def corrected(self, entry: Entry) -> bool:
        return entry.key in self._corrections

    # corrections

    @property
    def corrections(self) -> Mapping[str, Value]:
        return self._corrections

    def correct(self, key: str, value: Value) -> None:
        """The clerk typed or took `value`; None empties the place on purpose."""
        entry = self.entry(key)
        if entry is None:
            raise KeyError(key)
        self._delta[self.state(entry)] -= entry.counted
        self._corrections[key] = value
        self._delta[self.state(entry)] += entry.counted

    def uncorrect(self, key: str) -> None:
        """As it was before any correction."""
        entry = self.entry(key)
        if entry is None or key not in self._corrections:
            return
        self._delta[self.state(entry)] -= entry.counted
        del self._corrections[key]
        self._delta[self.state(entry)] += entry.counted

    def adopt(self, corrections: Mapping[str, Value]) -> None:
        """Take over corrections made on an earlier draft of the same template, where the places are still there."""
        for key, value in corrections.items():
            if self.entry(key) is not None:
                self.correct(key, value)

    def answers(self) -> tuple[Draft, dict[str, Value]]:
        """The draft with corrected roster rows, and the corrected single values by address, ready to write."""
        overrides: dict[str, Value] = {}
        typed: dict[str, dict[tuple[int, int], Value]] = {}
        for key, value in self._corrections.items():
            if key in self._entries:
                overrides[self._entries[key].address] = value
            else:
                roster = next(r for r in self.rosters if r.entry_of_key(key) is not None)
                typed.setdefault(roster.table.id, {})[roster.indices(key)] = value
        return with_typed(self.draft, typed), overrides

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
        """Everything that is prefilled and not looked at yet."""
        for entry in self._entries.values():
            if self.state(entry) is State.FILLED:
                yield entry
        for roster in self.rosters:
            for entry in roster.filled():
                if entry.key not in self._corrections:
                    yield entry

    def items(self) -> list[Item]:
        """Lines for the list of fields: one for a field, one for a roster's column and state."""
        lines = [Item(e.key, self.state(e), e.path, 1) for e in self._entries.values() if e.counted]
        for roster in self.rosters:
            tally = roster.tally_with(self._tallies[roster.table.id], self._corrections)
            lines += [Item(key, state, path, n) for (state, path), (key, n) in tally.items()]
        return lines

    # reading the draft

    def _read_fields(self) -> None:
        for proposal in self.draft.proposals:
            entry = field_entry(proposal, self._shown)
            if entry is None:
                continue
            self._entries[entry.key] = entry
            place = entry.place
            for row in range(place.row, place.bottom + 1) if place.row >= 0 else (-1,):
                for col in range(place.col, place.right + 1):
                    cell = (place.block, row, col)
                    self._at[cell] = (*self._at.get(cell, ()), entry.key)

    def _count(self) -> Counts:
        counter: Counter[State] = Counter(e.decision for e in self._entries.values() if e.counted)
        shareable = sum(1 for e in self._entries.values() if e.shared)
        for roster in self.rosters:
            for state, number in roster.count().items():
                counter[state] += number
            shareable += roster.shareable
        return Counts(dict(counter), shareable)

    def _needing_positions(self) -> Iterator[tuple[Position, str]]:
        for entry in self._entries.values():
            if entry.decision in NEEDS_PERSON and entry.counted:
                yield self.position_of(entry), entry.key
        for roster in self.rosters:
            for row, col, key in roster.needing():
                yield self.position_at((roster.block, row, col)), key
