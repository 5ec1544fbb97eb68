"""Rows inserted into a sheet of a BIFF8 workbook: copies of a roster's last row, everything below and around moved."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping

from forms.documents import biff
from forms.documents.biff import Record, u16
from forms.documents.biff_book import Workbook
from forms.documents.biff_cells import MAX_ROW, Block, CellTable, Item, Unpatchable, xf_of
from forms.documents.biff_objects import (
    CHART_LINK,
    DRAWING,
    moved_chart_link,
    moved_drawing,
    moved_name,
    moved_object,
    moved_text,
)
from forms.documents.biff_recalc import EMPTIED, set_result
from forms.documents.biff_shift import (
    Shift,
    copied_tokens,
    moved_ranges,
    moved_tokens,
    packed_ranges,
    plain_tokens,
    ranges,
    record,
)
from forms.documents.xlsx_shift import Insertion, copied_areas

_MERGES, _LINK, _LINK_TIP, _CONDITIONS, _CONDITION = 0x00E5, 0x01B8, 0x0800, 0x01B0, 0x01B1
_BREAKS, _PHONETIC, _FEATURE, _BLOCK_ROWS, _MERGES_A_RECORD = 0x001B, 0x00EF, 0x0868, 32, 1027
# pivot tables, tables, new kinds of conditions, scenarios, queries, label ranges: nothing here knows how they move
_FIXED = frozenset({0x00B0, 0x0872, 0x0878, 0x0879, 0x00AE, 0x01AD, 0x015F, biff.TABLE})


def insert_rows(book: Workbook, insertion: Insertion) -> None:
    """Insert copies of row `insertion.after` behind it, in the book's records.

    Formats, heights, merges of that row and its formulas are copied, its values not; formulas, names, validations,
    conditions, links, comments, page breaks and drawn objects of the whole book follow. Raises Unpatchable where
    something stands in the way that can't be moved safely; the book is of no use then.
    """
    name = insertion.sheet
    table = book.table(name)
    last = max(table.block_of, default=0)
    if max(last, insertion.after) + insertion.count > MAX_ROW:
        raise Unpatchable("no_room")
    for record_ in biff.own_records([*table.head, *table.tail]):
        if record_.op in _FIXED:
            raise Unpatchable("rows_below")
    shared = _shared(table)
    for item in list(table.items()):
        _plain(item, shared, book)
    for item in list(table.items()):
        _move_formula(item, Shift(insertion, book.names, True, item.row))
    _regroup(table, insertion, _copies(table, book, insertion))
    table.head = _moved_records(table.head, book, insertion, home=True)
    table.tail = _moved_records(table.tail, book, insertion, home=True)
    table.touched = True
    for other in book.sheets:
        if other.name != name:
            _move_other(book, other.name, other.start, insertion)
    nowhere = Shift(insertion, book.names, False)
    book.globals_ = [moved_name(r, nowhere) if r.op == biff.NAME else r for r in book.globals_]


def _move_other(book: Workbook, name: str, start: int, insertion: Insertion) -> None:
    if name in book.tables:
        table = book.tables[name]
        table.head, table.tail = (_moved_records(r, book, insertion, home=False) for r in (table.head, table.tail))
        for item in table.items():
            _move_formula(item, Shift(insertion, book.names, False))
        return
    sub = book.subs.get(name) or biff.substream(book.stream, start)
    book.subs[name] = _moved_records(sub, book, insertion, home=False)


# ---- cells


def _shared(table: CellTable) -> dict[tuple[int, int], bytes]:
    """Tokens of shared formulas by the cell that carries them."""
    out = {}
    for item in table.items():
        for behind in biff.records(item.behind):
            if behind.op == biff.SHRFMLA and len(behind.body) >= 10:
                out[item.row, item.col] = behind.body[10 : 10 + u16(behind.body, 8)]
            elif behind.op == biff.TABLE:
                raise Unpatchable("rows_below")
    return out


def _tokens(item: Item) -> bytes:
    return item.body[22 : 22 + u16(item.body, 20)]


def _with_tokens(item: Item, tokens: bytes) -> None:
    tail = item.body[22 + u16(item.body, 20) :]
    item.body = item.body[:20] + struct.pack("<H", len(tokens)) + tokens + tail


def _plain(item: Item, shared: Mapping[tuple[int, int], bytes], book: Workbook) -> None:
    """A member of a shared formula gets a formula of its own: members may move differently."""
    if item.op != biff.FORMULA:
        return
    tokens = _tokens(item)
    base = (u16(tokens, 1), u16(tokens, 3)) if tokens[:1] == b"\x01" else None
    if base is not None and base in shared:
        flags = u16(item.body, 14) & ~0x0008
        item.body = item.body[:14] + struct.pack("<H", flags) + item.body[16:]
        _with_tokens(item, plain_tokens(shared[base], book.names, item.row, item.col))
    item.behind = b"".join(r.raw() for r in biff.records(item.behind) if r.op != biff.SHRFMLA)


def _move_formula(item: Item, shift: Shift) -> None:
    if item.op != biff.FORMULA:
        return
    tokens = _tokens(item)
    moved = moved_tokens(tokens, shift)
    if moved != tokens:
        _with_tokens(item, moved)
    if biff.u16(item.behind + b"\0\0", 0) == biff.ARRAY:
        array = next(biff.records(item.behind))
        item.behind = _moved_array(array, shift).raw() + item.behind[len(array) :]


def _moved_array(array: Record, shift: Shift) -> Record:
    """An array formula: its cells, then its tokens. One across the place can't be moved."""
    body = array.body
    top, bottom = u16(body, 0), u16(body, 2)
    if shift.home:
        if top <= shift.insertion.after < bottom:
            raise Unpatchable("rows_below")
        body = struct.pack("<HH", shift.insertion.row(top), shift.insertion.row(bottom)) + body[4:]
    size = u16(body, 12)
    return record(array, body[:14] + moved_tokens(body[14 : 14 + size], shift) + body[14 + size :])


