"""Plain workbooks are to be printed: many columns share a lying page, and what wraps is seen whole."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from forms.documents.workbook import SheetTable, workbook

LONG = "残疾人两项补贴发放情况月报" * 4
PRINTED = 160  # characters across A4 on its side, at 9 points


def sheet(*values: str | int) -> Worksheet:
    heads = tuple(f"栏{n}" for n in range(len(values)))
    book = openpyxl.load_workbook(io.BytesIO(workbook([SheetTable("表", "题目", heads, (values,), ("说明",))])))
    found = book.worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def widths(found: Worksheet) -> list[float]:
    """Column by column; equal ones that stand together are one entry of the file."""
    return [one.width for one in found.column_dimensions.values() for _ in range(one.min, one.max + 1)]


def test_many_columns_share_a_lying_page_and_long_texts_give_way() -> None:
    found = sheet(1, *[LONG] * 2, *["县民政局"] * 13)
    assert found.page_setup.orientation == "landscape"
    assert found.sheet_properties.pageSetUpPr is not None
    assert found.sheet_properties.pageSetUpPr.fitToPage
    given = widths(found)
    assert len(given) == 16
    assert sum(given) <= PRINTED + 16  # a file's widths hold a cell's edges as well
    assert given[0] < given[3] < given[1]


def test_a_row_is_as_high_as_its_longest_text_wrapped() -> None:
    found = sheet(1, LONG, *["县民政局"] * 13)
    lines = 2 * len(LONG) / widths(found)[1]
    assert (found.row_dimensions[4].height or 0) >= 15 * lines
    assert (found.row_dimensions[3].height or 15) == 15


def test_few_columns_are_as_wide_as_what_stands_in_them() -> None:
    found = sheet("县民政局", 12)
    assert found.page_setup.orientation != "landscape"
    assert widths(found)[0] >= 10
