from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

from forms.profile import exchange, feeds
from forms.profile.canonical import canonical
from forms.profile.feeds import Envelope
from forms.profile.identity import RECORD_PURPOSE, Identity, new_identity
from forms.profile.store import Profile
from forms.sync.receive import Intake, take
from tests.sync.desk import Desk

PEER = new_identity("乙")


def record(seq: int, prev: str, identity: Identity = PEER, **changed: object) -> Envelope:
    body = {
        "v": 1, "alg": "ed25519-sha256", "township": "999101", "device": identity.device.id, "seq": seq, "prev": prev,
        "height": seq, "kind": "decision", "time": "1999-01-01T00:00:00+00:00", "payload": {"n": seq},
    }  # fmt: skip
    data = canonical(body | changed)
    return Envelope(data, identity.sign(RECORD_PURPOSE, data))


def chain(count: int, identity: Identity = PEER) -> list[Envelope]:
    out: list[Envelope] = []
    for seq in range(1, count + 1):
        out.append(record(seq, out[-1].id.hex() if out else "", identity))
    return out


def taken(profile: Profile, *envelopes: Envelope) -> Intake:
    intake = Intake("999101")
    with profile.database.transaction():
        take(profile.database, envelopes, intake)
    return intake


def desk(make: Callable[[str], Desk], known: bool = True) -> Profile:
    profile = make("甲").profile
    if known:
        feeds.add_device(profile.database, dataclasses.replace(PEER.device, state="paired"))
    return profile


def test_a_gap_is_not_crossed_and_closes_by_itself(make: Callable[[str], Desk]) -> None:
    profile, (first, second, third) = desk(make), chain(3)
    assert taken(profile, third, first).received == 1
    assert exchange.aside_counts(profile.database) == [("pending", PEER.device.id, 1)]
    assert [body["n"] for _, body in profile.decisions("decision")] == [1]
    assert taken(profile, second).received == 2
    assert [body["n"] for _, body in profile.decisions("decision")] == [1, 2, 3]
    assert exchange.aside_counts(profile.database) == []


def test_a_record_known_already_changes_nothing(make: Callable[[str], Desk]) -> None:
    profile, (first, second) = desk(make), chain(2)
    taken(profile, first, second)
    again = taken(profile, second, first, first)
    assert (again.received, again.known, again.problems) == (0, 3, [])


def test_records_of_an_unknown_signer_are_kept_apart_until_it_is_known(make: Callable[[str], Desk]) -> None:
    profile = desk(make, known=False)
    assert taken(profile, *chain(2)).received == 0
    assert profile.counts().records == 0
    assert exchange.aside_counts(profile.database) == [("unknown", PEER.device.id, 2)]
    feeds.add_device(profile.database, dataclasses.replace(PEER.device, state="paired"))
    assert taken(profile).received == 2


def test_a_wrong_signature_is_refused_at_once_or_when_its_signer_is_known(make: Callable[[str], Desk]) -> None:
    (first,) = chain(1)
    forged = Envelope(first.body, bytes(64))
    profile = desk(make)
    assert [problem.code for problem in taken(profile, forged).problems] == ["sync.bad_record"]
    assert exchange.aside_counts(profile.database) == []
    late = desk(make, known=False)
    taken(late, forged)
    feeds.add_device(late.database, dataclasses.replace(PEER.device, state="paired"))
    assert [problem.code for problem in taken(late).problems] == ["sync.bad_record"]
    assert late.counts().records == 0


def test_bytes_that_are_no_record_are_refused(make: Callable[[str], Desk]) -> None:
    profile = desk(make)
    for data in (b"", b"[]", b"{}", json.dumps({"device": 1, "seq": "x"}).encode(), b"\xff"):
        assert [problem.code for problem in taken(profile, Envelope(data, bytes(64))).problems] == ["sync.bad_record"]
    for odd in ({"seq": 0}, {"seq": True}, {"height": -1}, {"payload": []}, {"prev": None}):
        assert taken(profile, record(**({"seq": 1, "prev": ""} | odd))).received == 0  # type: ignore[arg-type]


def test_a_second_record_at_one_place_sets_both_aside(make: Callable[[str], Desk]) -> None:
    profile, (first, second, third) = desk(make), chain(3)
    taken(profile, first, second, third)
    other = record(2, first.id.hex(), payload={"n": 99})
    assert [problem.code for problem in taken(profile, other).problems] == ["sync.fork"]
    assert [body["n"] for _, body in profile.decisions("decision")] == [1]
    assert exchange.aside_counts(profile.database) == [("forked", PEER.device.id, 1)]
    taken(profile, record(4, third.id.hex()))
    assert [body["n"] for _, body in profile.decisions("decision")] == [1]
    assert [body["last_seq"] for _, body in profile.decisions("revocation")] == [1]


def test_a_fork_is_seen_by_what_a_record_follows(make: Callable[[str], Desk]) -> None:
    profile, (first, second) = desk(make), chain(2)
    other = record(2, first.id.hex(), payload={"n": 99})
    taken(profile, first, second)
    assert [problem.code for problem in taken(profile, record(3, other.id.hex())).problems] == ["sync.fork"]
    assert [body["n"] for _, body in profile.decisions("decision")] == [1]


def test_a_record_of_a_newer_version_is_kept_and_not_projected(make: Callable[[str], Desk]) -> None:
    profile = desk(make)
    newer = record(1, "", v=2, kind="submission", new_field={"a": [1]})
    assert taken(profile, newer).received == 1
    assert profile.submissions() == []
    assert [envelope for _, envelope in feeds.feed(profile.database, PEER.device.id, 0)] == [newer]


def test_a_clock_that_is_wrong_alters_nothing(make: Callable[[str], Desk]) -> None:
    profile = desk(make)
    (first,) = chain(1)
    later = record(2, first.id.hex(), time="1980-01-01T00:00:00+00:00")
    taken(profile, later, first)
    assert [body["n"] for _, body in profile.decisions("decision")] == [1, 2]
