"""What inserted rows do to the formula tokens and the ranges of a BIFF8 workbook. Everything keeps its length."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from forms.documents import biff
from forms.documents.biff import Book, u16
from forms.documents.biff_cells import MAX_ROW, Unpatchable
from forms.documents.biff_formula import Unknown, walk
from forms.documents.xlsx_shift import Insertion, moved_area
from forms.model.document import Area

_RELATIVE_ROW, _RELATIVE_COL = 0x8000, 0x4000
_CELL, _AREA, _CELL_3D, _AREA_3D = 0x24, 0x25, 0x3A, 0x3B
_CELL_N, _AREA_N = 0x2C, 0x2D  # relative to the cell or range that uses the formula
_CACHED = frozenset({0x26, 0x27, 0x28})  # what they point at is stored once more, behind the formula


@dataclass(frozen=True, slots=True)
class Shift:
    """An insertion as one formula sees it. `home`: the formula stands on the sheet that grew; `row`: the row of its cell
    (-1: in no cell); `base`: the row that its relative references count from."""

    insertion: Insertion
    book: Book
    home: bool
    row: int = -1
    base: int | None = None

    def ours(self, ixti: int) -> bool:
        """Whether a sheet index means the sheet that grew. Raises Unpatchable for a span of sheets with it inside."""
        span = self.book.externs[ixti] if ixti < len(self.book.externs) else None
        if span is None:
            return False
        here = self.book.sheet_names.index(self.insertion.sheet)
        if span[0] != span[1] and span[0] <= here <= span[1]:
            raise Unpatchable("rows_below")
        return span[0] == here

    @property
    def inside(self) -> bool:
        return self.home and self.insertion.first <= self.row <= self.insertion.after

    def area(self, area: Area) -> Area:
        """An area of a formula: a sum over the roster takes the new rows in, unless it stands in the roster itself."""
        if area.top == 0 and area.bottom == MAX_ROW:
            return area
        column = area.width == 1 and self.insertion.first == self.insertion.after
        whole_rows = area.left == 0 and area.right == 0xFF
        grows = not self.inside and not whole_rows and (area.height > 1 or column)
        return checked(moved_area(area, self.insertion, grows=grows))


def checked(area: Area) -> Area:
    """Raises Unpatchable for an area that would run out of the sheet."""
    if area.bottom > MAX_ROW:
        raise Unpatchable("no_room")
    return area


def moved_tokens(tokens: bytes, shift: Shift) -> bytes:
    """A formula's tokens after the insertion. Raises Unpatchable for what isn't understood."""
    out = bytearray(tokens)
    try:
        for at, kind in walk(tokens, shift.book):
            if kind in _CACHED:
                raise Unpatchable("rows_below")
            if kind in (_CELL, _AREA) and shift.home:
                _move(out, at + 1, kind == _AREA, shift)
            elif kind in (_CELL_3D, _AREA_3D) and shift.ours(u16(tokens, at + 1)):
                _move(out, at + 3, kind == _AREA_3D, shift)
            elif kind in (_CELL_N, _AREA_N) and shift.home and shift.base is not None:
                _move_relative(out, at + 1, kind == _AREA_N, shift, shift.base)
            elif kind == 0x01 and shift.home:  # the formula stands with the first cell of an array
                struct.pack_into("<H", out, at + 1, shift.insertion.row(u16(tokens, at + 1)))
    except (Unknown, struct.error, IndexError) as error:
        raise Unpatchable("structure") from error
    return bytes(out)


def _move(out: bytearray, at: int, is_area: bool, shift: Shift) -> None:
    if not is_area:
        row = shift.insertion.row(u16(out, at))
        checked(Area(row, 0, row, 0))
        struct.pack_into("<H", out, at, row)
        return
    top, bottom, left, right = struct.unpack_from("<4H", out, at)
    area = shift.area(Area(top, left & 0xFF, bottom, right & 0xFF))
    struct.pack_into("<2H", out, at, area.top, area.bottom)


def _move_relative(out: bytearray, at: int, is_area: bool, shift: Shift, base: int) -> None:
    """Offsets are counted from a cell that may move itself."""
    moved_base = shift.insertion.row(base)
    cols = at + (4 if is_area else 2)
    for n in range(2 if is_area else 1):
        old = u16(out, at + 2 * n)
        if u16(out, cols + 2 * n) & _RELATIVE_ROW:
            target = (old + base) & MAX_ROW
            new = (shift.insertion.row(target) - moved_base) & MAX_ROW
        else:
            new = shift.insertion.row(old)
        struct.pack_into("<H", out, at + 2 * n, new)


def copied_tokens(tokens: bytes, book: Book, step: int) -> bytes:
    """A formula as it reads when copied `step` rows down: relative rows follow."""
    out = bytearray(tokens)
    try:
        for at, kind in walk(tokens, book):
            if kind == 0x01 or kind in _CACHED:
                raise Unpatchable("rows_below")
            first = at + (3 if kind in (_CELL_3D, _AREA_3D) else 1)
            if kind in (_CELL, _CELL_3D, _AREA, _AREA_3D):
                ends = 2 if kind in (_AREA, _AREA_3D) else 1
                for n in range(ends):
                    if u16(out, first + 2 * ends + 2 * n) & _RELATIVE_ROW:
                        row = u16(out, first + 2 * n) + step
                        checked(Area(row, 0, row, 0))
                        struct.pack_into("<H", out, first + 2 * n, row)
    except (Unknown, struct.error, IndexError) as error:
        raise Unpatchable("structure") from error
    return bytes(out)


def plain_tokens(tokens: bytes, book: Book, row: int, col: int) -> bytes:
    """A shared formula's tokens as those of one cell."""
    out = bytearray(tokens)
    try:
        for at, kind in walk(tokens, book):
            if kind not in (_CELL_N, _AREA_N):
                continue
            ends = 2 if kind == _AREA_N else 1
            out[at] = tokens[at] - 8  # the same class, counted from the sheet's edge
            for n in range(ends):
                at_row, at_col = at + 1 + 2 * n, at + 1 + 2 * ends + 2 * n
                flags = u16(out, at_col) & 0xC000
                if flags & _RELATIVE_ROW:
                    struct.pack_into("<H", out, at_row, (u16(out, at_row) + row) & MAX_ROW)
                if flags & _RELATIVE_COL:
                    struct.pack_into("<H", out, at_col, (u16(out, at_col) + col) & 0xFF | flags)
    except (Unknown, struct.error, IndexError) as error:
        raise Unpatchable("structure") from error
    return bytes(out)


