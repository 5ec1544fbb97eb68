"""Words that are looked for anywhere in labels: the reviewed table in resources/vocabulary/labels.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forms.vocabulary.tables import any_of, table, told

GROUPS = ("little", "beside", "not_additive", "others")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Each pattern finds the words of one group; what a group is for stands at the head of the table."""

    little: re.Pattern[str]
    beside: re.Pattern[str]
    not_additive: re.Pattern[str]
    others: re.Pattern[str]


@lru_cache(maxsize=1)
def built_in_label_words() -> LabelWords:
    """The table that comes with the program; read once."""
    return read_label_words(table("labels.tsv"))


def read_label_words(lines: Iterable[str]) -> LabelWords:
    """Parse the table: a group and its words in two columns by tab. ValueError for a group that nobody knows."""
    words: dict[str, list[str]] = {group: [] for group in GROUPS}
    for number, line in told(lines):
        group, _, row = line.partition("\t")
        if group not in words or not row:
            raise ValueError(f"line {number}: {group!r}")
        words[group] += row.split("|")
    return LabelWords(**{group: any_of(words[group]) for group in GROUPS})
