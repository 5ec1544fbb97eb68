"""How a filled field looks: its text set in an embedded face, as the content of an appearance stream."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from forms.documents.pdf_font import Face
from forms.documents.pdf_tree import COMB, MULTILINE, Entry, rect_of

FONT = "/FillOnce"
_AUTO_MOST, _AUTO_LEAST = 12.0, 4.0  # points, where the form leaves the size to the program
_SIZE = re.compile(r"(-?[\d.]+)\s+Tf")
_COLOR = re.compile(r"((?:-?[\d.]+\s+)+)(g|rg|k)(?=\s|$)")
_NUMBERS = {1: "g", 3: "rg", 4: "k"}


@dataclass(frozen=True, slots=True)
class Room:
    """A box seen upright: width, height, the padding at each side, the width of its border (points)."""

    width: float
    height: float
    pad: float
    border: float

    @property
    def inner(self) -> float:
        return max(1.0, self.width - 2 * self.pad)


def embed(pdf: Pdf, face: Face) -> Any:
    """The face as a font object of the file: glyphs by number, with a map back to text for copying and searching."""
    name = Name(f"/AAAAAA+{face.name}")
    program = Stream(pdf, zlib.compress(face.data), Filter=Name.FlateDecode, Length1=len(face.data))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(list(face.box)), ItalicAngle=0,
        Ascent=round(face.ascent), Descent=round(face.descent), CapHeight=round(face.ascent), StemV=80,
        FontFile2=pdf.make_indirect(program),
    )  # fmt: skip
    widths: list[Any] = []
    for char, glyph in sorted(face.glyphs.items(), key=lambda pair: pair[1]):
        widths += [glyph, Array([round(face.widths[char])])]
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, DW=1000, W=Array(widths),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]), ToUnicode=pdf.make_indirect(Stream(pdf, _to_unicode(face))),
        )
    )  # fmt: skip


def _to_unicode(face: Face) -> bytes:
    pairs = [f"<{g:04x}> <{c.encode('utf-16-be').hex()}>" for c, g in sorted(face.glyphs.items(), key=lambda p: p[1])]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
        "/Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def appearance(pdf: Pdf, entry: Entry, box: Any, text: str, face: Face, font: Any) -> tuple[Any, bool]:
    """The appearance stream of one box of a text or choice field; the second: whether the whole text can be seen."""
    left, bottom, right, top = rect_of(box)
    traits = box.get("/MK")
    traits = traits if isinstance(traits, Dictionary) else Dictionary()
    turn = int(traits.get("/R", 0)) % 360
    width, height = (top - bottom, right - left) if turn in (90, 270) else (right - left, top - bottom)
    border = _border(box) if "/BC" in traits else 0.0
    room = Room(width, height, max(2.0, 2 * border), border)
    lines, fits = _lines(entry, text, face, room)
    clip = f"{border:.2f} {border:.2f} {width - 2 * border:.2f} {height - 2 * border:.2f} re W n"
    parts = [_ground(traits, room), "/Tx BMC q", clip, "BT", _color(entry.look), *lines, "ET Q EMC"]
    look = Stream(
        pdf, zlib.compress("\n".join(p for p in parts if p).encode("ascii")), Filter=Name.FlateDecode,
        Type=Name.XObject, Subtype=Name.Form, FormType=1, BBox=Array([0, 0, round(width, 2), round(height, 2)]),
        Resources=Dictionary({"/Font": Dictionary({FONT: font})}), **_turned(turn),
    )  # fmt: skip
    return pdf.make_indirect(look), fits


def shown(entry: Entry, text: str) -> str:
    """The text as its field can show it: no control characters, one line unless the field takes several."""
    several = bool(entry.flags & MULTILINE) and entry.kind == "text"
    lines = [" ".join(line.split("\t")) for line in text.splitlines()]
    kept = ["".join(c for c in line if c.isprintable()) for line in lines]
    return ("\n" if several else " ").join(kept)


def _turned(turn: int) -> dict[str, Any]:
    """Where the box is turned, the matrix; viewers move the result into the box themselves."""
    turns = {90: [0, 1, -1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, -1, 1, 0, 0, 0]}
    return {"Matrix": Array(turns[turn])} if turn in turns else {}


def _border(box: Any) -> float:
    style = box.get("/BS")
    return float(style.get("/W", 1)) if isinstance(style, Dictionary) else 1.0


def _ground(traits: Any, room: Room) -> str:
    """The box's own background and border, drawn anew as the text's appearance replaces the old one."""
    out = []
    fill, line = (_paint(traits.get(key)) for key in ("/BG", "/BC"))
    if fill:
        out.append(f"q {fill} 0 0 {room.width:.2f} {room.height:.2f} re f Q")
    if line and room.border:
        half = room.border / 2
        size = f"{room.width - room.border:.2f} {room.height - room.border:.2f}"
        out.append(f"q {line.upper()} {room.border:.2f} w {half:.2f} {half:.2f} {size} re S Q")
    return "\n".join(out)


def _paint(color: Any) -> str:
    numbers = [float(n) for n in color] if isinstance(color, Array) else []
    operator = _NUMBERS.get(len(numbers))
    return " ".join(f"{n:.3f}" for n in numbers) + f" {operator}" if operator else ""


def _color(look: str) -> str:
    found = _COLOR.search(look)
    return f"{found[1].strip()} {found[2]}" if found else "0 g"


def _size(look: str) -> float:
    found = _SIZE.search(look)
    try:
        return abs(float(found[1])) if found else 0.0
    except ValueError:
        return 0.0


def _lines(entry: Entry, text: str, face: Face, room: Room) -> tuple[list[str], bool]:
    if entry.kind == "text" and entry.flags & COMB and entry.max_length and not entry.flags & MULTILINE:
        return _comb(entry, text, face, room)
    if entry.kind == "text" and entry.flags & MULTILINE:
        return _paragraphs(entry, text, face, room)
    size = _fitting(_size(entry.look) or min(_AUTO_MOST, room.height * 0.7), face.width(text), room.inner)
    return [_at(_start(entry, face, text, size, room), _middle(face, size, room), text, face, size)], (
        face.width(text) * size / 1000 <= room.inner + 0.01
    )


def _fitting(size: float, width: float, room: float) -> float:
    """The size, smaller where the text (thousandths) needs it, but never so small that nobody reads it."""
    return max(_AUTO_LEAST, min(size, room * 1000 / width)) if width else size


def _start(entry: Entry, face: Face, text: str, size: float, room: Room) -> float:
    free = room.inner - face.width(text) * size / 1000
    return room.pad + max(0.0, free) * {1: 0.5, 2: 1.0}.get(entry.align, 0.0)


def _middle(face: Face, size: float, room: Room) -> float:
    return (room.height - (face.ascent + face.descent) * size / 1000) / 2


def _at(x: float, y: float, text: str, face: Face, size: float) -> str:
    glyphs = "".join(f"{face.glyphs[c]:04x}" for c in text)
    return f"{FONT} {size:.2f} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{glyphs}> Tj"


def _comb(entry: Entry, text: str, face: Face, room: Room) -> tuple[list[str], bool]:
    """One character a compartment."""
    step = room.width / entry.max_length
    size = _fitting(_size(entry.look) or min(_AUTO_MOST, room.height * 0.7), max(map(face.width, text)), step)
    y = _middle(face, size, room)
    places = (step * (i + 0.5) - face.width(c) * size / 2000 for i, c in enumerate(text))
    return [_at(x, y, c, face, size) for x, c in zip(places, text, strict=True)], len(text) <= entry.max_length


def _paragraphs(entry: Entry, text: str, face: Face, room: Room) -> tuple[list[str], bool]:
    size = _size(entry.look) or _AUTO_MOST
    while True:
        lines = wrapped(text, face, size, room.inner)
        leading = max(1.15, (face.ascent - face.descent) / 1000) * size
        fits = len(lines) * leading <= room.height - 2 * room.pad + 0.25 * size
        if fits or size <= _AUTO_LEAST:
            break
        size = max(_AUTO_LEAST, size - 0.5)
    first = room.height - room.pad - face.ascent * size / 1000
    placed = [
        _at(_start(entry, face, line, size, room), first - leading * n, line, face, size)
        for n, line in enumerate(lines)
    ]
    return placed, fits


def wrapped(text: str, face: Face, size: float, width: float) -> list[str]:
    """Lines of at most `width` points: Chinese breaks anywhere, words and numbers at spaces where they can."""
    out: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in re.findall(r"[A-Za-z0-9.,:/_@-]+|.", paragraph):
            if line and face.width(line + piece) * size / 1000 > width:
                out.append(line)
                line = ""
            for char in piece if face.width(piece) * size / 1000 > width else [piece]:
                if line and face.width(line + char) * size / 1000 > width:
                    out.append(line)
                    line = ""
                line += char
        out.append(line)
    return out
