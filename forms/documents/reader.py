"""Reading any file this program understands: by its content, within bounds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.documents.intake import MAX_FILE, sniff
from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.model.document import Document


def load(path: Path) -> bytes:
    """The bytes of a file. Raises FormsError: file.missing, file.empty, file.too_large, file.unreadable."""
    try:
        if path.is_dir():
            raise FormsError("file.unreadable", file=path.name)
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except FileNotFoundError as error:
        raise FormsError("file.missing", file=path.name) from error
    except OSError as error:
        raise FormsError("file.unreadable", file=path.name) from error
    if not data:
        raise FormsError("file.empty", file=path.name)
    if len(data) > MAX_FILE:
        raise FormsError("file.too_large", file=path.name, limit=MAX_FILE // 2**20)
    return data


def read(data: bytes, file_name: str, *, looks: bool = True) -> Document:
    """A file's bytes as a Document. `looks=False` may leave styles out, for speed.

    Files that are locked or need converting go through opening.Opener first. Raises FormsError with the codes of
    intake.sniff, and file.damaged, file.too_many_cells, and for PDF those of pdf_read.
    """
    kind = sniff(data, file_name)
    if kind == "xlsx":
        from forms.documents.xlsx_read import read_xlsx

        return read_xlsx(data, file_name, looks=looks)
    if kind == "docx":
        from forms.documents.docx_read import read_docx

        return read_docx(data, file_name, looks=looks)
    if kind == "csv":
        from forms.documents.csv_read import read_csv

        return read_csv(data, file_name)
    if kind == "pdf":
        from forms.documents.pdf_read import read_pdf

        return read_pdf(data, file_name)
    from forms.documents.xls_read import read_xls

    return read_xls(data, file_name, looks)


def is_pdf_form(path: Path) -> bool:
    """Whether a PDF file has fields to fill; False for prints, scans and what can't be read."""
    from forms.documents.pdf_read import is_form

    try:
        return is_form(load(path))
    except FormsError:
        return False