def _copies(table: CellTable, book: Workbook, insertion: Insertion) -> Iterator[tuple[int, bytes | None, list[Item]]]:
    """The new rows: number, body of the ROW record, cells."""
    for step in range(1, insertion.count + 1):
        row, source = insertion.after + step, insertion.source(step)
        block = table.block_of.get(source)
        body = block.rows.get(source) if block else None
        line = list(block.lines.get(source, ())) if block else []
        cells = [new for item in line for new in _copied(item, row, row - source, book)]
        yield row, struct.pack("<H", row) + body[2:] if body is not None else None, cells


def _copied(item: Item, row: int, step: int, book: Workbook) -> Iterator[Item]:
    if item.op == biff.FORMULA:
        tokens = copied_tokens(_tokens(item), book.names, step)
        new = Item(item.op, row, item.col, item.last, struct.pack("<H", row) + item.body[2:])
        _with_tokens(new, tokens)
        set_result(new, EMPTIED)
        yield new
        return
    for col in range(item.col, item.last + 1):
        yield Item(biff.BLANK, row, col, col, struct.pack("<HHH", row, col, xf_of(item, col)))


def _regroup(table: CellTable, insertion: Insertion, fresh: Iterator[tuple[int, bytes | None, list[Item]]]) -> None:
    """All rows in their new places, in blocks of 32 as a workbook keeps them."""
    new = list(fresh)
    rows = {insertion.row(r): _renumbered(b, insertion) for block in table.blocks for r, b in block.rows.items()}
    lines = {insertion.row(r): line for block in table.blocks for r, line in block.lines.items()}
    for row, line in lines.items():
        for item in line:
            item.row, item.body = row, struct.pack("<H", row) + item.body[2:]
    rows |= {row: body for row, body, _ in new if body is not None}
    lines |= {row: cells for row, _, cells in new if cells}
    closed = any(block.closed for block in table.blocks)
    known = sorted({*rows, *lines})
    blocks: dict[int, Block] = {}
    for row in known:
        block = blocks.setdefault((row - known[0]) // _BLOCK_ROWS, Block(closed=closed))
        if row in rows:
            block.rows[row] = rows[row]
        if row in lines:
            block.lines[row] = lines[row]
    table.blocks = [blocks[n] for n in sorted(blocks)]
    table.block_of = {row: block for block in table.blocks for row in {*block.rows, *block.lines}}


def _renumbered(body: bytes, insertion: Insertion) -> bytes:
    return struct.pack("<H", insertion.row(u16(body, 0))) + body[2:]


# ---- other records


def _moved_records(own: list[Record], book: Workbook, insertion: Insertion, *, home: bool) -> list[Record]:
    """A sheet's records beside its cells, charts inside included. On other sheets only what points over."""
    shift = Shift(insertion, book.names, home)
    out: list[Record] = []
    depth = 0 if own and own[0].op == biff.BOF else 1  # records behind the cells are inside the sheet already
    base = 0
    for old in own:
        depth += old.op == biff.BOF
        here = home and depth <= 1  # a chart's own records hold no places on the sheet
        if old.op == biff.FORMULA:  # of a sheet that isn't taken apart
            item = Item(old.op, u16(old.body, 0), u16(old.body, 2), u16(old.body, 2), old.body)
            _move_formula(item, shift)
            out.append(record(old, item.body))
        elif old.op == biff.ARRAY:
            out.append(_moved_array(old, shift))
        elif old.op == _MERGES and here:
            out += _moved_merges(own, old, insertion)
        elif old.op in _PLACES and here:
            out.append(record(old, _PLACES[old.op](old.body, insertion)))
        elif old.op in _POINTING:
            out.append(_POINTING[old.op](old, shift))
        elif old.op == _CONDITIONS:
            base = u16(old.body, 14) if len(old.body) >= 22 else 0
            out.append(record(old, _moved_conditions(old.body, insertion)) if here else old)
        elif old.op == _CONDITION:
            out.append(record(old, _moved_condition(old.body, Shift(insertion, book.names, home, base=base))))
        elif old.op == biff.DATAVALIDATION:
            out.append(record(old, _moved_validation(old.body, insertion, book, here)))
        else:
            out.append(old)
        depth -= old.op == biff.EOF
    return out


def _moved_merges(own: list[Record], old: Record, insertion: Insertion) -> list[Record]:
    """Merges below move; those inside the last printed record are repeated in the new ones (with the first such record)."""
    count = u16(old.body, 0)
    body = moved_ranges(old.body, 2, count, insertion, grows=False)
    areas = list(ranges(body, 2, count))
    first = next(r for r in own if r.op == _MERGES)
    if old is first:
        every = [a for r in own if r.op == _MERGES for a in ranges(r.body, 2, u16(r.body, 0))]
        areas += copied_areas(every, insertion)
    if len(areas) == count:
        return [record(old, body)]
    pieces = [areas[at : at + _MERGES_A_RECORD] for at in range(0, len(areas), _MERGES_A_RECORD)]
    return [Record(_MERGES, struct.pack("<H", len(p)) + packed_ranges(p), old.at) for p in pieces]


def _moved_breaks(body: bytes, insertion: Insertion) -> bytes:
    out = bytearray(body)
    for at in range(2, min(2 + 6 * u16(body, 0), len(body) - 5), 6):
        struct.pack_into("<H", out, at, insertion.row(u16(body, at)))
    return bytes(out)


def _moved_feature(body: bytes, insertion: Insertion) -> bytes:
    """Ignored errors and ranges of their own protection; a header of 12 bytes, then what kind, then the ranges."""
    return moved_ranges(body, 27, u16(body, 19), insertion, grows=True) if len(body) >= 27 else body


def _moved_note(body: bytes, insertion: Insertion) -> bytes:
    return struct.pack("<H", insertion.row(u16(body, 0))) + body[2:]


def _moved_phonetic(body: bytes, insertion: Insertion) -> bytes:
    return moved_ranges(body, 6, u16(body, 4), insertion, grows=True) if len(body) > 6 else body


_PLACES: dict[int, Callable[[bytes, Insertion], bytes]] = {
    biff.NOTE: _moved_note,
    _LINK: lambda body, insertion: moved_ranges(body, 0, 1, insertion, grows=False),
    _LINK_TIP: lambda body, insertion: moved_ranges(body, 2, 1, insertion, grows=False),
    _BREAKS: _moved_breaks,
    _PHONETIC: _moved_phonetic,
    _FEATURE: _moved_feature,
}
_POINTING: dict[int, Callable[[Record, Shift], Record]] = {
    biff.OBJ: moved_object,
    biff.TXO: moved_text,
    CHART_LINK: moved_chart_link,
    DRAWING: lambda old, shift: moved_drawing(old, shift) if shift.home else old,
}


def _moved_conditions(body: bytes, insertion: Insertion) -> bytes:
    """Conditional formats: the range around all, then the ranges."""
    body = moved_ranges(body, 4, 1, insertion, grows=True)
    return moved_ranges(body, 14, u16(body, 12), insertion, grows=True)


def _moved_condition(body: bytes, shift: Shift) -> bytes:
    """One condition; its two formulas stand at its end."""
    first, second = u16(body, 2), u16(body, 4)
    at, middle = len(body) - first - second, len(body) - second
    return body[:at] + moved_tokens(body[at:middle], shift) + moved_tokens(body[middle:], shift)


def _moved_validation(body: bytes, insertion: Insertion, book: Workbook, here: bool) -> bytes:
    """Four texts, two formulas, the ranges that the validation holds for."""
    at = 4
    for _ in range(4):
        at = biff.characters(body, at + 2, u16(body, at))[1]
    first = at + 4
    second = first + u16(body, at) + 4
    end = second + u16(body, second - 4)
    areas = list(ranges(body, end + 2, u16(body, end)))
    shift = Shift(insertion, book.names, here, base=areas[0].top if areas else 0)
    moved = moved_tokens(body[first : second - 4], shift) + body[second - 4 : second]
    body = body[:first] + moved + moved_tokens(body[second:end], shift) + body[end:]
    return moved_ranges(body, end + 2, len(areas), insertion, grows=True) if here else body
