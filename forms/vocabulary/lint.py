"""What may be wrong with the table of words, found before it can do harm."""

from __future__ import annotations

from collections.abc import Iterable

from forms.vocabulary.lexicon import squeeze


def lint(lines: Iterable[str]) -> list[str]:
    """Complaints about terms.tsv: a surface of two concepts, an unknown or circular `implies`, a broken row."""
    problems: list[str] = []
    owner: dict[str, str] = {}
    implied: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 3:
            problems.append(f"line {number}: fewer than three columns")
            continue
        implied.setdefault(cells[1], []).extend(x for x in (cells[3] if len(cells) > 3 else "").split(",") if x)
        for word in {squeeze(w) for w in cells[2].split("|")}:
            if not word:
                problems.append(f"line {number}: empty surface")
            elif owner.setdefault(word, cells[1]) != cells[1]:
                problems.append(f"line {number}: {word} belongs to {owner[word]} and {cells[1]}")
    problems += [f"{a} implies unknown {b}" for a, bs in implied.items() for b in bs if b not in implied and ":" not in b]
    problems += [f"{a} implies itself" for a in implied if a != "_" and a in _reached(a, implied)]
    return problems


def _reached(start: str, implied: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(implied.get(start, ()))
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += implied.get(name, ())
    return seen
