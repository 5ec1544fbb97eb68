"""A Word paragraph as text: its pieces with the elements they come from, read and written through the same list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from forms.documents.zips import local
from forms.model.document import Span

Kind = Literal["text", "tab", "break", "box", "dropdown", "control"]
_THROUGH = {"hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "customXml", "bdo", "dir", "sdtContent"}
DRAWINGS = ("pict", "drawing", "AlternateContent")
_SHAPES = ("rect", "roundrect", "prstGeom", "shape", "oval", "line")
_SQUARES = ("rect", "roundRect", "flowChartProcess")
_OFF = ("0", "false", "off", "none")
# symbol fonts draw boxes and ticks; Word writes them as characters of those fonts (with 0xF000 added)
_SYMBOLS = {
    "wingdings": {0x6F: "□", 0x71: "□", 0xA8: "□", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x6E: "■"},
    "wingdings 2": {0xA3: "□", 0x2A: "□", 0x30: "□", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"},
    "symbol": {},
}
_Raw = tuple[Kind, str, etree._Element, "etree._Element | None", bool]
CONTROL_ROOM = "  "  # how a content control that shows its prompt reads: as a small drawn blank


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text. `node` is what holds it: w:t, w:tab, w:br, w:sym, a form field's ffData, a
    content control (w:sdt); `run` the w:r around it. `drawn` says a line or a field shows it as a place to fill."""

    start: int
    end: int
    text: str
    kind: Kind
    node: etree._Element
    run: etree._Element | None
    drawn: bool


class Lines:
    """Which run properties and styles underline. `styles` holds the ids of character styles that do."""

    def __init__(self, styles: frozenset[str] = frozenset()) -> None:
        self.styles = styles

    def underlined(self, run: etree._Element) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return False
        line = child(properties, "u")
        if line is not None:
            return get(line, "val") not in (None, *_OFF)
        style = child(properties, "rStyle")
        return style is not None and get(style, "val") in self.styles


PLAIN_LINES = Lines()


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in element if local(e) == name), None)


