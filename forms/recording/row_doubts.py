"""Rows of a roster whose persons can't be told apart: without an ID number, with one that can't be, or with another's.

What such a row says is kept as read. Without a sound number of its own it is about nobody whom another report could name;
where one number stands beside two names, neither row is believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.matching.definition import Definition
from forms.model.facts import Observation
from forms.recording.rosters import id_key
from forms.values.identity import parse_id, upgrade15
from forms.values.people import person_name

ID_MISSING, ID_LOST, ID_WRONG, ID_OLD, ID_TWICE = "id_missing", "id_lost", "id_wrong", "id_old", "id_twice"
ROW_TWICE = "row_twice"
COUNTED = frozenset({"integer", "decimal", "percent", "money", "date"})
Row = Sequence[Observation]


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """`why`: id_missing, id_lost (digits were lost), id_wrong (no such number), id_old (15 digits), id_twice, row_twice (a person
    listed again without a word that tells the two rows apart)."""

    address: str
    why: str


def row_doubts(rows: Mapping[int, Row], columns: Mapping[tuple[str, ...], Definition]) -> dict[int, RowDoubt]:
    """By row number. A list without a column of ID numbers, or with none in it, has no such doubts."""
    ids = {n: o for n, row in rows.items() if (o := _own(row, columns, "身份证号")) is not None}
    if not ids:
        return {}
    out = {n: RowDoubt(o.address, why) for n, o in ids.items() if (why := _damage(o))}
    for number, row in rows.items():
        named = _own(row, columns, "姓名")
        if number not in ids and named is not None:
            out[number] = RowDoubt(named.address, ID_MISSING)
    return out | _twice(rows, ids, columns)


def _own(row: Row, columns: Mapping[tuple[str, ...], Definition], asked: str) -> Observation | None:
    return next((o for o in row if columns[o.path].own == {asked} and not o.merged), None)


def _damage(observation: Observation) -> str:
    if id_key(observation):
        return ""
    number = parse_id(observation.raw if observation.raw_type != "n" else float(observation.raw))
    if number is not None and number.kind15:
        return ID_OLD if upgrade15(number.text) else ID_WRONG
    return ID_LOST if number is not None and number.lossy else ID_WRONG


def _twice(
    rows: Mapping[int, Row], ids: Mapping[int, Observation], columns: Mapping[tuple[str, ...], Definition]
) -> dict[int, RowDoubt]:
    """Rows with one number and different names. One person may be listed for each scheme or plot."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, observation in ids.items():
        if key := id_key(observation):
            by_key[key].append(number)
    out: dict[int, RowDoubt] = {}
    for numbers in by_key.values():
        names = {person_name(o.raw) for n in numbers if (o := _own(rows[n], columns, "姓名")) is not None}
        if len(names) > 1:
            out |= {n: RowDoubt(ids[n].address, ID_TWICE) for n in numbers}
        else:
            again = [
                n for at, n in enumerate(numbers) if _words(rows[n]) in map(_words, (rows[m] for m in numbers[:at]))
            ]
            out |= {n: RowDoubt(ids[n].address, ROW_TWICE) for n in again}
    return out


def _words(row: Row) -> frozenset[tuple[tuple[str, ...], str]]:
    """What a row says in words: amounts, dates and running numbers tell no two rows of one person apart."""
    return frozenset((o.path, o.raw.strip()) for o in row if o.raw_type == "s" and o.type not in COUNTED)
