"""What a file really is, by its content; what isn't readable is refused here with the way to mend it."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.model.document import Format

MAX_FILE = 200 * 2**20  # bytes on disk
MAX_PART = 512 * 2**20  # bytes of one part inside, unpacked
MAX_PARTS = 20_000
MAX_RATIO = 300  # unpacked : packed, for parts above RATIO_FROM
RATIO_FROM = 32 * 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF",
}  # fmt: skip
_ARCHIVES = {b"Rar!": "RAR", b"7z\xbc\xaf": "7-Zip", b"\x1f\x8b": "GZIP"}
_TEXT_NAMES = {"csv", "tsv", "txt", ""}
_NAMED = {
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "xltx": "xlsx",
    "xltm": "xlsx",
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
}


def extension(file_name: str) -> str:
    """The extension in lower case without its dot; "" where there is none."""
    return file_name.rpartition(".")[2].lower() if "." in file_name else ""


def sniff(data: bytes, file_name: str) -> Format:
    """The format by content.

    Raises FormsError: file.empty; file.not_what_it_says (the name promises another kind); file.encrypted; file.damaged;
    file.zip_bomb; file.unsupported (`kind` says what it is: doc, wps, et, ods, ppt ...);
    file.picture..
    """
    if not data:
        raise FormsError("file.empty", file=file_name)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _sniff_zip(data, file_name)
    if data[:8] == _OLE:
        return _sniff_ole(data, file_name)
    if data[:5] == b"%PDF-":
        return _sniff_pdf(file_name)
    if data[:2] == b"\x09\x08" or data[:4] in (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"):
        return "xls"  # a bare BIFF stream of the nineties
    _refuse_foreign(data, file_name)
    return _sniff_text(data, file_name)


def _sniff_pdf(file_name: str) -> Format:
    named = extension(file_name)
    if named in _NAMED or named in ("xls", "csv"):
        raise FormsError("file.not_what_it_says", file=file_name, named=named, found="PDF")
    return "pdf"


def _refuse_foreign(data: bytes, file_name: str) -> None:
    picture = next((name for magic, name in _PICTURES.items() if data.startswith(magic)), "")
    if picture:
        raise FormsError("file.picture", file=file_name, kind=picture)
    kind = "rtf" if data[:5] == b"{\\rtf" else ""
    kind = kind or next((f"{name} archive" for magic, name in _ARCHIVES.items() if data.startswith(magic)), "")
    if kind:
        raise FormsError("file.unsupported", file=file_name, kind=kind)


def _sniff_text(data: bytes, file_name: str) -> Format:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    named = extension(file_name)
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"mime-version:")):
        raise FormsError("file.not_what_it_says", file=file_name, named=named, found="HTML")
    if head.startswith(b"<?xml"):
        raise FormsError("file.not_what_it_says", file=file_name, named=named, found="XML")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if named in _TEXT_NAMES and (wide or b"\0" not in data[:65536]):
        return "csv"
    raise FormsError(
        "file.not_what_it_says", file=file_name, named=named, found="text" if b"\0" not in data else "data"
    )


def _sniff_ole(data: bytes, file_name: str) -> Format:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            streams = {"/".join(path) for path in ole.listdir()}
    except Exception as error:  # olefile raises what it likes on damaged input
        raise FormsError("file.damaged", file=file_name) from error
    if "EncryptedPackage" in streams:
        raise FormsError("file.encrypted", file=file_name)
    if streams & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        named = _NAMED.get(extension(file_name))
        if named:
            raise FormsError("file.not_what_it_says", file=file_name, named=extension(file_name), found="xls")
        return "xls"
    old = {"WordDocument": "doc", "PowerPoint Document": "ppt"}
    kind = next((name for stream, name in old.items() if stream in streams), "")
    if kind == "doc" and extension(file_name) == "wps":
        kind = "wps"
    raise FormsError("file.unsupported", file=file_name, kind=kind or extension(file_name) or "OLE")


def _sniff_zip(data: bytes, file_name: str) -> Format:
    infos = check_zip(data, file_name)
    names = {info.filename.replace("\\", "/").lstrip("/").lower() for info in infos}
    found: Format | None = None
    if "xl/workbook.xml" in names:
        found = "xlsx"
    elif "word/document.xml" in names:
        found = "docx"
    elif "[content_types].xml" in names:
        found = _by_content_type(data, file_name)
    if found is None:
        raise FormsError("file.unsupported", file=file_name, kind=_zip_kind(data, names))
    named = _NAMED.get(extension(file_name))
    if named and named != found:
        raise FormsError("file.not_what_it_says", file=file_name, named=extension(file_name), found=found)
    return found


def check_zip(data: bytes, file_name: str) -> list[zipfile.ZipInfo]:
    """The members of an archive after checking that unpacking them is harmless (by what they declare; reading them is
    bounded again by what really comes out). Raises file.damaged, file.encrypted, file.zip_bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, UnicodeError) as error:
        raise FormsError("file.damaged", file=file_name) from error
    if len(infos) > MAX_PARTS:
        raise FormsError("file.zip_bomb", file=file_name)
    for info in infos:
        if info.flag_bits & 1:
            raise FormsError("file.encrypted", file=file_name)
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > MAX_PART or (info.file_size > RATIO_FROM and ratio > MAX_RATIO):
            raise FormsError("file.zip_bomb", file=file_name)
    return infos


def _by_content_type(data: bytes, file_name: str) -> Format | None:
    """For packages whose main part has an unusual name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            name = next((n for n in archive.namelist() if n.lower() == "[content_types].xml"), "")
            with archive.open(name) as member:
                types = member.read(2**20)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError) as error:
        raise FormsError("file.damaged", file=file_name) from error
    if b"spreadsheetml.sheet.main+xml" in types or b"sheet.macroEnabled.main+xml" in types:
        return "xlsx"
    return "docx" if b"wordprocessingml.document.main+xml" in types else None


def _zip_kind(data: bytes, names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "ppt/presentation.xml" in names:
        return "pptx"
    if "ofd.xml" in names:
        return "OFD"
    if "mimetype" in names and b"opendocument" in data[:200]:
        return (
            "ods"
            if b"opendocument.spreadsheet" in data[:200]
            else "odt"
            if b"opendocument.text" in data[:200]
            else "ODF"
        )
    return "ZIP archive"
