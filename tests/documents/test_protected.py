"""Locked files are opened with their password, and locked cells are never filled."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable

import pikepdf
import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import _makekey
from openpyxl.styles import Border, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from forms.detection import detect
from forms.documents.opening import Opener
from forms.documents.protected import STANDARD_PASSWORD
from forms.documents.reader import read
from forms.documents.writer import write
from forms.errors import FormsError
from forms.model.proposal import Answer, TableAnswer
from tests.documents import pdfs, xls_books
from tests.documents.sheets import book
from tests.documents.words import word

PASSWORD = "翠屏2026!"
FORM = {"A1": "姓名", "C1": "性别", "A2": "联系电话", "C2": "民族", "A3": "家庭住址", "C3": "备注"}


def locked(data: bytes, password: str = PASSWORD) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def asked(*answers: str | None) -> tuple[Callable[[str], str | None], list[str]]:
    """Somebody who gives these answers in turn, and the names that were asked about."""
    names: list[str] = []
    left = list(answers)

    def ask(file_name: str) -> str | None:
        names.append(file_name)
        return left.pop(0) if left else None

    return ask, names


def code(data: bytes, *answers: str | None, name: str = "甲.xlsx") -> str:
    with pytest.raises(FormsError) as caught:
        Opener(asked(*answers)[0]).open(data, name)
    return caught.value.code


def test_a_workbook_opens_with_its_password() -> None:
    plain = book({"A1": "户数", "B1": 12})
    ask, names = asked(PASSWORD)
    opened = Opener(ask).open(locked(plain), "甲.xlsx")
    assert (opened.format, opened.data, names) == ("xlsx", plain, ["甲.xlsx"])
    assert [n.code for n in opened.notes] == ["file.written_without_password"]


def test_a_word_file_opens_with_its_password() -> None:
    opened = Opener(lambda _: PASSWORD).open(locked(word(lambda _: None)), "甲.docx")
    assert read(opened.data, "甲.docx").format == "docx"


def test_nobody_is_asked_twice_about_one_file() -> None:
    ask, names = asked(PASSWORD)
    opener, data = Opener(ask), locked(book(FORM))
    opener.open(data, "甲.xlsx")
    opener.open(data, "甲.xlsx")
    assert names == ["甲.xlsx"]


def test_without_a_password_the_file_is_refused_as_locked() -> None:
    data = locked(book(FORM))
    assert code(data) == "file.encrypted"
    with pytest.raises(FormsError) as caught:
        Opener().open(data, "甲.xlsx")
    assert caught.value.code == "file.encrypted"


def test_a_wrong_password_is_said_to_be_wrong() -> None:
    assert code(locked(book(FORM)), "1234") == "file.wrong_password"
    assert code(locked(book(FORM)), "1234", "1234", PASSWORD) == "file.wrong_password"  # the same answer again: enough


def test_a_second_try_may_be_right() -> None:
    ask, names = asked("1234", PASSWORD)
    assert Opener(ask).open(locked(book(FORM)), "甲.xlsx").format == "xlsx"
    assert len(names) == 2


def test_a_workbook_locked_with_the_standard_password_opens_without_asking() -> None:
    opened = Opener().open(locked(book(FORM), STANDARD_PASSWORD), "甲.xlsx")
    assert (opened.format, opened.notes) == ("xlsx", ())


def test_a_file_that_asks_for_endless_hashing_is_refused() -> None:
    data = locked(book(FORM))
    assert b'spinCount="100000"' in data
    assert code(data.replace(b'spinCount="100000"', b'spinCount="999999999"'[:18]), PASSWORD) == "file.damaged"


@pytest.mark.parametrize("cut", [600, 1500, 3000])
def test_a_damaged_locked_file_is_an_error_with_a_code(cut: int) -> None:
    data = locked(book(FORM))
    assert code(data[:cut] + bytes(len(data) - cut), PASSWORD) in ("file.damaged", "file.encrypted", "file.unsupported")


def test_a_locked_pdf_opens_with_its_password() -> None:
    data = pdfs.form(pdfs.household, encryption=pikepdf.Encryption(owner="o", user=PASSWORD))
    opened = Opener(lambda _: PASSWORD).open(data, "甲.pdf")
    assert len(read(opened.data, "甲.pdf").form_fields) == 8
    assert code(data, name="甲.pdf") == "file.encrypted"
    assert code(data, "1234", name="甲.pdf") == "file.wrong_password"


# ---- protected sheets


def bordered(sheet: Worksheet) -> None:
    line = Side(style="thin")
    for row in sheet["A1:D5"]:
        for cell in row:
            cell.border = Border(line, line, line, line)


def protect(sheet: Worksheet) -> None:
    bordered(sheet)
    sheet["B2"].protection = Protection(locked=False)
    sheet.protection.sheet = True


def test_of_a_protected_sheet_only_unlocked_cells_are_offered() -> None:
    form = detect(read(book(FORM, protect), "甲.xlsx"))
    assert [f.address for f in form.fields] == ["表!B2"]
    assert [t for t in form.tables if t.grows] == []
    assert ("表!B1", "locked") in [(p.address, p.why) for p in form.protected]


def test_locks_mean_nothing_while_the_sheet_is_not_protected() -> None:
    form = detect(read(book(FORM, bordered), "甲.xlsx"))
    assert [f.address for f in form.fields] == ["表!B1", "表!D1", "表!B2", "表!D2", "表!B3", "表!D3"]


def test_a_roster_of_a_protected_sheet_fills_only_its_open_columns() -> None:
    def dress(sheet: Worksheet) -> None:
        bordered(sheet)
        for row in sheet["B2:B5"]:
            row[0].protection = Protection(locked=False)
        sheet.protection.sheet = True

    cells = {"A1": "序号", "B1": "姓名", "C1": "身份证号", "D1": "联系电话", "A2": 1, "A3": 2, "A4": 3, "A5": 4}
    form = detect(read(book(cells, dress), "花名册.xlsx"))
    assert {c.index: c.role for c in form.tables[0].columns}[1] == "entry"
    assert {c.role for c in form.tables[0].columns if c.index in (2, 3)} == {"filler"}
    assert not form.tables[0].grows
    assert ("表!C2:C5", "locked") in [(p.address, p.why) for p in form.protected]


def test_no_rows_are_added_to_a_protected_sheet_unless_it_allows_them() -> None:
    def dress(sheet: Worksheet) -> None:
        bordered(sheet)
        sheet.protection.sheet = True

    def allowing(sheet: Worksheet) -> None:
        dress(sheet)
        sheet.protection.insertRows = False  # "not locked"

    rows = TableAnswer("表", 1, 1, (((0, "甲"),), ((0, "乙"),)))
    with pytest.raises(FormsError) as caught:
        write(book({"A1": "姓名"}, dress), "xlsx", [], [rows])
    assert (caught.value.code, caught.value.context["why"]) == ("table.cannot_grow", "protected")
    grown = write(book({"A1": "姓名"}, allowing), "xlsx", [], [rows])
    assert read(grown.data, "甲.xlsx").grids[0].text(2, 0) == "乙"


# ---- legacy workbooks


def locked_xls(data: bytes, password: str = PASSWORD) -> bytes:
    """The workbook with every record encrypted as Excel 97 does (RC4), by the published description of the format."""
    return xls_books.with_stream(data, lambda stream: _encrypted(stream, password))


def _encrypted(stream: bytes, password: str) -> bytes:
    salt, verifier = bytes(range(16)), bytes(range(50, 66))
    head = _rc4(verifier + hashlib.md5(verifier).digest(), password, salt)  # noqa: S324 - the format's own
    filepass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + head
    plain, mask = bytearray(), bytearray()  # the stream with its new record; which of its bytes are encrypted
    at = 0
    while at + 4 <= len(stream):
        op, size = struct.unpack_from("<HH", stream, at)
        body = bytearray(stream[at + 4 : at + 4 + size])
        open_bytes = size if op in (0x809, 0xE1) else 4 if op == 0x85 else 0
        if op == 0x85:  # where a sheet begins, moved by the new record
            struct.pack_into("<I", body, 0, struct.unpack_from("<I", body)[0] + len(filepass))
        plain += stream[at : at + 4] + body
        mask += bytes(4 + open_bytes) + b"\1" * (size - open_bytes)
        if at == 0:
            plain += filepass
            mask += bytes(len(filepass))
        at += 4 + size
    hidden = _rc4(bytes(plain), password, salt)
    return bytes(h if m else p for p, h, m in zip(plain, hidden, mask, strict=True))


def _rc4(data: bytes, password: str, salt: bytes) -> bytes:
    """A new key every 1024 bytes."""
    out = b""
    for block in range(0, len(data), 1024):
        cipher = Cipher(ARC4(_makekey(password, salt, block // 1024)), mode=None).encryptor()
        out += cipher.update(data[block : block + 1024])
    return out


def test_a_legacy_workbook_opens_with_its_password_and_is_filled_in_place() -> None:
    data = locked_xls(xls_books.book({"表": [["户数", ""], ["人数", 12]]}))
    assert code(data, name="甲.xls") == "file.encrypted"
    assert code(data, "1234", name="甲.xls") == "file.wrong_password"
    opened = Opener(lambda _: PASSWORD).open(data, "甲.xls")
    out = write(opened.data, opened.format, [Answer("表!B1", 7)], [])
    assert out.format == "xls"
    grid = read(out.data, "甲.xls").grids[0]
    assert [grid.value(0, 1), grid.value(1, 1)] == [7, 12]
