"""Which benefit is meant by its short name: 低保 behind 农村低保 in the same form is that of the country.

A form that has named a benefit in full goes on with its short name. Where towns are named anywhere too, or the full name is
only a part of the short one (低保 > 其中：农村), the short one stays as it is.
"""

from __future__ import annotations

from dataclasses import replace

from forms.matching.labels import LabelReader
from forms.recording.asking import Asked

_RECEIVING, _PART = "受益", "其中"


class Places:
    """What a form's places have said so far, in reading order."""

    def __init__(self, reader: LabelReader) -> None:
        self._reader = reader
        self._named: dict[str, set[str]] = {}  # benefit -> 农村, 城市
        self._short: set[str] = set()  # benefits whose short name came first, or stands over a part

    def said(self, asked: Asked) -> Asked:
        """What is asked, with the place that the form named before; and what it says is kept for those that follow."""
        definition = asked.definition
        whole = definition.own | definition.context
        benefits = {b for b in definition.own if _RECEIVING in self._reader.implied([b]) and self._category(b)}
        said = {c for c in whole | self._reader.implied(whole) if self._reader.lexicon.category(c) == "urban"}
        if len(benefits) != 1:
            return asked
        (benefit,) = benefits
        if said:
            self._named.setdefault(benefit, set()).update(said)
            if self._parts_it(definition.text.split(" / ")):
                self._short.add(benefit)
            return asked
        places = self._named.get(benefit, set())
        if len(places) != 1 or benefit in self._short:
            self._short.add(benefit)
            return asked
        return replace(asked, definition=replace(definition, own=definition.own | places))

    def _parts_it(self, path: list[str]) -> bool:
        """Whether 农村 or 城市 is named by a part of what stands above: 低保户数 > 其中：农村."""
        read, urban = self._reader.read, self._reader.lexicon.category
        return any(_PART in label and any(urban(c) == "urban" for c in read(label).concepts) for label in path[1:])

    def _category(self, concept: str) -> bool:
        return self._reader.lexicon.category(concept) == "population"
