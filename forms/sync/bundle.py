"""What a bundle holds: signed records, and the original files they speak of, as frames in one zstd stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import zstandard

from forms.profile.feeds import Envelope

PURPOSE = b"fillonce bundle 1\n"
MOST_RECORDS = 50
MOST_BYTES = 8 << 20  # beyond this a new bundle is begun; one large file is a bundle of its own
_MOST_UNPACKED = 512 << 20
_SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class Contents:
    records: tuple[Envelope, ...]
    blobs: tuple[bytes, ...]


def pack(records: Sequence[Envelope], blobs: Sequence[bytes]) -> bytes:
    """Originals first, so that a record is never there without them."""
    frames = [b"B" + struct.pack(">I", len(blob)) + blob for blob in blobs]
    frames += [b"R" + struct.pack(">I", len(r.body) + _SIGNATURE) + r.signature + r.body for r in records]
    return zstandard.compress(b"".join(frames), 3)


def unpack(content: bytes) -> Contents:
    """Raises ValueError where the content isn't what pack() makes, or would take more than 512 MiB."""
    try:
        size = zstandard.frame_content_size(content)
        if not 0 <= size <= _MOST_UNPACKED:
            raise ValueError("too large or of unknown size")
        data = zstandard.ZstdDecompressor().decompress(content, max_output_size=_MOST_UNPACKED)
    except zstandard.ZstdError as error:
        raise ValueError("not compressed as agreed") from error
    records, blobs = [], []
    for kind, frame in _frames(data):
        if kind == b"R" and len(frame) >= _SIGNATURE:
            records.append(Envelope(frame[_SIGNATURE:], frame[:_SIGNATURE]))
        elif kind == b"B":
            blobs.append(frame)
        # Kinds of newer programs are passed over: their own way of reading will ask for them again.
    return Contents(tuple(records), tuple(blobs))


def _frames(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while start < len(data):
        if start + 5 > len(data):
            raise ValueError("a frame is cut")
        (length,) = struct.unpack(">I", data[start + 1 : start + 5])
        end = start + 5 + length
        if end > len(data):
            raise ValueError("a frame is cut")
        yield data[start : start + 1], data[start + 5 : end]
        start = end
