"""Damage done to real files: cut short, bits flipped, pieces moved, parts swapped, emptied, lying about themselves."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def flipped(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 20, 200))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def overwritten(data: bytes, rng: random.Random) -> bytes:
    """A stretch of zeros, of 0xFF or of something from elsewhere in the file."""
    size = rng.choice((2, 4, 16, 512))
    at, source = rng.randrange(len(data)), rng.randrange(len(data))
    piece = rng.choice((bytes(size), b"\xff" * size, data[source : source + size]))
    return data[:at] + piece + data[at + len(piece) :]


def numbers(data: bytes, rng: random.Random) -> bytes:
    """Sixteen- and thirty-two-bit numbers made huge or negative: sizes and offsets that lie."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8))):
        at = rng.randrange(max(1, len(out) - 4))
        struct.pack_into("<I", out, at, rng.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFF, 0x10000, len(data))))
    return bytes(out)


def repack(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A zip with its parts changed by `change`; what is no zip stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, KeyError):
        return data
    if not parts:
        return data
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def swapped(data: bytes, rng: random.Random) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        one, other = rng.choice(list(parts)), rng.choice(list(parts))
        parts[one], parts[other] = parts[other], parts[one]

    return repack(data, change)


def emptied(data: bytes, rng: random.Random) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        name = rng.choice(list(parts))
        if rng.random() < 0.5:
            parts[name] = b""
        else:
            del parts[name]

    return repack(data, change)


def rewritten(data: bytes, rng: random.Random) -> bytes:
    """Words of the XML changed: attribute values made absurd, elements doubled, renamed or left open."""

    def change(parts: dict[str, bytes]) -> None:
        name = rng.choice([n for n in parts if n.endswith((".xml", ".rels"))] or list(parts))
        text = parts[name].decode("utf-8", "replace")
        for _ in range(rng.choice((1, 2, 5))):
            text = rng.choice(_EDITS)(text, rng)
        parts[name] = text.encode("utf-8", "replace")

    return repack(data, change)


_ABSURD = (
    "", "-1", "0", "4294967296", "1e309", "NaN", "A0", "ZZZZ99999999", "A1:XFD1048576", "甲", "../../x", "99999999999999999999",
    "1.5", "true", "A1:A1:A1", " ", "²",
)  # fmt: skip


def _attribute(text: str, rng: random.Random) -> str:
    found = list(re.finditer(r'="[^"]*"', text))
    if not found:
        return text
    match = rng.choice(found)
    return f'{text[: match.start()]}="{rng.choice(_ABSURD)}"{text[match.end() :]}'


def _content(text: str, rng: random.Random) -> str:
    found = list(re.finditer(r">[^<>]+<", text))
    if not found:
        return text
    match = rng.choice(found)
    return f"{text[: match.start()]}>{rng.choice(_ABSURD)}<{text[match.end() :]}"


def _doubled(text: str, rng: random.Random) -> str:
    found = list(re.finditer(r"<(\w+:?\w*)\b[^<>]*/>", text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.end()] + match.group() * rng.choice((1, 3, 100)) + text[match.end() :]


def _dropped(text: str, rng: random.Random) -> str:
    found = list(re.finditer(r"<[^<>]+>", text))
    match = rng.choice(found) if found else None
    return text[: match.start()] + text[match.end() :] if match else text


_EDITS = (_attribute, _attribute, _attribute, _content, _doubled, _dropped)

ZIPPED: tuple[Mutation, ...] = (swapped, emptied, rewritten, rewritten, rewritten)
ANY: tuple[Mutation, ...] = (truncated, flipped, overwritten, numbers)


def mutant(data: bytes, seed: int) -> bytes:
    """One damaged copy; the same seed gives the same damage."""
    rng = random.Random(seed)
    kinds = ANY + ZIPPED if data[:2] == b"PK" else ANY
    out = rng.choice(kinds)(data, rng)
    return rng.choice(kinds)(out, rng) if out and rng.random() < 0.2 else out
