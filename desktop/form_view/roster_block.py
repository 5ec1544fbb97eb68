"""The rows of a roster as the screen shows them; its cells become entries only when somebody looks. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.form_view.entries import Choice, Entry
from desktop.form_view.places import Place
from desktop.form_view.shown_grid import ShownGrid
from desktop.states import NEEDS_PERSON, State
from forms.model.document import plain
from forms.model.form import Column, Table
from forms.model.proposal import Draft, Provenance, Reason, RosterProposal, RosterRow, SharedItem

Tally = dict[tuple[State, tuple[str, ...]], tuple[str, int]]  # state and column path -> (first place, how many)
_TYPED_BY_NOBODY = frozenset({"signature", "opinion"})


def row_texts(proposal: RosterProposal | None) -> tuple[str, ...]:
    """All that stands in each row, for looking it up: in one piece, without regard to upper and lower case."""
    rows = proposal.rows if proposal else ()
    return tuple("\n".join(plain(c.value) for c in row.cells.values()).casefold() for row in rows)


@dataclass(frozen=True, slots=True)
class RosterBlock:
    """`first_row` is shown row; `height` counts the printed rows and those the proposal adds."""

    table: Table
    proposal: RosterProposal | None
    shown: ShownGrid
    first_row: int
    height: int
    columns: Mapping[int, Column]
    shared: Mapping[int, tuple[SharedItem, ...]]
    texts: tuple[str, ...] = ()  # of each proposed row

    @property
    def block(self) -> str:
        return self.table.grid

    @property
    def rows(self) -> tuple[RosterRow, ...]:
        return self.proposal.rows if self.proposal else ()

    @property
    def shareable(self) -> int:
        return sum(1 for items in self.shared.values() if items)

    def key(self, row: int, col: int) -> str:
        return f"{self.table.id}|{row}|{col}"

    def indices(self, key: str) -> tuple[int, int]:
        """Row (from 0 in the roster) and grid column of a key of this roster."""
        _, row, col = key.rsplit("|", 2)
        return int(row), int(col)

    def entry_at(self, cell: tuple[str, int, int]) -> Entry | None:
        block, row, col = cell
        index = row - self.first_row
        if block != self.block or not 0 <= index < self.height or col not in self.columns:
            return None
        return self._entry(index, col)

    def entry_of_key(self, key: str) -> Entry | None:
        if not key.startswith(f"{self.table.id}|"):
            return None
        row, col = self.indices(key)
        return self._entry(row, col) if 0 <= row < self.height and col in self.columns else None

    def count(self) -> Counter[State]:
        counter = Counter(state for _, _, state in self._states())
        if not self.rows:
            counter[State.BLANK] += 1
        return counter

    def entries_of_row(self, row: int) -> tuple[Entry, ...]:
        """The cells of a proposed row that count."""
        cells = self.rows[row].cells if 0 <= row < len(self.rows) else ()
        return tuple(self._entry(row, c) for c in cells if c in self.columns and not self.columns[c].formula)

    def needing(self, decided: frozenset[State] = frozenset()) -> Iterator[tuple[int, int, str]]:
        """Shown row, column and key of each cell that needs a person (those in a `decided` state don't); only the first
        where nothing is proposed."""
        if not self.rows and (first := self._first_column()) is not None:
            yield self.first_row, first, self.key(0, first)
        for index, col, state in self._states():
            if state in NEEDS_PERSON and state not in decided:
                yield self.first_row + index, col, self.key(index, col)

    def tally(self) -> Tally:
        """Columns by state as proposed, with the first place of each and how many places there are."""
        if not self.rows and (first := self._first_column()) is not None:
            sheet = self.block if self.shown.grid.kind == "sheet" else ""
            name = self.table.title or sheet or self.columns[first].path[-1]
            return {(State.BLANK, (name,)): (self.key(0, first), 1)}
        tally: Tally = {}
        for index, col, state in self._states():
            line = (state, self.columns[col].path)
            first_key, number = tally.get(line, (self.key(index, col), 0))
            tally[line] = (first_key, number + 1)
        return tally

    def tally_with(self, tally: Tally, decided: Mapping[str, State]) -> Tally:
        """A tally moved on by what was decided of single cells, without counting the whole of it again."""
        moved = dict(tally)
        for key, now in decided.items():
            entry = self.entry_of_key(key)
            line = (entry.decision, entry.path) if entry and entry.counted else None
            if entry is None or line not in moved:
                continue
            first, number = moved.pop(line)
            if number > 1:
                moved[line] = (self._first_open(first, entry.decision, decided), number - 1)
            seen = (now, entry.path)
            confirmed_first, confirmed = moved.get(seen, (key, 0))
            moved[seen] = (confirmed_first, confirmed + 1)
        return moved

    def _first_open(self, first: str, state: State, decided: Mapping[str, State]) -> str:
        row, col = self.indices(first)
        for index in range(row, len(self.rows)):
            cell = self.rows[index].cells.get(col)
            key = self.key(index, col)
            if cell is not None and cell.decision == state and key not in decided:
                return key
        return first

    def _states(self) -> Iterator[tuple[int, int, State]]:
        for index, row in enumerate(self.rows):
            for col, cell in row.cells.items():
                if col in self.columns and not self.columns[col].formula:
                    yield index, col, State(cell.decision)

    def _first_column(self) -> int | None:
        return next((c for c, column in self.columns.items() if not column.formula), None)

    def _entry(self, index: int, col: int) -> Entry:
        column = self.columns[col]
        cell = self.rows[index].cells.get(col) if index < len(self.rows) else None
        row = self.first_row + index
        entry_state = State(cell.decision) if cell else State.BLANK
        if column.formula or column.role in _TYPED_BY_NOBODY:
            entry_state = State.NOT_OURS
        reasons: tuple[Reason, ...] = (cell.reason,) if cell and cell.reason else ()
        if self.proposal and not reasons:
            reasons = self.proposal.reasons
        reasons = (*reasons, *(self.rows[index].reasons if index < len(self.rows) else ()))
        provenance: tuple[Provenance, ...] = cell.provenance if cell else ()
        if cell and cell.value is not None and not provenance and self.proposal:
            provenance = self.proposal.source
        value = cell.value if cell and cell.decision in ("filled", "suggested") else None
        choices = (Choice(cell.value, cell.reason, provenance),) if cell and cell.value is not None else ()
        counts = cell is not None or (not self.rows and index == 0 and col == self._first_column())
        return Entry(
            key=self.key(index, col),
            address=self.shown.grid.address(row, col),
            place=Place(self.block, row, col, row, col),
            path=column.path,
            type=column.type,
            decision=entry_state,
            value=value,
            unit=column.unit or "",
            options=column.options,
            counted=int(counts and entry_state is not State.NOT_OURS),
            table=self.table.id,
            reasons=reasons,
            provenance=provenance,
            choices=choices,
            shared=self.shared.get(col, ()),
            cornered=index == 0,
            asked=cell is not None or index >= len(self.rows),
        )


def all_taken(tally: Tally, states: frozenset[State]) -> Tally:
    """The tally of a roster whose cells in these states were looked at as a whole."""
    out: Tally = {}
    for (state, path), (first, number) in tally.items():
        line = (State.CONFIRMED if state in states else state, path)
        known, count = out.get(line, (first, 0))
        out[line] = (known, count + number)
    return out


def roster_blocks(
    draft: Draft, shown: Mapping[str, ShownGrid], added: Mapping[str, int] | None = None
) -> tuple[RosterBlock, ...]:
    """Every roster of the form, whether rows are proposed for it or not; `added`: rows more than those, by table."""
    proposals = {p.table: p for p in draft.rosters}
    blocks = []
    for table in draft.form.tables:
        if table.kind != "roster" or table.grid not in shown:
            continue
        proposal = proposals.get(table.id)
        printed = table.last_data_row - table.first_data_row + 1
        blocks.append(
            RosterBlock(
                table=table,
                proposal=proposal,
                shown=shown[table.grid],
                first_row=shown[table.grid].shown_row(table.first_data_row),
                height=max(printed, len(proposal.rows) if proposal else 0) + (added or {}).get(table.id, 0),
                columns={c.index: c for c in table.columns},
                shared=dict(proposal.shared) if proposal else {},
                texts=row_texts(proposal),
            )
        )
    return tuple(blocks)
