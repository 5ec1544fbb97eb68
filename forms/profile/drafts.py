"""Drafts in progress: one encrypted file each, which only grows, so that nothing typed is lost however the program ends.

A file is a line of magic and then records: 4 bytes of length, 12 of nonce, and a JSON object sealed with a key of the
draft's own (from the profile's data key); the number of a record is authenticated with it. A record that a power cut
tore off at the end is passed over. Calls may come from any thread: a draft is kept while the database is at work.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import re
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.errors import FormsError
from forms.profile.files import write_whole
from forms.profile.plain_values import as_json, from_json

if TYPE_CHECKING:
    from forms.model.document import Value

FOLDER = "drafts"
_SUFFIX = ".draft"
_MAGIC = b"fillonce draft 1\n"
_NAME = re.compile(r"^[0-9a-f]{32}$")
_MOST = 1 << 28  # bytes of one record: a damaged length can't ask for more
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_COMPACT_ABOVE = 500  # records; a longer file is written anew when it is opened
_EDITS_KEPT = 50  # of a draft that is written anew


@dataclass(frozen=True, slots=True)
class DraftHead:
    """What a list of drafts shows. Times are ISO 8601 with seconds; `period` is as on the command line, "" for the form's own.

    `done` counts places that are filled or confirmed, `open` those that need a person, `total` all. `state`: "open",
    "written" (to `output`), or "discarded" (put away by the clerk, who may want it back).
    """

    id: str
    template: str  # file name
    path: str = ""  # where the template was opened from
    title: str = ""
    period: str = ""
    period_text: str = ""
    subject: str = ""
    deadline: str = ""  # as printed in the form
    started: str = ""
    changed: str = ""
    done: int = 0
    open: int = 0
    total: int = 0
    state: str = "open"
    output: str = ""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """`values` by place; `typing` what stood in an editor that was not left: (place, text)."""

    head: DraftHead
    template: bytes
    values: Mapping[str, Value]
    typing: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A place that was left with a value: when (ISO 8601 with seconds), and whether it was typed rather than confirmed."""

    time: str
    place: str
    typed: bool


class DraftStore:
    """The drafts of one profile, in `folder`/drafts."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._folder = folder / FOLDER
        self._key = data_key
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}  # records of the files written to so far

    @staticmethod
    def new_id() -> str:
        return secrets.token_hex(16)

    def start(self, head: DraftHead, template: bytes) -> None:
        """Begin to keep a draft; on disk when this returns, as with every call that keeps something.

        Raises FormsError profile.disk_full, profile.unwritable.
        """
        first = {"head": asdict(head), "template": base64.b64encode(template).decode()}
        with self._lock, self._mapped():
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self._file(head.id), _MAGIC + self._sealed(head.id, 0, first))
            self._counts[head.id] = 1

    def keep(
        self,
        draft: str,
        values: Mapping[str, Value] | None = None,
        gone: tuple[str, ...] = (),
        head: DraftHead | None = None,
        typing: tuple[str, str] | None = None,
    ) -> None:
        """Add what was done: values by place, places whose value was taken back, a new head, text in an editor.

        Raises FormsError draft.missing, profile.disk_full, profile.unwritable.
        """
        event: dict[str, object] = {"typing": list(typing) if typing else None}
        if values:
            event["set"] = {key: as_json(value) for key, value in values.items()}
        if gone:
            event["gone"] = list(gone)
        if head is not None:
            event["head"] = asdict(head)
        with self._lock, self._mapped():
            self._append(draft, event)

    def heads(self) -> tuple[DraftHead, ...]:
        """All drafts, the one changed last first; those that can't be read are left out (read() says why)."""
        found = []
        for file in self._folder.glob("*" + _SUFFIX) if self._folder.is_dir() else ():
            try:
                found.append(self.read(file.stem).head)
            except FormsError:
                continue
        return tuple(sorted(found, key=lambda head: head.changed, reverse=True))

    def read(self, draft: str) -> KeptDraft:
        """A draft as it was left. Raises FormsError draft.missing, draft.damaged."""
        with self._lock:
            events, whole = self._events(draft)
            kept = _replayed(draft, events)
            if len(events) > _COMPACT_ABOVE or not whole:
                self._rewrite(kept, tuple(_edited(draft, events)))
        return kept

    def edits(self, draft: str) -> tuple[Edit, ...]:
        """The places that were left one at a time, in order. Raises FormsError draft.missing, draft.damaged."""
        with self._lock:
            return tuple(_edited(draft, self._events(draft)[0]))

    def remove(self, draft: str) -> None:
        with self._lock, self._mapped():
            self._file(draft).unlink(missing_ok=True)
            self._counts.pop(draft, None)

    def mark(self, draft: str, state: str) -> None:
        """Give a draft another state. Raises FormsError as read() and keep()."""
        self.keep(draft, head=replace(self.read(draft).head, state=state))

    def clear_written(self, before: str) -> int:
        """Remove drafts that are written or discarded and were changed last before a day (ISO 8601); how many."""
        old = [head.id for head in self.heads() if head.state != "open" and head.changed < before]
        for draft in old:
            self.remove(draft)
        return len(old)

    # files

    def _file(self, draft: str) -> Path:
        if not _NAME.match(draft):
            raise FormsError("draft.missing", draft=draft[:8])
        return self._folder / f"{draft}{_SUFFIX}"

    def _append(self, draft: str, event: Mapping[str, object]) -> None:
        file = self._file(draft)
        if not file.exists():
            raise FormsError("draft.missing", draft=draft[:8])
        if draft not in self._counts:
            events = self._events(draft)[0]
            self._rewrite(_replayed(draft, events), tuple(_edited(draft, events)))
        with open(file, "r+b") as out:
            size = out.seek(0, os.SEEK_END)
            try:
                out.write(self._sealed(draft, self._counts[draft], event))
                out.flush()
                os.fsync(out.fileno())
            except OSError:
                out.truncate(size)  # no torn record in the middle
                raise
        self._counts[draft] += 1

    def _rewrite(self, kept: KeptDraft, edits: tuple[Edit, ...]) -> None:
        """The same draft in two records."""
        draft = kept.head.id
        first = {"head": asdict(kept.head), "template": base64.b64encode(kept.template).decode()}
        second = {
            "set": {key: as_json(value) for key, value in kept.values.items()},
            "typing": list(kept.typing) if kept.typing else None,
            "edits": [[edit.time, edit.place, edit.typed] for edit in edits[-_EDITS_KEPT:]],
        }
        data = _MAGIC + self._sealed(draft, 0, first) + self._sealed(draft, 1, second)
        with self._mapped():
            write_whole(self._file(draft), data)
        self._counts[draft] = 2

    def _events(self, draft: str) -> tuple[list[dict[str, Any]], bool]:
        """The records that can be read, and whether the file ends with the last of them."""
        try:
            data = self._file(draft).read_bytes()
        except OSError as error:
            raise FormsError("draft.missing", draft=draft[:8]) from error
        if not data.startswith(_MAGIC):
            raise FormsError("draft.damaged", draft=draft[:8])
        cipher, at = self._cipher(draft), len(_MAGIC)
        events: list[dict[str, Any]] = []
        for start, end in _frames(data):
            try:
                plain = cipher.decrypt(data[start : start + 12], data[start + 12 : end], _number(len(events)))
                events.append(json.loads(plain))
            except (InvalidTag, ValueError):
                break
            at = end
        if not events:
            raise FormsError("draft.damaged", draft=draft[:8])
        return events, at == len(data)

    def _sealed(self, draft: str, number: int, event: Mapping[str, object]) -> bytes:
        nonce = secrets.token_bytes(12)
        plain = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        sealed = nonce + self._cipher(draft).encrypt(nonce, plain, _number(number))
        return len(sealed).to_bytes(4, "big") + sealed

    def _cipher(self, draft: str) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(HKDF(SHA256(), 32, None, b"fillonce draft " + draft.encode()).derive(self._key))

    def _mapped(self) -> _Mapped:
        return _Mapped(self._folder.parent.name)


