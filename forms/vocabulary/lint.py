"""What may be wrong with the table of words, found before it can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from forms.vocabulary.lexicon import squeeze, verb_first
from forms.vocabulary.lists import SYNONYMS
from forms.vocabulary.tables import told

# Words that always narrow. Levels don't (乡镇卫生院 is 卫生院), nor words of what is done (已整改 is 整改).
_NARROWING = frozenset(
    {"sex", "grade", "disability", "change", "ethnic", "class", "care", "support", "schooling", "status"}
)
_KEYS = frozenset("abdhkmnopsvw")  # what read_lexicon() reads
_NAMING = frozenset("bhopvw")  # those that name a concept, or the category of some
_ASPECT = re.compile(r"stock|flow|open|bound|stable|kept|slow:\d{1,2}")


def lint(lines: Iterable[str]) -> list[str]:
    """Complaints about terms.tsv: a surface of two concepts or in two rows, rows that say the same of one concept, a
    concept of two categories, an unknown or circular `implies`, an attribute that says or names nothing, a broken row, a group
    without its source, a part called a synonym of its whole."""
    problems: list[str] = []
    owner: dict[str, str] = {}
    seen: set[tuple[str, ...]] = set()
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
        name = cells[1] if cells[1] != "_" else cells[0]
        implies, attrs = (*cells[3:5], "", "")[:2]
        implied.setdefault(name, []).extend(x for x in implies.split(",") if x)
        if category.setdefault(name, cells[0]) != cells[0]:
            problems.append(f"line {number}: {name} is {category[name]} and {cells[0]}")
        problems += [f"line {number}: {what}" for what in _attributes(attrs)]
        problems += [f"line {number}: {what}" for what in _owned(owner, name, cells[2].split("|"))]
        if (name, implies, attrs) in seen:
            problems.append(f"line {number}: another row says the same of {name}")
        seen.add((name, implies, attrs))
    problems += [
        f"{a} implies unknown {b}" for a, bs in implied.items() for b in bs if b not in implied and ":" not in b
    ]
    problems += _narrowed(rows)
    problems += _turned(owner)
    problems += _nowhere(rows)
    problems += [f"{a} implies itself" for a in implied if a in _reached(a, implied)]
    return problems


def lint_groups(lines: Iterable[str]) -> list[str]:
    """Complaints about lists.tsv and labels.tsv: a word twice in a group, or in a row of synonyms; synonyms that all stand
    in another row of their group."""
    problems: list[str] = []
    seen: set[tuple[str, str]] = set()
    synonyms: list[tuple[int, str, set[str]]] = []
    for number, line in told(lines):
        group, _, words = line.partition("\t")
        kept: set[tuple[str, str]] = seen if group not in SYNONYMS else set()
        for word in words.split("|"):
            if (group, word) in kept:
                problems.append(f"line {number}: {word} stands twice in {group}")
            kept.add((group, word))
        if group in SYNONYMS:
            synonyms.append((number, group, set(words.split("|"))))
    problems += [
        f"line {number}: another row of {group} has all of it"
        for number, group, words in synonyms
        if any(number != other and group == its and words <= more for other, its, more in synonyms)
    ]
    return problems


def _owned(owner: dict[str, str], name: str, words: Iterable[str]) -> Iterator[str]:
    for word in map(squeeze, words):
        if not word:
            yield "empty surface"
        elif word not in owner:
            owner[word] = name
        elif owner[word] == name:
            yield f"{word} stands twice in {name}"
        else:
            yield f"{word} belongs to {owner[word]} and {name}"


def _turned(owner: Mapping[str, str]) -> Iterator[str]:
    """A word that is another concept's with its verb put first (治理水土流失): only one of the two would be read."""
    known = dict(owner)
    for word, name in owner.items():
        turned = verb_first(word)
        if known.setdefault(turned, name) != name:
            yield f"{turned} belongs to {known[turned]} and is {word} of {name}"


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
        elif key not in _KEYS:
            yield f"unknown attribute {key}"


def _nowhere(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """An attribute that names a concept which no row has: it would do nothing."""
    known = {name for cells in rows for name in cells[:2]}
    for cells in rows:
        for part in filter(None, "".join(cells[4:5]).split(";")):
            key, _, value = part.partition("=")
            if key in _NAMING:
                yield from (
                    f"{cells[1]} names unknown {name} ({key})" for name in re.split("[:,]", value) if name not in known
                )


def _reached(start: str, implied: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(implied.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += implied.get(name, ())
    return seen
