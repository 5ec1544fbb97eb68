"""Long lists without any header: which column means what can't be told, so nothing in them is offered."""

from __future__ import annotations

from itertools import groupby

from forms.detection.headers import Header
from forms.detection.regions import Region
from forms.detection.view import Sheet

LONG = 200  # rows of three values and more, one under the other, outside all tables: no form pairs labels like that


def bare_lists(sheet: Sheet, regions: list[Region]) -> list[Region]:
    """The runs of at least LONG densely written rows that belong to no table, as regions without a header of their own:
    their first row stands in its place."""
    areas = [region.area for region in regions]

    def bare(row: int) -> bool:
        return sheet.dense(row) and not any(a.top <= row <= a.bottom for a in areas)

    runs = (tuple(rows) for is_bare, rows in groupby(sheet.rows, bare) if is_bare)
    return [Region(Header(rows[:1], sheet.cols), rows[1:]) for rows in runs if len(rows) >= LONG]