def get(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name (w:val, w14:val and a bare val alike)."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def pieces(paragraph: etree._Element, lines: Lines = PLAIN_LINES) -> list[Piece]:
    """The pieces of a paragraph from the left; their texts joined are its text. Deleted text and text boxes are left out."""
    out: list[Piece] = []
    at = 0
    state = _Field()
    for kind, text, node, run, drawn in _placed(list(_walk(paragraph, lines, state))):
        out.append(Piece(at, at + len(text), text, kind, node, run, drawn))
        at += len(text)
    return out


def _placed(found: list[_Raw]) -> Iterator[_Raw]:
    """Without the drawn squares that stand before no word: where they float can't be told."""
    for at, raw in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if not is_drawn_box(raw[2]) or (behind is not None and behind[0] == "text" and behind[1].strip()):
            yield raw


def text_of(found: list[Piece]) -> str:
    return "".join(piece.text for piece in found)


def drawn_spans(found: list[Piece]) -> tuple[Span, ...]:
    """Underlined and field stretches, joined where they touch."""
    out: list[Span] = []
    for piece in found:
        if not piece.drawn or piece.start == piece.end:
            continue
        if out and out[-1][1] == piece.start:
            out[-1] = (out[-1][0], piece.end)
        else:
            out.append((piece.start, piece.end))
    return tuple(out)


class _Field:
    """Whether we are inside the result of a legacy text form field."""

    def __init__(self) -> None:
        self.stack: list[str] = []

    def step(self, mark: etree._Element) -> None:
        kind = get(mark, "fldCharType")
        if kind == "begin":
            data = child(mark, "ffData")
            self.stack.append("code" if data is None or child(data, "textInput") is None else "form")
        elif kind == "separate" and self.stack:
            self.stack[-1] = "result" if self.stack[-1] == "form" else "other"
        elif kind == "end" and self.stack:
            self.stack.pop()

    @property
    def drawn(self) -> bool:
        return "result" in self.stack


def _walk(node: etree._Element, lines: Lines, state: _Field) -> Iterator[_Raw]:
    for e in node:
        name = local(e)
        if name == "r":
            yield from _run(e, lines, state)
        elif name == "sdt":
            if is_prompting(e):
                yield "control", CONTROL_ROOM, e, None, True
            else:
                yield from _walk(e, lines, state)
        elif name in _THROUGH:
            yield from _walk(e, lines, state)


def is_prompting(control: etree._Element) -> bool:
    """A content control that shows its prompt ('单击此处输入文字') and holds nothing yet."""
    properties = child(control, "sdtPr")
    mark = child(properties, "showingPlcHdr") if properties is not None else None
    return mark is not None and get(mark, "val") not in _OFF


def _run(run: etree._Element, lines: Lines, state: _Field) -> Iterator[_Raw]:
    drawn = lines.underlined(run)
    for e in run:
        name = local(e)
        if name == "t":
            yield "text", e.text or "", e, run, drawn or state.drawn
        elif name in ("tab", "ptab"):
            yield "tab", "\t", e, run, drawn
        elif name == "cr" or (name == "br" and get(e, "type") in (None, "textWrapping")):
            yield "break", "\n", e, run, False
        elif name == "noBreakHyphen":
            yield "tab", "-", e, run, drawn
        elif name == "sym":
            if sign := _symbol(e):
                yield "box", sign, e, run, False
        elif name in DRAWINGS and is_drawn_box(e):
            yield "box", "□", e, run, False
        elif name == "fldChar":
            state.step(e)
            yield from _form_field(e, run)


def is_drawn_box(e: etree._Element) -> bool:
    """A small square drawn as a shape (VML or DrawingML) with nothing inside: a box to tick."""
    if local(e) not in DRAWINGS:
        return False
    shapes = [s for s in e.iter() if local(s) in _SHAPES and not _falls_back(s, e)]
    if len(shapes) != 1 or any(local(s) in ("t", "imagedata", "blip") for s in e.iter()):
        return False
    shape = shapes[0]
    if local(shape) == "prstGeom":
        extent = next((s for s in e.iter() if local(s) == "extent"), None)
        sides = [int(v) / 12700 for v in (get(extent, "cx"), get(extent, "cy")) if v] if extent is not None else []
        return get(shape, "prst") in _SQUARES and _is_small_square(sides)
    found = dict(re.findall(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(?=pt)", get(shape, "style") or ""))
    return _is_small_square([float(found[k]) for k in ("width", "height") if k in found])


def _falls_back(shape: etree._Element, top: etree._Element) -> bool:
    """The second drawing of one shape, for programs that don't know the first."""
    return local(top) == "AlternateContent" and any(local(up) == "Fallback" for up in shape.iterancestors())


def _is_small_square(sides: list[float]) -> bool:
    """In points."""
    return len(sides) == 2 and min(sides) >= 5 and max(sides) <= 22 and max(sides) <= 1.5 * min(sides)


def _symbol(e: etree._Element) -> str:
    font = _SYMBOLS.get((get(e, "font") or "").lower(), {})
    try:
        return font.get(int(get(e, "char") or "0", 16) & 0xFF, "")
    except ValueError:
        return ""


def _form_field(mark: etree._Element, run: etree._Element) -> Iterator[_Raw]:
    data = child(mark, "ffData")
    if data is None:
        return
    box, choice = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        yield "box", "☑" if box_checked(box) else "□", data, run, False
    if choice is not None:
        entries = list_entries(choice)
        chosen = child(choice, "result")
        index = int(get(chosen, "val") or "0") if chosen is not None and (get(chosen, "val") or "0").isdecimal() else 0
        text = entries[index] if index < len(entries) else ""
        yield "dropdown", text or CONTROL_ROOM, data, run, True


def box_checked(box: etree._Element) -> bool:
    mark = child(box, "checked")
    if mark is None:
        mark = child(box, "default")
    return mark is not None and get(mark, "val") not in _OFF


def list_entries(choice: etree._Element) -> list[str]:
    """Entries of a legacy drop-down (ddList) or of a control's list (dropDownList, comboBox)."""
    out = []
    for e in choice:
        if local(e) == "listEntry":
            out.append(get(e, "val") or "")
        elif local(e) == "listItem":
            out.append(get(e, "displayText") or get(e, "value") or "")
    return out