# ---- ranges of rows and columns, as many records hold them


def ranges(body: bytes, at: int, count: int) -> Iterator[Area]:
    """`count` ranges of 8 bytes each: first row, last row, first column, last column."""
    for top, bottom, left, right in struct.iter_unpack("<4H", body[at : at + 8 * count]):
        yield Area(top, left, bottom, right)


def packed_ranges(areas: list[Area]) -> bytes:
    return b"".join(struct.pack("<4H", a.top, a.bottom, a.left, a.right) for a in areas)


def moved_ranges(body: bytes, at: int, count: int, insertion: Insertion, *, grows: bool) -> bytes:
    """A record's body with the ranges at `at` moved."""
    if at + 8 * count > len(body):
        raise Unpatchable("structure")
    new = [checked(_moved_range(a, insertion, grows)) for a in ranges(body, at, count)]
    return body[:at] + packed_ranges(new) + body[at + 8 * count :]


def _moved_range(area: Area, insertion: Insertion, grows: bool) -> Area:
    whole = area.top == 0 and area.bottom == MAX_ROW
    return area if whole else moved_area(area, insertion, grows=grows)


def record(old: biff.Record, body: bytes) -> biff.Record:
    """The record with another body; the old one where that is the same."""
    return old if body == old.body else biff.Record(old.op, body, old.at)
