"""Files behind an opening password: told apart, and opened with the password by msoffcrypto-tool (Office) or qpdf (PDF)."""

from __future__ import annotations

import io
import re

import olefile

from forms.documents.intake import MAX_FILE
from forms.errors import FormsError

STANDARD_PASSWORD = "VelvetSweatshop"  # noqa: S105 - Excel's own: a workbook locked with it opens without asking
_MAX_OLD = 48 * 2**20  # bytes of a legacy file: unlocking one takes many times as much memory
_MAX_SPIN = 10_000_000  # rounds of hashing that a file may ask for (the format's own limit)


def is_locked_book(data: bytes) -> bool:
    """Whether a legacy workbook (by its content) is encrypted. False for one that can't be read at all."""
    from forms.documents import biff
    from forms.documents.xls_read import workbook_stream

    try:
        return any(r.op == biff.FILEPASS for r in biff.substream(workbook_stream(data, ""), 0))
    except FormsError:
        return False


def is_locked_word(data: bytes) -> bool:
    """Whether a legacy Word file is encrypted: a flag in the head of its main stream."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            head = ole.openstream("WordDocument").read(12)
    except Exception:  # noqa: BLE001 - olefile raises what it likes; what can't be read isn't locked
        return False
    return len(head) == 12 and bool(head[11] & 1)


def is_locked_pdf(data: bytes) -> bool:
    """Whether a PDF asks for a password to be opened (one that only guards its changing doesn't)."""
    if b"/Encrypt" not in data:
        return False
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)):
            return False
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, ValueError, RuntimeError):  # reading it will say what is wrong
        return False


def unlocked(data: bytes, password: str, file_name: str) -> bytes:
    """The file without its password.

    Raises FormsError file.wrong_password; file.encrypted for a way of locking that can't be opened here; file.damaged.
    """
    return (
        _unlocked_pdf(data, password, file_name)
        if data[:5] == b"%PDF-"
        else _unlocked_office(data, password, file_name)
    )


def _unlocked_office(data: bytes, password: str, file_name: str) -> bytes:
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    _check_rounds(data, file_name)
    if len(data) > _MAX_OLD and not _is_package(data):
        raise FormsError("file.too_large", file=file_name, limit=_MAX_OLD // 2**20)
    out = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        asked = {"verify_password": True} if _is_package(data) else {}  # the older formats always verify
        office.load_key(password=password, **asked)
        office.decrypt(out)
    except InvalidKeyError as error:
        raise FormsError("file.wrong_password", file=file_name) from error
    except (DecryptionError, FileFormatError) as error:
        raise FormsError("file.encrypted", file=file_name) from error
    except Exception as error:  # a damaged file makes the library raise anything
        raise FormsError("file.damaged", file=file_name) from error
    if not 0 < out.tell() <= MAX_FILE:
        raise FormsError("file.damaged", file=file_name)
    return out.getvalue()


def _is_package(data: bytes) -> bool:
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        return bool(ole.exists("EncryptedPackage"))


def _check_rounds(data: bytes, file_name: str) -> None:
    """Refuse a file that would keep the computer hashing for hours."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists("EncryptionInfo"):
                return
            info = ole.openstream("EncryptionInfo").read(1 << 16)
    except Exception as error:  # olefile raises what it likes on damaged input
        raise FormsError("file.damaged", file=file_name) from error
    if any(len(n) > 8 or int(n) > _MAX_SPIN for n in re.findall(rb'spinCount\s*=\s*["\']\s*(\d+)', info)):
        raise FormsError("file.damaged", file=file_name)


def _unlocked_pdf(data: bytes, password: str, file_name: str) -> bytes:
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            pdf.save(out, encryption=False)
    except pikepdf.PasswordError as error:
        raise FormsError("file.wrong_password", file=file_name) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise FormsError("file.damaged", file=file_name) from error
    return out.getvalue()
