"""The cells of one BIFF8 sheet, so that single cells can be set while every other record stays byte for byte.

A sheet's cells stand in blocks: ROW records, then the cells of those rows, then (often) a DBCELL that finds them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from forms.documents import biff
from forms.documents.biff import Record, u16, u32

MAX_ROW, MAX_COL = 0xFFFF, 0xFF
DEFAULT_XF = 15
_ATTACHED = frozenset({biff.STRING, biff.SHRFMLA, biff.ARRAY, biff.TABLE, biff.CONTINUE})


class Unpatchable(Exception):
    """The file is built in a way that can't be changed safely; `why` is a reason code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Item:
    """One cell record with what belongs to it behind; a MULBLANK or MULRK covers columns `col` to `last`."""

    op: int
    row: int
    col: int
    last: int
    body: bytes
    behind: bytes = b""

    def raw(self) -> bytes:
        return struct.pack("<HH", self.op, len(self.body)) + self.body + self.behind


@dataclass(slots=True)
class Block:
    rows: dict[int, bytes] = field(default_factory=dict)  # row -> body of its ROW record
    lines: dict[int, list[Item]] = field(default_factory=dict)
    closed: bool = False  # by a DBCELL

    def span(self) -> tuple[int, int]:
        known = [*self.rows, *self.lines]
        return min(known), max(known)


@dataclass(slots=True)
class CellTable:
    """A sheet's substream: records before the cells, the blocks of cells, records behind."""

    head: list[Record]
    blocks: list[Block]
    tail: list[Record]
    block_of: dict[int, Block] = field(default_factory=dict)
    default_xfs: dict[int, int] = field(default_factory=dict)  # by column
    touched: bool = False

    def item(self, row: int, col: int) -> Item | None:
        block = self.block_of.get(row)
        line = block.lines.get(row, []) if block else []
        return next((i for i in line if i.col <= col <= i.last), None)

    def xf(self, row: int, col: int) -> int:
        """The format index of a cell; of a missing one that of its row or column."""
        item = self.item(row, col)
        if item is not None:
            return xf_of(item, col)
        block = self.block_of.get(row)
        body = block.rows.get(row) if block else None
        if body is not None and u32(body, 12) & 0x80:
            return (u32(body, 12) >> 16) & 0x0FFF
        return self.default_xfs.get(col, DEFAULT_XF)

    def put(self, row: int, col: int, op: int, content: bytes, xf: int | None = None, behind: bytes = b"") -> None:
        """Makes the cell a record of type `op`: row, column, format, `content`. Its format stays unless `xf` is given.

        Raises Unpatchable for cells outside the sheet.
        """
        if row > MAX_ROW or col > MAX_COL:
            raise Unpatchable("beyond_sheet")
        xf = self.xf(row, col) if xf is None else xf
        fresh = Item(op, row, col, col, struct.pack("<HHH", row, col, xf) + content, behind)
        block = self._block_for(row)
        line = block.lines.get(row)
        if line is None:
            line = block.lines[row] = []
            block.lines = dict(sorted(block.lines.items()))
        _place(line, fresh)
        self._widen_row(block, row, col)
        self.touched = True

    def copy_row(self, source: int, target: int) -> None:
        """Gives `target` the height and the formats of `source`; it must hold no cells with values."""
        block = self.block_of.get(source)
        if block is None:
            return
        body = block.rows.get(source)
        if body is not None:
            place = self._block_for(target)
            place.rows[target] = struct.pack("<H", target) + body[2:]
        for item in list(block.lines.get(source, ())):
            for col in range(item.col, item.last + 1):
                self.put(target, col, biff.BLANK, b"", xf_of(item, col))

    def items(self) -> Iterator[Item]:
        for block in self.blocks:
            for line in block.lines.values():
                yield from line

    def _block_for(self, row: int) -> Block:
        """The block that holds or shall hold `row`, with a ROW record for it where the sheet has them."""
        block = self.block_of.get(row) or self._neighbour(row) or self._new_block(row)
        uses_rows = not self.blocks or any(b.rows for b in self.blocks) or not any(b.lines for b in self.blocks)
        if row not in block.rows and uses_rows:
            block.rows[row] = struct.pack("<HHHHHHI", row, 0, 0, self._height(), 0, 0, 0x000F0100)
            block.rows = dict(sorted(block.rows.items()))
        self.block_of[row] = block
        return block

    def _neighbour(self, row: int) -> Block | None:
        first = row // 32 * 32
        near = next((self.block_of[r] for r in range(first, first + 32) if r in self.block_of), None)
        return near or next((b for b in self.blocks if b.span()[0] < row < b.span()[1]), None)

    def _new_block(self, row: int) -> Block:
        block = Block(closed=any(b.closed for b in self.blocks))
        at = next((i for i, b in enumerate(self.blocks) if b.span()[0] > row), len(self.blocks))
        self.blocks.insert(at, block)
        return block

    def _height(self) -> int:
        body = next((r.body for r in self.head if r.op == 0x0225 and len(r.body) >= 4), b"\0\0\x1d\x01")
        return u16(body, 2) | 0x8000  # the flag says: not set by hand

    def _widen_row(self, block: Block, row: int, col: int) -> None:
        body = block.rows.get(row)
        if body is not None:
            low, high = u16(body, 2), u16(body, 4)
            low, high = (col, col + 1) if low >= high else (min(low, col), max(high, col + 1))
            block.rows[row] = body[:2] + struct.pack("<HH", low, high) + body[6:]


