"""Key slots: the data key of a profile, wrapped for each way of opening it, in a plain file beside the database.

slots.json: {"version", "profile", "check", "slots": [{"kind", ...}], "sum"}. `check` tells a right data key from a
wrong one before SQLCipher sees it; `sum` tells a damaged file from a wrong passphrase (it protects against accidents;
each slot is authenticated by its own AEAD).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.errors import FormsError
from forms.profile.files import write_whole
from forms.profile.recovery import recovery_secret
from forms.profile.stretching import SLOTS_NAME, Stretch, stretched
from forms.profile.vault import Vault

_VERSION = 1
_SCRYPT = {"n": 1 << 15, "r": 8, "p": 1}  # 32 MiB; about 0.1 s


@dataclass(frozen=True, slots=True)
class Slots:
    """The content of slots.json. `profile` is a random name, also the name in the keyring."""

    profile: str
    check: str
    slots: tuple[Mapping[str, Any], ...] = ()

    def with_slot(self, slot: Mapping[str, Any]) -> Slots:
        """The same with this slot in place of the one of its kind."""
        return replace(self, slots=(*(s for s in self.slots if s["kind"] != slot["kind"]), slot))

    def without(self, kind: str) -> Slots:
        return replace(self, slots=tuple(s for s in self.slots if s["kind"] != kind))

    def find(self, kind: str) -> Mapping[str, Any] | None:
        return next((s for s in self.slots if s["kind"] == kind), None)


def new_slots(data_key: bytes) -> Slots:
    profile = secrets.token_hex(16)
    return Slots(profile, _check(data_key, profile))


def passphrase_slot(slots: Slots, passphrase: str, data_key: bytes) -> Mapping[str, Any]:
    salt = secrets.token_bytes(16)
    slot = {"kind": "passphrase", "kdf": "scrypt", **_SCRYPT, "salt": _text(salt)}
    return slot | _wrap(stretched(passphrase, slot), data_key, slots.profile)


def recovery_slot(slots: Slots, recovery_key: str, data_key: bytes) -> Mapping[str, Any]:
    return {"kind": "recovery"} | _wrap(_derive(recovery_secret(recovery_key), "recovery"), data_key, slots.profile)


def keyring_slot(slots: Slots, vault: Vault, data_key: bytes) -> Mapping[str, Any] | None:
    """None where the system's keyring doesn't keep the secret."""
    secret = secrets.token_bytes(32)
    if not vault.store(slots.profile, _text(secret)):
        return None
    return {"kind": "keyring"} | _wrap(_derive(secret, "keyring"), data_key, slots.profile)


def unlock(
    slots: Slots,
    folder: str,
    passphrase: str | None,
    recovery_key: str | None,
    vault: Vault,
    stretch: Stretch = stretched,
) -> bytes:
    """The data key. A passphrase or recovery key that was given is the only one tried; otherwise the keyring.

    `stretch` may know the answer already (stretching.StretchedAhead).

    Raises FormsError profile.wrong_key, profile.no_key, recovery.bad_checksum.
    """
    if recovery_key is not None:
        return _open_slot(slots, "recovery", _derive(recovery_secret(recovery_key), "recovery"), folder)
    if passphrase is not None:
        slot = slots.find("passphrase")
        if slot is None:
            raise FormsError("profile.no_key", folder=folder)
        return _open_slot(slots, "passphrase", stretch(passphrase, slot), folder)
    kept = vault.fetch(slots.profile) if slots.find("keyring") else None
    if kept is None:
        raise FormsError("profile.no_key", folder=folder)
    return _open_slot(slots, "keyring", _derive(_bytes(kept), "keyring"), folder)


def check_key(slots: Slots, data_key: bytes, folder: str) -> None:
    """Raises FormsError profile.wrong_key where the data key isn't this profile's."""
    if not hmac.compare_digest(_check(data_key, slots.profile), slots.check):
        raise FormsError("profile.wrong_key", folder=folder)


def read_slots(folder: Path) -> Slots:
    """Raises FormsError profile.damaged, profile.newer_schema."""
    try:
        data = json.loads((folder / SLOTS_NAME).read_bytes())
        if data["version"] > _VERSION:
            raise FormsError("profile.newer_schema", folder=folder.name)
        slots = Slots(data["profile"], data["check"], tuple(dict(slot) for slot in data["slots"]))
        sound = (
            data["version"] == _VERSION
            and data["sum"] == _sum(slots)
            and all(isinstance(s.get("kind"), str) for s in slots.slots)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FormsError("profile.damaged", folder=folder.name, file=SLOTS_NAME) from error
    if not sound:
        raise FormsError("profile.damaged", folder=folder.name, file=SLOTS_NAME)
    return slots


def write_slots(folder: Path, slots: Slots) -> None:
    data = {"version": _VERSION, "profile": slots.profile, "check": slots.check, "slots": slots.slots}
    write_whole(folder / SLOTS_NAME, json.dumps(data | {"sum": _sum(slots)}, indent=1).encode())


def _sum(slots: Slots) -> str:
    text = json.dumps([slots.profile, slots.check, slots.slots], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _open_slot(slots: Slots, kind: str, wrapping: bytes, folder: str) -> bytes:
    slot = slots.find(kind)
    if slot is None:
        raise FormsError("profile.no_key", folder=folder)
    try:
        sealed, nonce = _bytes(slot["sealed"]), _bytes(slot["nonce"])
        return ChaCha20Poly1305(wrapping).decrypt(nonce, sealed, slots.profile.encode())
    except (InvalidTag, KeyError, ValueError) as error:
        raise FormsError("profile.wrong_key", folder=folder) from error


def _wrap(wrapping: bytes, data_key: bytes, profile: str) -> dict[str, Any]:
    nonce = secrets.token_bytes(12)
    return {
        "nonce": _text(nonce),
        "sealed": _text(ChaCha20Poly1305(wrapping).encrypt(nonce, data_key, profile.encode())),
    }


def _derive(secret: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose. The secrets are random, so no stretching is needed."""
    return HKDF(SHA256(), 32, None, b"fillonce " + purpose.encode()).derive(secret)


def _check(data_key: bytes, profile: str) -> str:
    return hmac.new(_derive(data_key, "check"), profile.encode(), hashlib.sha256).hexdigest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
