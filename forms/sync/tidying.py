"""Clearing away bundles of our own that nobody needs any more.

A bundle goes only where all of this holds: we signed it; every paired device that it is sealed for has said (in a signed
statement whose last hash is ours) that it has each record in it; and each record that its own author could need again,
because it was restored from an old backup and nobody else would send it back, also stands in another bundle that stays
and was read again whole just now. What a peer loses of others' records is sent anew: its statement tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.profile import exchange, feeds
from forms.profile.database import Database
from forms.profile.exchange import Bundle
from forms.progress import Progress
from forms.sync import bundle, places, statement, trust
from forms.sync.sealing import Incomplete, Tampered, unseal


@dataclass(frozen=True, slots=True)
class Tidied:
    """`size` in bytes. `kept`: bundles that stay."""

    removed: int
    size: int
    kept: int


def tidy(db: Database, folder: Path, progress: Progress) -> Tidied:
    """Remove what nobody needs from the folder. Raises FormsError sync.folder_missing, Cancelled between two files."""
    places.require(folder)
    there = places.names(folder, places.BUNDLE)
    remembered = exchange.bundles(db)
    staying = {name: remembered[name] for name in there if name in remembered}
    acknowledged, authors = _acknowledged(db), _authors(db)
    removed = size = 0
    for place, name in enumerate(there):
        progress.step(place, len(there), "")
        held = staying.get(name)
        if held is None or not _all_have(db, held, acknowledged):
            continue
        others = {other: one for other, one in staying.items() if other != name}
        data = places.read(folder, name)
        if _signed_by_us(db, data) and _still_there(db, folder, held, others, authors):
            places.remove(folder, name)
            if not (folder / name).exists():
                staying = others
                removed, size = removed + 1, size + len(data)
    return Tidied(removed, size, len(there) - removed)


def _all_have(db: Database, held: Bundle, acknowledged: Mapping[str, frozenset[str]]) -> bool:
    recipients = [peer.id for peer in trust.peers(db) if peer.id in held.recipients]
    return all(held.records <= acknowledged[peer] for peer in recipients)


def _acknowledged(db: Database) -> dict[str, frozenset[str]]:
    """Peer -> ids of the records that it says it has. A head that isn't one of ours proves nothing."""
    ids = {device: exchange.record_ids(db, device) for device in trust.known(db)}
    found = {}
    for peer in trust.peers(db):
        heads = statement.heads_of(exchange.statement(db, peer.id)[1])
        has = set(ids.get(peer.id, {}).values())  # what it wrote itself
        for device, (seq, last) in heads.items():
            if ids.get(device, {}).get(seq) == last:
                has |= {record for number, record in ids[device].items() if number <= seq}
        found[peer.id] = frozenset(has)
    return found


def _authors(db: Database) -> dict[str, str]:
    """Record -> device, of the devices that could need what they wrote again: ourselves and those we are paired with."""
    devices = [feeds.own_identity(db).device.id, *(peer.id for peer in trust.peers(db))]
    return {record: device for device in devices for record in exchange.record_ids(db, device).values()}


def _still_there(
    db: Database, folder: Path, held: Bundle, others: Mapping[str, Bundle], authors: Mapping[str, str]
) -> bool:
    """Whether each record can be had again by its author out of another bundle that is whole."""
    own = feeds.own_identity(db).device.id
    wanted = {record for record in held.records if record in authors}
    for name, other in others.items():
        readers = other.recipients | {own}  # whatever we remember is sealed for us too
        useful = {record for record in wanted & other.records if authors[record] in readers}
        if useful:
            wanted -= useful & _records_in(db, places.read(folder, name))
        if not wanted:
            return True
    return not wanted


def _signed_by_us(db: Database, data: bytes) -> bool:
    identity = feeds.own_identity(db)
    try:
        opened = unseal(identity, bundle.PURPOSE, data)
    except (Incomplete, Tampered, ValueError):
        return False
    return opened is not None and opened.signer == identity.device.id


def _records_in(db: Database, data: bytes) -> set[str]:
    """What a bundle really holds now; nothing where it is damaged."""
    try:
        opened = unseal(feeds.own_identity(db), bundle.PURPOSE, data)
        return {e.id.hex() for e in bundle.unpack(opened.content).records} if opened else set()
    except (Incomplete, Tampered, ValueError):
        return set()
