"""What inserting rows does to areas, references and formulas. Pure arithmetic; no file is touched here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from forms.documents.addresses import parse_area
from forms.documents.xlsx_formulas import Reference, rewrite, spelled
from forms.documents.xlsx_xml import escape, unescape
from forms.model.document import Area, letters


@dataclass(frozen=True, slots=True)
class Insertion:
    """`count` rows inserted behind row `after` of a sheet (from 0), which is the last printed row of a roster that begins
    at `first`."""

    sheet: str
    after: int
    count: int
    first: int
    height: int = 1  # rows of a record: the new rows copy the last so many, over and over

    def source(self, step: int) -> int:
        """Which row the `step`-th new row (from 1) copies."""
        return self.after - self.height + 1 + (step - 1) % self.height

    def row(self, row: int) -> int:
        return row + self.count if row > self.after else row


def moved_area(area: Area, insertion: Insertion, *, grows: bool) -> Area:
    """An area after the insertion; with `grows` one that ends at the last printed row takes the new rows in."""
    bottom = insertion.row(area.bottom)
    if grows and area.bottom == insertion.after:
        bottom += insertion.count
    return Area(insertion.row(area.top), area.left, bottom, area.right)


def copied_areas(areas: Iterable[Area], insertion: Insertion) -> list[Area]:
    """Areas inside the last printed record, as they repeat in the new rows."""
    top = insertion.after - insertion.height + 1
    inside = [a for a in areas if top <= a.top and a.bottom <= insertion.after]
    steps = range(insertion.height, insertion.count + 1, insertion.height)
    return [Area(a.top + n, a.left, a.bottom + n, a.right) for n in steps for a in inside]


def moved_formula(formula: str, insertion: Insertion, *, at_home: bool, row: int = -1) -> str:
    """A formula after the insertion. `at_home`: it stands on the sheet that grew, in row `row` (-1: in no cell).

    Sums over the roster take the new rows in, unless the formula belongs to a row of the roster itself.
    """
    inside = at_home and insertion.first <= row <= insertion.after

    def change(ref: Reference) -> str:
        ours = ref.sheet.casefold() == insertion.sheet.casefold() if ref.sheet else at_home
        if not ours or ref.cols_only:
            return ref.text
        column = ref.area.width == 1 and insertion.first == insertion.after
        grows = not inside and not ref.rows_only and ":" in ref.text and (ref.area.height > 1 or column)
        return spelled(ref, moved_area(ref.area, insertion, grows=grows))

    return rewrite(formula, change)


def moved_sqref(text: str, insertion: Insertion, *, grows: bool = True) -> str:
    """A list of areas ('A5:B20 D3') after the insertion."""
    return " ".join(_moved_ref(part, insertion, grows) for part in text.split())


def _moved_ref(part: str, insertion: Insertion, grows: bool) -> str:
    area = parse_area(part)
    if area is None or not re.search("[A-Za-z]", part) or not re.search("[0-9]", part):
        return part
    return reference(moved_area(area, insertion, grows=grows))


def reference(area: Area) -> str:
    """'A5' or 'A5:B20'."""
    first = f"{letters(area.left)}{area.top + 1}"
    return first if area.height == area.width == 1 else f"{first}:{letters(area.right)}{area.bottom + 1}"


def sub_text(data: bytes, pattern: re.Pattern[bytes], change: Callable[[str], str]) -> bytes:
    """Every match's group 1 (XML text) replaced by what `change` makes of it; unchanged ones keep their bytes."""

    def new(match: re.Match[bytes]) -> bytes:
        old = unescape(match[1].decode("utf-8", "replace"))
        made = change(old)
        if made == old:
            return match[0]
        start, end = match.span(1)
        whole = match[0]
        return (
            whole[: start - match.start()] + escape(made).replace('"', "&quot;").encode() + whole[end - match.start() :]
        )

    return pattern.sub(new, data)
