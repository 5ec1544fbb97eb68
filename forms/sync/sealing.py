"""Sealed files: sign, then seal.

    magic | ephemeral X25519 key (32) | count (2) | per recipient: tag (8), wrapped content key (48)
    | chunks: length (4), ChaCha20-Poly1305 of at most 64 KiB

A chunk's nonce is its number and whether it is the last, its associated data the hash of all before the chunks: so
chunks can't be reordered, dropped or carried over, and a cut file is seen to be cut. Inside stand the signer's public
keys, an Ed25519 signature over purpose, ephemeral key and content, and the content.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.profile.identity import Device, Identity, device_id, verify

MAGIC = b"FILLONCE SEALED\x01"
_CHUNK = 64 << 10
_TAG, _WRAPPED = 8, 48
_MOST_RECIPIENTS = 1000
_ZERO = bytes(12)  # each key encrypts once


class Incomplete(Exception):
    """The file ends before its last chunk: it is still being copied, or was cut."""


class Tampered(Exception):
    """The file isn't what its author sealed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Content with its signer's id and public keys; who that is, the caller looks up."""

    signer: str
    signing: bytes
    content: bytes


def seal(identity: Identity, recipients: Sequence[Device], purpose: bytes, content: bytes) -> bytes:
    """Content signed by `identity`, readable by the recipients only."""
    ephemeral, key = X25519PrivateKey.generate(), secrets.token_bytes(32)
    public = ephemeral.public_key().public_bytes_raw()
    head = MAGIC + public + struct.pack(">H", len(recipients))
    for device in recipients:
        shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(device.sealing))
        wrapped = ChaCha20Poly1305(_wrapping(shared, public, device.sealing)).encrypt(_ZERO, key, MAGIC)
        head += _tag(public, device.sealing) + wrapped
    signature = identity.sign(purpose, public + content)
    inner = identity.device.signing + identity.device.sealing + signature + content
    return head + b"".join(_encrypt(key, hashlib.sha256(head).digest(), inner))


def unseal(identity: Identity, purpose: bytes, data: bytes) -> Opened | None:
    """None where the file isn't sealed for us. Raises Incomplete, Tampered."""
    public, wraps, start = _head(data)
    wrapped = wraps.get(_tag(public, identity.device.sealing))
    if wrapped is None:
        return None
    try:
        shared = X25519PrivateKey.from_private_bytes(identity.sealing).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
        wrapping = _wrapping(shared, public, identity.device.sealing)
        key = ChaCha20Poly1305(wrapping).decrypt(_ZERO, wrapped, MAGIC)
        inner = b"".join(_decrypt(key, hashlib.sha256(data[:start]).digest(), data, start))
    except (InvalidTag, ValueError) as error:
        raise Tampered from error
    signing, sealing, signature, content = inner[:32], inner[32:64], inner[64:128], inner[128:]
    if not verify(signing, purpose, public + content, signature):
        raise Tampered
    return Opened(device_id(signing, sealing), signing, content)


def sealed_for(data: bytes, devices: Collection[Device]) -> set[str]:
    """Which of these devices can open the file. Raises Incomplete, Tampered."""
    public, wraps, _ = _head(data)
    return {device.id for device in devices if _tag(public, device.sealing) in wraps}


def _head(data: bytes) -> tuple[bytes, dict[bytes, bytes], int]:
    fixed = len(MAGIC) + 34
    if not data.startswith(MAGIC[: len(data)]):
        raise Tampered
    if len(data) < fixed:
        raise Incomplete
    public = data[len(MAGIC) : len(MAGIC) + 32]
    (count,) = struct.unpack(">H", data[fixed - 2 : fixed])
    if count > _MOST_RECIPIENTS:
        raise Tampered
    start = fixed + count * (_TAG + _WRAPPED)
    if len(data) < start:
        raise Incomplete
    wraps = {}
    for place in range(fixed, start, _TAG + _WRAPPED):
        wraps[data[place : place + _TAG]] = data[place + _TAG : place + _TAG + _WRAPPED]
    return public, wraps, start


def _encrypt(key: bytes, bound: bytes, inner: bytes) -> Iterator[bytes]:
    cipher, count = ChaCha20Poly1305(key), max(1, -(-len(inner) // _CHUNK))
    for number in range(count):
        piece = inner[number * _CHUNK : (number + 1) * _CHUNK]
        chunk = cipher.encrypt(_nonce(number, number == count - 1), piece, bound)
        yield struct.pack(">I", len(chunk)) + chunk


def _decrypt(key: bytes, bound: bytes, data: bytes, start: int) -> Iterator[bytes]:
    cipher, number, last = ChaCha20Poly1305(key), 0, False
    while not last:
        if len(data) < start + 4:
            raise Incomplete
        (length,) = struct.unpack(">I", data[start : start + 4])
        end = start + 4 + length
        if length > _CHUNK + 16:
            raise Tampered
        if len(data) < end:
            raise Incomplete
        piece, last = _chunk(cipher, number, data[start + 4 : end], bound, end == len(data))
        yield piece
        start, number = end, number + 1
    if start != len(data):
        raise Tampered


def _chunk(cipher: ChaCha20Poly1305, number: int, chunk: bytes, bound: bytes, at_end: bool) -> tuple[bytes, bool]:
    """A chunk and whether it is the last. At the end of the data a sound chunk may still not be the last: a cut file."""
    for last in (at_end, not at_end):
        try:
            return cipher.decrypt(_nonce(number, last), chunk, bound), last
        except InvalidTag:
            continue
    raise Tampered


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _tag(public: bytes, sealing: bytes) -> bytes:
    """Finds one's own wrapped key without naming anybody: it differs in every file."""
    return hashlib.sha256(b"fillonce tag\n" + public + sealing).digest()[:_TAG]


def _wrapping(shared: bytes, public: bytes, sealing: bytes) -> bytes:
    return HKDF(SHA256(), 32, public + sealing, b"fillonce wrap").derive(shared)
