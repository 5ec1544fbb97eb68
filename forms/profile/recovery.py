"""The printed recovery key: 8 groups of 5 signs that a person can copy by hand."""

from __future__ import annotations

import hashlib
import secrets

from forms.errors import FormsError

# Crockford's base 32: no I, L, O, U. What looks alike is read alike.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = {"O": "0", "I": "1", "L": "1"}
_GROUPS, _GROUP = 8, 5
_SECRET_BYTES, _CHECK_BYTES = 22, 3  # 176 random bits and 24 that catch a slip of the pen


def new_recovery_key() -> str:
    """A fresh key as printed: "XXXXX-XXXXX-..." (176 random bits)."""
    return encode_signs(secrets.token_bytes(_SECRET_BYTES), _CHECK_BYTES, _GROUP)


def recovery_secret(text: str) -> bytes:
    """The 22 secret bytes of a typed recovery key. Raises FormsError recovery.bad_checksum."""
    secret = decode_signs(text, _SECRET_BYTES, _CHECK_BYTES)
    if secret is None:
        raise FormsError("recovery.bad_checksum", groups=_GROUPS, signs=_GROUP)
    return secret


def encode_signs(secret: bytes, check_bytes: int, group: int) -> str:
    """Secret and checksum as groups of signs; together they must fill whole signs (a multiple of 5 bits)."""
    data = secret + _checksum(secret, check_bytes)
    number = int.from_bytes(data, "big")
    count = len(data) * 8 // 5
    signs = "".join(_SIGNS[number >> (5 * i) & 31] for i in reversed(range(count)))
    return "-".join(signs[i : i + group] for i in range(0, count, group))


def decode_signs(text: str, secret_bytes: int, check_bytes: int) -> bytes | None:
    """What encode_signs wrote, however it was typed: any case, spaces, dashes, full width, O for 0, I or L for 1.

    None where signs are missing, foreign or don't fit their checksum.
    """
    signs = [_ALIKE.get(sign, sign) for sign in _half_width(text).upper() if sign not in " -\t\r\n_.—–·　"]
    total = secret_bytes + check_bytes
    if len(signs) != total * 8 // 5 or any(sign not in _SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | _SIGNS.index(sign)
    data = number.to_bytes(total, "big")
    secret = data[:secret_bytes]
    return secret if data[secret_bytes:] == _checksum(secret, check_bytes) else None


def _checksum(secret: bytes, size: int) -> bytes:
    return hashlib.sha256(b"fillonce code check\n" + secret).digest()[:size]


def _half_width(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
