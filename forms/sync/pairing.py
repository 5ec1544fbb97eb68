"""Pairing two desktops with a one-time code that is read out: who has the code and the folder is let in, once.

The inviter leaves its public keys in the folder, sealed under the stretched code; the other answers likewise. The
inviter takes the answer up at its next exchange and the code opens nothing any more. It also lapses after
`_MOST_USES` exchanges without an answer: no clock is asked.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from forms.errors import FormsError
from forms.model.reports import Problem
from forms.profile import exchange, feeds
from forms.profile.canonical import canonical, parse
from forms.profile.database import Database
from forms.profile.identity import Device, Identity, verify
from forms.profile.recovery import decode_signs, encode_signs
from forms.profile.store import Profile
from forms.sync import places, trust

_MAGIC = b"FILLONCE PAIRING\x01"
_SALT, _NONCE = 16, 12
_SECRET_BYTES, _CHECK_BYTES, _GROUP = 8, 2, 4  # 64 random bits: 4 groups of 4 signs
_MOST_USES = 20
_MOST_INVITATIONS = 50  # looked at for one code
_INVITE, _ANSWER = b"fillonce invitation 1\n", b"fillonce answer 1\n"


def start_pairing(profile: Profile, folder: Path) -> str:
    """Leave an invitation in the folder and return the code to read out. Earlier codes lapse.

    Raises FormsError sync.folder_missing, sync.folder_unwritable.
    """
    places.require(folder)
    db = profile.database
    for old in exchange.open_invitations(db):
        _close(db, folder, old.id, "replaced")
    secret, salt = secrets.token_bytes(_SECRET_BYTES), secrets.token_bytes(_SALT)
    key, name = _stretch(secret, salt), places.new_name(places.INVITATION)
    sealed = _seal(key, feeds.own_identity(db), _INVITE, name)
    places.write(folder, name, _MAGIC + salt + sealed)
    exchange.add_invitation(db, name, key)
    return encode_signs(secret, _CHECK_BYTES, _GROUP)


def accept_pairing(profile: Profile, folder: Path, code: str) -> Device:
    """Answer the invitation that the code opens and believe its author, who is returned.

    Raises FormsError sync.folder_missing, sync.folder_unwritable, sync.mistyped_code, sync.bad_code, sync.own_code,
    sync.code_used, sync.revoked_device.
    """
    places.require(folder)
    secret = decode_signs(code, _SECRET_BYTES, _CHECK_BYTES)
    if secret is None:
        raise FormsError("sync.mistyped_code")
    db = profile.database
    name, key, inviter = _find(folder, secret)
    own = feeds.own_identity(db)
    if inviter.id == own.device.id:
        raise FormsError("sync.own_code")
    known = trust.known(db).get(inviter.id)
    if known and known.state != "paired":
        raise FormsError("sync.revoked_device", name=inviter.name, device=inviter.id[:8])
    answers = _answers(folder, key, name)
    if any(device.id != own.device.id for device in answers):
        raise FormsError("sync.code_used")
    if not answers:
        places.write(folder, places.new_name(places.ANSWER), _MAGIC + _seal(key, own, _ANSWER, name))
    with db.transaction():
        trust.enrol(db, inviter, profile.township)
    return inviter


def finish(profile: Profile, folder: Path) -> list[Problem]:
    """Take up the answers to our invitations. Two different answers to one code: somebody overheard it; none counts."""
    db, problems = profile.database, []
    for invitation in exchange.open_invitations(db):
        answers = _answers(folder, invitation.secret, invitation.id)
        if len(answers) > 1:
            _close(db, folder, invitation.id, "contested")
            problems.append(Problem("sync.contested_code"))
        elif answers:
            with db.transaction():
                believed = trust.enrol(db, answers[0], profile.township)
                exchange.close_invitation(db, invitation.id, "used")
            places.remove(folder, invitation.id)
            if not believed:
                context = (("name", answers[0].name), ("device", answers[0].id[:8]))
                problems.append(Problem("sync.revoked_device", context))
        else:
            exchange.count_use(db, invitation.id)
            if invitation.uses + 1 >= _MOST_USES:
                _close(db, folder, invitation.id, "lapsed")
                problems.append(Problem("sync.lapsed_code"))
    return problems


def revoke(profile: Profile, device_id: str) -> None:
    """Believe nothing that a device says from now on; what it said until now stays. Others follow when they sync.

    Raises FormsError sync.no_such_device.
    """
    db = profile.database
    if device_id not in {device.id for device in trust.peers(db)}:
        raise FormsError("sync.no_such_device", device=device_id[:8])
    with db.transaction():
        trust.revoke(db, device_id, feeds.head_of(db, device_id).seq, "revoked", profile.township)


def renew_device(profile: Profile) -> None:
    """Sign with new keys from now on. For a desktop that was revoked or cloned; it has to be paired anew."""
    db = profile.database
    with db.transaction():
        own = feeds.own_identity(db).device.id
        trust.limit(db, own, "revoked", feeds.head_of(db, own).seq)


def _find(folder: Path, secret: bytes) -> tuple[str, bytes, Device]:
    """The invitation a code opens: its name, key and author. Raises FormsError sync.bad_code."""
    for name in places.names(folder, places.INVITATION)[:_MOST_INVITATIONS]:
        data = places.read(folder, name)
        salt, sealed = data[len(_MAGIC) : len(_MAGIC) + _SALT], data[len(_MAGIC) + _SALT :]
        if data.startswith(_MAGIC) and len(sealed) > _NONCE:
            key = _stretch(secret, salt)
            device = _open(key, sealed, _INVITE, name)
            if device is not None:
                return name, key, device
    raise FormsError("sync.bad_code")


def _answers(folder: Path, key: bytes, invitation: str) -> list[Device]:
    """Who answered an invitation, each once."""
    found: dict[str, Device] = {}
    for name in places.names(folder, places.ANSWER):
        data = places.read(folder, name)
        device = _open(key, data[len(_MAGIC) :], _ANSWER, invitation) if data.startswith(_MAGIC) else None
        if device is not None:
            found[device.id] = device
    return list(found.values())


def _seal(key: bytes, identity: Identity, purpose: bytes, invitation: str) -> bytes:
    """A device's public part, signed by it (it has the keys) for this invitation, under the stretched code."""
    public, nonce = canonical(trust.card(identity.device)), secrets.token_bytes(_NONCE)
    signature = identity.sign(purpose, invitation.encode() + public)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, signature + public, purpose + invitation.encode())


def _open(key: bytes, sealed: bytes, purpose: bytes, invitation: str) -> Device | None:
    try:
        bound = purpose + invitation.encode()
        plain = ChaCha20Poly1305(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
        device = trust.read_card(parse(plain[64:]))
    except (InvalidTag, ValueError):
        return None
    return device if verify(device.signing, purpose, invitation.encode() + plain[64:], plain[:64]) else None


def _close(db: Database, folder: Path, invitation: str, state: str) -> None:
    exchange.close_invitation(db, invitation, state)
    places.remove(folder, invitation)


def _stretch(secret: bytes, salt: bytes) -> bytes:
    return Scrypt(salt, 32, 1 << 15, 8, 1).derive(secret)
