"""Writing .xls: the answers are there, everything else is the same, and what can't be patched comes back as .xlsx."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlrd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.documents import biff
from forms.documents.biff_book import assembled, open_workbook
from forms.documents.biff_cells import read_table, write_table
from forms.documents.blanks import Edit
from forms.documents.compound import read_compound
from forms.documents.xls_changes import moved_runs
from forms.documents.xls_read import read_xls
from forms.documents.xls_write import write_xls
from forms.errors import FormsError
from forms.model.document import Document, Grid, Value
from forms.model.proposal import Answer, TableAnswer, Written
from tests.documents.lossless import answers_for
from tests.documents.xls_books import book, underlined, with_stream

SHARED = Path(__file__).parents[2].parent / "shared"
FILES = sorted(SHARED.glob("**/*.xls"))
# records that hold cells, or tell where cells, sheets and strings stand
MAY_CHANGE = biff.CELLS | {
    biff.STRING, biff.ROW, biff.DBCELL, biff.INDEX, biff.DIMENSIONS, biff.BOUNDSHEET, biff.SST, biff.EXTSST, biff.CONTINUE,
}  # fmt: skip


def put(data: bytes, *answers: tuple[str, Value], mode: str = "cell") -> Written:
    return write_xls(data, [Answer(address, value, mode) for address, value in answers], ())


def grid(written: Written) -> Grid:
    assert written.format == "xls"
    return read_xls(written.data, "a.xls").grids[0]


def others(data: bytes) -> list[tuple[int, bytes]]:
    stream = read_compound(data).stream("Workbook")
    assert stream is not None
    return [(r.op, r.body) for r in biff.records(stream) if r.op not in MAY_CHANGE]


SHEET = book({"表": [["姓名", "", "", "", 5, 6, 7, "", "x"], [(45000, "yyyy-mm-dd"), ("", "yyyy-mm-dd"), ("", "@")]]})


def test_each_kind_of_value_is_written_as_it_is() -> None:
    answers: list[tuple[str, Value]] = [
        ("表!B1", "张三"), ("表!C1", 12), ("表!D1", -3.25), ("表!H1", True), ("表!F1", 10**12), ("表!J1", "远"),
    ]  # fmt: skip
    after = grid(put(SHEET, *answers))
    assert after.values[0] == ["姓名", "张三", 12, -3.25, 5, 10**12, 7, True, "x", "远"]


@pytest.mark.parametrize(
    "text", ["999199199901010001", "=1+1", "+86", "-", "@a", "0012", "𠮷田", "é", "a\nb", "x" * 30000]
)
def test_texts_stay_texts(text: str) -> None:
    assert grid(put(SHEET, ("表!B1", text))).value(0, 1) == text


def test_whole_numbers_with_more_digits_than_a_number_keeps_become_text() -> None:
    assert grid(put(SHEET, ("表!B1", 999199199901010001))).value(0, 1) == "999199199901010001"


def test_dates_are_dates_where_the_format_shows_dates_else_text() -> None:
    after = grid(put(SHEET, ("表!B2", dt.date(2026, 4, 5)), ("表!C2", dt.date(2026, 4, 5))))
    assert after.values[1][1:] == [dt.date(2026, 4, 5), "2026-04-05"]


def test_the_cell_keeps_its_looks() -> None:
    before = read_xls(SHEET, "a.xls").grids[0]
    after = grid(put(SHEET, ("表!B1", "张三"), ("表!C1", 1), ("表!B2", dt.date(2026, 4, 5))))
    assert [after.style(r, c) for r in (0, 1) for c in range(9)] == [
        before.style(r, c) for r in (0, 1) for c in range(9)
    ]


def test_a_cell_that_no_record_stands_for_is_put_in_order() -> None:
    data = book({"表": [["a", None, "c"], [], [None, "e"]]})
    after = grid(put(data, ("表!B1", 1), ("表!A2", 2), ("表!C3", 3), ("表!A3", 4), ("表!A50", 5), ("表!Z2", 6)))
    assert [after.value(*cell) for cell in ((0, 1), (1, 0), (2, 2), (2, 0), (49, 0), (1, 25))] == [1, 2, 3, 4, 5, 6]
    assert [after.value(*cell) for cell in ((0, 0), (0, 2), (2, 1))] == ["a", "c", "e"]


def test_a_place_inside_a_merge_means_its_first_cell() -> None:
    data = book({"表": [["", "", "b"]]}, merges=[(0, 0, 0, 1)])
    assert grid(put(data, ("表!B1", "甲"))).values[0][:1] == ["甲"]


def test_records_of_other_things_stay_byte_for_byte() -> None:
    assert others(put(SHEET, ("表!B1", "张三"), ("表!A40", 3)).data) == others(SHEET)


def test_an_answer_of_none_changes_nothing() -> None:
    assert grid(put(SHEET, ("表!A1", None))).value(0, 0) == "姓名"


def test_many_long_texts_run_over_several_records() -> None:
    texts = [f"{i}" + "文" * (i * 37 % 5000) for i in range(120)]
    after = grid(put(SHEET, *[(f"表!A{i + 10}", t) for i, t in enumerate(texts)]))
    assert [after.value(i + 9, 0) for i in range(120)] == texts


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.tuples(st.integers(2, 70), st.integers(0, 12)),
        st.one_of(
            st.integers(-(2**40), 2**40),
            st.floats(-1e9, 1e9),
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
        ),
        min_size=1,
    )
)
def test_whatever_is_written_anywhere_is_read_back(cells: dict[tuple[int, int], Value]) -> None:
    sheet = Grid("表", "sheet", 0, 0, [])
    after = grid(put(SHEET, *[(sheet.address(*cell), value) for cell, value in cells.items()]))
    assert {cell: after.value(*cell) for cell in cells} == cells


# ---- inside cells


def test_a_blank_inside_a_cell_is_filled_and_its_words_stay() -> None:
    data = book({"表": [["填表人：______  联系电话：______"]]})
    after = grid(put(data, ("表!A1#0", "张三"), ("表!A1#1", "13900000000"), mode="in_cell"))
    text = after.text(0, 0)
    assert text.index("填表人：") < text.index("张三") < text.index("联系电话：") < text.index("13900000000")


def test_a_box_is_ticked_and_nothing_else() -> None:
    data = book({"表": [["□是 □否"]]})
    assert grid(put(data, ("表!A1", "否"), mode="in_cell_checkbox")).text(0, 0) == "□是 ☑否"


def test_underlining_goes_on_where_it_was() -> None:
    import xlwt

    data = book({"表": [[[("电话：", xlwt.Font()), ("      ", underlined()), ("（手机）", xlwt.Font())]]]})
    after = grid(put(data, ("表!A1#0", "13900000000"), mode="in_cell"))
    (start, end) = after.underlines[(0, 0)][0]
    assert after.text(0, 0)[start:end].strip() == "13900000000"
    assert after.text(0, 0)[end:] == "（手机）"


def test_looks_keep_their_characters() -> None:
    assert moved_runs(((0, 1), (3, 2), (9, 3)), [Edit(3, 9, "长长的文字很多字")]) == ((0, 1), (3, 2), (11, 3))


def test_what_cannot_be_placed_is_noted_and_the_rest_written() -> None:
    data = book({"表": [["□是 □否", "", "=1+1"]]})
    answers = [Answer("表!A1", "也许", "in_cell_checkbox"), Answer("表!B1", 1), Answer("表!C1", 5)]
    out = write_xls(data, answers, ())
    assert [dict(note.context)["why"] for note in out.notes] == ["checkbox", "formula"]
    assert grid(out).values[0][:2] == ["□是 □否", 1]


def test_an_unknown_sheet_is_refused() -> None:
    with pytest.raises(FormsError, match=r"address\.missing"):
        put(SHEET, ("别的!A1", 1))


def test_a_text_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(FormsError, match=r"value\.too_long"):
        put(SHEET, ("表!B1", "长" * 33000))


# ---- formulas


def results(cells: list[list[object]], *answers: tuple[str, Value]) -> list[Value]:
    after = grid(put(book({"表": cells}), *answers))
    return [after.value(*cell) for cell in sorted(after.formulas)]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=SUM(A1:B1)", 7), ("=A1-B1", -3), ("=A1*B1/4", 2.5), ("=ROUND(A1/3,2)", 0.67), ('=IF(B1=0,"",A1/B1)', 0.4),
        ('=IF(Z9=0,"",A1/Z9)', None), ('=A1&"户"', "2户"), ("=AVERAGE(A1:C1)", 3.5), ("=MAX(A1:C1)-MIN(A1:C1)", 3),
        ("=COUNT(A1:C1)", 2), ("=-A1%", -0.02), ("=A1/Z9", "#DIV/0!"), ("=(A1+B1)>6", True), ("=COUNTA(A1:C1)", 2),
    ],
)  # fmt: skip
def test_a_dependent_formula_shows_its_new_result(formula: str, result: Value) -> None:
    assert results([["", 5, "", formula]], ("表!A1", 2)) == [result]


def test_formulas_of_formulas_are_counted_in_order_over_sheets() -> None:
    data = book({"甲": [["=乙!A1*2", "", "=A1+B1"]], "乙": [["=甲!B1+1"]]})
    out = read_xls(put(data, ("甲!B1", 10)).data, "a.xls")
    assert (out.grid("乙").value(0, 0), out.grid("甲").value(0, 0), out.grid("甲").value(0, 2)) == (11, 22, 32)


def test_a_formula_that_cannot_be_counted_shows_nothing_rather_than_something_stale() -> None:
    assert results([["", 1, "=VLOOKUP(A1,A1:B1,2)", "=C1+1"]], ("表!A1", 2)) == [None, None]


def test_a_formula_that_depends_on_nothing_filled_keeps_its_record() -> None:
    data = book({"表": [["", 5, "=B1*2"]]})

    def formulas(raw: bytes) -> list[bytes]:
        return [r.body for r in biff.records(read_compound(raw).stream("Workbook") or b"") if r.op == biff.FORMULA]

    assert formulas(put(data, ("表!A1", 2)).data) == formulas(data)


# ---- rosters


def roster(below: list[list[object]], **more: Any) -> bytes:
    return book({"册": [["序号", "姓名"], [1, ""], [2, ""], *below]}, **more)


def rows(count: int) -> TableAnswer:
    return TableAnswer("册", 1, 2, tuple(((1, f"甲{i}"),) for i in range(count)))


def test_rows_beyond_the_printed_ones_copy_the_last_and_go_on_counting() -> None:
    after = grid(write_xls(roster([]), (), [rows(4)]))
    assert [list(line) for line in after.values[1:]] == [[1, "甲0"], [2, "甲1"], [3, "甲2"], [4, "甲3"]]
    assert after.style(4, 1) == after.style(2, 1)


def test_where_rows_cannot_be_added_an_xlsx_comes_back_and_says_so() -> None:
    def add_pivot(stream: bytes) -> bytes:
        made = open_workbook(stream)
        made.subs["册"].insert(-1, biff.Record(0x00B0, bytes(20)))
        return assembled(made)

    out = write_xls(with_stream(roster([["填表人：", ""]]), add_pivot), (), [rows(4)])
    assert out.format == "xlsx"
    assert out.notes[0].code == "xls.handed_back_as_xlsx"
    assert "甲3" in _texts(out.data)


def test_printed_rows_alone_never_need_an_xlsx() -> None:
    assert write_xls(roster([["合计", "=COUNTA(B2:B3)"]]), (), [rows(2)]).format == "xls"


def _texts(xlsx: bytes) -> list[object]:
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).active
    return [cell.value for line in sheet.iter_rows() for cell in line]


def test_a_file_of_unknown_build_comes_back_as_xlsx_with_its_content() -> None:
    stream = read_compound(SHEET).stream("Workbook") or b""
    row = next(r for r in biff.records(stream) if r.op == biff.ROW)
    first = next(r for r in biff.records(stream) if r.op in biff.CELLS)
    moved = with_stream(SHEET, lambda s: s[: first.at] + b"\xfe\xff\0\0" + s[first.at :])
    assert row.at < first.at
    out = put(moved, ("表!B1", "张三"))
    assert (out.format, {"姓名", "张三"} <= set(_texts(out.data))) == ("xlsx", True)


def test_underlined_blanks_survive_the_way_to_xlsx() -> None:
    import xlwt

    from forms.documents.xls_to_xlsx import to_xlsx
    from forms.documents.xlsx_read import read_xlsx

    plain, line = xlwt.Font(), underlined()
    data = book({"表": [[[("电话：", plain), ("      ", line), ("，邮编：", plain), ("    ", line)], "x"]]})
    before = read_xls(data, "a.xls")
    after = read_xlsx(to_xlsx(before), "a.xlsx").grids[0]
    assert after.underlines == before.grids[0].underlines == {(0, 0): ((3, 9), (13, 17))}
    assert after.text(0, 0) == before.grids[0].text(0, 0)


# ---- real files


def pairs(before: Document, after: Document) -> Iterator[tuple[str, Value, Value]]:
    for grid in before.grids:
        found = after.grid(grid.name)
        for row in range(max(grid.rows, found.rows)):
            for col in range(max(grid.cols, found.cols)):
                if (row, col) not in grid.formulas:
                    yield grid.address(row, col), grid.value(row, col), found.value(row, col)


@pytest.mark.skipif(not FILES, reason="the shared files are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_filling_a_real_file_changes_its_filled_cells_only(path: Path) -> None:
    data = path.read_bytes()
    before = read_xls(data, path.name)
    answers = answers_for(before)
    out = write_xls(data, answers, ())
    assert out.format == "xls"
    filled = {a.address.split("#")[0] for a in answers}
    changed = {address for address, old, new in pairs(before, read_xls(out.data, path.name)) if old != new}
    assert changed == filled
    assert others(out.data) == others(data)
    was, now = read_compound(data), read_compound(out.data)
    book_at = was.index("Workbook")
    assert {i: s for i, s in was.streams.items() if i != book_at} == {
        i: s for i, s in now.streams.items() if i != book_at
    }


@pytest.mark.skipif(not FILES, reason="the shared files are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_offsets_to_cells_are_those_the_file_came_with(path: Path) -> None:
    stream = read_compound(path.read_bytes()).stream("Workbook")
    assert stream is not None
    for sheet in biff.sheets(biff.substream(stream, 0)):
        sub = biff.substream(stream, sheet.start)
        assert write_table(read_table(sub), sheet.start, sheet.start) == b"".join(r.raw() for r in sub)


def test_xlrd_reads_what_was_written() -> None:
    sheet = xlrd.open_workbook(file_contents=put(SHEET, ("表!B1", "张三"), ("表!C1", 3)).data).sheet_by_index(0)
    assert sheet.row_values(0)[:3] == ["姓名", "张三", 3.0]
