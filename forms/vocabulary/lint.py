"""What may be wrong with the table of words, found before it can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from forms.vocabulary.lexicon import squeeze

_ASPECT = re.compile(r"stock|flow|bound|stable|slow:\d{1,2}")


def lint(lines: Iterable[str]) -> list[str]:
    """Complaints about terms.tsv: a surface of two concepts, a concept of two categories, an unknown or circular
    `implies`, an attribute that says nothing, a broken row."""
    problems: list[str] = []
    owner: dict[str, str] = {}
    category: dict[str, str] = {}
    implied: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 3:
            problems.append(f"line {number}: fewer than three columns")
            continue
        name = cells[1]
        implied.setdefault(name, []).extend(x for x in (cells[3] if len(cells) > 3 else "").split(",") if x)
        if name != "_" and category.setdefault(name, cells[0]) != cells[0]:
            problems.append(f"line {number}: {name} is {category[name]} and {cells[0]}")
        problems += [f"line {number}: {what}" for what in _attributes(cells[4] if len(cells) > 4 else "")]
        for word in sorted({squeeze(w) for w in cells[2].split("|")}):
            if not word:
                problems.append(f"line {number}: empty surface")
            elif owner.setdefault(word, name) != name:
                problems.append(f"line {number}: {word} belongs to {owner[word]} and {name}")
    problems += [
        f"{a} implies unknown {b}" for a, bs in implied.items() for b in bs if b not in implied and ":" not in b
    ]
    problems += [f"{a} implies itself" for a in implied if a != "_" and a in _reached(a, implied)]
    return problems


def _attributes(text: str) -> Iterator[str]:
    for part in filter(None, text.split(";")):
        key, _, value = part.partition("=")
        if not key or not value:
            yield f"attribute {part} has no value"
        elif key == "a" and not _ASPECT.fullmatch(value):
            yield f"unknown aspect {value}"


def _reached(start: str, implied: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(implied.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += implied.get(name, ())
    return seen
