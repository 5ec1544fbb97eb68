"""Rows of a roster whose persons can't be told apart: without an ID number, with one that can't be, or with another's.

What such a row says is kept as read. Without a sound number of its own it is about nobody whom another report could name;
where one number stands beside two names, neither row is believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from forms.model.facts import Observation
from forms.recording.rosters import Path, Telling
from forms.values.identity import upgrade15
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


def row_doubts(rows: Mapping[int, Row], by: Telling) -> dict[int, RowDoubt]:
    """By row number. A list without a column of ID numbers, or with none in it, has no such doubts."""
    ids = {n: o for n, row in rows.items() if (o := _own(row, by.ids)) is not None}
    if not ids:
        return {}
    out = {n: RowDoubt(o.address, why) for n, o in ids.items() if (why := _damage(o, by))}
    for number, row in rows.items():
        if number not in ids and (named := _own(row, by.names)) is not None:
            out[number] = RowDoubt(named.address, ID_MISSING)
    return out | _twice(rows, ids, by)


def _own(row: Row, columns: Collection[Path]) -> Observation | None:
    for observation in row:
        if observation.path in columns and not observation.merged:
            return observation
    return None


def _damage(observation: Observation, by: Telling) -> str:
    number = by.number(observation)
    if number is not None and number.key:
        return ""
    if number is not None and number.kind15:
        return ID_OLD if upgrade15(number.text) else ID_WRONG
    return ID_LOST if number is not None and number.lossy else ID_WRONG


def _twice(rows: Mapping[int, Row], ids: Mapping[int, Observation], by: Telling) -> dict[int, RowDoubt]:
    """Rows with one number and different names. One person may be listed for each scheme or plot."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, observation in ids.items():
        if key := by.key(observation):
            by_key[key].append(number)
    out: dict[int, RowDoubt] = {}
    for numbers in by_key.values():
        if len(numbers) == 1:
            continue
        names = {person_name(o.raw) for n in numbers if (o := _own(rows[n], by.names)) is not None}
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
