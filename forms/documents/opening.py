"""From a file as it came to bytes that can be read and filled: unlocked with its password, converted where need be.

An Opener is made with each workspace, long before a file is opened: what it works with is loaded then.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.errors import FormsError

if TYPE_CHECKING:
    from forms.documents.convert import Converter, Finder
    from forms.model.document import Format
    from forms.model.proposal import Reason

AskPassword = Callable[[str], str | None]  # the file's name -> its opening password, None where nobody knows it

_TRIES = 3
_KEPT_FILES = 8
_KEPT_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Opened:
    """Bytes that reader and writer understand, their format, and what the user should know of a file written from them."""

    data: bytes
    format: Format
    notes: tuple[Reason, ...] = ()


def _converter() -> Converter | None:
    from forms.documents.convert import find_converter

    return find_converter()


class Opener:
    """Opens files of every format we can get at; remembers the last ones it unlocked or converted.

    `ask` gives the password of a locked file (None: nobody is asked, such a file is refused); it may be set later and is
    called on the thread that opens. `find` looks for an office program to convert with.
    """

    def __init__(self, ask: AskPassword | None = None, find: Finder = _converter) -> None:
        self.ask = ask
        self.find = find
        self._kept: OrderedDict[str, Opened] = OrderedDict()

    def open(self, data: bytes, file_name: str) -> Opened:
        """A file's bytes made readable.

        Raises FormsError as intake.sniff, and file.encrypted (no password was given), file.wrong_password,
        file.needs_converter, file.convert_failed, file.convert_timeout.
        """
        todo, found = _first_step(data, file_name)
        if not todo and found is not None:
            return Opened(data, found)
        key = hashlib.sha256(data).hexdigest()
        if key not in self._kept:
            self._keep(key, self._made_readable(data, file_name))
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: str, opened: Opened) -> None:
        self._kept[key] = opened
        while len(self._kept) > 1 and (
            len(self._kept) > _KEPT_FILES or sum(len(o.data) for o in self._kept.values()) > _KEPT_BYTES
        ):
            self._kept.popitem(last=False)

    def _made_readable(self, data: bytes, file_name: str) -> Opened:
        """At most unlocking, then converting."""
        from forms.documents.intake import sniff

        notes: list[Reason] = []
        for _ in range(2):
            todo, found = _first_step(data, file_name)
            if not todo and found is not None:
                return Opened(data, found, tuple(notes))
            if todo == "unlock":
                data, note = self._unlock(data, file_name)
            else:
                data, note = self._convert(data, todo, file_name)
            notes += note
        return Opened(data, sniff(data, file_name), tuple(notes))

    def _unlock(self, data: bytes, file_name: str) -> tuple[bytes, list[Reason]]:
        from forms.documents.protected import STANDARD_PASSWORD, unlocked

        try:
            return unlocked(data, STANDARD_PASSWORD, file_name), []
        except FormsError as error:
            if error.code != "file.wrong_password":
                raise
        tried: set[str] = set()
        for _ in range(_TRIES):
            password = self.ask(file_name) if self.ask is not None else None
            if password is None or password in tried:
                break
            tried.add(password)
            try:
                from forms.model.proposal import Reason

                return unlocked(data, password, file_name), [Reason("file.written_without_password")]
            except FormsError as error:
                if error.code != "file.wrong_password":
                    raise
        raise FormsError("file.wrong_password" if tried else "file.encrypted", file=file_name)

    def _convert(self, data: bytes, kind: str, file_name: str) -> tuple[bytes, list[Reason]]:
        from forms.documents.convert import TARGETS

        converter = self.find()
        target = TARGETS[kind]
        if converter is None:
            raise FormsError("file.needs_converter", file=file_name, kind=kind, target=target)
        from forms.model.proposal import Reason

        made = converter(data, kind, file_name)
        context = (("program", converter.program), ("kind", kind), ("target", target))
        return made, [Reason("file.handed_back_converted", context)]


def _first_step(data: bytes, file_name: str) -> tuple[str, Format | None]:
    """What is to be done first: "" (the format is known), "unlock", or the kind to convert from."""
    from forms.documents.convert import TARGETS
    from forms.documents.intake import sniff
    from forms.documents.protected import is_locked_book, is_locked_pdf, is_locked_word

    try:
        found = sniff(data, file_name)
    except FormsError as error:
        kind = str(error.context.get("kind", ""))
        if error.code == "file.encrypted" and data[:2] != b"PK":
            return "unlock", None
        if error.code == "file.unsupported" and kind in TARGETS:
            return ("unlock" if kind in ("doc", "wps") and is_locked_word(data) else kind), None
        raise
    is_locked = {"xls": is_locked_book, "pdf": is_locked_pdf}.get(found)
    return ("unlock", None) if is_locked is not None and is_locked(data) else ("", found)
