"""Writing delimited text: encoding, delimiter, quotes and line ends kept, only touched fields changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forms.documents.csv_read import clean, read_csv
from forms.documents.csv_style import lines_of
from forms.documents.writer import write
from forms.errors import FormsError
from forms.model.document import Value, letters
from forms.model.proposal import Answer, TableAnswer, Written
from forms.workspace import Workspace


def done(data: bytes, *places: tuple[str, Value], mode: str = "cell") -> Written:
    return write(data, "csv", [Answer(f"Sheet1!{place}", value, mode) for place, value in places], [])


def put(data: bytes, *places: tuple[str, Value]) -> bytes:
    return done(data, *places).data


def grown(data: bytes, first: int, last: int, *rows: dict[int, Value]) -> bytes:
    return write(data, "csv", [], [TableAnswer("Sheet1", first, last, tuple(tuple(r.items()) for r in rows))]).data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_encoding_delimiter_and_line_ends_stay(encoding: str, end: str, delimiter: str) -> None:
    before = f'村,数,"备 注"{end}甲村,,"一"{end}乙村,3,{end}'.replace(",", delimiter)
    after = f'村,数,"备 注"{end}甲村,12,"一"{end}乙村,3,好{end}'.replace(",", delimiter)
    assert put(before.encode(encoding), ("B2", 12), ("C3", "好")) == after.encode(encoding)


def test_utf_16_of_both_byte_orders_stays() -> None:
    text = "\ufeff村,数\n甲村,\n"
    for codec in ("utf-16-le", "utf-16-be"):
        assert put(text.encode(codec), ("B2", 7)).decode(codec) == "\ufeff村,数\n甲村,7\n"


def test_every_code_of_gb18030_is_written_back_as_it_was() -> None:
    every = [bytes([a, b]) for a in range(0x81, 0xFF) for b in (*range(0x40, 0x7F), *range(0x80, 0xFF))]
    texts = {code: code.decode("gb18030", errors="ignore") for code in every}
    assert [code for code, text in texts.items() if len(text) == 1 and text.encode("gb18030") != code] == []


def test_a_quoted_field_stays_quoted() -> None:
    assert put(b'a,b\n"",x\n', ("A2", 5)) == b'a,b\n"5",x\n'


def test_a_file_that_quotes_all_its_fields_gets_quoted_ones() -> None:
    assert put(b'"a","b"\n"1",\n', ("B2", "x"), ("C2", 2)) == b'"a","b"\n"1","x","2"\n'


def test_numbers_stay_bare_where_only_texts_are_quoted() -> None:
    assert put(b'"a","b"\n1,\n', ("B2", 2)) == b'"a","b"\n1,2\n'


@pytest.mark.parametrize("value", ["x,y", 'say "a"', "a\nb", "a;b", "a\tb"])
def test_what_would_cut_a_field_is_quoted(value: str) -> None:
    data = put(b"a,b\nc,\n", ("B2", value))
    assert read_csv(data, "a.csv").grids[0].value(1, 1) == value
    assert data.startswith(b'a,b\nc,"')


@pytest.mark.parametrize("value", ["=1+1", "+86 10", "-甲", "@SUM(A1)"])
def test_formula_like_texts_are_quoted_as_they_are_and_told(value: str) -> None:
    written = done("a,b\nc,\n甲,d\n".encode(), ("B2", value))
    assert f'c,"{value}"\n'.encode() in written.data
    assert [note.code for note in written.notes] == ["write.may_be_formula"]
    assert read_csv(written.data, "a.csv").grids[0].value(1, 1) == value


def test_a_file_with_apostrophes_gets_one_before_a_formula_like_text() -> None:
    written = done(b"a,b\n'0012,\n", ("B2", "=1+1"))
    assert written.data == b"a,b\n'0012,'=1+1\n"
    assert written.notes == ()
    assert read_csv(written.data, "a.csv").grids[0].value(1, 1) == "=1+1"


@pytest.mark.parametrize("guarded", ["{}\t", "'{}", '"=""{}"""'])
def test_ids_are_guarded_as_their_column_guards_them(guarded: str) -> None:
    one, two = guarded.format("999199199901010001"), guarded.format("999199199901010002")
    before = f"名,码\n甲,{one}\n乙,\n".encode()
    assert put(before, ("B3", "999199199901010002")) == f"名,码\n甲,{one}\n乙,{two}\n".encode()


def test_a_negative_number_is_bare_and_no_formula() -> None:
    written = done(b"a,b\nc,\n", ("B2", -5))
    assert (written.data, written.notes) == (b"a,b\nc,-5\n", ())


def test_short_lines_are_filled_up_and_missing_lines_added() -> None:
    assert put(b"a,b,c\nx\n", ("C2", 1)) == b"a,b,c\nx,,1\n"
    assert put(b"a,b\r\nx,y", ("B3", 2)) == b"a,b\r\nx,y\r\n,2"


