"""Writing what peers lack: new bundles only, never a file that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from forms.profile import exchange, feeds, records
from forms.profile.database import Database
from forms.profile.feeds import Envelope
from forms.profile.identity import Device
from forms.progress import Progress
from forms.sync import bundle, places, statement, trust
from forms.sync.sealing import seal

Place = tuple[str, int]  # device, seq
WITH_FILE = frozenset({"submission", "template", "report_file"})  # records that name a file by its sha256


def send(db: Database, folder: Path, progress: Progress) -> int:
    """Write the records that some peer lacks and no bundle in the folder brings it. Returns how many.

    Raises FormsError sync.folder_unwritable, Cancelled; what was written stays good.
    """
    peers = trust.peers(db)
    missing, sent = _missing(db, folder, peers), 0
    for batch, blobs in _batches(db, missing):
        progress.step(sent, len(missing), "")
        _write(db, folder, peers, batch, blobs)
        sent += len(batch)
    return sent


def _missing(db: Database, folder: Path, peers: Collection[Device]) -> list[Place]:
    there = set(places.names(folder, places.BUNDLE))
    bundles = {name: known for name, known in exchange.bundles(db).items() if name in there}
    feeds_ = {device: exchange.record_ids(db, device) for device in trust.known(db)}
    missing: set[Place] = set()
    for peer in peers:
        _, said = exchange.statement(db, peer.id)
        unread, heads = statement.unread_of(said), statement.heads_of(said)
        brought = {
            record
            for name, known in bundles.items()
            if peer.id in known.recipients and name not in unread
            for record in known.records
        }
        for device, ids in feeds_.items():
            if device != peer.id:
                lacks = _lacks(ids, heads.get(device, (0, "")))
                missing |= {(device, seq) for seq in lacks if ids[seq] not in brought}
    return sorted(missing)


def lacking(db: Database, peer: str) -> int | None:
    """How many of our records a peer has not said to have; None where it never said anything."""
    counter, said = exchange.statement(db, peer)
    if not counter:
        return None
    heads = statement.heads_of(said)
    feeds_ = {device: exchange.record_ids(db, device) for device in trust.known(db) if device != peer}
    return sum(len(_lacks(ids, heads.get(device, (0, "")))) for device, ids in feeds_.items())


def _lacks(ids: Mapping[int, str], head: tuple[int, str]) -> list[int]:
    """Seqs that a peer with this head doesn't have. Where its head isn't ours (a fork), all: it must see that."""
    seq, last = head
    same = seq == 0 or seq not in ids or ids[seq] == last
    return [one for one in ids if one > seq] if same else list(ids)


def _batches(db: Database, missing: Collection[Place]) -> Iterator[tuple[list[Envelope], list[bytes]]]:
    batch: list[Envelope] = []
    blobs: list[bytes] = []
    for place in missing:
        found = exchange.record_at(db, *place)
        if found is None:
            continue
        kind, envelope = found
        blob = _original(db, envelope) if kind in WITH_FILE else None
        size = sum(len(one.body) for one in batch) + sum(map(len, blobs)) + len(envelope.body) + len(blob or b"")
        if batch and (len(batch) >= bundle.MOST_RECORDS or size > bundle.MOST_BYTES):
            yield batch, blobs
            batch, blobs = [], []
        batch.append(envelope)
        blobs += [blob] if blob is not None else []
    if batch:
        yield batch, blobs


def _original(db: Database, envelope: Envelope) -> bytes | None:
    sha256 = records.payload_of(envelope.body).get("sha256")
    return feeds.get_blob(db, sha256) if isinstance(sha256, str) else None


def _write(db: Database, folder: Path, peers: list[Device], batch: list[Envelope], blobs: list[bytes]) -> None:
    identity = feeds.own_identity(db)
    # For ourselves, too: a profile restored from a backup refills from the folder.
    data = seal(identity, [identity.device, *peers], bundle.PURPOSE, bundle.pack(batch, blobs))
    name = places.named_after(places.BUNDLE, data)
    places.write(folder, name, data)
    exchange.remember_bundle(db, name, {peer.id for peer in peers}, {envelope.id.hex() for envelope in batch})
