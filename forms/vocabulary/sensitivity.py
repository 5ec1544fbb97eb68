"""How sensitive an element or a report is: the reviewed table in resources/vocabulary/sensitivity.tsv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from forms.vocabulary.lexicon import squeeze
from forms.vocabulary.tables import table, told

FIELD, MATTER, ELEMENT = "field", "matter", "element"


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: health, party ... `words`: squeezed. `basis`: articles, or where no article says it the trade's rule."""

    kind: str
    scope: str
    words: tuple[str, ...]
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    rows: tuple[Row, ...]

    def of_labels(self, labels: Iterable[str]) -> tuple[str, ...]:
        """What a value under these labels tells of a person: health, disability, accounts, minors, id_number."""
        return self._said(FIELD, labels)

    def of_matter(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The matters (party, petition, military, survey) that a title or an office's name speaks of."""
        return self._said(MATTER, texts)

    def of_element(self, labels: str) -> tuple[str, ...]:
        """The matters that a value under these labels is of, whatever report it stands in."""
        return self._said(ELEMENT, [labels])

    def _said(self, scope: str, texts: Iterable[str]) -> tuple[str, ...]:
        lines = [squeeze(text) for text in texts if text]
        found = (r.kind for r in self.rows if r.scope == scope and any(w in line for w in r.words for line in lines))
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1)
def built_in_sensitivity() -> Sensitivity:
    """The table that comes with the program; read once."""
    return read_sensitivity(table("sensitivity.tsv"))


def read_sensitivity(lines: Iterable[str]) -> Sensitivity:
    """Parse the table: four columns by tab, `#` opens a remark. ValueError for a row that isn't whole."""
    rows = []
    for number, line in told(lines):
        cells = line.split("\t")
        if len(cells) != 4 or cells[1] not in (FIELD, MATTER, ELEMENT) or not all(cells):
            raise ValueError(f"sensitivity table, line {number}")
        kind, scope, words, basis = cells
        rows.append(Row(kind, scope, tuple(squeeze(w) for w in words.split("|")), tuple(basis.split(","))))
    return Sensitivity(tuple(rows))
