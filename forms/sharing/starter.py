"""The starter catalogue: what usually lies in the national base databases and registers, and with which kind of office.

It is a reviewed table of typical items, to be confirmed locally (典型目录，需在本地核实). It never counts as a catalogue that
was taken in: only the catalogue of one's own county says what is shared, by whom and on what condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from forms.sharing.catalogue import attribute_of, split_items
from forms.sharing.entries import CatalogueItem


@dataclass(frozen=True, slots=True)
class Typical:
    """`base`: the base database it belongs to (人口, 法人 …)."""

    base: str
    item: CatalogueItem


def starter() -> tuple[Typical, ...]:
    """The table of resources/catalogue/starter.tsv, item by item."""
    text = (files("resources") / "catalogue" / "starter.tsv").read_text(encoding="utf-8")
    return tuple(read_starter(text))


def read_starter(text: str) -> Iterator[Typical]:
    """Raises ValueError for a line that isn't in the table's form."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    for line in lines[1:]:
        base, entry, provider, attribute, method, cycle, items = line.split("\t")
        known = attribute_of(attribute)
        if known is None:
            raise ValueError(line)
        for item in split_items(items):
            yield Typical(base, CatalogueItem("", entry, item, provider, "", known, "", method, cycle, "", "", ""))
