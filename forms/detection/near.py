"""The boxes next to a box: which belongs to a table, which is paper, which is open for writing."""

from __future__ import annotations

from collections import defaultdict

from forms.detection import words
from forms.detection.incell import choices, inner_blanks
from forms.detection.regions import Region
from forms.detection.view import Box, Sheet
from forms.model.document import Area


class Near:
    """The neighbours of a box outside tables. `skip` holds boxes that are no part of the form (the title)."""

    def __init__(self, sheet: Sheet, regions: list[Region], skip: list[Box]) -> None:
        self.sheet = sheet
        self._areas: dict[int, list[Area]] = defaultdict(list)
        for region in regions:
            for row in range(region.area.top, region.area.bottom + 1):
                self._areas[row].append(region.area)
        self.sides = [r.header.side for r in regions if r.header.side is not None]
        self._skip = {(b.top, b.left) for b in skip}

    def outside(self, box: Box, row: int) -> bool:
        """Whether a box belongs to a table, a table's side label, or the title."""
        if (box.top, box.left) in self._skip or any(box is s for s in self.sides):
            return True
        return self._tabled(box.top, box.left) or self._tabled(row, box.left)

    def _tabled(self, row: int, col: int) -> bool:
        return row in self._areas and any(a.left <= col <= a.right for a in self._areas[row])

    def within(self, row: int) -> bool:
        """Whether a row lies in one table from edge to edge."""
        cols = self.sheet.cols
        return row in self._areas and any(a.left <= cols[0] and a.right >= cols[-1] for a in self._areas[row])

    def is_entry(self, box: Box) -> bool:
        """Whether a blank box is drawn for writing."""
        return not self.sheet.lined or self.sheet.drawn(box) or bool(box.raw)

    def open(self, box: Box) -> bool:
        """Blank, ticked, numbered: surely an entry."""
        if box.blank:
            return self.is_entry(box)
        rooms = inner_blanks(self.sheet, box)
        if rooms and not rooms[0].label and not rooms[0].blank.value:
            return True
        return bool(choices(box)) or words.kind_of_value(box.value, box.text) in ("number", "code", "date", "dash")

    def touches(self, left: Box, box: Box) -> bool:
        if box.left == left.right + 1:
            return True
        between = [c for c in self.sheet.cols if left.right < c < box.left]
        return not between or all(self._paper(self.sheet.box(box.top, c)) for c in between)

    def neighbour(self, box: Box, row: int) -> Box | None:
        """The box left of a box in a row, None where a table stands there."""
        near = self.sheet.beside(row, box, -1)
        while near is not None and self._paper(near):
            near = self.sheet.beside(row, near, -1)
        return near if near is not None and not self._tabled(row, near.left) else None

    def _paper(self, box: Box) -> bool:
        """An undrawn blank on a sheet of underlined entries: the room between a label and its line."""
        return box.blank and self.sheet.lined and not self.sheet.ruled and not self.sheet.drawn(box)

    def after(self, box: Box, row: int) -> Box | None:
        found = self.sheet.beside(row, box, 1)
        while found is not None and self._paper(found):
            found = self.sheet.beside(row, found, 1)
        return found if found is not None and self.touches(box, found) else None
