"""Formula tokens of BIFF8: parsed, written as text. Computing them is biff_values' matter."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forms.documents.biff import Book, characters, u16, u32
from forms.model.document import Area, letters

_BINARY = {
    0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x07: "^", 0x08: "&", 0x09: "<", 0x0A: "<=", 0x0B: "=", 0x0C: ">=",
    0x0D: ">", 0x0E: "<>", 0x0F: " ", 0x10: ",", 0x11: ":",
}  # fmt: skip
_UNARY = {0x12: "+", 0x13: "-", 0x14: "%"}
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
# Constants in braces, names and cells of other books, references that were lost: their length is all that's needed.
_OPAQUE = {0x20: 7, 0x39: 6, 0x2A: 4, 0x2B: 8, 0x3C: 6, 0x3D: 10}
_LOST = frozenset({0x2A, 0x2B, 0x3C, 0x3D})
_MEMORY = {0x26: 6, 0x27: 6, 0x28: 6, 0x29: 2}  # notes for the program that calculates; the formula itself follows
_SKIPPED_ATTRIBUTES = 0x01 | 0x02 | 0x08 | 0x40  # volatile, if, skip, space: they change nothing in the order of values


class Unknown(Exception):
    """A token that isn't understood."""


@dataclass(frozen=True, slots=True)
class Token:
    """One step of a formula in reverse Polish order.

    kind: number, text, bool, error, missing, name, opaque, area (text is the sheet, "" the own one), binary, unary,
    paren, func (argc arguments).
    """

    kind: str
    text: str = ""
    number: float = 0.0
    area: Area | None = None
    argc: int = 0


def parse(tokens: bytes, book: Book, base: tuple[int, int] = (0, 0)) -> list[Token]:
    """The tokens of a formula at cell `base` (row, column from 0).

    Other books, spans of sheets and arrays become "opaque" tokens. Raises Unknown for what isn't understood at all,
    struct.error/IndexError for broken bytes.
    """
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        code = tokens[at]
        kind = code if code < 0x20 else (code & 0x1F) | 0x20
        token, at = _token(kind, tokens, at + 1, book, base)
        if token:
            out.append(token)
    return out


def walk(tokens: bytes, book: Book) -> Iterator[tuple[int, int]]:
    """Where each token of a formula begins, and its kind (the class of its value left out). Raises as `parse`."""
    at = 0
    while at < len(tokens):
        kind = tokens[at] if tokens[at] < 0x20 else (tokens[at] & 0x1F) | 0x20
        yield at, kind
        at = at + 5 if kind in (0x01, 0x02) else _token(kind, tokens, at + 1, book, (0, 0))[1]


def _token(kind: int, body: bytes, at: int, book: Book, base: tuple[int, int]) -> tuple[Token | None, int]:
    if kind in _BINARY:
        return Token("binary", _BINARY[kind]), at
    if kind in _UNARY:
        return Token("unary", _UNARY[kind]), at
    if kind == 0x15:
        return Token("paren"), at
    if kind == 0x16:
        return Token("missing"), at
    if kind == 0x19:
        return _attribute(body, at)
    if kind in _MEMORY:
        return None, at + _MEMORY[kind]
    constant = _constant(kind, body, at)
    if constant:
        return constant
    if kind in (0x21, 0x22):
        return _function(kind, body, at)
    return _reference(kind, body, at, book, base)


def _attribute(body: bytes, at: int) -> tuple[Token | None, int]:
    flags = body[at]
    if flags & 0x10:
        return Token("func", "SUM", argc=1), at + 3
    if flags & 0x04:  # CHOOSE carries a jump table
        return None, at + 3 + 2 * (u16(body, at + 1) + 1)
    if flags & _SKIPPED_ATTRIBUTES or flags == 0:
        return None, at + 3
    raise Unknown(f"attribute {flags:#x}")


def _constant(kind: int, body: bytes, at: int) -> tuple[Token, int] | None:
    if kind == 0x17:
        text, end = characters(body, at + 1, body[at])
        return Token("text", text), end
    if kind == 0x1C:
        return Token("error", _ERRORS.get(body[at], "#N/A"), number=body[at]), at + 1
    if kind == 0x1D:
        return Token("bool", number=body[at]), at + 1
    if kind == 0x1E:
        return Token("number", number=u16(body, at)), at + 2
    if kind == 0x1F:
        return Token("number", number=struct.unpack_from("<d", body, at)[0]), at + 8
    return None


