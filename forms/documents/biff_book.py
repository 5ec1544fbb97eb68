"""A BIFF8 workbook stream opened for patching, and put together again with every offset mended."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from forms.documents import biff
from forms.documents.biff import Book, Record, Sheet, u16, u32
from forms.documents.biff_cells import CellTable, Unpatchable, read_table, write_table
from forms.documents.biff_formula import Token
from forms.documents.biff_sheet import formula_tokens
from forms.documents.biff_strings import NewStrings, new_strings, with_strings

_DATE_MODE, _XF = 0x0022, 0x00E0


@dataclass(slots=True)
class Workbook:
    """`subs` are the sheets' records by name, `tables` those taken apart so far."""

    stream: bytes
    globals_: list[Record]
    sheets: tuple[Sheet, ...]
    names: Book
    strings: NewStrings
    subs: dict[str, list[Record]]
    formats: int  # how many extended formats there are
    tables: dict[str, CellTable] = field(default_factory=dict)

    @property
    def from_1904(self) -> bool:
        return any(r.op == _DATE_MODE and r.body[:1] == b"\1" for r in self.globals_)

    def table(self, name: str) -> CellTable:
        """The cells of a worksheet. Raises Unpatchable, KeyError for an unknown name."""
        if name not in self.tables:
            self.tables[name] = read_table(self.subs[name])
        return self.tables[name]

    def formulas(self) -> dict[tuple[str, int, int], list[Token] | None]:
        """Every formula of the book; None where it isn't understood."""
        out: dict[tuple[str, int, int], list[Token] | None] = {}
        for name, sub in self.subs.items():
            for (row, col), tokens in formula_tokens(list(biff.own_records(sub)), self.names).items():
                out[(name, row, col)] = tokens
        return out

    def print_areas(self, name: str) -> list[int]:
        """The last rows of a sheet's print areas."""
        number = [s.name for s in self.sheets].index(name) + 1
        return [r for record in self.globals_ if record.op == biff.NAME for r in _print_rows(record.body, number)]


def open_workbook(stream: bytes) -> Workbook:
    """Raises Unpatchable for formats before BIFF8 and for what doesn't hold together."""
    globals_ = biff.substream(stream, 0)
    if not globals_ or len(globals_[0].body) < 4 or u16(globals_[0].body, 0) != 0x0600:
        raise Unpatchable("old_format")
    try:
        sheets = tuple(biff.sheets(globals_))
        names = biff.book_of(globals_)
        strings = new_strings(globals_)
    except (struct.error, IndexError) as error:
        raise Unpatchable("structure") from error
    subs = {s.name: biff.substream(stream, s.start) for s in sheets if s.kind == 0}
    if globals_[-1].op != biff.EOF or any(not sub or sub[-1].op != biff.EOF for sub in subs.values()):
        raise Unpatchable("structure")
    if len({s.name for s in sheets}) != len(sheets) or len({s.start for s in sheets}) != len(sheets):
        raise Unpatchable("structure")
    return Workbook(stream, globals_, sheets, names, strings, subs, sum(r.op == _XF for r in globals_))


def _print_rows(body: bytes, sheet: int) -> list[int]:
    """Last rows of a Print_Area (built-in name 6) of the sheet with this number, from its 3-D references."""
    if not u16(body, 0) & 0x20 or body[3] != 1 or u16(body, 8) != sheet or body[15:16] != b"\x06":
        return []
    tokens = body[16:]
    return [u16(tokens, at + 5) for at in range(0, len(tokens) - 10, 11) if tokens[at] & 0x1F == 0x1B]


def assembled(book: Workbook) -> bytes:
    """The whole stream: changed globals and sheets in their places, all bytes between and behind kept."""
    globals_ = with_strings(book.globals_, book.strings)
    pieces = sorted([(s.start, s.name) for s in book.sheets])
    end = book.globals_[-1].at + len(book.globals_[-1])
    out = bytearray(b"".join(r.raw() for r in globals_))
    starts: dict[str, int] = {}
    for start, name in pieces:
        if start < end:
            raise Unpatchable("structure")
        out += book.stream[end:start]
        starts[name] = len(out)
        sub = book.subs.get(name) or biff.substream(book.stream, start)
        end = sub[-1].at + len(sub[-1]) if sub else start
        out += _sheet_bytes(book, name, sub, len(out), start)
    out += book.stream[end:]
    _mend_starts(out, globals_, book.sheets, starts)
    return bytes(out)


def _sheet_bytes(book: Workbook, name: str, sub: list[Record], start: int, old_start: int) -> bytes:
    if name in book.tables and book.tables[name].touched:
        return write_table(book.tables[name], start, old_start)
    moved, size = start - old_start, sum(len(r) for r in sub)
    span = range(old_start, old_start + size)
    return b"".join((_moved_index(r, moved, span) if r.op == biff.INDEX else r).raw() for r in sub)


def _moved_index(record: Record, moved: int, span: range) -> Record:
    """An INDEX whose places moved; numbers that lie outside the sheet's old `span` mean nothing and stay."""
    if len(record.body) < 16:
        return record
    numbers = [u32(record.body, at) for at in range(12, len(record.body) - 3, 4)]
    fresh = struct.pack(f"<{len(numbers)}I", *(n + moved if n in span else n for n in numbers))
    return Record(biff.INDEX, record.body[:12] + fresh + record.body[12 + len(fresh) :])


def _mend_starts(out: bytearray, globals_: list[Record], sheets: tuple[Sheet, ...], starts: dict[str, int]) -> None:
    """Writes where each sheet begins into its BOUNDSHEET."""
    at, number = 0, 0
    for record in globals_:
        if record.op == biff.BOUNDSHEET:
            struct.pack_into("<I", out, at + 4, starts[sheets[number].name])
            number += 1
        at += len(record)
