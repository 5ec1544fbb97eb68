"""Records of a workbook stream (BIFF8, after [MS-XLS]): walking, names of record types, strings."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FORMULA, ARRAY, SHRFMLA, STRING, TABLE = 0x0006, 0x0221, 0x04BC, 0x0207, 0x0236
BLANK, MULBLANK, NUMBER, RK, MULRK = 0x0201, 0x00BE, 0x0203, 0x027E, 0x00BD
LABEL, LABELSST, BOOLERR, RSTRING = 0x0204, 0x00FD, 0x0205, 0x00D6
CELLS = frozenset({FORMULA, BLANK, MULBLANK, NUMBER, RK, MULRK, LABEL, LABELSST, BOOLERR, RSTRING})
ROW, DBCELL, INDEX, DIMENSIONS, DEFCOLWIDTH, COLINFO = 0x0208, 0x00D7, 0x020B, 0x0200, 0x0055, 0x007D
BOF, EOF, BOUNDSHEET, FILEPASS, SST, EXTSST, CONTINUE = 0x0809, 0x000A, 0x0085, 0x002F, 0x00FC, 0x00FF, 0x003C
NAME, EXTERNSHEET, SUPBOOK, DATAVALIDATION = 0x0018, 0x0017, 0x01AE, 0x01BE
HEADER, FOOTER, PROTECT, OBJ, TXO, NOTE = 0x0014, 0x0015, 0x0012, 0x005D, 0x01B6, 0x001C
MAX_RECORD = 8224  # bytes of a record's body


@dataclass(frozen=True, slots=True)
class Record:
    """One record: type, body, and where its header stood in the stream."""

    op: int
    body: bytes
    at: int = -1

    def __len__(self) -> int:
        return len(self.body) + 4

    def raw(self) -> bytes:
        return struct.pack("<HH", self.op, len(self.body)) + self.body


def headers(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Place, type and body size of every whole record from `start` on."""
    at, end, header = start, len(stream), struct.Struct("<HH").unpack_from
    while at + 4 <= end:
        op, size = header(stream, at)
        if at + 4 + size > end:
            return
        yield at, op, size
        at += 4 + size


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """Every whole record from `start` on; what follows the last whole one is left out."""
    for at, op, size in headers(stream, start):
        yield Record(op, stream[at + 4 : at + 4 + size], at)


def substream(stream: bytes, start: int) -> list[Record]:
    """The records from a BOF at `start` to its EOF, charts inside included; empty where no BOF stands there."""
    out: list[Record] = []
    depth = 0
    for record in records(stream, start):
        if not out and record.op != BOF:
            return []
        out.append(record)
        depth += (record.op == BOF) - (record.op == EOF)
        if depth == 0:
            break
    return out


def own_records(sub: Iterable[Record]) -> Iterator[Record]:
    """A sheet's records without those of charts embedded in it."""
    depth = 0
    for record in sub:
        depth += record.op == BOF
        if depth <= 1:
            yield record
        depth -= record.op == EOF


def u16(body: bytes | bytearray, at: int) -> int:
    return int(struct.unpack_from("<H", body, at)[0])


def u32(body: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", body, at)[0])


def short_text(body: bytes, at: int, wide_count: bool = False) -> str:
    """A plain unicode string (no rich runs): count of 1 or 2 bytes, flags, characters."""
    count = u16(body, at) if wide_count else body[at]
    return characters(body, at + (2 if wide_count else 1), count)[0]


def characters(body: bytes, at: int, count: int) -> tuple[str, int]:
    """`count` characters behind a flag byte at `at`, and the offset after them."""
    if body[at] & 1:
        end = at + 1 + 2 * count
        return body[at + 1 : end].decode("utf-16-le", "replace"), end
    end = at + 1 + count
    return body[at + 1 : end].decode("latin-1"), end


def packed(text: str) -> bytes:
    """Flag byte and characters of a string, one byte each where Latin-1 is enough."""
    if all(ord(ch) < 256 for ch in text):
        return b"\0" + text.encode("latin-1")
    return b"\1" + text.encode("utf-16-le", "surrogatepass")


def units(text: str) -> int:
    """How many UTF-16 units Excel counts in `text`."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A BOUNDSHEET: where its substream begins, kind 0 worksheet, its name."""

    start: int
    kind: int
    name: str


def sheets(globals_: Iterable[Record]) -> list[Sheet]:
    return [Sheet(u32(r.body, 0), r.body[5], short_text(r.body, 6)) for r in globals_ if r.op == BOUNDSHEET]


@dataclass(frozen=True, slots=True)
class Book:
    """What formulas need of the globals: sheet names in order, defined names, and what sheet indexes mean."""

    sheet_names: tuple[str, ...]
    names: tuple[tuple[str, bytes], ...]  # text and token bytes
    externs: tuple[tuple[int, int] | None, ...]  # first and last sheet of this book; None elsewhere

    def sheet(self, ixti: int) -> str | None:
        """The one sheet of this book that an index in a formula means, else None."""
        span = self.externs[ixti] if ixti < len(self.externs) else None
        if span is None or span[0] != span[1] or span[0] >= len(self.sheet_names):
            return None
        return self.sheet_names[span[0]]


def book_of(globals_: list[Record]) -> Book:
    """The Book of the globals' records; pieces that don't hold are left out."""
    names: list[tuple[str, bytes]] = []
    own: list[bool] = []
    spans: list[tuple[int, int, int]] = []
    for record in globals_:
        try:
            if record.op == NAME:
                names.append(_name(record.body))
            elif record.op == SUPBOOK:
                own.append(record.body[2:4] == b"\x01\x04")
            elif record.op == EXTERNSHEET:
                spans += list(struct.iter_unpack("<HHH", record.body[2 : 2 + 6 * u16(record.body, 0)]))
        except (struct.error, IndexError):
            continue
    externs = tuple((first, last) if book < len(own) and own[book] else None for book, first, last in spans)
    return Book(tuple(s.name for s in sheets(globals_)), tuple(names), externs)


def _name(body: bytes) -> tuple[str, bytes]:
    count, size = body[3], u16(body, 4)
    text, end = characters(body, 14, count)
    return text, body[end : end + size]
