"""The rows that an exchange needs: records set aside, what others say they have, bundles seen, invitations."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import zstandard

from forms.profile.database import Database
from forms.profile.feeds import Envelope, unpack


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as remembered: the devices it is sealed for and the ids (hex) of the records in it."""

    recipients: frozenset[str]
    records: frozenset[str]


@dataclass(frozen=True, slots=True)
class Invitation:
    id: str
    secret: bytes
    uses: int


def set_aside(db: Database, device: str, seq: int, why: str, envelope: Envelope) -> None:
    db.execute(
        """INSERT INTO aside (id, device, seq, why, body, signature) VALUES (?,?,?,?,?,?)
        ON CONFLICT (id) DO UPDATE SET why = excluded.why""",
        (envelope.id, device, seq, why, zstandard.compress(envelope.body, 3), envelope.signature),
    )


def waiting(db: Database) -> list[Envelope]:
    """Records that may fit by now: those behind a gap and those of signers unknown when they came."""
    rows = db.rows("SELECT body, signature FROM aside WHERE why IN ('pending', 'unknown') ORDER BY device, seq")
    return [Envelope(unpack(body), signature) for body, signature in rows]


def take_back(db: Database, record: bytes) -> None:
    db.execute("DELETE FROM aside WHERE id = ?", (record,))


def is_aside(db: Database, record: bytes) -> bool:
    return db.row("SELECT 1 FROM aside WHERE id = ?", (record,)) is not None


def aside_counts(db: Database) -> list[tuple[str, str, int]]:
    """(why, device, how many records)."""
    rows = db.rows("SELECT why, device, count(*) FROM aside GROUP BY why, device ORDER BY why, device")
    return [(why, device, count) for why, device, count in rows]


def record_ids(db: Database, device: str) -> dict[int, str]:
    """seq -> id (hex) of the records of a device that others may have."""
    rows = db.rows(
        """SELECT r.seq, r.id FROM records r JOIN devices d ON d.n = r.device
        WHERE d.id = ? AND (d.last_good IS NULL OR r.seq <= d.last_good) ORDER BY r.seq""",
        (device,),
    )
    return {seq: record.hex() for seq, record in rows}


def record_at(db: Database, device: str, seq: int) -> tuple[str, Envelope] | None:
    """(kind, record) at a place of a feed."""
    row = db.row(
        "SELECT r.kind, r.body, r.signature FROM records r JOIN devices d ON d.n = r.device WHERE d.id = ? AND r.seq = ?",
        (device, seq),
    )
    return (row[0], Envelope(unpack(row[1]), row[2])) if row else None


def keep_statement(db: Database, device: str, counter: int, said: Mapping[str, Any]) -> bool:
    """False where a newer (or this) one is known: old statements that turn up again say nothing."""
    row = db.row("SELECT counter FROM statements WHERE device = ?", (device,))
    if row and row[0] >= counter:
        return False
    db.execute("INSERT OR REPLACE INTO statements VALUES (?, ?, ?)", (device, counter, json.dumps(dict(said))))
    return True


def statement(db: Database, device: str) -> tuple[int, dict[str, Any]]:
    """The newest counter and what was said; (0, {}) where nothing was."""
    row = db.row("SELECT counter, said FROM statements WHERE device = ?", (device,))
    return (row[0], json.loads(row[1])) if row else (0, {})


def remember_bundle(db: Database, name: str, recipients: Collection[str], records: Collection[str]) -> None:
    db.execute(
        "INSERT OR REPLACE INTO bundles VALUES (?, ?, ?)",
        (name, json.dumps(sorted(recipients)), json.dumps(sorted(records))),
    )


def bundles(db: Database) -> dict[str, Bundle]:
    return {
        name: Bundle(frozenset(json.loads(recipients)), frozenset(json.loads(records)))
        for name, recipients, records in db.rows("SELECT name, recipients, records FROM bundles")
    }


def add_invitation(db: Database, identifier: str, secret: bytes) -> None:
    db.execute("INSERT INTO invitations (id, secret, state) VALUES (?, ?, 'open')", (identifier, secret))


def open_invitations(db: Database) -> list[Invitation]:
    return [Invitation(*row) for row in db.rows("SELECT id, secret, uses FROM invitations WHERE state = 'open'")]


def count_use(db: Database, identifier: str) -> None:
    db.execute("UPDATE invitations SET uses = uses + 1 WHERE id = ?", (identifier,))


def close_invitation(db: Database, identifier: str, state: str) -> None:
    """The secret goes with it: the code opens nothing any more."""
    db.execute("UPDATE invitations SET state = ?, secret = x'' WHERE id = ?", (state, identifier))
