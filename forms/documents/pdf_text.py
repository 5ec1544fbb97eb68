"""The printed text of a page with its places, as far as labels of fields need it: read from the page's own content."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from forms.documents.pdf_tree import unpacked

MAX_CONTENT = 4 * 2**20  # bytes of a part of one page's drawing
_MOST_PARTS = 16
MAX_RUNS = 20_000
_UNICODE_MAPS = re.compile(r"^/Uni[A-Z0-9]+-(?:UCS2|UTF16)-[HV]$")
_GB_MAPS = re.compile(r"^/GBK?(?:pc|p|2K)?(?:-EUC)?-[HV]$")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<\s*([0-9A-Fa-f\s]*)>|(\[)|(\])")

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one baseline: `x`, `y` its start, `right` where it ends, `size` its height (points)."""

    text: str
    x: float
    y: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Code:
    """How a font's bytes read: `wide` for two bytes a character, `table` from code to text."""

    wide: bool = False
    table: dict[int, str] = field(default_factory=dict)
    encoding: str = "latin-1"

    def text(self, raw: bytes) -> str:
        if self.table:
            step = 2 if self.wide else 1
            codes = (int.from_bytes(raw[i : i + step], "big") for i in range(0, len(raw), step))
            return "".join(self.table.get(c, "") for c in codes)
        return raw.decode(self.encoding, "ignore") if self.encoding else ""


@dataclass(frozen=True, slots=True)
class _State:
    page: Matrix = UNIT
    text: Matrix = UNIT
    line: Matrix = UNIT
    code: Code = Code()
    size: float = 10.0
    leading: float = 0.0


def printed_runs(pdf: pikepdf.Pdf, page: Any) -> list[Run]:
    """The page's text, words of one line joined where no gap is between them. [] where it can't be read."""
    try:
        pieces = list(_pieces(pdf, page))
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, zlib.error):
        return []
    return _joined(pieces)


def _pieces(pdf: pikepdf.Pdf, page: Any) -> Iterator[Run]:
    contents = page.obj.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [contents] if contents is not None else []
    drawing = pikepdf.Stream(pdf, b"\n".join(unpacked(part, MAX_CONTENT) for part in parts[:_MOST_PARTS]))
    codes: dict[str, Code] = {}
    fonts = page.resources.get("/Font", Dictionary())
    state, kept, made = _State(), [], 0
    for operands, operator in _instructions(drawing):
        name = str(operator)
        if name == "q":
            kept.append(state)
        elif name == "Q" and kept:
            state = kept.pop()
        elif name == "Tf":
            key = str(operands[0])
            if key not in codes:
                codes[key] = _code(fonts.get(key))
            state = replace(state, code=codes[key], size=float(operands[1]))
        elif name in _MOVES:
            state = _MOVES[name](state, operands)
        if name in ("Tj", "TJ", "'", '"'):
            run, state = _shown(state, operands)
            made += 1
            if made > MAX_RUNS:
                return
            if run is not None:
                yield run


def _instructions(drawing: Any) -> Iterator[tuple[Any, Any]]:
    for instruction in pikepdf.parse_content_stream(drawing):
        yield instruction.operands, instruction.operator


def _shown(state: _State, operands: Any) -> tuple[Run | None, _State]:
    """A piece of text, and the state behind it. Widths are estimated: a full square for Chinese, half for others."""
    last = operands[-1]
    text, width = "", 0.0
    for part in last if isinstance(last, Array) else [last]:
        if isinstance(part, pikepdf.String):
            piece = state.code.text(bytes(part))
            text += piece
            width += sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in piece)
        else:
            width -= float(part) / 1000
    where = _times(state.text, state.page)
    across = width * state.size
    after = replace(state, text=_times((1, 0, 0, 1, across, 0), state.text))
    size = abs(state.size * where[3]) or abs(state.size * where[0])
    if not text.strip() or abs(where[1]) > 0.01 * abs(where[0] or 1) or not size:
        return None, after
    return Run(text, where[4], where[5], where[4] + across * where[0], size), after


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(n) for n in operands)
    return a, b, c, d, e, f


