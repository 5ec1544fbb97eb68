"""A Word document is laid out as one page: blocks in order, none over another, tables as wide as the text."""

from __future__ import annotations

from desktop.form_view.shown_grid import ShownGrid
from desktop.form_view.word_model import MARGIN, PAGE_WIDTH, page_layout, reading_order, table_layout
from forms.model.document import Document, Paragraph
from tests.desktop.by_hand import grid

TABLE = grid("村 | 户数\n甲村 | ", "T0")
INNER = grid("a | b", "T0.R1.C1.T0")
DOCUMENT = Document(
    "docx",
    (TABLE, INNER),
    (Paragraph("P0", "关于低保的报告" * 20), Paragraph("P1", ""), Paragraph("header1:P0", "页眉")),
    ("P0", "T0", "P1"),
)


def test_headers_come_first_and_nested_tables_behind_their_own() -> None:
    assert reading_order(DOCUMENT) == ("header1:P0", "P0", "T0", "T0.R1.C1.T0", "P1")


def test_no_block_stands_on_another() -> None:
    layout = page_layout(DOCUMENT, {g.name: ShownGrid(g, g) for g in DOCUMENT.grids})
    for above, below in zip(layout.blocks, layout.blocks[1:], strict=False):
        assert above.y + above.height <= below.y
    assert layout.height >= layout.blocks[-1].y + layout.blocks[-1].height


def test_a_point_in_a_block_finds_it() -> None:
    layout = page_layout(DOCUMENT, {g.name: ShownGrid(g, g) for g in DOCUMENT.grids})
    for block in layout.blocks:
        assert layout.at(block.x + 1, block.y + 1) is block
    assert layout.at(1, 1) is None


def test_a_long_paragraph_is_higher_than_a_line() -> None:
    layout = page_layout(DOCUMENT, {g.name: ShownGrid(g, g) for g in DOCUMENT.grids})
    long, short = layout.block("P0"), layout.block("P1")
    assert long is not None
    assert short is not None
    assert long.height > 2 * short.height


def test_a_table_fills_the_width_of_the_text() -> None:
    assert abs(table_layout(TABLE, PAGE_WIDTH - 2 * MARGIN).width - (PAGE_WIDTH - 2 * MARGIN)) <= 2
