"""A grid reaches as far as its texts and borders; long stretches of nothing are passed over."""

from __future__ import annotations

from forms.detection.extent import Extent
from forms.model.document import Grid, Style, Value

RULED = Style(left=True, top=True, right=True, bottom=True)


def test_a_stray_cell_at_the_end_makes_no_long_sheet() -> None:
    values: list[list[Value]] = [["姓名", "性别"], *([] for _ in range(60_000)), ["", "甲"]]
    extent = Extent(Grid("S", "sheet", len(values), 300, values))
    rows = list(extent.rows())
    assert len(rows) < 1000
    assert (rows[0], rows[-1]) == (0, len(values) - 1)
    assert extent.last_col() == 1


def test_ruled_rows_are_kept_for_filling() -> None:
    values: list[list[Value]] = [["姓名", "性别"], *([None, None] for _ in range(1000))]
    ids = [[1, 1]] * len(values)
    assert len(list(Extent(Grid("S", "sheet", 1001, 2, values, styles=(Style(), RULED), style_ids=ids)).rows())) == 1001


def test_an_empty_grid_reaches_nowhere() -> None:
    extent = Extent(Grid("S", "sheet", 50, 9, [["", None]] * 50))
    assert (list(extent.rows()), extent.last_col()) == ([], -1)


def test_every_row_of_a_word_table_counts() -> None:
    extent = Extent(Grid("T0", "table", 3, 2, [["姓名", None]] * 3))
    assert (list(extent.rows()), extent.last_col()) == ([0, 1, 2], 1)
