"""An opening password on a file that goes out: Office's own agile encryption (ECMA-376, AES-256), PDF's own AES-256."""

from __future__ import annotations

import io
import secrets
import zipfile

from forms.documents.intake import sniff
from forms.errors import FormsError

LEAST = 6  # characters of a password
_SMALL = 4096  # bytes; what is shorter would be kept as a short stream
LOCKABLE = frozenset({"xlsx", "docx", "pdf"})


def locked(data: bytes, password: str, file_name: str) -> bytes:
    """The file behind `password`; Excel, Word, WPS, LibreOffice and PDF readers ask for it.

    Raises FormsError lock.short_password (fewer than LEAST characters); lock.cannot (an .xls, a text or a picture);
    file.encrypted (it has a password already).
    """
    if len(password.strip()) < LEAST:
        raise FormsError("lock.short_password", least=LEAST)
    if data[:4] == b"\x89PNG" or data[:3] == b"\xff\xd8\xff":
        raise FormsError("lock.cannot", file=file_name)
    kind = sniff(data, file_name)
    if kind not in LOCKABLE:
        raise FormsError("lock.cannot", file=file_name)
    return _pdf(data, password, file_name) if kind == "pdf" else _office(data, password, file_name)


def _office(data: bytes, password: str, file_name: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    try:
        OOXMLFile(io.BytesIO(data if len(data) >= _SMALL else _unpacked(data))).encrypt(password, out)
    except Exception as error:  # a damaged package makes the library raise anything
        raise FormsError("file.damaged", file=file_name) from error
    return out.getvalue()


def _unpacked(data: bytes) -> bytes:
    """The same parts without packing: what is encrypted into a short stream isn't opened by every office program."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as plain:
        for info in packed.infolist():
            plain.writestr(zipfile.ZipInfo(info.filename, info.date_time), packed.read(info))
        plain.comment = b" " * max(0, _SMALL - out.tell())
    return out.getvalue()


def _pdf(data: bytes, password: str, file_name: str) -> bytes:
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            owner = secrets.token_urlsafe(24)  # nobody's: who has the opening password may print and copy
            pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=password, R=6))
    except pikepdf.PasswordError as error:
        raise FormsError("file.encrypted", file=file_name) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise FormsError("file.damaged", file=file_name) from error
    return out.getvalue()
