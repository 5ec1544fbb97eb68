"""The results of sums in a past report that carries formulas without stored results.

Only sums and differences of cells on the same sheet are worked out, by a fixed grammar; anything else stays unread.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import product

from forms.model.document import Grid, column_index
from forms.values.numbers import number_of

DEEPEST = 12
MOST = 300_000  # cells looked at for one sheet
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TERM = re.compile(r"([+-]?)(SUM\([^()]*\)|\$?[A-Z]{1,3}\$?\d{1,7}|\d+(?:\.\d+)?)")


class Sums:
    """The results of one sheet being worked out: each cell once, and no more ranges than hold MOST cells."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._known: dict[tuple[int, int], Decimal | None] = {}
        self._left = MOST

    def at(self, row: int, col: int, depth: int = 0) -> Decimal | None:
        """The number in a cell: its stored value, else the sum its formula states. None for anything else.

        A part that can't be worked out leaves the whole open; blank cells and words count nothing, as in a spreadsheet.
        """
        stored = number_of(self._grid.value(row, col))
        if stored is not None and not stored.rest:
            return stored.value
        if (row, col) not in self._known:
            self._known[row, col] = None  # a circle has no result
            self._known[row, col] = self._formula(self._grid.formulas.get((row, col), ""), depth)
        return self._known[row, col]

    def _formula(self, text: str, depth: int) -> Decimal | None:
        formula = text.lstrip("=").replace(" ", "").upper()
        terms = _TERM.findall(formula)
        if not formula or depth > DEEPEST or "".join(sign + term for sign, term in terms) != formula:
            return None
        total = Decimal(0)
        for sign, term in terms:
            value = self._term(term, depth + 1)
            if value is None:
                return None
            total += -value if sign == "-" else value
        return total

    def _term(self, term: str, depth: int) -> Decimal | None:
        if term.startswith("SUM("):
            return self._sum(term[4:-1], depth)
        found = _CELL.fullmatch(term)
        if found is None:
            return Decimal(term)
        row, col = int(found[2]) - 1, column_index(found[1])
        if not self._grid.text(row, col) and (row, col) not in self._grid.formulas:
            return Decimal(0)
        return self.at(row, col, depth)

    def _sum(self, arguments: str, depth: int) -> Decimal | None:
        total = Decimal(0)
        for part in arguments.split(","):
            ends = [_CELL.fullmatch(end) for end in part.split(":")]
            if not 1 <= len(ends) <= 2 or any(end is None for end in ends):
                return None
            rows = sorted(int(end[2]) - 1 for end in ends if end)
            cols = sorted(column_index(end[1]) for end in ends if end)
            self._left -= (rows[-1] - rows[0] + 1) * (cols[-1] - cols[0] + 1)
            if self._left < 0:
                return None
            cells = product(range(rows[0], rows[-1] + 1), range(cols[0], cols[-1] + 1))
            for row, col in cells:
                value = self._counted(row, col, depth)
                if value is None:
                    return None
                total += value
        return total

    def _counted(self, row: int, col: int, depth: int) -> Decimal | None:
        counts = (row, col) in self._grid.formulas or number_of(self._grid.value(row, col)) is not None
        return self.at(row, col, depth) if counts else Decimal(0)
