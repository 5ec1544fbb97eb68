"""Definitions made of short labels, with the small table of words."""

from __future__ import annotations

from forms.matching.definition import Definition, Surroundings, define
from forms.matching.labels import LabelReader
from tests.vocabulary.words import lexicon

READER = LabelReader(lexicon())


def asked(
    *path: str, unit: str = "", title: str = "", sections: tuple[str, ...] = (), note: str = "", per_row: bool = False
) -> Definition:
    return define(READER, path, unit, Surroundings(title, sections, note, per_row))