def _moved(state: _State, x: float, y: float) -> _State:
    line = _times((1, 0, 0, 1, x, y), state.line)
    return replace(state, line=line, text=line)


def _set_text(state: _State, operands: Any) -> _State:
    made = _matrix(operands)
    return replace(state, text=made, line=made)


def _moved_with_leading(state: _State, operands: Any) -> _State:
    return _moved(replace(state, leading=-float(operands[1])), float(operands[0]), float(operands[1]))


_MOVES: dict[str, Callable[[_State, Any], _State]] = {
    "cm": lambda state, operands: replace(state, page=_times(_matrix(operands), state.page)),
    "BT": lambda state, operands: replace(state, text=UNIT, line=UNIT),
    "Tm": _set_text,
    "Td": lambda state, operands: _moved(state, float(operands[0]), float(operands[1])),
    "TD": _moved_with_leading,
    "TL": lambda state, operands: replace(state, leading=float(operands[0])),
    "T*": lambda state, operands: _moved(state, 0, -state.leading),
    "'": lambda state, operands: _moved(state, 0, -state.leading),
    '"': lambda state, operands: _moved(state, 0, -state.leading),
}


def _joined(pieces: list[Run]) -> list[Run]:
    out: list[Run] = []
    for piece in sorted(pieces, key=lambda r: (-round(r.y / 3), r.x)):
        last = out[-1] if out else None
        if (
            last is not None
            and abs(last.y - piece.y) < 0.35 * last.size
            and -0.6 * last.size < piece.x - last.right < 0.8 * last.size
        ):
            out[-1] = replace(last, text=last.text + piece.text, right=max(last.right, piece.right))
        else:
            out.append(piece)
    return out


def _code(font: Any) -> Code:
    if not isinstance(font, Dictionary):
        return Code()
    wide = font.get("/Subtype") == Name.Type0
    mapped = font.get("/ToUnicode")
    if isinstance(mapped, pikepdf.Stream):
        return Code(wide, _table(unpacked(mapped, MAX_CONTENT)))
    if not wide:
        return Code(encoding="cp1252")
    encoding = str(font.get("/Encoding"))
    if _UNICODE_MAPS.match(encoding):
        return Code(wide=True, encoding="utf-16-be")
    return Code(wide=True, encoding="gb18030" if _GB_MAPS.match(encoding) else "")


def _table(cmap: bytes) -> dict[int, str]:
    """A ToUnicode map: single characters and ranges."""
    out: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = [t[1] or t[2] or b"".join(t[0].split()) for t in _HEX.findall(body)]
        if kind == b"bfchar":
            for code, text in zip(tokens[::2], tokens[1::2], strict=False):
                out[int(code or b"0", 16)] = _unicode(text)
        else:
            _add_ranges(tokens, out)
    return out


def _add_ranges(tokens: list[bytes], out: dict[int, str]) -> None:
    at = 0
    while at + 2 < len(tokens):
        first, last = int(tokens[at] or b"0", 16), int(tokens[at + 1] or b"0", 16)
        span = range(first, min(last, first + 0xFFFF) + 1)
        if tokens[at + 2] == b"[":
            end = tokens.index(b"]", at)
            out.update(zip(span, map(_unicode, tokens[at + 3 : end]), strict=False))
            at = end + 1
        else:
            text = _unicode(tokens[at + 2])
            out.update((code, text[:-1] + chr(min(ord(text[-1]) + n, 0x10FFFF))) for n, code in enumerate(span) if text)
            at += 3


def _unicode(token: bytes) -> str:
    return bytes.fromhex(token.decode("ascii") + "0" * (len(token) % 2)).decode("utf-16-be", "ignore")
