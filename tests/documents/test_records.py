"""Records of a roster that take two rows: their answers go to the first row, and they grow as pairs."""

from __future__ import annotations

import io

import openpyxl
import pytest
from docx.document import Document as WordDocument

from forms.documents.reader import read
from forms.documents.records import record_height, spread
from forms.documents.writer import write
from forms.model.document import Area, Document, Format, Grid
from forms.model.proposal import TableAnswer
from tests.documents import xls_books
from tests.documents.words import table, word

CELLS = [
    ["序号", "户主", "成员", "年龄"],
    [1, "", "", ""],
    ["", "", "", ""],
    [2, "", "", ""],
    ["", "", "", ""],
    ["填表人："],
]
PAIRS = [(row, row + 1, col) for row in (1, 3) for col in (0, 1)]
PEOPLE = ("赵甲", "钱乙", "孙丙", "李丁")


def answer(grid: str) -> TableAnswer:
    return TableAnswer(grid, 1, 4, tuple(((1, name), (3, 40 + n)) for n, name in enumerate(PEOPLE)))


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "册"
    for row in CELLS:
        sheet.append([value if value != "" else None for value in row])
    for top, bottom, col in PAIRS:
        sheet.merge_cells(start_row=top + 1, end_row=bottom + 1, start_column=col + 1, end_column=col + 1)
    for row, height in ((4, 20.0), (5, 30.0)):
        sheet.row_dimensions[row].height = height
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    return xls_books.book({"册": CELLS}, merges=[(top, bottom, col, col) for top, bottom, col in PAIRS])


def docx() -> bytes:
    def dress(document: WordDocument) -> None:
        table(document, [[str(row[c]) if c < len(row) else "" for c in range(4)] for row in CELLS])
        made = document.tables[0]
        for top, bottom, col in PAIRS:
            made.cell(top, col).merge(made.cell(bottom, col))

    return word(dress)


def grown(data: bytes, fmt: Format, name: str) -> tuple[Document, Document]:
    before = read(data, f"a.{fmt}")
    done = write(data, fmt, [], [spread(before.grid(name), answer(name))])
    assert (done.format, done.notes) == (fmt, ())
    return before, read(done.data, f"a.{fmt}")


@pytest.mark.parametrize(("fmt", "name"), [("xlsx", "册"), ("xls", "册"), ("docx", "T0")])
def test_records_of_two_rows_grow_as_pairs(fmt: Format, name: str) -> None:
    _, after = grown({"xlsx": xlsx, "xls": xls, "docx": docx}[fmt](), fmt, name)
    grid = after.grid(name)
    assert [grid.text(row, 1).strip() for row in range(1, 9)] == ["赵甲", "", "钱乙", "", "孙丙", "", "李丁", ""]
    assert [grid.text(row, 0).strip() for row in range(1, 10)] == ["1", "", "2", "", "3", "", "4", "", "填表人："]
    assert [grid.text(row, 3).strip() for row in range(1, 9)] == ["40", "", "41", "", "42", "", "43", ""]
    assert {m for m in grid.merges if m.left < 2} == {Area(r, c, r + 1, c) for r in (1, 3, 5, 7) for c in (0, 1)}


def test_both_rows_of_a_pair_keep_their_heights() -> None:
    _, after = grown(xlsx(), "xlsx", "册")
    assert [after.grid("册").row_heights.get(row) for row in range(3, 9)] == [20, 30, 20, 30, 20, 30]


def sheet(*merges: Area) -> Grid:
    return Grid("册", "sheet", 8, 4, [["x"] * 4] * 8, merges=merges)


@pytest.mark.parametrize(
    ("merges", "height"),
    [
        ((), 1),
        ((Area(1, 1, 2, 1), Area(3, 1, 4, 1)), 2),
        ((Area(1, 1, 2, 2), Area(3, 1, 4, 2)), 2),
        ((Area(1, 1, 2, 1),), 1),  # one box of several rows is no pattern
        ((Area(1, 1, 2, 1), Area(3, 1, 3, 2)), 1),
        ((Area(1, 3, 2, 3), Area(3, 3, 4, 3)), 1),  # in a column that nothing is written to
        ((Area(0, 1, 2, 1), Area(3, 1, 4, 1)), 1),
    ],
)
def test_a_record_is_as_high_as_the_boxes_that_fill_its_column(merges: tuple[Area, ...], height: int) -> None:
    assert record_height(sheet(*merges), 1, 4, frozenset({0, 1, 2})) == height


def test_a_roster_of_single_rows_is_left_as_it_is() -> None:
    assert spread(sheet(), answer("册")) == answer("册")