def _function(kind: int, body: bytes, at: int) -> tuple[Token, int]:
    from xlrd.formula import func_defs

    fixed = kind == 0x21
    number = u16(body, at) if fixed else u16(body, at + 1) & 0x7FFF
    if number not in func_defs:
        raise Unknown(f"function {number}")
    name, fewest = func_defs[number][:2]
    return Token("func", str(name), argc=int(fewest) if fixed else body[at] & 0x7F), at + (2 if fixed else 3)


def _reference(kind: int, body: bytes, at: int, book: Book, base: tuple[int, int]) -> tuple[Token, int]:
    if kind in (0x24, 0x2C):  # cell; 2C and 2D stand in shared formulas, relative to the cell
        row, col = u16(body, at), u16(body, at + 2)
        return Token("area", area=_area(row, row, col, col, base if kind == 0x2C else None)), at + 4
    if kind in (0x25, 0x2D):
        top, bottom, left, right = struct.unpack_from("<4H", body, at)
        return Token("area", area=_area(top, bottom, left, right, base if kind == 0x2D else None)), at + 8
    if kind in (0x3A, 0x3B):
        sheet = book.sheet(u16(body, at))
        if sheet is None:
            return Token("opaque"), at + (6 if kind == 0x3A else 10)
        if kind == 0x3A:
            row, col = u16(body, at + 2), u16(body, at + 4)
            return Token("area", sheet, area=_area(row, row, col, col, None)), at + 6
        top, bottom, left, right = struct.unpack_from("<4H", body, at + 2)
        return Token("area", sheet, area=_area(top, bottom, left, right, None)), at + 10
    if kind in _OPAQUE:
        return (Token("error", "#REF!", number=23) if kind in _LOST else Token("opaque")), at + _OPAQUE[kind]
    if kind == 0x23:
        number = u32(body, at) & 0xFFFF
        if not 1 <= number <= len(book.names):
            raise Unknown("name")
        return Token("name", book.names[number - 1][0], number=number), at + 4
    raise Unknown(f"token {kind:#x}")


def _area(top: int, bottom: int, left: int, right: int, base: tuple[int, int] | None) -> Area:
    """Columns carry two flags (row relative, column relative) that matter only in shared formulas."""
    if base is not None:
        top, bottom = (_shift(r, c & 0x8000, base[0], 0x10000) for r, c in ((top, left), (bottom, right)))
        left, right = (_shift(c & 0xFF, c & 0x4000, base[1], 0x100) for c in (left, right))
    left, right = left & 0xFF, right & 0xFF
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _shift(offset: int, relative: int, base: int, modulus: int) -> int:
    return (offset + base) % modulus if relative else offset


def to_text(tokens: list[Token]) -> str:
    """The formula as a person writes it, "=" in front. Raises Unknown where the tokens don't make one formula."""
    stack: list[str] = []
    for token in tokens:
        take = takes(token)
        if len(stack) < take:
            raise Unknown("too few values")
        args = stack[len(stack) - take :]
        del stack[len(stack) - take :]
        if token.kind not in _WRITERS:
            raise Unknown(token.kind)
        stack.append(_WRITERS[token.kind](token, args))
    if len(stack) != 1:
        raise Unknown("not one value")
    return "=" + stack[0]


def _number_text(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _area_text(token: Token, args: list[str]) -> str:
    area = token.area or Area(0, 0, 0, 0)
    first = f"{letters(area.left)}{area.top + 1}"
    text = first if area.height == area.width == 1 else f"{first}:{letters(area.right)}{area.bottom + 1}"
    return text if not token.text else "'" + token.text.replace("'", "''") + "'!" + text


_TAKES = {"binary": 2, "unary": 1, "paren": 1}
_WRITERS: dict[str, Callable[[Token, list[str]], str]] = {
    "number": lambda t, a: _number_text(float(t.number)),
    "text": lambda t, a: '"' + t.text.replace('"', '""') + '"',
    "bool": lambda t, a: "TRUE" if t.number else "FALSE",
    "error": lambda t, a: t.text,
    "missing": lambda t, a: "",
    "name": lambda t, a: t.text,
    "area": _area_text,
    "binary": lambda t, a: a[0] + t.text + a[1],
    "unary": lambda t, a: a[0] + "%" if t.text == "%" else t.text + a[0],
    "paren": lambda t, a: f"({a[0]})",
    "func": lambda t, a: f"{t.text}({','.join(a)})",
}


def takes(token: Token) -> int:
    """How many values the token consumes."""
    return token.argc if token.kind == "func" else _TAKES.get(token.kind, 0)
