"""An opening password on what goes out: it opens with it, and only with it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import olefile
import pikepdf
import pytest

from forms.documents.convert import find_converter
from forms.documents.locking import locked
from forms.documents.paper import Paper, Text, paper_docx
from forms.documents.protected import unlocked
from forms.errors import FormsError
from tests.workspace.files import word, xlsx

WORD = "钥匙Key-2026"


def test_a_tiny_package_is_not_kept_as_a_short_stream() -> None:
    data = paper_docx(Paper("单", (Text("一"),)))
    assert len(data) < 4096
    sealed = locked(data, WORD, "a.docx")
    with olefile.OleFileIO(io.BytesIO(sealed)) as ole:
        assert ole.get_size("EncryptedPackage") >= 4096
    with (
        zipfile.ZipFile(io.BytesIO(unlocked(sealed, WORD, "a.docx"))) as now,
        zipfile.ZipFile(io.BytesIO(data)) as before,
    ):
        assert {n: now.read(n) for n in now.namelist()} == {n: before.read(n) for n in before.namelist()}


def a_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_an_office_file_comes_back_byte_for_byte(tmp_path: Path, kind: str) -> None:
    made = (
        xlsx(tmp_path / "a.xlsx", "| 村名 | 户数 |\n| 东沟村 | 3 |")
        if kind == "xlsx"
        else word(tmp_path / "a.docx", ("正文",), (("一", "二"),))
    )
    data = made.read_bytes()
    sealed = locked(data, WORD, made.name)
    assert unlocked(sealed, WORD, made.name) == data
    with pytest.raises(FormsError, match=r"^file\.wrong_password"):
        unlocked(sealed, "other-word", made.name)


def test_a_pdf_opens_with_its_password_only() -> None:
    sealed = locked(a_pdf(), WORD, "a.pdf")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed))
    with pikepdf.open(io.BytesIO(sealed), password=WORD) as pdf:
        assert len(pdf.pages) == 1


def test_what_takes_no_password_is_refused() -> None:
    for data, name in ((b"\xff\xd8\xff\xe0", "a.jpg"), ("村名,户数\n".encode(), "a.csv")):
        with pytest.raises(FormsError, match=r"^lock\.cannot"):
            locked(data, WORD, name)


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormsError, match=r"^lock\.short_password"):
        locked(a_pdf(), " 12345 ", "a.pdf")


def test_libreoffice_can_not_open_it_without_the_password(tmp_path: Path) -> None:
    converter = find_converter()
    if converter is None:
        pytest.skip("no office program here")
    data = xlsx(tmp_path / "a.xlsx", "| 村名 | 户数 |\n| 东沟村 | 3 |").read_bytes()
    assert converter.print(data, "xlsx", "a.xlsx")[:5] == b"%PDF-"
    with pytest.raises(FormsError, match=r"^file\.convert"):
        type(converter)(converter.office, 20).print(locked(data, WORD, "a.xlsx"), "xlsx", "a.xlsx")
