"""What titles of lists say beside whom they list: the reviewed table in resources/vocabulary/lists.tsv."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forms.vocabulary.tables import any_of, table, told

PATTERNS = ("kind", "done", "standing", "before", "change", "some", "named", "coded")
SYNONYMS = ("alike", "of_things", "of_persons")


@dataclass(frozen=True, slots=True)
class ListWords:
    """Each pattern finds the words of one group, the longest first. `alike`: names of one kind of thing.

    `of_things`, `of_persons`: what columns of such lists call one and the same.
    """

    kind: re.Pattern[str]
    done: re.Pattern[str]
    standing: re.Pattern[str]
    before: re.Pattern[str]
    change: re.Pattern[str]
    some: re.Pattern[str]
    named: re.Pattern[str]
    coded: re.Pattern[str]
    alike: tuple[frozenset[str], ...]
    of_things: tuple[frozenset[str], ...]
    of_persons: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def built_in_list_words() -> ListWords:
    """The table that comes with the program; read once."""
    return read_list_words(table("lists.tsv"))


def read_list_words(lines: Iterable[str]) -> ListWords:
    """Parse the table: two columns by tab, `#` opens a remark. ValueError for a group that nobody knows."""
    words: dict[str, set[str]] = defaultdict(set)
    same: dict[str, list[frozenset[str]]] = {group: [] for group in SYNONYMS}
    for number, line in told(lines):
        group, _, row = line.partition("\t")
        if group not in {*PATTERNS, *SYNONYMS} or not row:
            raise ValueError(f"line {number}: {group!r}")
        if group in same:
            same[group].append(frozenset(row.split("|")))
        else:
            words[group].update(row.split("|"))
    patterns = {group: any_of(words[group]) for group in PATTERNS}
    return ListWords(
        patterns["kind"], patterns["done"], patterns["standing"], patterns["before"], patterns["change"],
        patterns["some"], patterns["named"], patterns["coded"], tuple(same["alike"]), tuple(same["of_things"]),
        tuple(same["of_persons"]),
    )  # fmt: skip
