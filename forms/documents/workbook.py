"""Plain workbooks: a sheet for each table, with its chart beside it. Text is always text; no dates or names in the properties."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_DAY = dt.datetime(1980, 1, 1)  # the same words give the same bytes
_WIDEST = 60  # characters
_MOST_UPRIGHT = 8  # columns of an upright page; with more the page lies
_LYING = 160  # characters across a lying page: printed at 9 points and more
_NARROWEST = 6
_LINE = 15.0  # points
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.5}  # inches
_CHART_ROWS = 20  # of a long table, in its chart


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet: `title` and `notes` above the `heads` and rows. `charted`: columns of numbers drawn, stacked, over the
    first column; `upright` for months, else lying bars of the first lines."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    notes: tuple[str, ...] = ()
    charted: tuple[int, ...] = ()
    upright: bool = field(default=False)


def workbook(sheets: Sequence[SheetTable]) -> bytes:
    """An .xlsx file."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": _DAY})
    formats = {name: book.add_format(kind) for name, kind in _FORMATS.items()}
    for sheet in sheets:
        _sheet(book, sheet, formats)
    book.close()
    return out.getvalue()


_FORMATS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#565E69"},
    "head": {
        "bold": True,
        "border": 1,
        "align": "center",
        "valign": "vcenter",
        "bg_color": "#E7EFFB",
        "text_wrap": True,
    },
    "text": {"border": 1, "text_wrap": True, "valign": "vcenter"},
    "number": {"border": 1, "valign": "vcenter", "num_format": "#,##0"},
    "part": {"border": 1, "valign": "vcenter", "num_format": "#,##0.0"},
}


def _sheet(book: Any, sheet: SheetTable, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.set_paper(9)
    if len(sheet.heads) > _MOST_UPRIGHT:
        page.set_landscape()
        page.set_margins(**_MARGINS)
        page.repeat_rows(len(sheet.notes) + 1)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, sheet.title, formats["title"])
    for number, note in enumerate(sheet.notes, 1):
        page.write_string(number, 0, note, formats["note"])
    first = len(sheet.notes) + 2
    for column, head in enumerate(sheet.heads):
        page.write_string(first - 1, column, head, formats["head"])
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    for row, values in enumerate((sheet.heads, *sheet.rows), first - 1):
        page.set_row(row, _LINE * _lines(values, widths))  # by themselves rows of wrapped text grow in Excel only
    for row, values in enumerate(sheet.rows, first):
        for column, value in enumerate(values):
            _cell(page, row, column, value, formats)
    page.freeze_panes(first, 0)
    if sheet.charted and sheet.rows:
        _chart(book, page, sheet, first)


def _cell(page: Any, row: int, column: int, value: str | int | float, formats: dict[str, Any]) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value, formats["text"])
    else:
        page.write_number(row, column, value, formats["part" if isinstance(value, float) else "number"])


def _widths(sheet: SheetTable) -> list[int]:
    """Each column as wide as what stands in it; many share a lying page, where long texts give way first, by wrapping."""
    wanted = [_width(head, [row[column] for row in sheet.rows]) for column, head in enumerate(sheet.heads)]
    if len(wanted) <= _MOST_UPRIGHT:
        return wanted

    def shared(part: float) -> list[int]:  # four times the text has twice the width
        return [min(w, max(_NARROWEST, round(part * math.sqrt(w)))) for w in wanted]

    return next((found for part in range(80, 0, -1) if sum(found := shared(part / 10)) <= _LYING), shared(0))


def _lines(values: Sequence[object], widths: Sequence[int]) -> int:
    """How many lines the tallest cell of a row takes."""
    return max((-(-_wide(str(v)) // max(1, w - 1)) for v, w in zip(values, widths, strict=True)), default=1) or 1


def _width(head: str, values: Sequence[object]) -> int:
    longest = max(_wide(str(text)) for text in (head, *values))
    return min(_WIDEST, longest + 2)


def _wide(text: str) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def _chart(book: Any, page: Any, sheet: SheetTable, first: int) -> None:
    kind = "column" if sheet.upright else "bar"
    last = first + min(len(sheet.rows), len(sheet.rows) if sheet.upright else _CHART_ROWS) - 1
    chart = book.add_chart({"type": kind, "subtype": "stacked"} if len(sheet.charted) > 1 else {"type": kind})
    for column in sheet.charted:
        chart.add_series(
            {
                "name": [sheet.name, first - 1, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "gap": 60,
            }
        )
    chart.set_title({"name": sheet.title})
    chart.set_legend({"position": "bottom"} if len(sheet.charted) > 1 else {"none": True})
    if not sheet.upright:
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": 380 if sheet.upright else max(260, 60 + 34 * (last - first + 1))})
    page.insert_chart(first - 1, len(sheet.heads) + 1, chart)
