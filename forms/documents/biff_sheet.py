"""What xlrd doesn't tell of a sheet: formulas, validations, comments, page texts, text boxes, protection."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forms.documents import biff
from forms.documents.biff import Book, Record, u16, u32
from forms.documents.biff_formula import Token, Unknown, parse, to_text
from forms.model.document import Area, Validation

Cell = tuple[int, int]
UNREADABLE = "=?"
_KINDS = ("any", "whole", "decimal", "list", "date", "time", "textLength", "custom")
_PAGE_CODE = re.compile(r'&"[^"]*"|&\d+|&K[0-9A-Fa-f]{6}|&[PNDTFAZGBIUESXYOHpndtfazgbiuesxyoh]')
_BROKEN = (Unknown, struct.error, IndexError)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """`list_sources` maps the index of a validation to the sheet ("" the own one) and cells that hold its list."""

    formulas: Mapping[Cell, str] = field(default_factory=dict)
    validations: tuple[Validation, ...] = ()
    list_sources: Mapping[int, tuple[str, Area]] = field(default_factory=dict)
    comments: Mapping[Cell, str] = field(default_factory=dict)
    boxes: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    protected: bool = False


def sheet_parts(sub: list[Record], book: Book) -> SheetParts:
    """Reads the records of one sheet; records that don't hold are passed over."""
    own = list(biff.own_records(sub))
    validations, sources = _validations(own, book)
    comments, boxes = _notes(sub)
    return SheetParts(
        formulas={cell: _text(tokens) for cell, tokens in formula_tokens(own, book).items()},
        validations=tuple(validations),
        list_sources=sources,
        comments=comments,
        boxes=boxes,
        header=_page_text(own, biff.HEADER),
        footer=_page_text(own, biff.FOOTER),
        protected=any(r.op == biff.PROTECT and r.body[:1] == b"\1" for r in own),
    )


def formula_tokens(own: list[Record], book: Book) -> dict[Cell, list[Token] | None]:
    """Every formula cell of a sheet; None where the formula isn't understood."""
    shared = dict(_shared(own))
    out: dict[Cell, list[Token] | None] = {}
    for record in own:
        if record.op == biff.FORMULA and len(record.body) >= 6:
            cell = (u16(record.body, 0), u16(record.body, 2))
            try:
                out[cell] = parse(_bytes(record.body, shared), book, cell)
            except _BROKEN:
                out[cell] = None
    return out


def _shared(own: list[Record]) -> Iterator[tuple[Cell, bytes]]:
    """Shared formulas by the cell that carries them: the FORMULA record right before."""
    cell: Cell | None = None
    for record in own:
        if record.op == biff.FORMULA and len(record.body) >= 4:
            cell = (u16(record.body, 0), u16(record.body, 2))
        elif record.op == biff.SHRFMLA and cell and len(record.body) >= 10:
            yield cell, record.body[10 : 10 + u16(record.body, 8)]


def _bytes(body: bytes, shared: Mapping[Cell, bytes]) -> bytes:
    tokens = body[22 : 22 + u16(body, 20)]
    if tokens[:1] == b"\x01":  # tExp: the formula stands with another cell
        base = (u16(tokens, 1), u16(tokens, 3))
        if base not in shared:
            raise Unknown("array or table formula")
        return shared[base]
    return tokens


def _text(tokens: list[Token] | None) -> str:
    try:
        return to_text(tokens) if tokens is not None else UNREADABLE
    except Unknown:
        return UNREADABLE


# ---- data validations


def _validations(own: list[Record], book: Book) -> tuple[list[Validation], dict[int, tuple[str, Area]]]:
    found: list[Validation] = []
    sources: dict[int, tuple[str, Area]] = {}
    for record in own:
        if record.op != biff.DATAVALIDATION:
            continue
        try:
            validation, source = _validation(record.body, book)
        except _BROKEN:
            continue
        if source:
            sources[len(found)] = source
        found.append(validation)
    return found, sources


def _validation(body: bytes, book: Book) -> tuple[Validation, tuple[str, Area] | None]:
    flags, at = u32(body, 0), 4
    for _ in range(4):  # prompt and error: titles and texts
        at = biff.characters(body, at + 2, u16(body, at))[1]
    first, at = _formula_at(body, at)
    _, at = _formula_at(body, at)
    spans = struct.iter_unpack("<HHHH", body[at + 2 : at + 2 + 8 * u16(body, at)])
    areas = tuple(Area(r0, c0, r1, c1) for r0, r1, c0, c1 in spans if r0 <= r1 and c0 <= c1)
    kind = flags & 0x0F
    name = _KINDS[kind] if kind < len(_KINDS) else "any"
    if name != "list":
        return Validation(areas, name), None
    options, source = _list(first, book, bool(flags & 0x80))
    return Validation(areas, name, options), source


def _formula_at(body: bytes, at: int) -> tuple[bytes, int]:
    size = u16(body, at)
    return body[at + 4 : at + 4 + size], at + 4 + size


def _list(tokens: bytes, book: Book, printed: bool) -> tuple[tuple[str, ...], tuple[str, Area] | None]:
    """A list's options where they are printed in it, else the cells they stand in."""
    try:
        parsed = _through_name(parse(tokens, book), book)
    except _BROKEN:
        return (), None
    if len(parsed) != 1:
        return (), None
    if printed and parsed[0].kind == "text":
        return tuple(t.strip() for t in re.split("[\0,]", parsed[0].text) if t.strip()), None
    area = parsed[0].area
    return (), (parsed[0].text, area) if area is not None else None


def _through_name(tokens: list[Token], book: Book) -> list[Token]:
    if len(tokens) == 1 and tokens[0].kind == "name":
        return parse(book.names[int(tokens[0].number) - 1][1], book)
    return tokens


# ---- texts


def _page_text(own: list[Record], op: int) -> str:
    for record in own:
        if record.op == op and len(record.body) > 3:
            return page_plain(biff.short_text(record.body, 0, wide_count=True))
    return ""


def page_plain(coded: str) -> str:
    """A page header or footer without its codes (fonts, sizes, page numbers); its three parts one per line."""
    text = _PAGE_CODE.sub("", coded.replace("&&", "\0"))
    parts = re.split("&[LCRlcr]", text)
    return "\n".join(p.strip() for p in parts if p.strip()).replace("\0", "&")


def _notes(sub: list[Record]) -> tuple[dict[Cell, str], tuple[str, ...]]:
    """Comments by cell, and the texts of all other drawn objects."""
    texts = dict(_object_texts(sub))
    comments: dict[Cell, str] = {}
    for record in sub:
        if record.op == biff.NOTE and len(record.body) >= 8:
            text = texts.pop(u16(record.body, 6), "")
            if text.strip():
                comments[(u16(record.body, 0), u16(record.body, 2))] = text.strip()
    return comments, tuple(t.strip() for t in texts.values() if t.strip())


def _object_texts(sub: list[Record]) -> Iterator[tuple[int, str]]:
    """Object ids with their texts: OBJ, then TXO, then a CONTINUE with the characters."""
    number, length = -1, 0
    for record in sub:
        if record.op == biff.OBJ and len(record.body) >= 8:
            number = u16(record.body, 6)
        elif record.op == biff.TXO and len(record.body) >= 12:
            length = u16(record.body, 10)
        elif record.op == biff.CONTINUE and length and record.body:
            text, _ = biff.characters(record.body, 0, length)
            yield number, text
            length = 0
        elif record.op not in (biff.CONTINUE, 0x00EC):
            length = 0
