"""A passphrase stretched to a key (scrypt, as slots.json says), also ahead of time. Light to load: no window waits for it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import Any

from forms.errors import FormsError

SLOTS_NAME = "slots.json"
_MOST_MEMORY = 1 << 30  # a slots file can't make us ask for more than 1 GiB
_OPENSSL_MOST = 2**31 - 1  # OpenSSL's own limit is no tighter than ours
_WRONG = (OSError, ValueError, LookupError, TypeError, StopIteration, RecursionError, MemoryError, FormsError)
Stretch = Callable[[str, Mapping[str, Any]], bytes]


def stretched(passphrase: str, slot: Mapping[str, Any]) -> bytes:
    """32 bytes; other threads go on meanwhile. Raises FormsError profile.newer_schema for what we don't know."""
    n, r, p = int(slot["n"]), int(slot["r"]), int(slot["p"])
    if 128 * n * r * p > _MOST_MEMORY or slot["kdf"] != "scrypt":
        raise FormsError("profile.newer_schema", folder="")
    salt = base64.b64decode(slot["salt"], validate=True)
    secret = passphrase.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=_OPENSSL_MOST, dklen=32)


class StretchedAhead:
    """Begins at once, on a thread of its own, while the rest of the program is loaded. Answers once.

    Whatever goes wrong here goes wrong again where the profile is opened, and is told of there.
    """

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._made: tuple[str, Mapping[str, Any], bytes] | None = None
        self._thread = Thread(target=self._work, args=(folder, passphrase), name="stretching", daemon=True)
        self._thread.start()

    def _work(self, folder: Path, passphrase: str) -> None:
        try:
            slots = json.loads((folder / SLOTS_NAME).read_bytes())["slots"]
            slot = next(one for one in slots if one["kind"] == "passphrase")
            self._made = passphrase, slot, stretched(passphrase, slot)
        except _WRONG:
            self._made = None

    def __call__(self, passphrase: str, slot: Mapping[str, Any]) -> bytes:
        self._thread.join()
        made, self._made = self._made, None
        if made is not None and made[:2] == (passphrase, slot):
            return made[2]
        return stretched(passphrase, slot)
