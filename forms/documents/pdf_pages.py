"""Some pages of a PDF as a file of their own: an office's scanner makes one file of many signed papers."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence

from forms.errors import FormsError

_PART = re.compile(r"(\d{1,4})(?:(?:-+|—|–|~|至|到)(\d{1,4}))?")
_PARTED = re.compile(r"[,、;\s]+")


def page_count(data: bytes) -> int:
    """How many pages a PDF has; 0 for what can't be opened, is damaged or waits for a password."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError):
        return 0


def named_pages(text: str, count: int) -> tuple[int, ...]:
    """Pages from 1 as a person writes them: '3', '3-4', '第1、5至6页'; each once, in the order written.

    Raises FormsError scan.bad_pages for anything else, and for pages that a file of `count` pages doesn't have.
    """
    plain = unicodedata.normalize("NFKC", text).replace("第", "").replace("页", "").strip()
    out: list[int] = []
    for part in _PARTED.split(plain):
        found = _PART.fullmatch(part)
        first = int(found[1]) if found else 0
        last = int(found[2] or first) if found else 0
        if not 1 <= first <= last <= count:
            raise FormsError("scan.bad_pages", text=text, pages=count)
        out += range(first, last + 1)
    return tuple(dict.fromkeys(out))


def only_pages(data: bytes, wanted: Sequence[int], file_name: str) -> bytes:
    """A PDF of these pages (from 1) and nothing else of the file: no names, no bookmarks, no attachments.

    Raises FormsError file.damaged, file.encrypted.
    """
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as made:
            for number in wanted:
                made.pages.append(pdf.pages[number - 1])
            made.remove_unreferenced_resources()
            made.save(out)
    except pikepdf.PasswordError as error:
        raise FormsError("file.encrypted", file=file_name) from error
    except (pikepdf.PdfError, ValueError, RuntimeError, IndexError) as error:
        raise FormsError("file.damaged", file=file_name) from error
    return out.getvalue()
