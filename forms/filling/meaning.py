"""Data elements found by what is meant, whatever words were typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.matching.labels import LabelReader
from forms.profile.rows import LocalElement
from forms.recording.ledger import element_definition

_REST = "r:"  # words that the vocabulary doesn't know


def same_meaning(reader: LabelReader, text: str, elements: Iterable[LocalElement]) -> Sequence[LocalElement]:
    """Those that speak of all that `text` speaks of, those that say the least besides first.

    Words that the vocabulary doesn't know have to stand in the name; a measure has to be the same where both fix one. None
    where the vocabulary knows no word of `text`.
    """
    asked = reader.read(text)
    known = frozenset(c for c in asked.concepts if not c.startswith(_REST))
    rests = [c.removeprefix(_REST) for c in asked.concepts - known]
    if not known:
        return ()
    found = []
    for element in elements:
        means = element_definition(element)
        said = means.own | means.context
        if asked.measure and means.measure and means.measure != asked.measure:
            continue
        if known <= reader.closed(said) and all(rest in element.name for rest in rests):
            found.append((len(said - known), element.name, element.id, element))
    return [one[-1] for one in sorted(found, key=lambda one: one[:3])]
