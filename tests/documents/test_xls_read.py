"""Reading .xls: values, looks, formulas, validations, and refusal of what can't be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.documents.biff_sheet import page_plain
from forms.documents.compound import read_compound, write_compound
from forms.documents.xls_read import MAX_BLANK_TAIL, read_xls
from forms.errors import FormsError
from forms.model.document import Area, Grid
from tests.documents.xls_books import book, underlined, with_stream

SHARED = Path(__file__).parents[2].parent / "shared"
FILES = sorted(SHARED.glob("**/*.xls"))
SMALL = book({"表": [["姓名", 3.5, 7], ["", "=B1+C1", "=SUM(B1:C1)"]]})


def grid(rows: list[list[object]], **more: Any) -> Grid:
    return read_xls(book({"表": rows}, **more), "a.xls").grids[0]


def test_whole_numbers_are_ints_others_floats_and_blanks_none() -> None:
    assert grid([[7, 3.5, "", "文字", True]]).values[0] == [7, 3.5, None, "文字", True]


def test_dates_follow_the_number_format() -> None:
    moment = dt.datetime(2026, 4, 5, 10, 30)
    row = grid([[(46117, "yyyy-mm-dd"), (moment, "yyyy-mm-dd hh:mm"), (46117, "0.00")]]).values[0]
    assert row == [dt.date(2026, 4, 5), moment, 46117]


def test_a_number_that_is_no_date_stays_a_number_under_a_date_format() -> None:
    assert grid([[(-5, "yyyy-mm-dd")]]).values[0] == [-5]


def test_formulas_are_written_out() -> None:
    rows = [[1, 2, '=IF(A1=0,"",ROUND(B1/A1,4))', "=SUM(A1:B1)*-2%", '=(A1+B1)&"户"']]
    assert list(grid(rows).formulas.values()) == ['=IF(A1=0,"",ROUND(B1/A1,4))', "=SUM(A1:B1)*-2%", '=(A1+B1)&"户"']


def test_formulas_name_other_sheets() -> None:
    data = book({"甲 表": [[1]], "乙": [["='甲 表'!A1"]]})
    assert read_xls(data, "a.xls").grid("乙").formulas == {(0, 0): "='甲 表'!A1"}


def test_merges_borders_and_widths_are_read() -> None:
    def adjust(sheet: Any) -> None:
        sheet.col(1).width = 256 * 20
        sheet.col(2).hidden = True
        sheet.row(0).height_mismatch = True
        sheet.row(0).height = 600

    found = grid([["标题", "", ""], ["a", "b", "c"]], merges=[(0, 0, 0, 2)], adjust=adjust)
    assert found.merges == (Area(0, 0, 0, 2),)
    assert found.style(1, 1).left
    assert found.style(1, 1).bottom
    assert found.col_widths[1] == 20
    assert found.hidden_cols == {2}
    assert found.row_heights[0] == 30


def test_a_missing_cell_has_the_plain_style() -> None:
    assert not grid([[None, "x"]]).style(0, 0).left


def test_underlined_stretches_of_a_text_are_told() -> None:
    rich = [("电话：", _plain()), ("      ", underlined()), ("（手机）", _plain())]
    assert grid([[rich]]).underlines == {(0, 0): ((3, 9),)}


def _plain() -> Any:
    import xlwt

    return xlwt.Font()


def test_formats_filled_down_far_below_the_values_are_left_out() -> None:
    def adjust(sheet: Any) -> None:
        for row in range(1, 60000, 7):
            sheet.write(row, 0, "")

    assert grid([["x"]], adjust=adjust).rows <= MAX_BLANK_TAIL + 1


def test_page_texts_lose_their_codes() -> None:
    assert page_plain('&L&"宋体,加粗"&12报告期：2026年4月&R第&P页 &&co') == "报告期：2026年4月\n第页 &co"


def test_nothing_personal_is_taken_for_the_program() -> None:
    assert read_xls(SMALL, "a.xls").author_program == ""


def outcome(data: bytes) -> str:
    """ "read", or the code of the refusal; anything else raised is a failure."""
    try:
        read_xls(data, "a.xls")
    except FormsError as error:
        return error.code
    return "read"


def refused(data: bytes) -> str:
    with pytest.raises(FormsError) as error:
        read_xls(data, "a.xls")
    return error.value.code


def test_a_password_is_named() -> None:
    locked = with_stream(SMALL, lambda s: s[:20] + b"\x2f\x00\x04\x00\0\0\0\0" + s[20:])
    assert refused(locked) == "file.encrypted"


def test_what_is_no_workbook_is_unsupported() -> None:
    assert refused(b"<html></html>") == "file.unsupported"


def test_an_empty_file_is_called_empty() -> None:
    assert refused(b"") == "file.empty"


def test_a_cyclic_chain_is_damage_not_a_hang() -> None:
    compound = read_compound(SMALL)
    at = compound.index("Workbook")
    assert at is not None
    data = bytearray(write_compound(compound, {at: compound.streams[at].ljust(9000, b"\0")}))
    table = (int.from_bytes(data[76:80], "little") + 1) * 512
    data[table + 4 : table + 8] = (0).to_bytes(4, "little")  # sector 1 leads back to sector 0
    assert refused(bytes(data)) == "file.damaged"


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damage_is_refused_or_read_but_never_a_crash(data: st.DataObject) -> None:
    raw = bytearray(SMALL)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = raw[: data.draw(st.sampled_from([len(raw), len(raw) // 2, 700]))]
    assert outcome(bytes(cut)).startswith(("read", "file."))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damaged_records_are_refused_or_read_but_never_a_crash(data: st.DataObject) -> None:
    def change(stream: bytes) -> bytes:
        out = bytearray(stream)
        for _ in range(data.draw(st.integers(1, 6))):
            out[data.draw(st.integers(0, len(out) - 1))] = data.draw(st.sampled_from([0, 1, 127, 255]))
        return bytes(out)

    assert outcome(with_stream(SMALL, change)).startswith(("read", "file."))


@pytest.mark.skipif(not FILES, reason="the shared files are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_real_file_is_read_as_xlrd_reads_it(path: Path) -> None:
    import xlrd

    document = read_xls(path.read_bytes(), path.name)
    for sheet in xlrd.open_workbook(str(path)).sheets():
        found = document.grid(sheet.name)
        for row in range(min(sheet.nrows, found.rows)):
            for col, cell in enumerate(sheet.row(row)):
                value = found.value(row, col)
                assert (value is None) == (cell.ctype in (0, 6) or cell.value == "")
                if cell.ctype in (1, 2):
                    assert value in (None, cell.value)


@pytest.mark.skipif(not FILES, reason="the shared files are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_a_compound_file_written_unchanged_holds_the_same_streams(path: Path) -> None:
    before = read_compound(path.read_bytes())
    after = read_compound(write_compound(before, {}))
    assert after.streams == before.streams
    assert [e.raw[:116] for e in after.entries] == [e.raw[:116] for e in before.entries]
