"""docs/vocabulary.md made from resources/vocabulary/terms.tsv.

usage: uv run python -m scripts.vocabulary [--check]

`--check` writes nothing and ends with 1 where the page would change. Mistakes in the tables are told, and end with 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from forms.vocabulary.lint import lint, lint_groups
from forms.vocabulary.tables import table

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "resources" / "vocabulary" / "terms.tsv"
PAGE = ROOT / "docs" / "vocabulary.md"
GROUPED = ("lists.tsv", "labels.tsv")

HEAD = """# The words that matching knows

Made by `uv run python -m scripts.vocabulary` from resources/vocabulary/terms.tsv; a test compares the two, another lints
the table. How they are used is told in [matching.md](matching.md).

- **words** are synonyms of one concept, never a part for its whole. A word belongs to one concept.
- **goes without saying**: concepts that are dropped beside this one, and that explain it.
- **fixes**: the measure (m), the aspect (a: stock, flow, bound, stable, kept for what is built, slow for so many months), the category of
  concepts that value it (v) and what remains then (b), what is meant where it is asked in money (p), and beside what alone
  it says anything (o).
- Categories say how a concept takes part: topic, population, attr (a person's or office's data) and role are what is
  asked; basis, urban, sex, age, grade and other facets narrow it, and disagreement on one is a veto; measure says in what it
  is counted; time and noise are set aside.
"""


def page(lines: Sequence[str]) -> str:
    return HEAD + "".join(f"{line}\n" for line in _body(lines))


def _body(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("## "):
            title, _, source = line[3:].partition(" Source: ")
            yield from ("", f"## {title.rstrip('.')}", "")
            yield from ([f"Source: {source}.", ""] if source else [])
            yield from (
                "| concept | category | words | goes without saying | fixes |",
                "| --- | --- | --- | --- | --- |",
            )
        elif line.strip() and not line.startswith("#"):
            category, name, words, implies, attrs = (line.split("\t") + [""] * 5)[:5]
            cells = (
                "—" if name == "_" else name,
                category,
                words.replace("|", "、"),
                implies.replace(",", "、"),
                attrs,
            )
            yield "| " + " | ".join(cell.replace("|", "\\|").strip() for cell in cells) + " |"


def main(argv: Sequence[str]) -> int:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    problems = lint(lines) + [f"{name}: {what}" for name in GROUPED for what in lint_groups(table(name))]
    print(*problems, sep="\n", end="\n" if problems else "")
    fresh = page(lines)
    if "--check" in argv:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh
        print("docs/vocabulary.md is up to date" if same else "docs/vocabulary.md differs: run scripts.vocabulary")
        return int(not same or bool(problems))
    PAGE.write_text(fresh, encoding="utf-8")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
