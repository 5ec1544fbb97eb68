"""The reviewed tables of words in resources/vocabulary/: columns by tab, words parted by `|`, `#` opens a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import resources


def table(name: str) -> list[str]:
    """The lines of a table that comes with the program."""
    return resources.files("resources").joinpath("vocabulary", name).read_text(encoding="utf-8").splitlines()


def told(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The rows of a table with their line numbers, from 1; remarks and blank lines say nothing."""
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#"))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, the longest first; nothing where there are none."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) or r"(?!)")
