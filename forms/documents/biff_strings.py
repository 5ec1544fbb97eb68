"""The shared strings of a BIFF8 workbook: texts are only added behind, what is there stays byte for byte."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.documents import biff
from forms.documents.biff import MAX_RECORD, Record, packed, u16, u32, units

Run = tuple[int, int]  # position in UTF-16 units, font index from there on
MAX_TEXT = 32767


@dataclass(slots=True)
class NewStrings:
    """Texts to add; `first` is the index that the first one gets."""

    first: int
    added: dict[tuple[str, tuple[Run, ...]], int] = field(default_factory=dict)
    references: int = 0  # cells that came to hold a shared string, less those that no longer do

    def index(self, text: str, runs: Sequence[Run] = ()) -> int:
        self.references += 1
        return self.added.setdefault((text, tuple(runs)), self.first + len(self.added))


def new_strings(globals_: Sequence[Record]) -> NewStrings:
    table = next((r for r in globals_ if r.op == biff.SST), None)
    return NewStrings(u32(table.body, 4) if table else 0)


def with_strings(globals_: Sequence[Record], new: NewStrings) -> list[Record]:
    """The globals' records with the new texts behind the old ones, counts and the index to them (EXTSST) mended."""
    if not new.added and not new.references:
        return list(globals_)
    out = list(globals_)
    at = next((i for i, r in enumerate(out) if r.op == biff.SST), None)
    if at is None:
        at = len(out) - 1  # before EOF
        out.insert(at, Record(biff.SST, bytes(8)))
    total, unique = max(0, u32(out[at].body, 0) + new.references), u32(out[at].body, 4)
    head = struct.pack("<II", total, unique + len(new.added))
    out[at] = Record(biff.SST, head + out[at].body[8:])
    end = at + 1
    while end < len(out) and out[end].op == biff.CONTINUE:
        end += 1
    pieces, places = _pieces([_encoded(text, runs) for text, runs in new.added], 0 if unique else 8)
    behind = [Record(biff.CONTINUE, p) for p in pieces]
    if not unique and behind:  # an empty table takes its first texts itself
        out[at] = Record(biff.SST, head + behind.pop(0).body)
        end = at + 1
    first_new = end if unique else at
    out[end:end] = behind
    return _with_index(out, first_new, places, new.first)


@dataclass(frozen=True, slots=True)
class _Encoded:
    head: bytes  # count, flags, number of runs
    text: bytes
    width: int  # bytes a character takes
    runs: bytes


def _encoded(text: str, runs: Sequence[Run]) -> _Encoded:
    raw = packed(text)
    flags = raw[0] | (0x08 if runs else 0)
    count = struct.pack("<H", len(runs)) if runs else b""
    tail = b"".join(struct.pack("<HH", *run) for run in runs)
    return _Encoded(struct.pack("<HB", units(text), flags) + count, raw[1:], 1 + (raw[0] & 1), tail)


def _pieces(strings: list[_Encoded], used: int) -> tuple[list[bytes], list[tuple[int, int]]]:
    """Record bodies for the strings and, per string, (its piece, offset in it). `used`: bytes taken in the first."""
    pieces, places = [bytearray()] if strings else [], list[tuple[int, int]]()
    for string in strings:
        limit = MAX_RECORD - (used if len(pieces) == 1 else 0)
        size = len(string.head) + len(string.text) + len(string.runs)
        if pieces[-1] and len(pieces[-1]) + size > limit:
            pieces.append(bytearray())
        places.append((len(pieces) - 1, len(pieces[-1])))
        _add(pieces, string, used)
    return [bytes(p) for p in pieces], places


def _add(pieces: list[bytearray], string: _Encoded, used: int) -> None:
    """Adds a string; one too long for a record goes on in the next, which then begins with the flag byte again."""
    pieces[-1] += string.head
    rest = string.text
    while rest:
        room = (MAX_RECORD - (used if len(pieces) == 1 else 0) - len(pieces[-1])) // string.width * string.width
        pieces[-1] += rest[:room]
        rest = rest[room:]
        if rest:
            pieces.append(bytearray([string.width - 1]))
    for at in range(0, len(string.runs), 4):
        if len(pieces[-1]) + 4 > MAX_RECORD - (used if len(pieces) == 1 else 0):
            pieces.append(bytearray())
        pieces[-1] += string.runs[at : at + 4]


def _with_index(out: list[Record], first: int, places: list[tuple[int, int]], first_index: int) -> list[Record]:
    """EXTSST names where every n-th string stands: entries for the new ones are added, the old ones still hold."""
    at = next((i for i, r in enumerate(out) if r.op == biff.EXTSST), None)
    if at is None or len(out[at].body) < 2:
        return out
    every = u16(out[at].body, 0) or 8
    starts, position = [], 0
    for record in out:
        starts.append(position)
        position += len(record)
    entries = b""
    for k, (piece, offset) in enumerate(places):
        if (first_index + k) % every == 0:
            # behind the record's header; the table itself begins with two counts
            within = 4 + offset + (8 if out[first + piece].op == biff.SST else 0)
            entries += struct.pack("<IHH", starts[first + piece] + within, within, 0)
    out[at] = Record(biff.EXTSST, out[at].body + entries)
    return out
