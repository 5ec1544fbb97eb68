"""A device: who signs records (Ed25519) and for whom they are sealed (X25519). What does so is loaded with the first one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

ALGORITHM = "ed25519-sha256"
# What is signed says what it is, so that a signature can't be carried over to another use.
RECORD_PURPOSE = b"fillonce record 1\n"


@dataclass(frozen=True, slots=True)
class Device:
    """A device as others know it. `signing` and `sealing` are raw public keys (32 bytes)."""

    id: str
    name: str
    signing: bytes
    sealing: bytes
    state: str = "paired"
    last_good: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """This device, with its private keys (raw, 32 bytes). Lives in the encrypted profile only."""

    device: Device
    signing: bytes
    sealing: bytes

    def sign(self, purpose: bytes, data: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.signing).sign(purpose + data)


def device_id(signing: bytes, sealing: bytes) -> str:
    """The id of a device is a hash of its public keys, so nobody can take another's."""
    return hashlib.sha256(b"fillonce device\n" + signing + sealing).hexdigest()[:32]


def new_identity(name: str) -> Identity:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    signing, sealing = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    public, seal = signing.public_key().public_bytes_raw(), sealing.public_key().public_bytes_raw()
    device = Device(device_id(public, seal), name, public, seal, "own")
    return Identity(device, signing.private_bytes_raw(), sealing.private_bytes_raw())


def verify(signing: bytes, purpose: bytes, data: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(signing).verify(signature, purpose + data)
    except (InvalidSignature, ValueError):
        return False
    return True
