"""Writing answers into a file of any format this program fills, and saving the result without ever leaving half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.documents.convert import Finder
    from forms.model.document import Format
    from forms.model.proposal import Answer, TableAnswer, Written


_ENDINGS = {
    "xlsx": frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"}),
    "docx": frozenset({".docx", ".docm", ".dotx"}),
    "csv": frozenset({".csv", ".tsv", ".txt"}),
}


def write(
    data: bytes,
    fmt: Format,
    answers: Sequence[Answer],
    tables: Sequence[TableAnswer],
    *,
    find: Finder | None = None,
    flatten: bool = False,
) -> Written:
    """The template's bytes with the answers in it; `Written.format` says what came out, `notes` what was left as it was.

    `find` looks for an office program that may convert an .xls which can't be patched; `flatten` makes the fields of a
    PDF form part of its pages, so that nobody changes them any more.
    Raises FormsError with the codes of the format's own writer.
    """
    if fmt == "xlsx":
        from forms.documents.xlsx_write import write_xlsx

        return write_xlsx(data, answers, tables)
    if fmt == "docx":
        from forms.documents.docx_write import write_docx

        return write_docx(data, answers, tables)
    if fmt == "xls":
        from forms.documents.xls_write import write_xls

        return write_xls(data, answers, tables, find)
    if fmt == "pdf":
        from forms.documents.pdf_write import write_pdf

        return write_pdf(data, answers, flatten=flatten)
    from forms.documents.csv_write import write_csv

    return write_csv(data, answers, tables)


def named(out: Path, fmt: str) -> Path:
    """The name to write under: as asked for where its ending fits what was written, else with the format's own."""
    fits = _ENDINGS.get(fmt, frozenset({f".{fmt}"}))
    return out if out.suffix.lower() in fits else out.with_suffix(f".{fmt}")


def same_file(template: Path, output: Path) -> bool:
    """Whether the output would overwrite the template, links and spelling seen through."""
    try:
        return output.exists() and os.path.samefile(template, output)
    except OSError:
        return template.absolute() == output.absolute()


def save(data: bytes, path: Path, force: bool) -> Path:
    """Write bytes to a file under a temporary name, flush them to the disk, then rename; nothing half-written is left.

    Raises FormsError: output.exists (unless `force`), output.unwritable, output.disk_full.
    """
    if path.is_dir() or (path.exists() and not force):
        raise FormsError("output.exists", file=path.name)
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = str(path.parent / f".fillonce-{secrets.token_hex(8)}.tmp")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _publish(temporary, path, force)
        temporary = None
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise FormsError("output.disk_full" if full else "output.unwritable", file=path.name) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    _sync_folder(path.parent)
    return path


def _publish(temporary: str, path: Path, force: bool) -> None:
    """Give the finished file its name; without `force` not over one that appeared meanwhile."""
    if force:
        os.replace(temporary, path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError as error:
        raise FormsError("output.exists", file=path.name) from error
    except OSError:  # a file system without hard links
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
