"""The part of a document around one place: the whole sheet where it is short, else its head and the rows about."""

from __future__ import annotations

from dataclasses import replace

from forms.drawing.excerpt import AROUND, HEAD, excerpt
from forms.drawing.model import MOST_ROWS
from forms.model.document import Area, Document, Grid
from tests.detection.sheets import grid, word, workbook


def shown(document: Document, address: str) -> str:
    """The text in the frame."""
    made = excerpt(document, address)
    block = made.drawing.block(made.block)
    assert block is not None
    if block.grid is None:
        return "".join(line.text for line in block.lines)
    assert made.area is not None
    return block.grid.grid.text(made.area.top, made.area.left)


def long_sheet(rows: int) -> Grid:
    values = [["编号", "名称"], *([str(n), f"第{n}行"] for n in range(1, rows))]
    return replace(
        grid("|编号|名称|"), rows=rows, values=values, style_ids=(), merges=(Area(rows - 2, 0, rows - 1, 0),)
    )


def test_a_cell_of_a_short_sheet_is_shown_where_it_stands() -> None:
    document = workbook(grid("|村|户数|\n|甲坪村|3|", name="表"))
    made = excerpt(document, "表!B2")
    assert (made.block, made.area, made.rows) == ("表", Area(1, 1, 1, 1), (0, 1))
    assert shown(document, "表!B2") == "3"


def test_of_several_sheets_only_the_one_with_the_place_is_drawn_hidden_or_not() -> None:
    one, two = grid("|甲|", name="一"), replace(grid("|乙|", name="二"), state="hidden")
    made = excerpt(workbook(one, two), "二!A1")
    assert [block.name for block in made.drawing.blocks] == ["二"]
    assert shown(workbook(one, two), "二!A1") == "乙"


def test_of_a_long_sheet_the_head_and_the_rows_about_are_drawn_with_their_own_numbers() -> None:
    document = workbook(replace(long_sheet(5000), name="表"))
    made = excerpt(document, "表!B4001")
    assert shown(document, "表!B4001") == "第4000行"
    assert made.rows[:HEAD] == tuple(range(HEAD))
    assert made.area is not None
    assert made.rows[made.area.top] == 4000
    assert len(made.rows) == HEAD + 2 * AROUND
    assert len(made.rows) < MOST_ROWS


def test_a_merged_area_that_is_cut_through_keeps_what_is_left_of_it() -> None:
    document = workbook(replace(long_sheet(5000), name="表"))
    made = excerpt(document, "表!A5000")
    assert made.area == Area(len(made.rows) - 2, 0, len(made.rows) - 1, 0)


def test_a_place_in_word_is_a_cell_or_a_paragraph() -> None:
    document = word("说明", grid("|村|户数|\n|甲坪村|3|", name="T0", kind="table"))
    assert shown(document, "T0.R1.C1") == "3"
    assert shown(document, "P0") == "说明"


def test_a_place_that_isnt_there_shows_the_beginning() -> None:
    document = workbook(grid("|甲|", name="表"))
    for address in ("", "别的表!A1", "???"):
        made = excerpt(document, address)
        assert made.area is None
        assert [block.name for block in made.drawing.blocks] == ["表"]
