"""Where cells stand: what is hidden takes no room, merges are one cell, and the point in a cell finds it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.form_view.opened import with_header_frozen
from desktop.form_view.sheet_model import lines_needed, sheet_layout, text_width
from forms.model.document import Area, Grid, Style
from forms.model.form import Column, Table
from tests.desktop.by_hand import grid

SMALL = grid("a | b | c\nd | e | f\ng | h | i", merges=(Area(0, 0, 0, 1),))


def test_hidden_rows_and_columns_take_no_room() -> None:
    layout = sheet_layout(grid("a | b\nc | d", hidden_rows=frozenset({0}), hidden_cols=frozenset({1})))
    assert layout.ys[:2] == (0, 0)
    assert layout.xs[1] == layout.xs[2]


def test_widths_are_characters_and_heights_points() -> None:
    layout = sheet_layout(grid("a | b", col_widths={0: 10.0}, row_heights={0: 30.0}))
    assert (layout.xs[1], layout.height) == (75, 40)


def test_a_row_without_a_height_grows_with_its_wrapped_text() -> None:
    wrapped = Grid("表", "sheet", 2, 1, [["短"], ["很长的文字" * 8]], styles=(Style(wrap=True),), col_widths={0: 10.0})
    layout = sheet_layout(wrapped)
    assert layout.ys[2] - layout.ys[1] > 3 * (layout.ys[1] - layout.ys[0])


def test_a_merge_is_one_cell() -> None:
    layout = sheet_layout(SMALL)
    assert layout.cell_at(layout.xs[1] + 1, 1) == (0, 0)
    assert layout.rect(0, 1).width == layout.xs[2]
    assert len([a for a in layout.cells_in(range(3), range(3)) if a.top == 0]) == 2


def test_a_merge_beyond_the_grid_is_cut() -> None:
    layout = sheet_layout(grid("a | b", merges=(Area(0, 0, 99, 99),)))
    assert layout.rect(0, 0).width == layout.width


def test_steps_pass_over_merges_and_what_is_hidden() -> None:
    layout = sheet_layout(SMALL)
    assert layout.step(0, 0, 0, 1) == (0, 2)
    assert layout.step(1, 1, -1, 0) == (0, 0)
    assert layout.step(2, 2, 1, 0) == (2, 2)
    hidden = sheet_layout(grid("a | b | c", hidden_cols=frozenset({1})))
    assert hidden.step(0, 0, 0, 1) == (0, 2)


def test_only_what_shows_is_asked_for_in_a_long_sheet() -> None:
    layout = sheet_layout(Grid("表", "sheet", 20_000, 30, [], row_heights={}))
    middle = layout.height // 2
    rows = layout.rows_between(middle, middle + 600)
    assert 20 < len(rows) < 40
    assert layout.ys[rows.start] <= middle < layout.ys[rows.start + 1]


@given(st.integers(0, 2), st.integers(0, 2))
def test_a_point_in_a_cell_finds_the_cell(row: int, col: int) -> None:
    layout = sheet_layout(SMALL)
    rect = layout.rect(row, col)
    area = layout.area(row, col)
    assert layout.cell_at(rect.x + rect.width // 2, rect.y + rect.height // 2) == (area.top, area.left)
    assert layout.cell_at(rect.x, rect.y) == (area.top, area.left)


@given(st.text(max_size=60), st.floats(20, 400))
def test_more_room_never_needs_more_lines(text: str, width: float) -> None:
    assert lines_needed(text, 14, width + 50) <= lines_needed(text, 14, width)


def test_chinese_is_as_wide_as_it_is_high() -> None:
    assert text_width("低保", 10) == 20
    assert text_width("ab", 10) < 15


def test_the_header_of_a_long_table_stays_in_place() -> None:
    table = Table("t1", "表", "roster", (1, 2), 3, 40, (Column(0, ("姓名",)),))
    long, short = Grid("表", "sheet", 41, 2, []), Grid("表", "sheet", 10, 2, [])
    assert with_header_frozen(long, [table]).frozen == (3, 0)
    assert with_header_frozen(short, [table]).frozen == (0, 0)
    assert with_header_frozen(long, [table, table]).frozen == (0, 0)  # which of two would it be?
    own = Grid("表", "sheet", 41, 2, [], frozen=(1, 1))
    assert with_header_frozen(own, [table]).frozen == (1, 1)


def test_what_a_two_way_table_prints_before_its_rows_stays_in_place() -> None:
    printed = [["序号", "村", "户数"], [1, "上坪村", None], [2, "桃湾村", None], [None, "合计", None]]
    grid = Grid("表", "sheet", 4, 3, printed)
    labels = ((1, ("上坪村",)), (2, ("桃湾村",)), (3, ("合计",)))
    columns = tuple(Column(n, (name,)) for n, name in enumerate(("序号", "村", "户数")))
    assert with_header_frozen(grid, [Table("t1", "表", "two_way", (0,), 1, 3, columns, labels)]).frozen == (0, 2)
    assert with_header_frozen(grid, [Table("t1", "表", "roster", (0,), 1, 3, columns)]).frozen == (0, 0)