def read_table(sub: list[Record]) -> CellTable:
    """Takes a sheet's substream apart. Raises Unpatchable where rows or cells stand in an order we don't know."""
    depths = list(_depths(sub))
    marks = [i for i, r in enumerate(sub) if depths[i] == 1 and (r.op in biff.CELLS or r.op == biff.ROW)]
    if marks:
        first, end = marks[0], marks[-1] + 1
        while end < len(sub) and sub[end].op in _ATTACHED | {biff.DBCELL}:
            end += 1
    else:
        first = end = 1 + next((i for i, r in enumerate(sub) if r.op == biff.DIMENSIONS), 0)
        if first == 1:
            raise Unpatchable("structure")
    try:
        blocks = _blocks(sub[first:end])
        defaults = dict(_column_formats(sub[:first]))
    except (struct.error, IndexError) as error:
        raise Unpatchable("structure") from error
    table = CellTable(sub[:first], blocks, sub[end:], default_xfs=defaults)
    for block in blocks:
        for row in [*block.rows, *block.lines]:
            if table.block_of.setdefault(row, block) is not block:
                raise Unpatchable("structure")
    return table


def _depths(sub: list[Record]) -> Iterator[int]:
    depth = 0
    for record in sub:
        depth += record.op == biff.BOF
        yield depth
        depth -= record.op == biff.EOF


def _column_formats(head: list[Record]) -> Iterator[tuple[int, int]]:
    for record in head:
        if record.op == biff.COLINFO and len(record.body) >= 8:
            for col in range(u16(record.body, 0), min(u16(record.body, 2), MAX_COL) + 1):
                yield col, u16(record.body, 6)


def _blocks(region: list[Record]) -> list[Block]:
    blocks = [Block()]
    last: Item | None = None
    for record in region:
        block = blocks[-1]
        if record.op == biff.ROW:
            if block.closed or block.lines:
                block = Block()
                blocks.append(block)
            block.rows[u16(record.body, 0)] = record.body
            last = None
        elif record.op in biff.CELLS:
            last = _read_item(record)
            _append(block, last)
        elif record.op == biff.DBCELL:
            block.closed, last = True, None
        elif last is not None and record.op in _ATTACHED:
            last.behind += record.raw()
        else:
            raise Unpatchable("structure")
    return [b for b in blocks if b.rows or b.lines]


def _read_item(record: Record) -> Item:
    row, col = u16(record.body, 0), u16(record.body, 2)
    last = u16(record.body, len(record.body) - 2) if record.op in (biff.MULBLANK, biff.MULRK) else col
    return Item(record.op, row, col, last, record.body)


def _append(block: Block, item: Item) -> None:
    """Cells of a row must stand together and rise, or a cell put between them would land anywhere."""
    line = block.lines.get(item.row)
    if line is None:
        if block.lines and next(reversed(block.lines)) > item.row:
            raise Unpatchable("structure")
        block.lines[item.row] = [item]
        return
    if next(reversed(block.lines)) != item.row or line[-1].last >= item.col:
        raise Unpatchable("structure")
    line.append(item)


