"""The sidecar of a published template: what stands in it, signed with the key of the desktop that published it.

It is one JSON object. The signature covers its canonical form without the signature itself, and with the hash of the
template's file: whoever changes either is found out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.profile.canonical import canonical, parse
from forms.profile.identity import ALGORITHM, Device, Identity, verify
from forms.templates.corrections import Correction, decode, encode

FORMAT = "fillonce template 1"
PURPOSE = b"fillonce template 1\n"
SUFFIX = ".template.json"
MOST_BYTES = 8 << 20
_MOST_TEXT = 500


class Unsigned(Exception):
    """It bears no signature."""


class Changed(Exception):
    """It isn't what was signed any more."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a publisher says of a template. `device` and `signing` (hex) name its key; `by` is what it calls itself."""

    file: str
    sha256: str
    title: str
    issuer: str
    fingerprint: str
    version: int
    published: str
    by: str
    device: str
    signing: str
    layer: tuple[Correction, ...] = ()


def signed(sidecar: Sidecar, identity: Identity) -> bytes:
    """The sidecar's bytes, signed by this desktop."""
    body = _body(sidecar)
    return canonical(body | {"signature": identity.sign(PURPOSE, canonical(body)).hex()})


def _body(sidecar: Sidecar) -> dict[str, object]:
    return {
        "format": FORMAT, "alg": ALGORITHM, "file": sidecar.file, "sha256": sidecar.sha256, "title": sidecar.title,
        "issuer": sidecar.issuer, "fingerprint": sidecar.fingerprint, "version": sidecar.version,
        "published": sidecar.published, "by": sidecar.by, "device": sidecar.device, "signing": sidecar.signing,
        "review": encode(sidecar.layer),
    }  # fmt: skip


def opened(data: bytes) -> Sidecar:
    """A sidecar whose signature fits its own key. Whether we know that key is asked next, in signer_of.

    Raises ValueError where it isn't one, Unsigned, Changed.
    """
    if len(data) > MOST_BYTES:
        raise ValueError("too large")
    body: dict[str, Any] = dict(parse(data))
    if body.get("format") != FORMAT:
        raise ValueError("not a sidecar")
    signature = body.pop("signature", None)
    if not signature:
        raise Unsigned
    if not isinstance(signature, str) or body.get("alg") != ALGORITHM or not _fits(body, signature):
        raise Changed
    return _sidecar(body)


def _fits(body: Mapping[str, Any], signature: str) -> bool:
    try:
        return verify(bytes.fromhex(_text(body, "signing")), PURPOSE, canonical(body), bytes.fromhex(signature))
    except ValueError:
        return False


def _sidecar(body: Mapping[str, Any]) -> Sidecar:
    version = body.get("version")
    if type(version) is not int or not 0 < version < 100_000:
        raise ValueError("not a version")
    return Sidecar(
        file=_text(body, "file"), sha256=_text(body, "sha256"), title=_text(body, "title"),
        issuer=_text(body, "issuer"), fingerprint=_text(body, "fingerprint"), version=version,
        published=_text(body, "published"), by=_text(body, "by"), device=_text(body, "device"),
        signing=_text(body, "signing"), layer=_layer(body.get("review")),
    )  # fmt: skip


def _layer(data: object) -> tuple[Correction, ...]:
    try:
        return decode(data)
    except KeyError as error:
        raise ValueError("not a review") from error


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or len(value) > _MOST_TEXT:
        raise ValueError("not a text")
    return value


def names_its_file(sidecar: Sidecar, data: bytes) -> bool:
    """Whether the file is the one that was signed."""
    return hashlib.sha256(data).hexdigest() == sidecar.sha256


def signer_of(sidecar: Sidecar, devices: Mapping[str, Device]) -> str:
    """own, paired, unknown; revoked for one that isn't believed any more; false where the key isn't the named device's."""
    known = devices.get(sidecar.device)
    if known is None:
        by_key = next((d for d in devices.values() if d.signing.hex() == sidecar.signing), None)
        return "unknown" if by_key is None else "false"
    if known.signing.hex() != sidecar.signing:
        return "false"
    if known.state == "own":
        return "own"
    return "paired" if known.state == "paired" else "revoked"
