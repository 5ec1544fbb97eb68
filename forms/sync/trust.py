"""Whom we believe: devices we paired with, those they enrolled, less those that were revoked or found forked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.profile import feeds, heads, records
from forms.profile.canonical import canonical, parse
from forms.profile.database import Database
from forms.profile.identity import Device, device_id, new_identity

_KEY_BYTES = 32


def peers(db: Database) -> list[Device]:
    """The devices that records are sealed for."""
    return [device for device in feeds.devices(db) if device.state == "paired"]


def known(db: Database) -> dict[str, Device]:
    return {device.id: device for device in feeds.devices(db)}


def card(device: Device) -> dict[str, object]:
    """A device's public part, as it stands in enrolments and pairing files."""
    return {
        "device": device.id,
        "name": device.name,
        "signing": device.signing.hex(),
        "sealing": device.sealing.hex(),
    }


def read_card(data: Mapping[str, Any]) -> Device:
    """Raises ValueError where the id doesn't belong to the keys."""
    try:
        signing, sealing = bytes.fromhex(data["signing"]), bytes.fromhex(data["sealing"])
        name, identifier = str(data["name"])[:200], data["device"]
    except (KeyError, TypeError) as error:
        raise ValueError("not a device") from error
    if len(signing) != _KEY_BYTES or len(sealing) != _KEY_BYTES or identifier != device_id(signing, sealing):
        raise ValueError("not a device")
    return Device(identifier, name, signing, sealing)


def enrol(db: Database, device: Device, township: str) -> bool:
    """Believe a device, and say so in the journal: those who believe us will believe it too.

    False for one that was revoked or found forked: it has to come with new keys.
    """
    before = known(db).get(device.id)
    if before is None:
        feeds.add_device(db, device)
        records.append(db, "enrolment", card(device), township)
    return before is None or before.state == "paired"


def revoke(db: Database, device: str, last_seq: int, why: str, township: str) -> None:
    """Records of the device up to `last_seq` stay valid, later ones are not seen any more. Said in the journal."""
    last_hash = feeds.hash_at(db, device, last_seq) or b""
    body = {"device": device, "last_seq": last_seq, "last_hash": last_hash.hex(), "why": why}
    records.append(db, "revocation", body, township)
    limit(db, device, "forked" if why == "fork" else "revoked", last_seq)


def limit(db: Database, device: str, state: str, last_good: int) -> bool:
    """Apply a limit; whether it changed anything.

    Our own device gets a successor, which has to be paired anew. It says again what others won't believe any more.
    """
    before = known(db).get(device)
    if before is None or (before.last_good is not None and before.last_good <= last_good):
        return False
    own = feeds.own_identity(db).device
    feeds.limit_device(db, device, state, last_good)
    if device == own.id:
        feeds.add_identity(db, new_identity(own.name))
        _say_again(db, device, last_good)
    return True


def _say_again(db: Database, device: str, after: int) -> None:
    """Sign later records of an own device anew. What they name by id (a correction its observation) is named anew."""
    renamed: dict[str, str] = {}
    for _, envelope in list(feeds.feed(db, device, after)):
        body = parse(envelope.body)
        text = canonical({"payload": body["payload"]}).decode()
        for old, new in renamed.items():
            text = text.replace(old, new)
        payload: Any = parse(text.encode())["payload"]
        record, number = records.append(db, str(body["kind"]), payload, str(body.get("township", "")))
        renamed[envelope.id.hex()] = record
        if body["kind"] == "submission":
            heads.add(db, number)


def apply_decisions(db: Database) -> bool:
    """Enrol and revoke as the journal says; whether that changed anything."""
    changed = False
    for _, _, body in feeds.visible_bodies(db, "enrolment"):
        changed |= _enrolled(db, records.payload_of(body))
    for _, _, body in feeds.visible_bodies(db, "revocation"):
        changed |= _revoked(db, records.payload_of(body))
    return changed


def _enrolled(db: Database, data: Mapping[str, Any]) -> bool:
    try:
        device = read_card(data)
    except ValueError:
        return False
    if device.id in known(db):
        return False
    feeds.add_device(db, device)
    return True


def _revoked(db: Database, data: Mapping[str, Any]) -> bool:
    device, last_seq = data.get("device"), data.get("last_seq")
    if not isinstance(device, str) or type(last_seq) is not int or last_seq < 0:
        return False
    return limit(db, device, "forked" if data.get("why") == "fork" else "revoked", last_seq)
