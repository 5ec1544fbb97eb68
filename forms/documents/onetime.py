"""A lock that holds between processes, so that heavy work runs once at a time on a computer."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_STEP = 0.1  # seconds between two tries


@contextlib.contextmanager
def one_at_a_time(name: str, seconds: float, timeout: Exception) -> Iterator[None]:
    """Wait up to `seconds` for the lock `name` of this user, else raise `timeout`. The system frees it if we die."""
    handle = os.open(_place(name), os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        deadline = time.monotonic() + seconds
        while not _taken(handle):
            if time.monotonic() > deadline:
                raise timeout
            time.sleep(_STEP)
        yield
    finally:
        os.close(handle)


def _place(name: str) -> Path:
    user = hashlib.sha256(_user().encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"{name}-{user}.lock"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
