"""Values that contradict the form they stand in: a part larger than its whole, column by column.

A column headed 万元 that holds 元 shows itself this way (domain.md, quirks). Nothing is mended: the facts are marked,
and what is marked is never filled by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from forms.model.facts import Observation
from forms.values.text import normal

_PART = "其中"


def doubtful(observations: Sequence[Observation]) -> frozenset[str]:
    """Addresses in columns where the part exceeds its whole in most rows that hold both."""
    columns: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], Observation]] = defaultdict(dict)
    for o in observations:
        if o.table_kind == "two_way" and o.raw_type == "n":
            columns[(o.table, o.col_path)][o.row_path] = o
    order = list(columns)
    out: set[str] = set()
    for at, column in enumerate(order):
        whole = _whole_of(order, at)
        if whole and _exceeds(columns[column], columns[whole]):
            out |= {o.address for o in columns[column].values()}
    return frozenset(out)


def _whole_of(order: list[tuple[str, tuple[str, ...]]], at: int) -> tuple[str, tuple[str, ...]] | None:
    """The column that the one at `at` is a part of: its header says 其中, the whole stands before that group."""
    table, path = order[at]
    level = next((i for i, part in enumerate(path) if normal(part).startswith(_PART)), -1)
    if level < 0:
        return None
    for before in range(at - 1, -1, -1):
        other_table, other = order[before]
        if other_table != table:
            return None
        if not any(normal(part).startswith(_PART) for part in other) and other[:level] == path[:level]:
            return order[before]
    return None


def _exceeds(parts: dict[tuple[str, ...], Observation], wholes: dict[tuple[str, ...], Observation]) -> bool:
    pairs = [(_number(parts[r].raw), _number(wholes[r].raw)) for r in parts if r in wholes]
    both = [(a, b) for a, b in pairs if a is not None and b is not None and b > 0]
    return len(both) >= 2 and sum(a > b * Decimal("1.0001") for a, b in both) * 2 > len(both)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
