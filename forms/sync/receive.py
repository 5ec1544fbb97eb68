"""Taking in records: checked one by one, joined to their feed or set aside. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.model.reports import Problem
from forms.profile import exchange, feeds, heads, records
from forms.profile.database import Database
from forms.profile.feeds import Envelope, Link
from forms.profile.identity import RECORD_PURPOSE, Device, verify
from forms.sync import trust


@dataclass(slots=True)
class Intake:
    """What came in, and what was wrong with it."""

    township: str
    received: int = 0
    known: int = 0
    kinds: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def take(db: Database, envelopes: Sequence[Envelope], intake: Intake) -> None:
    """Take in records of one bundle, inside the caller's transaction; then whatever waited for them."""
    for envelope in envelopes:
        _take(db, envelope, intake)
    settle(db, intake)


def settle(db: Database, intake: Intake) -> None:
    """Try what was set aside until nothing more fits: a gap may be closed, a signer enrolled."""
    moved = True
    while moved:
        moved = trust.apply_decisions(db)
        for envelope in exchange.waiting(db):
            moved |= _try_again(db, envelope, intake)


def _take(db: Database, envelope: Envelope, intake: Intake) -> None:
    try:
        link = records.link_of(envelope.body)
    except ValueError:
        intake.problems.append(Problem("sync.bad_record"))
        return
    if feeds.hash_at(db, link.device, link.seq) == envelope.id or exchange.is_aside(db, envelope.id):
        intake.known += 1
        return
    device = trust.known(db).get(link.device)
    if device is None:
        exchange.set_aside(db, link.device, link.seq, "unknown", envelope)
    elif verify(device.signing, RECORD_PURPOSE, envelope.body, envelope.signature):
        _join(db, device, link, envelope, intake)
    else:
        intake.problems.append(Problem("sync.bad_record"))


def _try_again(db: Database, envelope: Envelope, intake: Intake) -> bool:
    link = records.link_of(envelope.body)
    device = trust.known(db).get(link.device)
    if device is None:
        return False
    exchange.take_back(db, envelope.id)
    if not verify(device.signing, RECORD_PURPOSE, envelope.body, envelope.signature):
        intake.problems.append(Problem("sync.bad_record"))
        return True
    return _join(db, device, link, envelope, intake)


def _join(db: Database, device: Device, link: Link, envelope: Envelope, intake: Intake) -> bool:
    """Put a genuine record where it belongs; whether it (or a fork it shows) changed the journal."""
    if feeds.hash_at(db, device.id, link.seq) == envelope.id:
        return True
    last = feeds.head_of(db, device.id)
    if device.last_good is not None and link.seq > device.last_good:
        exchange.set_aside(db, device.id, link.seq, device.state, envelope)
        return False
    if link.seq <= last.seq:
        return _fork(db, device, link.seq, link, envelope, intake)
    if link.seq > last.seq + 1:
        exchange.set_aside(db, device.id, link.seq, "pending", envelope)
        return False
    if link.prev != last.hash.hex():
        return _fork(db, device, last.seq, link, envelope, intake)
    number = feeds.insert(db, link, envelope)
    intake.received += 1
    intake.kinds.add(link.kind)
    if link.kind == "submission":
        heads.add(db, number)
    return True


def _fork(db: Database, device: Device, seq: int, link: Link, envelope: Envelope, intake: Intake) -> bool:
    """Two records at one place: the disk was cloned. Neither side is believed from there on."""
    exchange.set_aside(db, device.id, link.seq, "forked", envelope)
    code = "sync.fork"
    if device.state == "own":
        code = "sync.own_fork"
        trust.limit(db, device.id, "forked", seq - 1)
    else:
        trust.revoke(db, device.id, seq - 1, "fork", intake.township)
    intake.problems.append(Problem(code, (("device", device.id[:8]), ("name", device.name), ("seq", str(seq)))))
    return True
