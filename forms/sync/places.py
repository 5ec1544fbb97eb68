"""Names and files of an exchange folder: no readable names, whole files only, nobody's file but our own is replaced."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from pathlib import Path

from forms.errors import FormsError
from forms.profile.files import write_whole

INVITATION, ANSWER, STATEMENT, BUNDLE = "i", "a", "h", "r"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_MOST_BYTES = 600 << 20
_NAME = re.compile(r"([iahr])-[0-9a-f]{32}\.fos")


def require(folder: Path) -> None:
    """Raises FormsError sync.folder_missing."""
    if not folder.is_dir():
        raise FormsError("sync.folder_missing", folder=folder.name)


def names(folder: Path, kind: str) -> list[str]:
    """Files of one kind, sorted. What else lies in the folder is left alone. Raises FormsError sync.folder_missing."""
    try:
        found = os.listdir(folder)
    except OSError as error:
        raise FormsError("sync.folder_missing", folder=folder.name) from error
    return sorted(name for name in found if (match := _NAME.fullmatch(name)) and match[1] == kind)


def read(folder: Path, name: str) -> bytes:
    """b"" where the file is gone again, can't be read yet, or is larger than anything we write."""
    path = folder / name
    try:
        return path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return b""


def write(folder: Path, name: str, data: bytes) -> None:
    """Raises FormsError sync.folder_unwritable, sync.folder_full, sync.folder_gone."""
    try:
        write_whole(folder / name, data)
    except OSError as error:
        if error.errno in _FULL:
            raise FormsError("sync.folder_full", folder=folder.name) from error
        if not folder.is_dir():
            raise FormsError("sync.folder_gone", folder=folder.name) from error
        raise FormsError("sync.folder_unwritable", folder=folder.name) from error


def remove(folder: Path, name: str) -> None:
    """Take away a file of our own. That it stays does no harm."""
    try:
        (folder / name).unlink(missing_ok=True)
    except OSError:
        return


def new_name(kind: str) -> str:
    return f"{kind}-{secrets.token_hex(16)}.fos"


def named_after(kind: str, data: bytes) -> str:
    return f"{kind}-{hashlib.sha256(kind.encode() + data).hexdigest()[:32]}.fos"
