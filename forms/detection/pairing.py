"""Which items of two lists are the same: by what they are called, then by a similar name at the same place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SIMILAR = 50.0  # of 100, for a name at the very same place; between the same neighbours it takes more
SIMILAR_BETWEEN = 66.0


@dataclass(frozen=True, slots=True)
class Item:
    """`key`: what it is called, periods left out; `place`: where it stands; `label`: what is compared when it was renamed."""

    key: tuple[str, ...]
    place: str
    label: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """Indexes into the old and the new list. Turning the lists around turns the answer around."""

    same: tuple[tuple[int, int], ...]
    renamed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def pair(old: Sequence[Item], new: Sequence[Item]) -> Pairing:
    """Pair two lists; each item is in at most one pair. Items of one name are paired in their order."""
    by_key = {key: j for j, key in enumerate(_numbered(new))}
    same = [(i, by_key[key]) for i, key in enumerate(_numbered(old)) if key in by_key]
    left = [i for i in range(len(old)) if i not in {i for i, _ in same}]
    right = [j for j in range(len(new)) if j not in {j for _, j in same}]
    renamed = _renamed(old, new, same, left, right)
    gone, come = {i for i, _ in renamed}, {j for _, j in renamed}
    return Pairing(
        tuple(same),
        tuple(sorted(renamed)),
        tuple(i for i in left if i not in gone),
        tuple(j for j in right if j not in come),
    )


def _numbered(items: Sequence[Item]) -> list[tuple[tuple[str, ...], int]]:
    """Keys made unique by counting their repeats."""
    seen: Counter[tuple[str, ...]] = Counter()
    out = []
    for item in items:
        out.append((item.key, seen[item.key]))
        seen[item.key] += 1
    return out


def _renamed(
    old: Sequence[Item], new: Sequence[Item], same: Sequence[tuple[int, int]], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int]]:
    """The best pairs first. Two pairs that share an item differ in the sum of their indexes, so the order never depends
    on which list is called old."""
    before, behind = _neighbours(len(old), [i for i, _ in same]), _neighbours(len(new), [j for _, j in same])
    partner = dict(same)
    at_place: dict[str, list[int]] = {}
    between: dict[tuple[int, int], list[int]] = {}
    for j in right:
        at_place.setdefault(new[j].place, []).append(j)
        between.setdefault(behind[j], []).append(j)
    found = []
    for i in left:
        here = (partner.get(before[i][0], -1), partner.get(before[i][1], -1))
        for j in {*at_place.get(old[i].place, ()), *between.get(here, ())}:
            score = fuzz.ratio(old[i].label, new[j].label)
            if score >= (SIMILAR if old[i].place == new[j].place else SIMILAR_BETWEEN):
                found.append((-score, i + j, i, j))
    return _greedy(found)


def _greedy(found: Sequence[tuple[float, int, int, int]]) -> list[tuple[int, int]]:
    used_old: set[int] = set()
    used_new: set[int] = set()
    out = []
    for _, _, i, j in sorted(found):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            out.append((i, j))
    return out


def _neighbours(count: int, paired: Sequence[int]) -> list[tuple[int, int]]:
    """For every index the nearest paired ones before and behind it, -1 where there is none."""
    known, before, behind = set(paired), [], []
    last = -1
    for i in range(count):
        before.append(last)
        last = i if i in known else last
    last = -1
    for i in reversed(range(count)):
        behind.append(last)
        last = i if i in known else last
    return list(zip(before, reversed(behind), strict=True))
