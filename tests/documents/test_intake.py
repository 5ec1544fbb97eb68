from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from forms.documents.intake import sniff
from forms.documents.reader import load, read
from forms.errors import FormsError
from tests.documents.sheets import MAIN, book, raw_book, sheet_xml, zipped


def code(data: bytes, name: str) -> str:
    with pytest.raises(FormsError) as caught:
        read(data, name)
    return caught.value.code


def word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def test_content_decides_not_the_name() -> None:
    assert sniff(book({"A1": 1}), "a.xls") == "xlsx"
    assert sniff(word(), "a.docx") == "docx"
    assert sniff("甲,乙\n1,2\n".encode("gb18030"), "a.csv") == "csv"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.xlsx", "file.empty"),
        (b"hello", "a.xlsx", "file.not_what_it_says"),
        (b"<html><table></table></html>", "a.xls", "file.not_what_it_says"),
        (b"\0\1\2\3" * 99, "a.csv", "file.not_what_it_says"),
        (b"%PDF-1.7", "a.xlsx", "file.not_what_it_says"),
        (b"\x89PNG\r\n", "a.xlsx", "file.picture"),
        (b"PK\3\4 cut off", "a.xlsx", "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "a.xls", "file.damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "a.xlsx", "file.unsupported"),
        (zipped({"notes.txt": "x"}), "a.xlsx", "file.unsupported"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, name: str, expected: str) -> None:
    assert code(data, name) == expected


def test_a_word_file_named_as_a_workbook_is_refused() -> None:
    assert code(word(), "a.xlsx") == "file.not_what_it_says"


def test_a_truncated_workbook_is_damaged() -> None:
    assert code(book({"A1": 1})[:-300], "a.xlsx") == "file.damaged"


def test_a_flipped_byte_in_a_part_is_noticed() -> None:
    data = bytearray(book({"A1": "甲" * 500}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data[info.header_offset + 30 + len(info.filename) + 10] ^= 0xFF
    assert code(bytes(data), "a.xlsx") == "file.damaged"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert code(zipped({"xl/workbook.xml": b" " * (64 * 2**20)}), "a.xlsx") == "file.zip_bomb"


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(raw_book(sheet_xml("") + " " * (40 * 2**20)))
    at = data.rfind(b"xl/worksheets/sheet1.xml") - 46  # its entry in the central directory
    struct.pack_into("<L", data, at + 24, 1000)
    assert code(bytes(data), "a.xlsx") == "file.zip_bomb"


def test_entities_are_refused_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "甲甲甲甲">]>'
    assert code(raw_book(bomb + sheet_xml("")), "a.xlsx") == "file.damaged"
    strings = f'{bomb}<sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'
    assert code(raw_book(sheet_xml('<row><c t="s"><v>0</v></c></row>'), strings=strings), "a.xlsx") == "file.damaged"


def test_a_million_blank_rows_are_a_bounded_read() -> None:
    rows = "".join(f'<row r="{r}" ht="14"/>' for r in range(2, 1_000_001))
    document = read(raw_book(sheet_xml(f'<row r="1"><c r="A1"><v>5</v></c></row>{rows}')), "a.xlsx")
    assert (document.grids[0].rows, document.grids[0].cols) == (1, 1)


def test_a_stray_value_far_below_does_not_make_a_giant() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert read(raw_book(sheet_xml(rows)), "a.xlsx").grids[0].rows == 1


def test_loading_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").touch()
    for name, expected in [("没有.xlsx", "file.missing"), ("空.xlsx", "file.empty"), (".", "file.unreadable")]:
        with pytest.raises(FormsError) as caught:
            load(tmp_path / name)
        assert caught.value.code == expected
