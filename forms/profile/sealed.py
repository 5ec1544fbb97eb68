"""Submissions whose content can be destroyed: the journal holds it under a key of its own, which is kept beside it.

The journal only grows, and its records are signed. What another office delivered must go when its purpose has ended
(政务数据共享条例, Art. 25); throwing the key away does that, and every hash and signature still holds.
"""

from __future__ import annotations

import base64
import json
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from forms.model.facts import Submission
from forms.profile.codec import decode_submission, encode_submission

KEYS = "sealed.keys"  # setting: record, and SHA-256 of the file -> key (hex); only here, never in a record
FORGOTTEN = "sealed.forgotten"  # setting: records that are read no more
_NONCE = bytes(12)  # every key seals one message only


def new_key() -> str:
    """32 random bytes, in hex."""
    return secrets.token_hex(32)


def seal(submission: Submission, key: str) -> dict[str, object]:
    """The payload of a record: what the file is called in the open, what it says under the key."""
    plain = encode_submission(submission)
    inner = json.dumps(plain["observations"], ensure_ascii=False, separators=(",", ":")).encode()
    box = ChaCha20Poly1305(bytes.fromhex(key)).encrypt(_NONCE, zlib.compress(inner, 1), submission.sha256.encode())
    return plain | {"observations": [], "sealed": base64.b64encode(box).decode()}


def opened(payload: Mapping[str, Any], key: str) -> Submission:
    """A submission with what it says; without its key it says nothing. Raises ValueError where it is no submission."""
    submission = decode_submission(payload)
    if not key or not isinstance(payload.get("sealed"), str):
        return submission
    try:
        box = base64.b64decode(payload["sealed"])
        packed = ChaCha20Poly1305(bytes.fromhex(key)).decrypt(_NONCE, box, submission.sha256.encode())
    except InvalidTag as error:
        raise ValueError("sealed with another key") from error
    inner = {**payload, "observations": json.loads(zlib.decompress(packed))}
    return replace(submission, observations=decode_submission(inner).observations)
