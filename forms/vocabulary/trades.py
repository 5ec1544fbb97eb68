"""Trades of the administration and what each is known by: the reviewed table in resources/vocabulary/trades.tsv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from forms.vocabulary.tables import table, told


@lru_cache(maxsize=1)
def built_in_trades() -> Mapping[str, re.Pattern[str]]:
    """The table that comes with the program, by each name of a trade; read once."""
    return read_trades(table("trades.tsv"))


def read_trades(lines: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Parse the table: names and words, each parted by `|`, in two columns by tab; `#` opens a remark.

    Raises ValueError for a line without words and for a name that stands twice.
    """
    trades: dict[str, re.Pattern[str]] = {}
    for number, line in told(lines):
        names, _, words = line.partition("\t")
        if not words.strip():
            raise ValueError(f"line {number}: {names!r} without words")
        for name in names.split("|"):
            if name in trades:
                raise ValueError(f"line {number}: {name!r} stands twice")
            trades[name] = re.compile("|".join(re.escape(word) for word in words.split("|")))
    return MappingProxyType(trades)
