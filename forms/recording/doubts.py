"""Values that contradict the form they stand in: a part larger than its whole, column by column; an amount that is
thousands of times what its row's count and standard give (元 under 万元).

A column headed 万元 that holds 元 shows itself this way (domain.md, quirks). Nothing is mended: the facts are marked,
and what is marked is never filled by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from forms.matching.labels import LabelReader, within_band
from forms.model.facts import Observation
from forms.values.text import normal
from forms.values.units import Unit, unit_of

_PART = "其中"
SLIPPED = Decimal(10_000)  # 万元 and 元


def doubtful(reader: LabelReader, observations: Sequence[Observation]) -> frozenset[str]:
    """Addresses in columns where the part exceeds its whole in most rows that hold both."""
    columns: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], Observation]] = defaultdict(dict)
    for o in observations:
        if o.table_kind == "two_way" and o.raw_type == "n":
            columns[(o.table, o.col_path)][o.row_path] = o
    order = list(columns)
    out: set[str] = set()
    for at, column in enumerate(order):
        whole = _whole_of(order, at)
        if whole and not _other_ages(reader, column[1], whole[1]) and _exceeds(columns[column], columns[whole]):
            out |= {o.address for o in columns[column].values()}
    return frozenset(out | set(_against_standards(observations)))


def _against_standards(observations: Sequence[Observation]) -> Iterator[str]:
    """Amounts of rows that also hold a standard (元/人·月, 元/亩) and the one count it applies to."""
    rows: dict[tuple[str, tuple[str, ...]], list[tuple[Unit, Observation]]] = defaultdict(list)
    for o in observations:
        unit = unit_of(o.unit) if o.unit and o.raw_type == "n" and o.table_kind == "two_way" else None
        if unit is not None:
            rows[o.table, o.row_path].append((unit, o))
    for cells in rows.values():
        standards = [(u, o) for u, o in cells if u.dimension.startswith("money/")]
        if len(standards) != 1:
            continue
        per = standards[0][0].dimension.split("/")[1:]
        counts = [(u, o) for u, o in cells if u.dimension in per and u.dimension != "time"]
        if len(counts) == 1:
            expected = _worth(*standards[0]) * _worth(*counts[0])
            yield from (o.address for u, o in cells if u.dimension == "money" and _apart(_worth(u, o), expected))


def _worth(unit: Unit, observation: Observation) -> Decimal:
    return (_number(observation.raw) or Decimal(0)) * unit.factor


def _apart(amount: Decimal, expected: Decimal) -> bool:
    """By the factor of 元 for 万元 or the reverse, for one month to twelve."""
    if amount <= 0 or expected <= 0:
        return False
    ratio = max(amount / expected, expected / amount)
    return SLIPPED / 2 <= ratio <= SLIPPED * 13


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


def _other_ages(reader: LabelReader, part: Sequence[str], whole: Sequence[str]) -> bool:
    """'0-17岁 | 其中：60岁以上' under one heading: the old are no part of the young, whatever stands before them."""
    inner, outer = (
        {c for label in path for c in reader.read(label).concepts if c.startswith("age:")} for path in (part, whole)
    )
    return bool(inner and outer) and not inner & outer and not any(within_band(a, b) for a in inner for b in outer)


def _exceeds(parts: dict[tuple[str, ...], Observation], wholes: dict[tuple[str, ...], Observation]) -> bool:
    pairs = [(_number(parts[r].raw), _number(wholes[r].raw)) for r in parts if r in wholes]
    both = [(a, b) for a, b in pairs if a is not None and b is not None and b > 0]
    return len(both) >= 2 and sum(a > b * Decimal("1.0001") for a, b in both) * 2 > len(both)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
