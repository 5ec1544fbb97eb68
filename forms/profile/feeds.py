"""The rows of the journal: devices and their feeds of signed records. What a record means is not known here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from forms.profile.database import Database
from forms.profile.identity import Device, Identity

MOST_BODY = 256 << 20  # bytes of one record's body; a received one can't ask for more


@dataclass(frozen=True, slots=True)
class Envelope:
    """A record as it is kept and sent: canonical bytes and the signature over them."""

    body: bytes
    signature: bytes

    @property
    def id(self) -> bytes:
        return hashlib.sha256(self.body).digest()


@dataclass(frozen=True, slots=True)
class Link:
    """Where a record stands: device, seq, hash of the one before ("" for the first), logical height, kind."""

    device: str
    seq: int
    prev: str
    height: int
    kind: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last record of a feed; seq 0 and no hash for an empty one."""

    seq: int
    hash: bytes


NOTHING = Head(0, b"")


def own_identity(db: Database) -> Identity:
    """This device: the newest identity that was not found forked."""
    row = db.row(
        """SELECT d.id, d.name, d.signing, d.sealing, i.signing, i.sealing FROM identities i
        JOIN devices d ON d.n = i.device WHERE d.state = 'own' ORDER BY d.n DESC LIMIT 1"""
    )
    if row is None:
        raise LookupError("a profile without identity")
    return Identity(Device(row[0], row[1], row[2], row[3], "own"), row[4], row[5])


def own_devices(db: Database) -> set[str]:
    """Ids that this desktop signs or signed with."""
    return {row[0] for row in db.rows("SELECT d.id FROM identities i JOIN devices d ON d.n = i.device")}


def add_identity(db: Database, identity: Identity) -> None:
    add_device(db, identity.device)
    db.execute(
        "INSERT INTO identities SELECT n, ?, ? FROM devices WHERE id = ?",
        (identity.signing, identity.sealing, identity.device.id),
    )


def add_device(db: Database, device: Device) -> None:
    """Keys of a known device are never replaced."""
    db.execute(
        """INSERT INTO devices (id, name, signing, sealing, state, last_good) VALUES (?,?,?,?,?,?)
        ON CONFLICT DO NOTHING""",
        (device.id, device.name, device.signing, device.sealing, device.state, device.last_good),
    )


def devices(db: Database) -> list[Device]:
    return [
        Device(*row) for row in db.rows("SELECT id, name, signing, sealing, state, last_good FROM devices ORDER BY n")
    ]


def limit_device(db: Database, device: str, state: str, last_good: int) -> None:
    """Records of the device above `last_good` are not seen any more. A limit is never raised again."""
    db.execute(
        "UPDATE devices SET state = ?, last_good = min(coalesce(last_good, ?), ?) WHERE id = ?",
        (state, last_good, last_good, device),
    )


def head_of(db: Database, device: str) -> Head:
    row = db.row(
        """SELECT r.seq, r.id FROM records r JOIN devices d ON d.n = r.device WHERE d.id = ?
        ORDER BY r.seq DESC LIMIT 1""",
        (device,),
    )
    return Head(*row) if row else NOTHING


def heads(db: Database) -> dict[str, Head]:
    """Of every device that has records."""
    return {
        row[0]: Head(row[1], row[2])
        for row in db.rows(
            """SELECT d.id, r.seq, r.id FROM devices d
            JOIN records r ON r.device = d.n AND r.seq = (SELECT max(seq) FROM records WHERE device = d.n)"""
        )
    }


def hash_at(db: Database, device: str, seq: int) -> bytes | None:
    row = db.row(
        "SELECT r.id FROM records r JOIN devices d ON d.n = r.device WHERE d.id = ? AND r.seq = ?", (device, seq)
    )
    return row[0] if row else None


def height(db: Database) -> int:
    row = db.row("SELECT coalesce(max(height), 0) FROM records")
    return int(row[0]) if row else 0


def insert(db: Database, link: Link, envelope: Envelope) -> int:
    """Append to a feed; the caller has checked link and signature. Returns the row number."""
    packed = _packed(envelope.body)
    cursor = db.execute(
        """INSERT INTO records (id, device, seq, height, kind, body, signature)
        SELECT ?, n, ?, ?, ?, ?, ? FROM devices WHERE id = ?""",
        (envelope.id, link.seq, link.height, link.kind, packed, envelope.signature, link.device),
    )
    return int(cursor.lastrowid)


def body_of(db: Database, record: str) -> bytes | None:
    """The bytes as signed of a record that may be seen."""
    row = db.row("SELECT body FROM visible WHERE id = ?", (_id(record),))
    return unpack(row[0]) if row else None


def visible_bodies(db: Database, kind: str) -> Iterator[tuple[str, int, bytes]]:
    """(id, row number, body) in an order that is the same on every device: by logical height, then by hash."""
    for number, record in db.rows("SELECT n, id FROM visible WHERE kind = ? ORDER BY height, id", (kind,)):
        row = db.row("SELECT body FROM records WHERE n = ?", (number,))
        if row:
            yield record.hex(), number, unpack(row[0])


def feed(db: Database, device: str, after: int) -> Iterator[tuple[int, Envelope]]:
    """(seq, record) of one device above a seq, in order."""
    numbers = db.rows(
        "SELECT r.n, r.seq FROM records r JOIN devices d ON d.n = r.device WHERE d.id = ? AND r.seq > ? ORDER BY r.seq",
        (device, after),
    )
    for number, seq in numbers:
        row = db.row("SELECT body, signature FROM records WHERE n = ?", (number,))
        if row:
            yield seq, Envelope(unpack(row[0]), row[1])


def put_blob(db: Database, data: bytes) -> str:
    """Keep the bytes under their hash (hex), once."""
    digest = hashlib.sha256(data)
    db.execute(
        "INSERT INTO blobs (sha256, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (digest.digest(), len(data), _packed(data)),
    )
    return digest.hexdigest()


def get_blob(db: Database, sha256: str) -> bytes | None:
    row = db.row("SELECT data FROM blobs WHERE sha256 = ?", (_id(sha256),))
    return unpack(row[0]) if row else None


def has_blob(db: Database, sha256: str) -> bool:
    return db.row("SELECT 1 FROM blobs WHERE sha256 = ?", (_id(sha256),)) is not None


def unpack(data: bytes) -> bytes:
    import zstandard  # with the first record that is read or kept: a profile opens without

    return zstandard.ZstdDecompressor().decompress(data, max_output_size=MOST_BODY)


def _packed(data: bytes) -> bytes:
    import zstandard

    return bytes(zstandard.compress(data, 3))


def _id(text: str) -> bytes:
    """A hex id as bytes; what is no hex finds nothing."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
