"""Drawn objects of a BIFF8 sheet after rows were inserted: their anchors, and the cells that controls are linked to."""

from __future__ import annotations

import struct

from forms.documents import biff
from forms.documents.biff import Record, u16
from forms.documents.biff_cells import MAX_ROW, Unpatchable
from forms.documents.biff_shift import Shift, moved_tokens, record

DRAWING, CHART_LINK = 0x00EC, 0x1051
_ANCHOR = 0xF010
_STAYS, _MOVES_ONLY = 3, 2  # how an object goes along with its cells
_LINKED = frozenset({0x04, 0x09, 0x0E, 0x13, 0x14})  # parts of an OBJ that begin with a formula


def moved_drawing(old: Record, shift: Shift) -> Record:
    """An MSODRAWING record with the shapes below moved. Raises Unpatchable where its containers don't fit."""
    body, at = bytearray(old.body), 0
    while at + 8 <= len(body):
        head, kind, size = struct.unpack_from("<HHI", body, at)
        if head & 0x0F == 0x0F:  # a container: what is in it follows
            at += 8
            continue
        if at + 8 + size > len(body):
            raise Unpatchable("structure")
        if kind == _ANCHOR and size >= 18:
            _move_anchor(body, at + 8, shift)
        at += 8 + size
    if at != len(body):
        raise Unpatchable("structure")
    return record(old, bytes(body))


def _move_anchor(body: bytearray, at: int, shift: Shift) -> None:
    """Flags, then left column, offset, top row, offset, right column, offset, bottom row, offset."""
    how, _, _, top, _, _, _, bottom = struct.unpack_from("<8H", body, at)
    if how == _STAYS or (how == _MOVES_ONLY and top <= shift.insertion.after):
        return
    for place, row in ((at + 6, top), (at + 14, bottom)):
        moved = shift.insertion.row(row)
        if moved > MAX_ROW:
            raise Unpatchable("no_room")
        struct.pack_into("<H", body, place, moved)


def moved_object(old: Record, shift: Shift) -> Record:
    """An OBJ record with the formulas in its parts moved."""
    body, at = bytearray(old.body), 0
    if body[:2] != b"\x15\x00":  # how every object of this format begins
        raise Unpatchable("structure")
    while at + 4 <= len(body):
        kind, size = u16(body, at), u16(body, at + 2)
        if kind in _LINKED:
            _move_link(body, at + 4, shift)
        if kind in (0x00, 0x13):  # the end; a list's size isn't true
            break
        at += 4 + size
    return record(old, bytes(body))


def moved_text(old: Record, shift: Shift) -> Record:
    """A TXO record: a text box may show a cell."""
    if len(old.body) <= 20:
        return old
    body = bytearray(old.body)
    _move_link(body, 16, shift)
    return record(old, bytes(body))


def moved_chart_link(old: Record, shift: Shift) -> Record:
    """What a chart's title, values or categories are taken from."""
    if len(old.body) < 8 or not u16(old.body, 6):
        return old
    size = u16(old.body, 6)
    return record(old, old.body[:8] + moved_tokens(old.body[8 : 8 + size], shift) + old.body[8 + size :])


def _move_link(body: bytearray, at: int, shift: Shift) -> None:
    """Size of all, size of the tokens, four bytes unused, the tokens."""
    if at + 8 > len(body):
        return
    whole, size = struct.unpack_from("<HH", body, at)
    size &= 0x7FFF
    if not whole:
        return
    body[at + 8 : at + 8 + size] = moved_tokens(bytes(body[at + 8 : at + 8 + size]), shift)


def moved_name(old: Record, shift: Shift) -> Record:
    """A defined name, print areas and filters among them."""
    if old.op != biff.NAME or len(old.body) < 15:
        return old
    size = u16(old.body, 4)
    end = biff.characters(old.body, 14, old.body[3])[1]
    return record(old, old.body[:end] + moved_tokens(old.body[end : end + size], shift) + old.body[end + size :])
