"""A table that a person drew: where it is and which rows are its header is given, the rest is read as always."""

from __future__ import annotations

from dataclasses import replace

from forms.detection.build import Found, Place
from forms.detection.columns import Layout, TableKind, layout
from forms.detection.headers import Header
from forms.detection.lists import read_list
from forms.detection.regions import Region
from forms.detection.rosters import read_roster
from forms.detection.twoway import read_two_way
from forms.detection.view import Sheet
from forms.model.document import Area, Grid

_READERS = {"list": read_list, "two_way": read_two_way, "roster": read_roster}
_GOES_ON = 0.5  # of the columns must hold something for a row below the drawn ones to belong to a list of things


def read_drawn(grid: Grid, area: Area, header_rows: int, title: str, table: str, kind: TableKind | None) -> Found:
    """The table in `area`, whose first `header_rows` rows are its header.

    Args:
        title: the form's, which helps to tell rosters from other tables
        table: the id it gets
        kind: what the table is, None to find out

    An area without visible rows under its header gives nothing.
    """
    sheet, found = Sheet(grid), Found()
    rows = [r for r in sheet.rows if area.top <= r <= area.bottom]
    cols = tuple(c for c in sheet.cols if area.left <= c <= area.right)
    head, body = tuple(rows[:header_rows]), rows[header_rows:]
    if not head or not body or not cols:
        return found
    region = Region(Header(head, cols), tuple(body))
    plan = layout(sheet, region, title)
    if kind is not None and kind != plan.kind:
        plan = _as_kind(plan, kind)
    if plan.kind == "roster":
        region = Region(region.header, (*body, *_going_on(sheet, region)))
    _READERS[plan.kind](sheet, region, plan, Place(table=table, title=""), found)
    return found


def _as_kind(plan: Layout, kind: TableKind) -> Layout:
    """A person's word on what the table is: in a roster every column is filled, else the first one names the rows."""
    first = next((c.lead for c in plan.cols if c.part != "seq"), -1)
    cols = (
        c if c.part == "seq" else replace(c, part="stub" if kind != "roster" and c.lead == first else "value")
        for c in plan.cols
    )
    return Layout(kind, tuple(cols))


def _going_on(sheet: Sheet, region: Region) -> tuple[int, ...]:
    """Rows right under the drawn ones that are filled like them: last month's list was longer."""
    out = []
    for row in (r for r in sheet.rows if r > region.body[-1]):
        held = sum(value not in (None, "") for value in sheet.raw_values(row, region.cols))
        if held < max(2, _GOES_ON * len(region.cols)):
            break
        out.append(row)
    return tuple(out)
