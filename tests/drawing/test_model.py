"""Where things stand: widths, heights, merges, what is hidden, what lies beyond the bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.drawing.lines import Rect, needed_height, set_text, text_width, wrapped
from forms.drawing.model import MOST_ROWS, draw, draw_grid
from forms.model.document import Area, Grid, Style
from tests.detection.sheets import grid, word, workbook

BOX = Rect(0.0, 0.0, 100.0, 20.0)


def test_hidden_rows_and_columns_take_no_room() -> None:
    shown = draw_grid(grid("|姓名|性别|\n|甲|男|"))
    hidden = draw_grid(replace(grid("|姓名|性别|\n|甲|男|"), hidden_cols=frozenset({0}), hidden_rows=frozenset({1})))
    assert hidden.xs[-1] == pytest.approx(shown.xs[-1] / 2)
    assert [b.text for b in hidden.boxes] == ["性别"]


def test_a_merged_area_is_one_box() -> None:
    drawn = draw_grid(grid("|人口|<|\n|男|女|"))
    head = next(b for b in drawn.boxes if b.text == "人口")
    assert head.area == Area(0, 0, 0, 1)
    assert head.rect.width == pytest.approx(drawn.xs[-1])
    assert len(drawn.boxes) == 3


def test_columns_and_rows_are_as_large_as_the_file_says() -> None:
    drawn = draw_grid(replace(grid("|甲|乙|"), col_widths={0: 10.0, 1: 20.0}, row_heights={0: 30.0}))
    assert drawn.ys[-1] == 30.0
    assert drawn.xs[2] - drawn.xs[1] > 1.8 * (drawn.xs[1] - drawn.xs[0])


def test_what_is_empty_at_the_end_is_not_drawn() -> None:
    drawn = draw_grid(Grid("S", "sheet", 500, 300, [["题目"]]))
    assert (len(drawn.ys), len(drawn.xs)) == (2, 2)


def test_rows_beyond_the_bound_are_counted() -> None:
    drawn = draw_grid(Grid("S", "sheet", 1000, 1, [["甲"]] * 1000))
    assert len(drawn.ys) == MOST_ROWS + 1
    assert drawn.rows_left_out == 1000 - MOST_ROWS


def test_a_line_between_two_cells_belongs_to_both() -> None:
    styles = [[1, 0]]
    drawn = draw_grid(Grid("S", "sheet", 1, 2, [["甲", "乙"]], styles=(Style(), Style(right=True)), style_ids=styles))
    assert [b.sides[0] for b in drawn.boxes] == [False, True]


def test_visible_sheets_stand_under_each_other_and_hidden_ones_are_left_out() -> None:
    drawing = draw(workbook(grid("|甲|", "一"), grid("|乙|", "二", state="hidden"), grid("|丙|", "三")))
    assert [b.name for b in drawing.blocks] == ["一", "三"]
    first, last = drawing.blocks
    assert last.y >= first.y + first.height


def test_a_word_file_is_a_page_in_reading_order() -> None:
    drawing = draw(word("关于户数的报告", grid("|户数||", "T0", "table"), "特此报告"))
    assert [b.name for b in drawing.blocks] == ["P0", "T0", "P1"]
    assert [b.y for b in drawing.blocks] == sorted(b.y for b in drawing.blocks)


def test_a_word_table_is_high_enough_for_its_texts() -> None:
    long = "说明" * 200
    drawn = draw_grid(replace(grid(f"|{long}|甲|", "T0", "table"), styles=(Style(wrap=True),), style_ids=()), width=200)
    assert drawn.ys[-1] > 100


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=60), st.floats(5, 300))
def test_wrapped_lines_are_the_text_in_order(text: str, width: float) -> None:
    lines = wrapped(text, 10.0, width)
    assert "".join(piece for _, piece in lines) == text
    assert all(text[at : at + len(piece)] == piece for at, piece in lines)


@given(st.text(max_size=80), st.booleans(), st.booleans(), st.floats(1, 200), st.floats(1, 60))
def test_text_never_begins_left_of_its_room(text: str, wrap: bool, vertical: bool, width: float, height: float) -> None:
    box = Rect(3.0, 5.0, width, height)
    for line in set_text(text, Style(wrap=wrap, vertical=vertical, align="left"), box, box, number=False):
        assert line.x >= box.x - line.size / 2
        assert line.y >= box.y
        assert line.size > 0


def test_numbers_stand_right_and_texts_left() -> None:
    assert set_text("12", Style(), BOX, BOX, number=True)[0].x > 80
    assert set_text("甲", Style(), BOX, BOX, number=False)[0].x < 5


def test_a_long_text_runs_over_empty_neighbours() -> None:
    wide = draw_grid(grid("|这是一行很长很长很长很长很长的说明文字|.|.|.|", drawn=False)).boxes[0].lines[0]
    narrow = draw_grid(grid("|这是一行很长很长很长很长很长的说明文字|乙|丙|丁|", drawn=False)).boxes[0].lines[0]
    assert wide.size > narrow.size
    assert narrow.text.endswith("…")


def test_stacked_text_has_one_character_a_line() -> None:
    lines = set_text("基本情况", Style(vertical=True), Rect(0, 0, 20, 80), BOX, number=False)
    assert [line.text for line in lines] == list("基本情况")
    assert len({line.x for line in lines}) == 1


def test_a_stretch_covers_its_part_of_the_line() -> None:
    line = set_text("电话：　　", Style(), BOX, BOX, number=False)[0]
    found = line.stretch((3, 5))
    assert found is not None
    assert found.x == pytest.approx(line.x + text_width("电话：", 11))
    assert line.stretch((40, 41)) is None


def test_wrapping_needs_more_height() -> None:
    assert needed_height("甲" * 40, Style(wrap=True), 60) > 5 * needed_height("甲" * 40, Style(), 60)
