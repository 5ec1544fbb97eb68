"""Files of other formats into .docx or .xlsx, through LibreOffice or WPS where one is installed on this computer.

The document is only laid out and saved again: macros, links and other active content are switched off in a profile folder
that is made for the one conversion and thrown away after it. One conversion runs at a time on a computer.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from forms.documents import offices
from forms.documents.intake import MAX_FILE, sniff
from forms.documents.onetime import one_at_a_time
from forms.errors import FormsError

Target = Literal["docx", "xlsx"]
TARGETS: dict[str, Target] = {
    "doc": "docx", "wps": "docx", "odt": "docx", "rtf": "docx",
    "xls": "xlsx", "et": "xlsx", "ods": "xlsx", "xlsb": "xlsx",
}  # fmt: skip
_SAVED_AS = {"wps": "doc", "et": "xls"}  # the names under which these contents are understood
SECONDS = 60.0
_STEP = 0.1  # seconds between two looks at a running conversion


@dataclass(frozen=True, slots=True)
class Converter:
    """Turns a file's bytes into .docx or .xlsx with `office`, within `seconds` of waiting and again of running."""

    office: offices.Office
    seconds: float = SECONDS

    @property
    def program(self) -> str:
        return self.office.name

    def __call__(self, data: bytes, kind: str, file_name: str) -> bytes:
        """`kind` is one of TARGETS.

        Raises FormsError file.convert_failed (nothing usable came out), file.convert_timeout (it took longer than
        `seconds`, or another conversion did).
        """
        return self._made(data, kind, TARGETS[kind], file_name)

    def print(self, data: bytes, kind: str, file_name: str) -> bytes:
        """A PDF of a file of any kind the program understands (xlsx, docx, xls, csv …), as it would be printed.

        Raises as __call__.
        """
        return self._made(data, kind, "pdf", file_name)

    def _made(self, data: bytes, kind: str, target: offices.Target, file_name: str) -> bytes:
        context = {"file": file_name, "program": self.office.name}
        timeout = FormsError("file.convert_timeout", seconds=int(self.seconds), **context)
        with (
            one_at_a_time("fillonce-convert", self.seconds, timeout),
            tempfile.TemporaryDirectory(prefix="fillonce-", ignore_cleanup_errors=True) as temporary,
        ):
            folder = Path(temporary)
            source = folder / f"source.{_SAVED_AS.get(kind, kind)}"
            source.write_bytes(data)
            out = folder / "out"
            out.mkdir()
            if not _run(self.office.command(source, out, target), out, self.seconds, folder):
                raise timeout
            return _result(out / f"source.{target}", target, context)


def find_converter() -> Converter | None:
    """The first office program found on this computer, None where there is none."""
    office = offices.find_office()
    return Converter(office) if office is not None else None


Finder = Callable[[], Converter | None]


def _result(path: Path, target: offices.Target, context: dict[str, str]) -> bytes:
    failed = FormsError("file.convert_failed", **context)
    try:
        if not 0 < path.stat().st_size <= MAX_FILE:
            raise failed
        data = path.read_bytes()
        found = sniff(data, path.name)
    except (OSError, FormsError) as error:
        raise failed from error
    if found != target:
        raise failed
    return data


def _run(command: list[str], out: Path, seconds: float, folder: Path) -> bool:
    """Runs the program to its end; False where it had to be stopped because it took too long or wrote too much."""
    environment = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found by us, with paths made by us
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
            env=environment, start_new_session=True, creationflags=flags,
        )  # fmt: skip
    except OSError:
        return True  # nothing will be found in `out`: a failure, not a time-out
    try:
        return _watch(process, out, time.monotonic() + seconds)
    finally:
        _end(process)


def _watch(process: subprocess.Popen[bytes], out: Path, deadline: float) -> bool:
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_STEP)
            return True
        if time.monotonic() > deadline or _size(out) > MAX_FILE:
            return False


def _size(folder: Path) -> int:
    total = 0
    for path in folder.iterdir():
        with contextlib.suppress(OSError):  # a temporary file of the program, gone again
            total += path.stat().st_size
    return total


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with all that it started, and waits for it."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)


def as_pdf(docx: bytes, find: Finder) -> bytes:
    """A paper as it would be printed, by the office program that is there. FormsError paper.no_office, file.convert_*."""
    converter = find()
    if converter is None:
        raise FormsError("paper.no_office")
    return converter.print(docx, "docx", "paper.docx")