class _Mapped:
    """OSError as FormsError: profile.disk_full, profile.unwritable."""

    def __init__(self, folder: str) -> None:
        self._name = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            code = "profile.disk_full" if error.errno in _FULL else "profile.unwritable"
            raise FormsError(code, folder=self._name) from error


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each whole record, without its length."""
    at = len(_MAGIC)
    while at + 4 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if length > _MOST or at + 4 + length > len(data):
            return
        yield at + 4, at + 4 + length
        at += 4 + length


def _number(number: int) -> bytes:
    return number.to_bytes(8, "big")


def _replayed(draft: str, events: list[dict[str, Any]]) -> KeptDraft:
    known = {field.name for field in fields(DraftHead)}
    head = DraftHead(draft, "")
    values: dict[str, Value] = {}
    typing: tuple[str, str] | None = None
    template = b""
    try:
        for event in events:
            if "head" in event:
                head = DraftHead(**{k: v for k, v in event["head"].items() if k in known})
            if "template" in event:
                template = base64.b64decode(event["template"])
            for key in event.get("gone", ()):
                values.pop(key, None)
            values.update({key: from_json(value) for key, value in event.get("set", {}).items()})
            said = event.get("typing")
            typing = (str(said[0]), str(said[1])) if said else None
    except (TypeError, KeyError, ValueError, AttributeError, IndexError) as error:
        raise FormsError("draft.damaged", draft=draft[:8]) from error
    return KeptDraft(replace(head, id=draft), template, values, typing)


def _edited(draft: str, events: list[dict[str, Any]]) -> Iterator[Edit]:
    """One a record: the place that was typed in, else the only one that was set. Many set at once say nothing of the time."""
    time, typing = "", ""
    try:
        for event in events:
            time = str(event.get("head", {}).get("changed") or time)
            keys = event.get("set", {})
            if "edits" in event:
                yield from (Edit(str(at), str(place), bool(typed)) for at, place, typed in event["edits"])
            elif typing in keys or len(keys) == 1:
                yield Edit(time, typing if typing in keys else next(iter(keys)), typing in keys)
            said = event.get("typing")
            typing = str(said[0]) if said else "" if keys else typing
    except (TypeError, KeyError, ValueError, AttributeError, IndexError) as error:
        raise FormsError("draft.damaged", draft=draft[:8]) from error
