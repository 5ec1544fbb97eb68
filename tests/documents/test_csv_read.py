"""Reading delimited text: encodings, delimiters, ids kept as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.csv_read import read_csv
from forms.errors import FormsError
from forms.model.document import Value


def values(data: bytes) -> list[list[Value]]:
    return [list(row) for row in read_csv(data, "a.csv").grids[0].values]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_usual_encodings_are_understood(encoding: str) -> None:
    assert values("姓名,户数\n欧阳甲,12\n".encode(encoding)) == [["姓名", "户数"], ["欧阳甲", 12]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["村", "备注", "数"], ["甲", "一、二", "1"], ["乙", "三 四", "2"]]
    assert values("\n".join(delimiter.join(line) for line in lines).encode())[2] == ["乙", "三 四", 2]


def test_a_sep_line_decides() -> None:
    assert values(b"sep=;\na;b,c\n1;x\n") == [["a", "b,c"], [1, "x"]]


def test_quoted_cells_may_hold_delimiters_and_breaks() -> None:
    assert values(b'a,b\n"x,y","1\n2"\n') == [["a", "b"], ["x,y", "1\n2"]]


@pytest.mark.parametrize("cell", ["999199199901010001", "012", "'123", '"=""0012"""', "12\t0"])
def test_ids_stay_text(cell: str) -> None:
    assert isinstance(values(f"名,码\n甲,{cell}\n乙,0099\n".encode())[1][1], str)


def test_what_only_guards_digits_is_dropped() -> None:
    text = '码,名\n999199199901010001\t,甲\n\'999199199901010002,乙\n"=""0012""",丙\n'
    assert [row[0] for row in values(text.encode())[1:]] == ["999199199901010001", "999199199901010002", "0012"]


def test_a_column_of_clean_numerals_becomes_numbers() -> None:
    assert values("村,亩\n甲,3.5\n乙,0\n丙,\n".encode())[1:] == [["甲", 3.5], ["乙", 0], ["丙", None]]


def test_one_word_in_a_column_keeps_its_numerals_text() -> None:
    assert values("村,亩\n甲,3\n乙,不详\n".encode())[1:] == [["甲", "3"], ["乙", "不详"]]


@pytest.mark.parametrize("data", [b"\0\1\2\3\4\5" * 50, b"\x89PNG\r\n\x1a\n\0\0\0", b"a,b\n\x01\x02"])
def test_binary_data_is_damaged(data: bytes) -> None:
    with pytest.raises(FormsError) as error:
        read_csv(data, "a.csv")
    assert error.value.code == "file.damaged"


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(FormsError) as error:
        read_csv(b"1\n" * 300_001, "a.csv")
    assert error.value.code == "file.too_many_cells"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        code = read_csv(data, "a.csv").format
    except FormsError as error:
        code = error.code
    assert code == "csv" or code.startswith("file.")
