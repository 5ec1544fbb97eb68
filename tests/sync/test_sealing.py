from __future__ import annotations

import struct

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.profile.feeds import Envelope
from forms.profile.identity import new_identity
from forms.sync import bundle
from forms.sync.sealing import MAGIC, Incomplete, Opened, Tampered, seal, sealed_for, unseal

ALICE, BOB, EVE = (new_identity(name) for name in ("a", "b", "e"))
PURPOSE = b"test\n"


def sealed(content: bytes = b"content") -> bytes:
    return seal(ALICE, [BOB.device], PURPOSE, content)


def opens(data: bytes) -> Opened | None:
    """What Bob sees: nothing where the file isn't whole and genuine."""
    try:
        return unseal(BOB, PURPOSE, data)
    except (Incomplete, Tampered):
        return None


@pytest.mark.parametrize("size", [0, 1, (64 << 10) - 129, (64 << 10) - 128, (64 << 10) - 127, 200_000])
def test_the_recipient_reads_what_was_sealed_and_who_signed(size: int) -> None:
    opened = unseal(BOB, PURPOSE, sealed(b"x" * size))
    assert opened == Opened(ALICE.device.id, ALICE.device.signing, b"x" * size)


def test_nobody_else_reads_it() -> None:
    data = sealed()
    assert unseal(EVE, PURPOSE, data) is None
    assert unseal(ALICE, PURPOSE, data) is None
    assert sealed_for(data, [ALICE.device, BOB.device, EVE.device]) == {BOB.device.id}


def test_every_cut_leaves_nothing_visible() -> None:
    data = sealed(bundle.pack([Envelope(b"{}", bytes(64))], [b"original"]))
    for size in range(len(data)):
        with pytest.raises(Incomplete):
            unseal(BOB, PURPOSE, data[:size])


def test_every_flipped_bit_leaves_nothing_visible() -> None:
    data = sealed(b"tiny")
    for place in range(len(data)):
        for bit in (1, 0x80):
            assert opens(data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]) is None


def test_more_at_the_end_is_noticed() -> None:
    assert opens(sealed() + b"x") is None


def test_a_cut_at_the_border_of_chunks_is_incomplete() -> None:
    data = sealed(b"x" * 200_000)
    head = len(MAGIC) + 34 + 56
    with pytest.raises(Incomplete):
        unseal(BOB, PURPOSE, data[: head + 4 + (64 << 10) + 16])


def test_chunks_keep_their_order() -> None:
    data = sealed(b"x" * 200_000)
    head, step = len(MAGIC) + 34 + 56, 4 + (64 << 10) + 16
    first, second = data[head : head + step], data[head + step : head + 2 * step]
    assert opens(data[:head] + second + first + data[head + 2 * step :]) is None
    assert opens(data[:head] + second + data[head + 2 * step :]) is None


def test_what_was_signed_for_one_use_is_not_good_for_another() -> None:
    with pytest.raises(Tampered):
        unseal(BOB, b"other\n", sealed())


def test_a_recipient_cannot_pass_on_a_file_under_its_authors_name() -> None:
    opened = unseal(BOB, PURPOSE, sealed())
    assert opened is not None
    resealed = seal(BOB, [EVE.device], PURPOSE, opened.content)
    again = unseal(EVE, PURPOSE, resealed)
    assert again is not None
    assert again.signer == BOB.device.id


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_other_bytes_are_no_sealed_file(data: bytes) -> None:
    assert opens(data) is None
    assert opens(MAGIC + data) is None


@given(
    st.lists(st.tuples(st.binary(max_size=40), st.binary(min_size=64, max_size=64)), max_size=4),
    st.lists(st.binary(max_size=40)),
)
@settings(deadline=None)
def test_a_bundle_comes_back(records: list[tuple[bytes, bytes]], blobs: list[bytes]) -> None:
    envelopes = tuple(Envelope(body, signature) for body, signature in records)
    assert bundle.unpack(bundle.pack(envelopes, blobs)) == bundle.Contents(envelopes, tuple(blobs))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zstd",
        zstandard.compress(b"R\x00"),
        zstandard.compress(b"R" + struct.pack(">I", 99) + b"short"),
        zstandard.compress(bytes(600 << 20))[:2000],
    ],
)
def test_what_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"agreed|cut|large"):
        bundle.unpack(content)


def test_frames_of_newer_programs_are_passed_over() -> None:
    packed = zstandard.compress(b"Z" + struct.pack(">I", 1) + b"?" + b"B" + struct.pack(">I", 1) + b"b")
    assert bundle.unpack(packed) == bundle.Contents((), (b"b",))
