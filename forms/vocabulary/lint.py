"""What may be wrong with the table of words, found before it can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from forms.vocabulary.lexicon import squeeze

# Words that always narrow. Levels don't (乡镇卫生院 is 卫生院), nor words of what is done (已整改 is 整改).
_NARROWING = frozenset(
    {"sex", "grade", "disability", "change", "ethnic", "class", "care", "support", "schooling", "status"}
)
_ASPECT = re.compile(r"stock|flow|open|bound|stable|slow:\d{1,2}")


def lint(lines: Iterable[str]) -> list[str]:
    """Complaints about terms.tsv: a surface of two concepts, a concept of two categories, an unknown or circular
    `implies`, an attribute that says nothing, a broken row, a group without its source, a part called a synonym of its
    whole."""
    problems: list[str] = []
    owner: dict[str, str] = {}
    category: dict[str, str] = {}
    implied: dict[str, list[str]] = {}
    rows: list[list[str]] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("## ") and not line.partition("Source:")[2].strip():
            problems.append(f"line {number}: a group without its source")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 3:
            problems.append(f"line {number}: fewer than three columns")
            continue
        rows.append(cells)
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
    problems += _narrowed(rows)
    problems += [f"{a} implies itself" for a in implied if a != "_" and a in _reached(a, implied)]
    return problems


def _narrowed(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A part called a synonym of its whole: 女 + 党员 beside 党员, where the concept doesn't imply 女."""
    facet = {squeeze(w): cells[1] for cells in rows if cells[0] in _NARROWING for w in cells[2].split("|")}
    surfaces: dict[str, set[str]] = {}
    explained: dict[str, set[str]] = {}
    for cells in rows:
        surfaces.setdefault(cells[1], set()).update(squeeze(w) for w in cells[2].split("|"))
        explained.setdefault(cells[1], {cells[1]}).update(cells[3].split(",") if len(cells) > 3 else ())
    for name, words in surfaces.items():
        for word in sorted(words):
            for start in range(1, len(word)):
                narrow = facet.get(word[:start])
                if narrow and word[start:] in words and narrow not in explained[name]:
                    yield f"{word} is a part of {word[start:]}, not another word for it"


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
