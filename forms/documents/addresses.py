"""The one parser of addresses: `Sheet1!D7:F7#0`, `T0.R2.C3.T0.R1.C0#1`, `header1:P0.B0`.

Grammar (interfaces): a sheet's name stands unquoted before the last "!"; rows of a sheet count from 1, all else from 0;
`#n` is the n-th blank inside a cell, `.Bn` the n-th blank of a paragraph; `header1:`, `footer1:`, `box0:` and `sdt0:`
name the part of a Word file that is not the body itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forms.errors import FormsError
from forms.model.document import Area, column_index

_SHEET = re.compile(r"^\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?(?:#([0-9]{1,4}))?$")
_PART = re.compile(r"^((?:[a-z]+[0-9]+:)*)(.*)$", re.DOTALL)
_STEP = re.compile(r"T([0-9]{1,5})\.R([0-9]{1,6})\.C([0-9]{1,4})")
_CELL = re.compile(r"^(T[0-9]+\.R[0-9]+\.C[0-9]+(?:\.T[0-9]+\.R[0-9]+\.C[0-9]+)*)(?:#([0-9]{1,4}))?$")
_PARAGRAPH = re.compile(r"^P([0-9]{1,6})(?:\.B([0-9]{1,4}))?$")


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A cell of a worksheet; `area` is the whole range that was written, `blank` the n of "#n"."""

    sheet: str
    area: Area
    blank: int | None = None

    @property
    def cell(self) -> tuple[int, int]:
        """Row and column of the cell that takes the value, from 0."""
        return self.area.top, self.area.left


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a Word table: `steps` are (table, row, cell), one for each level of nesting."""

    part: str  # "" for the body, else "header1", "box0" ...
    steps: tuple[tuple[int, int, int], ...]
    blank: int | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    part: str
    paragraph: int
    blank: int | None = None


Place = SheetPlace | WordCell | WordParagraph


def parse(address: str) -> Place:
    """The place an address names. Raises FormsError("address.unreadable")."""
    place = _sheet_place(address) if "!" in address else _word_place(address)
    if place is None:
        raise FormsError("address.unreadable", address=address)
    return place


def parse_sheet(address: str) -> SheetPlace:
    """As parse, for a place on a worksheet only."""
    place = parse(address)
    if not isinstance(place, SheetPlace):
        raise FormsError("address.unreadable", address=address)
    return place


def parse_area(reference: str) -> Area | None:
    """'B2' or '$B$2:$D$9' as an Area, whole columns and rows ('A:C', '3:4') included; None where it is neither."""
    text = reference.replace("$", "").strip()
    if match := _SHEET.match(text):
        return _area(match)
    if match := re.match(r"^([A-Z]{1,3}):([A-Z]{1,3})$", text):
        return Area(0, column_index(match[1]), 1_048_575, column_index(match[2]))
    if match := re.match(r"^([0-9]{1,7}):([0-9]{1,7})$", text):
        return Area(int(match[1]) - 1, 0, int(match[2]) - 1, 16_383)
    return None


def _sheet_place(address: str) -> SheetPlace | None:
    sheet, _, reference = address.rpartition("!")
    match = _SHEET.match(reference)
    if not match or not sheet or match[2] == "0":
        return None
    return SheetPlace(sheet, _area(match), int(match[5]) if match[5] else None)


def _area(match: re.Match[str]) -> Area:
    row, col = int(match[2]) - 1, column_index(match[1])
    if match[3] is None:
        return Area(row, col, row, col)
    row2, col2 = int(match[4]) - 1, column_index(match[3])
    return Area(min(row, row2), min(col, col2), max(row, row2), max(col, col2))


def _word_place(address: str) -> WordCell | WordParagraph | None:
    head = _PART.match(address)
    assert head is not None  # the pattern matches every text
    part, rest = head[1].removesuffix(":"), head[2]
    if match := _PARAGRAPH.match(rest):
        return WordParagraph(part, int(match[1]), int(match[2]) if match[2] else None)
    if match := _CELL.match(rest):
        steps = tuple((int(t), int(r), int(c)) for t, r, c in _STEP.findall(match[1]))
        return WordCell(part, steps, int(match[2]) if match[2] else None)
    return None


def word_block(found: WordCell | WordParagraph) -> str:
    """The name of the table or paragraph that an address of a Word file stands in."""
    part = f"{found.part}:" if found.part else ""
    if not isinstance(found, WordCell):
        return f"{part}P{found.paragraph}"
    outer = "".join(f"T{t}.R{r}.C{c}." for t, r, c in found.steps[:-1])
    return f"{part}{outer}T{found.steps[-1][0]}"