def test_blanks_and_boxes_inside_a_field_are_filled() -> None:
    data = "a,b\n填表人：____,□是 □否\n".encode()
    filled = write(
        data, "csv", [Answer("Sheet1!A2#0", "甲", "in_cell"), Answer("Sheet1!B2", "否", "in_cell_checkbox")], []
    )
    values = read_csv(filled.data, "a.csv").grids[0].values[1]
    assert "甲" in str(values[0])
    assert values[1] == "□是 ☑否"


def test_roster_rows_are_inserted_and_counted_on() -> None:
    data = "序号,姓名\r\n1,\r\n2,\r\n合计,\r\n".encode("gb18030")
    made = grown(data, 1, 2, {1: "甲"}, {1: "乙"}, {1: "丙"}, {1: "丁"})
    assert made.decode("gb18030") == "序号,姓名\r\n1,甲\r\n2,乙\r\n3,丙\r\n4,丁\r\n合计,\r\n"


def test_a_roster_without_printed_rows_follows_its_header() -> None:
    assert grown("姓名,年龄\n".encode(), 1, 0, {0: "甲", 1: 3}).decode() == "姓名,年龄\n甲,3\n"


def test_no_line_end_is_added_at_the_end_of_the_file() -> None:
    assert grown("姓名,年龄\n,".encode(), 1, 1, {0: "甲"}, {0: "乙"}).decode() == "姓名,年龄\n甲,\n乙,"


def test_a_sep_line_stays_and_counts_for_nothing() -> None:
    assert put(b"sep=;\r\na;b\r\nc;\r\n", ("B2", "x;y")) == b'sep=;\r\na;b\r\nc;"x;y"\r\n'


def test_what_no_text_file_can_hold_is_noted() -> None:
    written = done(b"a,b\nc,\n", ("B2", "x\x01"))
    assert written.data == b"a,b\nc,\n"
    assert [note.code for note in written.notes] == ["write.not_placed"]


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormsError) as error:
        write(b"a,b\n", "csv", [Answer("表!A1", 1)], [])
    assert error.value.code == "address.missing"


def filled(data: bytes, place: str, value: str) -> bytes | None:
    """None where the guess at the delimiter would change, so that nothing is written."""
    try:
        return put(data, (place, value))
    except FormsError as error:
        if error.code != "csv.unclear":
            raise
        return None


_TEXT = st.text(st.sampled_from("甲乙ab09 ,;|\t\"'\n=+-@、"), max_size=6)


@given(st.lists(st.lists(_TEXT, min_size=2, max_size=4), min_size=1, max_size=5), st.data())
def test_what_is_written_is_read_back_and_nothing_else_moves(rows: list[list[str]], drawn: st.DataObject) -> None:
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' if set(c) & set(',"\n') else c for c in r) for r in rows)
    assume(text.strip())
    data = text.encode()
    before = read_csv(data, "a.csv").grids[0]
    row, col = drawn.draw(st.integers(0, len(rows) - 1)), drawn.draw(st.integers(0, 3))
    value = drawn.draw(_TEXT.filter(bool))
    made = filled(data, f"{letters(col)}{row + 1}", value)
    assume(made is not None)
    assert made is not None
    after = read_csv(made, "a.csv").grids[0]
    assert after.text(row, col) == clean(value)
    others = [(r, c) for r in range(before.rows) for c in range(before.cols) if (r, c) != (row, col)]
    assert [after.text(r, c) for r, c in others] == [before.text(r, c) for r, c in others]


@given(st.text(st.sampled_from('ab,"\n'), max_size=30))
def test_lines_are_cut_where_the_reader_cuts_them(text: str) -> None:
    import csv
    import io

    expected = [row or [""] for row in csv.reader(io.StringIO(text))]
    assert [line.contents(text, ",") for line in lines_of(text, ",")] == expected


def test_a_csv_template_is_filled_through_the_workspace(tmp_path: Path) -> None:
    lines = "2026年{}月农村低保统计表,,\r\n填报单位：云溪镇,,\r\n村,户数,人数\r\n东山村,{},{}\r\n西河村,{},{}\r\n合计,{},{}\r\n"
    past, blank, out = tmp_path / "2026年3月低保.csv", tmp_path / "2026年3月低保表.csv", tmp_path / "out.csv"
    past.write_bytes(lines.format("3", 3, 5, 4, 9, 7, 14).encode("gb18030"))
    blank.write_bytes(lines.format("3", *[""] * 6).encode("gb18030"))
    with Workspace.throwaway("云溪镇", "999101") as desk:
        assert desk.ingest([past]).files[0].error is None
        draft = desk.draft(blank)
        filled = {p.field.address: p.value for p in draft.proposals if p.decision == "filled"}
        report = desk.write(draft, blank, out)
    assert filled["Sheet1!B4"] == 3
    assert report.written == len(filled)
    assert "东山村,3,5\r\n" in out.read_bytes().decode("gb18030")
