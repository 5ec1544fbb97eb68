"""Signed records: how a body is built, and how one is checked that came from elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from forms.profile import feeds
from forms.profile.canonical import canonical, parse
from forms.profile.database import Database
from forms.profile.feeds import Envelope, Link
from forms.profile.identity import ALGORITHM, RECORD_PURPOSE, verify

if TYPE_CHECKING:
    from forms.model.reports import Problem

VERSION = 1


def append(db: Database, kind: str, payload: Mapping[str, object], township: str) -> tuple[str, int]:
    """Sign a new record of this device; inside the caller's transaction. Returns its id (hex) and row number."""
    identity = feeds.own_identity(db)
    device = identity.device.id
    last = feeds.head_of(db, device)
    link = Link(device, last.seq + 1, last.hash.hex(), feeds.height(db) + 1, kind)
    body = canonical(
        {
            "v": VERSION,
            "alg": ALGORITHM,
            "township": township,
            "device": link.device,
            "seq": link.seq,
            "prev": link.prev,
            "height": link.height,
            "kind": kind,
            # For display only: nothing is ordered or decided by it.
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "payload": payload,
        }
    )
    envelope = Envelope(body, identity.sign(RECORD_PURPOSE, body))
    return envelope.id.hex(), feeds.insert(db, link, envelope)


def link_of(body: bytes) -> Link:
    """Where a received body says it stands. Raises ValueError where it says nothing sensible."""
    fields = parse(body)
    device, prev, kind = fields.get("device"), fields.get("prev"), fields.get("kind")
    seq, height = fields.get("seq"), fields.get("height")
    texts = isinstance(device, str) and isinstance(prev, str) and isinstance(kind, str)
    numbers = type(seq) is int and type(height) is int and 0 < seq < 1 << 53 and 0 < height < 1 << 53
    if not (texts and numbers and isinstance(fields.get("payload"), dict)):
        raise ValueError("not a record")
    return Link(device, seq, prev, height, kind)  # type: ignore[arg-type]


def payload_of(body: bytes) -> dict[str, Any]:
    """The payload of a body of our own or an older version; {} for a newer one (kept, but not understood)."""
    fields = parse(body)
    version = fields.get("v")
    if type(version) is not int or version > VERSION:
        return {}
    payload = fields.get("payload")
    return payload if isinstance(payload, dict) else {}


def verify_journal(db: Database) -> list[Problem]:
    """Go through every feed: hashes, signatures, no seq missing, each naming the one before. Reads all of it."""
    problems: list[Problem] = []
    for device in feeds.devices(db):
        seq, prev = 0, ""
        for found, envelope in feeds.feed(db, device.id, 0):
            seq += 1
            if not _is_next(envelope, device.id, found, seq, prev):
                problems.append(_problem("journal.broken_chain", device.id, found))
            if not verify(device.signing, RECORD_PURPOSE, envelope.body, envelope.signature):
                problems.append(_problem("journal.bad_signature", device.id, found))
            if feeds.hash_at(db, device.id, found) != envelope.id:
                problems.append(_problem("journal.bad_hash", device.id, found))
            seq, prev = found, envelope.id.hex()
    return problems


def _is_next(envelope: Envelope, device: str, found: int, seq: int, prev: str) -> bool:
    try:
        link = link_of(envelope.body)
    except ValueError:
        return False
    return (link.device, link.seq, link.prev) == (device, found, prev) and found == seq


def _problem(code: str, device: str, seq: int) -> Problem:
    from forms.model.reports import Problem

    return Problem(code, (("device", device[:8]), ("seq", str(seq))))