def xf_of(item: Item, col: int) -> int:
    if item.op == biff.MULBLANK:
        return u16(item.body, 4 + 2 * (col - item.col))
    if item.op == biff.MULRK:
        return u16(item.body, 4 + 6 * (col - item.col))
    return u16(item.body, 4)


def _place(line: list[Item], fresh: Item) -> None:
    """Puts a cell into its row; a record over several columns is cut around it."""
    for i, item in enumerate(line):
        if item.col <= fresh.col <= item.last:
            line[i : i + 1] = [*_part(item, item.col, fresh.col - 1), fresh, *_part(item, fresh.col + 1, item.last)]
            return
    at = next((i for i, item in enumerate(line) if item.col > fresh.col), len(line))
    line.insert(at, fresh)


def _part(item: Item, first: int, last: int) -> list[Item]:
    """The columns `first` to `last` of a record over several columns; [] where there are none."""
    if first > last:
        return []
    several, single, width = _SEVERAL[item.op]
    start = 4 + width * (first - item.col)
    piece = item.body[start : 4 + width * (last - item.col + 1)]
    if first == last:
        return [Item(single, item.row, first, first, struct.pack("<HH", item.row, first) + piece)]
    body = struct.pack("<HH", item.row, first) + piece + struct.pack("<H", last)
    return [Item(several, item.row, first, last, body)]


_SEVERAL = {biff.MULBLANK: (biff.MULBLANK, biff.BLANK, 2), biff.MULRK: (biff.MULRK, biff.RK, 6)}

# ---- writing


def write_table(table: CellTable, start: int, old_start: int) -> bytes:
    """The substream as bytes for a sheet that now begins at `start`; what finds its cells is mended."""
    index_at = next((i for i, r in enumerate(table.head) if r.op == biff.INDEX), None)
    count = sum(b.closed for b in table.blocks)
    grown = 4 * count - (len(table.head[index_at].body) - 16) if index_at is not None else 0
    head = [_dimensions(table, r) if r.op == biff.DIMENSIONS else r for r in table.head]
    at = sum(len(r) for r in head) + grown
    body, found = _write_blocks(table.blocks, start + at)
    if index_at is not None:
        head[index_at] = _index(table, head[index_at], found, start - old_start, grown)
    return b"".join(r.raw() for r in head) + body + b"".join(r.raw() for r in table.tail)


def _write_blocks(blocks: list[Block], at: int) -> tuple[bytes, list[int]]:
    """The blocks' bytes, and where (in the stream) their DBCELL records stand."""
    out, found = bytearray(), list[int]()
    for block in blocks:
        top = len(out)
        for body in block.rows.values():
            out += Record(biff.ROW, body).raw()
        firsts = []
        for line in block.lines.values():
            firsts.append(len(out))
            for item in line:
                out += item.raw()
        if block.closed:
            found.append(at + len(out))
            second = top + (20 if block.rows else 0)
            steps = [b - a for a, b in zip([second, *firsts], firsts, strict=False)]
            out += Record(biff.DBCELL, struct.pack(f"<I{len(steps)}H", len(out) - top, *steps)).raw()
    return bytes(out), found


def _index(table: CellTable, old: Record, found: list[int], moved: int, grown: int) -> Record:
    """INDEX names where each DBCELL stands; it is made anew."""
    size = sum(len(r) for r in table.head)
    if len(old.body) < 16:
        return old
    reserved, low, high, columns = struct.unpack_from("<IIII", old.body)
    start = table.head[0].at
    columns += moved + grown if columns in range(start, start + size) else 0
    low, high = _row_limits(table, low, high)
    return Record(biff.INDEX, struct.pack(f"<IIII{len(found)}I", reserved, low, high, columns, *found))


def _row_limits(table: CellTable, low: int, high: int) -> tuple[int, int]:
    rows = [*table.block_of, *([low, high - 1] if high > low else [])]
    return (min(rows), max(rows) + 1) if rows else (low, high)


def _dimensions(table: CellTable, old: Record) -> Record:
    top, bottom, left, right = struct.unpack_from("<IIHH", old.body)
    top, bottom = _row_limits(table, top, bottom)
    cols = [c for item in table.items() for c in (item.col, item.last)]
    if right > left:
        cols += [left, right - 1]
    left, right = (min(cols), max(cols) + 1) if cols else (left, right)
    return Record(biff.DIMENSIONS, struct.pack("<IIHH", top, bottom, left, right) + old.body[12:])
