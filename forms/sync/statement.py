"""What a device says it has: device -> seq and hash of the last record. Signed, sealed, counted; a newer one replaces it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from forms.model.reports import Problem
from forms.profile import exchange, feeds
from forms.profile.canonical import canonical, parse
from forms.profile.database import Database
from forms.sync import places, trust
from forms.sync.sealing import Incomplete, Tampered, seal, unseal

_PURPOSE = b"fillonce have 1\n"
_MOST_COUNTER = 1 << 53


def write(db: Database, folder: Path, unread: Collection[str]) -> None:
    """Say what we have and which bundles we could not read. Nothing is written where nothing has changed.

    Raises FormsError sync.folder_unwritable.
    """
    identity, readers = feeds.own_identity(db), trust.peers(db)
    own = identity.device.id
    said: dict[str, object] = {
        "heads": {device: [head.seq, head.hash.hex()] for device, head in feeds.heads(db).items()},
        "unread": sorted(unread),
    }
    noted = said | {"readers": sorted(device.id for device in readers)}
    counter, before = exchange.statement(db, own)
    name = places.named_after(places.STATEMENT, bytes.fromhex(own))
    if before == noted and (folder / name).exists():
        return
    counter = max(counter, _last_counter(db, folder, name)) + 1
    content = canonical(said | {"counter": counter})
    places.write(folder, name, seal(identity, [identity.device, *readers], _PURPOSE, content))
    exchange.keep_statement(db, own, counter, noted)


def _last_counter(db: Database, folder: Path, name: str) -> int:
    """A profile restored from a backup finds in its own file, sealed for itself too, how far it had counted."""
    try:
        opened = unseal(feeds.own_identity(db), _PURPOSE, places.read(folder, name))
        counter = parse(opened.content).get("counter") if opened else 0
    except (Incomplete, Tampered, ValueError):
        return 0
    return counter if type(counter) is int and 0 < counter < _MOST_COUNTER else 0


def read_all(db: Database, folder: Path) -> list[Problem]:
    """Keep what the peers say now. Files that aren't (yet) whole or not from a peer are told of."""
    problems = []
    own = places.named_after(places.STATEMENT, bytes.fromhex(feeds.own_identity(db).device.id))
    for name in places.names(folder, places.STATEMENT):
        if name != own:
            problem = _read(db, name, places.read(folder, name))
            problems += [Problem(problem, (("file", name),))] if problem else []
    return problems


def _read(db: Database, name: str, data: bytes) -> str:
    try:
        opened = unseal(feeds.own_identity(db), _PURPOSE, data)
        if opened is None:
            return ""
        if opened.signer not in trust.known(db):
            return "sync.unknown_signer"
        if name != places.named_after(places.STATEMENT, bytes.fromhex(opened.signer)):
            return "sync.tampered"
        said = parse(opened.content)
        counter = said.get("counter")
        if type(counter) is not int or not 0 < counter < _MOST_COUNTER:
            return "sync.tampered"
    except Incomplete:
        return "sync.incomplete"
    except (Tampered, ValueError):
        return "sync.tampered"
    exchange.keep_statement(db, opened.signer, counter, said)
    return ""


def heads_of(said: dict[str, Any]) -> dict[str, tuple[int, str]]:
    """device -> (seq, hash) of a kept statement; what makes no sense is left out."""
    heads = said.get("heads")
    out = {}
    for device, head in heads.items() if isinstance(heads, dict) else ():
        if isinstance(head, list) and len(head) == 2 and type(head[0]) is int and isinstance(head[1], str):
            out[device] = (head[0], head[1])
    return out


def unread_of(said: dict[str, Any]) -> set[str]:
    unread = said.get("unread")
    return {name for name in unread if isinstance(name, str)} if isinstance(unread, list) else set()
