"""Whom a scope names by a measure of theirs (船长12米（含）以上的渔船, 床位20张以下的民宿): the words, and the test of a row.

以上, 以下 and 以内 hold the number itself (民法典 art. 1259). Ages are tested by the ID number and are no measure of a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from forms.filling.called_alike import named
from forms.filling.members import Members, Path, Row, Test
from forms.values.numbers import number_of
from forms.values.units import convert, unit_of

_MEASURED = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2,8}?)(?:达到|为|达|在)?(?P<number>\d+(?:\.\d+)?)(?P<unit>[\u4e00-\u9fffA-Za-z²㎡]{1,4}?)"
    r"(?:\(含(?:\d+\S{1,3}?)?\))?及?(?:\(含\))?(?P<side>以上|以下|以内)(?:\(含(?:\d+\S{1,3}?)?\))?的?"
)
_AGES = frozenset({"岁", "周岁", "年", "个月", "月", "日", "天", "级", "类", "档"})
_COUNTED = re.compile(r"(?:数量?|总数)$")


@dataclass(frozen=True, slots=True)
class Measure:
    """`what` it is called, the number and its unit; `least`: at least so many, else at most."""

    what: str
    number: Decimal
    unit: str
    least: bool
    text: str


def without_measures(line: str) -> tuple[str, tuple[Measure, ...]]:
    """A clause (normal()) without its measures, and those."""
    found = [m for m in _MEASURED.finditer(line) if m["unit"] not in _AGES]
    measures = tuple(
        Measure(m["what"], Decimal(m["number"]), m["unit"], m["side"] == "以上", m[0].rstrip("的")) for m in found
    )
    for match in reversed(found):
        line = line[: match.start()] + line[match.end() :]
    return line, measures


def measure_tests(members: Members, measures: Sequence[Measure]) -> list[Test] | str:
    """The tests of all measures; the words of one that no column of the list answers in every row."""
    tests: list[Test] = []
    for measure in measures:
        columns = [path for path in members.columns if _called(measure, path)]
        answered = columns[0] if len(columns) == 1 else None
        if answered is None or any(_value(measure, row, answered) is None for row in members.rows):
            return measure.text
        tests.append(_test(measure, answered))
    return tests


def _called(measure: Measure, path: Path) -> bool:
    leaf = _COUNTED.sub("", named(path[-1])) if path else ""
    what = _COUNTED.sub("", measure.what)
    return len(leaf) > 1 and (what.endswith(leaf) or leaf.endswith(what))


def _value(measure: Measure, row: Row, path: Path) -> Decimal | None:
    """What a row says, in the measure's unit; None where it is no number or in another unit."""
    cell = row.get(path)
    number = number_of(cell.raw) if cell is not None else None
    if cell is None or number is None:
        return None
    held, wanted = unit_of(cell.unit or number.rest) if cell.unit or number.rest else None, unit_of(measure.unit)
    if held is None or wanted is None:
        return number.value if not number.rest and held is wanted else None
    return convert(number.value, held, wanted)


def _test(measure: Measure, path: Path) -> Test:
    def test(row: Row) -> bool | None:
        value = _value(measure, row, path)
        return None if value is None else value >= measure.number if measure.least else value <= measure.number

    return test
