"""The results of sums in a past report that carries formulas without stored results.

Only sums and differences of cells on the same sheet are worked out, by a fixed grammar; anything else stays unread.
"""

from __future__ import annotations

import re
from decimal import Decimal

from forms.model.document import Grid, column_index
from forms.values.numbers import number_of

DEEPEST = 12
LARGEST = 20_000  # cells of one range
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TERM = re.compile(r"([+-]?)(SUM\([^()]*\)|\$?[A-Z]{1,3}\$?\d{1,7}|\d+(?:\.\d+)?)")


def total_at(grid: Grid, row: int, col: int, depth: int = 0) -> Decimal | None:
    """The number in a cell: its stored value, else the sum its formula states. None for anything else."""
    stored = number_of(grid.value(row, col))
    if stored is not None and not stored.rest:
        return stored.value
    formula = grid.formulas.get((row, col), "").lstrip("=").replace(" ", "").upper()
    if not formula or depth > DEEPEST:
        return None
    terms = _TERM.findall(formula)
    if "".join(sign + term for sign, term in terms) != formula:
        return None
    total = Decimal(0)
    for sign, term in terms:
        value = _term(grid, term, depth + 1)
        if value is None:
            return None
        total += -value if sign == "-" else value
    return total


def _term(grid: Grid, term: str, depth: int) -> Decimal | None:
    if term.startswith("SUM("):
        return _sum(grid, term[4:-1], depth)
    found = _CELL.fullmatch(term)
    if found is None:
        return Decimal(term)
    row, col = int(found[2]) - 1, column_index(found[1])
    if not grid.text(row, col) and (row, col) not in grid.formulas:
        return Decimal(0)
    return total_at(grid, row, col, depth)


def _sum(grid: Grid, arguments: str, depth: int) -> Decimal | None:
    total = Decimal(0)
    for part in arguments.split(","):
        ends = [_CELL.fullmatch(end) for end in part.split(":")]
        if not 1 <= len(ends) <= 2 or any(end is None for end in ends):
            return None
        rows = sorted(int(end[2]) - 1 for end in ends if end)
        cols = sorted(column_index(end[1]) for end in ends if end)
        if (rows[-1] - rows[0] + 1) * (cols[-1] - cols[0] + 1) > LARGEST:
            return None
        for row in range(rows[0], rows[-1] + 1):
            for col in range(cols[0], cols[-1] + 1):
                if (row, col) in grid.formulas or number_of(grid.value(row, col)) is not None:
                    total += total_at(grid, row, col, depth) or Decimal(0)
    return total
