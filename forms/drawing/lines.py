"""Text set in lines: wrapped, shrunk, cut or stacked until it fits its box. Widths are estimated, so that no font is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from forms.model.document import Span, Style

LEADING = 1.25  # height of a line in sizes
PADDING = 2.0  # points between a box's edge and its text
_NARROW, _CAPITAL, _THIN = 0.53, 0.66, 0.3  # widths of letters that aren't Chinese, in sizes
_LEAST_SHRINK = 0.6
_NEVER_FIRST = "，。；：、！？）》”,.;:!?)"  # marks that hang over the edge rather than begin a line
_STEPS = (1.0, 0.9, 0.8, 0.7, _LEAST_SHRINK)
_LEAST_BLANK = 1.2  # a blank without room of its own is still seen, in sizes
_MOST_LINES = 200
_MOST_TEXT = 4000  # characters of one box
_ASCENT = 0.86  # from the top of a line to its baseline, in sizes


Anchor = Literal["start", "middle", "end"]
_ANCHORS: dict[str, Anchor] = {"center": "middle", "right": "end"}
_PIECE = re.compile(r"_+|(?:[^\s\u3000_]| (?=[^\s\u3000_]))+")


@dataclass(frozen=True, slots=True)
class Rect:
    """In points, from the corner of what it stands in."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: `start` is its offset in the whole text, `x` its left edge, `y` its baseline, `size` in points;
    `anchor` says which end of it keeps its place when a font is wider than estimated."""

    text: str
    start: int
    x: float
    y: float
    width: float
    size: float
    anchor: Anchor = "start"
    turn: int = 0  # degrees against the clock, about `pivot`
    pivot: tuple[float, float] = (0.0, 0.0)

    def pieces(self) -> Iterator[tuple[str, float, float]]:
        """The line in pieces between wide gaps and drawn blanks, each with its left edge and width: spaces are as wide
        as they were meant, whatever the font thinks."""
        for match in _PIECE.finditer(self.text):
            left = self.x + text_width(self.text[: match.start()], self.size)
            yield match.group(), left, text_width(match.group(), self.size)

    def stretch(self, span: Span) -> Rect | None:
        """The rectangle of a part of the text, as far as it stands in this line."""
        begin, end = max(span[0] - self.start, 0), min(span[1] - self.start, len(self.text))
        if begin > end or (begin == end and span[0] != span[1]):
            return None
        left = self.x + text_width(self.text[:begin], self.size)
        width = max(text_width(self.text[begin:end], self.size), _LEAST_BLANK * self.size)
        return Rect(left, self.y - _ASCENT * self.size, width, LEADING * self.size)


@lru_cache(maxsize=8192)
def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"


@lru_cache(maxsize=8192)
def _width(char: str) -> float:
    if _wide(char):
        return 1.0
    return _THIN if char in "iljtfrI.,:;|!'()[]" else _CAPITAL if char.isupper() or char in "mw%@" else _NARROW


def text_width(text: str, size: float) -> float:
    """About how wide a text is in points: Chinese characters are square, others about half."""
    return sum(map(_width, text)) * size


def wrapped(text: str, size: float, width: float) -> tuple[tuple[int, str], ...]:
    """The text in lines no wider than `width` points, each with its offset; breaks stand between any two characters
    that are Chinese, and behind spaces."""
    out: list[tuple[int, str]] = []
    at = 0
    for paragraph in text.split("\n"):
        out += ((at + offset, piece) for offset, piece in _broken(paragraph, max(width, size) / size))
        at += len(paragraph) + 1
        if len(out) > _MOST_LINES:
            break
    return tuple(out[:_MOST_LINES])


def _broken(text: str, room: float) -> Iterator[tuple[int, str]]:
    """A paragraph in pieces of at most `room` sizes."""
    start, used, last_break = 0, 0.0, 0
    for at, char in enumerate(text):
        wide = _wide(char)
        if wide or (at and (text[at - 1] == " " or _wide(text[at - 1]))):
            last_break = at
        step = _width(char)
        if used + step > room + 0.05 and at > start and char not in _NEVER_FIRST:
            cut = last_break if last_break > start else at
            yield start, text[start:cut]
            start, last_break = cut, cut
            used = text_width(text[cut:at], 1.0)
        used += step
    yield start, text[start:]


def needed_height(text: str, style: Style, width: float) -> float:
    """How high a box must be for its text when it is `width` points wide."""
    if style.vertical or style.turn:
        return 0.0  # such text shrinks into the height it finds
    inner = width - 2 * PADDING
    count = len(wrapped(text[:_MOST_TEXT], style.size, inner)) if style.wrap else text.count("\n") + 1
    return min(count, _MOST_LINES) * style.size * LEADING + PADDING


def set_text(text: str, style: Style, box: Rect, room: Rect, number: bool) -> tuple[Line, ...]:
    """The lines of a text in its box; one that doesn't wrap may run on into `room` (the box and its empty neighbours)."""
    text = text[:_MOST_TEXT].rstrip("\n")
    if not text.strip():
        return ()
    if style.vertical:
        return _stacked(text, style, box)
    if style.turn:
        return _turned(text, style, box)
    align = style.align or ("right" if number else "left")
    if not style.wrap and "\n" not in text and not _better_wrapped(text, style, box, room):
        return _single(text, style, box, room, align)
    inner = box.width - 2 * PADDING - _indent(style)
    found, size = wrapped(text, style.size, inner), style.size
    for step in _STEPS:
        size = style.size * step
        found = wrapped(text, size, inner)
        if len(found) * size * LEADING <= box.height + 0.5:
            break
    fitting = max(1, int((box.height + 1) / (size * LEADING)))
    if len(found) > fitting:
        found = (*found[: fitting - 1], (found[fitting - 1][0], found[fitting - 1][1][:-1] + "…"))
    return _placed(found, size, style, box, align)


def _better_wrapped(text: str, style: Style, box: Rect, room: Rect) -> bool:
    """A text far too long for its line in a high box: cut off, its label couldn't be read."""
    cut = text_width(text.strip(), style.size) * _LEAST_SHRINK > room.width
    return cut and box.height >= 2 * LEADING * style.size


def _indent(style: Style) -> float:
    return min(style.indent, 15) * style.size * 0.9


def _single(text: str, style: Style, box: Rect, room: Rect, align: str) -> tuple[Line, ...]:
    width = max(text_width(text.rstrip(), style.size), 1.0)
    if width <= box.width - 2 * PADDING or (width > room.width and room.width <= box.width):
        room = box
    free = room.width - PADDING - (_indent(style) if align != "center" else 0.0)
    size = style.size * min(1.0, max(_LEAST_SHRINK, free / width)) if width > free else style.size
    if text_width(text.rstrip(), size) > free + size:
        keep = max(1, int(len(text.rstrip()) * free / text_width(text.rstrip(), size)) - 1)
        text = text[:keep] + "…"
    where = Rect(room.x, box.y, room.width, box.height) if align != "right" else box
    if align == "center" and room is not box:  # what runs over stays centred on its own box as far as it can
        half = text_width(text, size) / 2
        middle = min(max(box.x + box.width / 2, room.x + half), room.x + room.width - half)
        where = Rect(middle - half - PADDING, box.y, 2 * half + 2 * PADDING, box.height)
    return _placed(((0, text),), size, style, where, align)


def _placed(found: tuple[tuple[int, str], ...], size: float, style: Style, box: Rect, align: str) -> tuple[Line, ...]:
    height = len(found) * size * LEADING
    top = {"top": 1.0, "center": (box.height - height) / 2}.get(style.valign, box.height - height - 1.0)
    out = []
    for nth, (start, text) in enumerate(found):
        width = text_width(text.rstrip(), size)
        left = PADDING + _indent(style)
        left = {"center": (box.width - width) / 2, "right": box.width - width - left}.get(align, left)
        y = box.y + max(top, 0.0) + nth * size * LEADING + _ASCENT * size
        out.append(Line(text, start, box.x + left, y, width, size, _ANCHORS.get(align, "start")))
    return tuple(out)


def _turned(text: str, style: Style, box: Rect) -> tuple[Line, ...]:
    """Turned text: set in a box that lies, then turned about its middle. Aslant it is set as long as the box allows."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    upright = abs(style.turn) > 45
    width, height = (box.height, box.width) if upright else (box.width, box.height)
    lying = Rect(x - width / 2, y - height / 2, width, height)
    plain = replace(style, turn=0, wrap=style.wrap or upright, align="center", valign="center")
    return tuple(replace(line, turn=style.turn, pivot=(x, y)) for line in set_text(text, plain, lying, lying, False))


def _stacked(text: str, style: Style, box: Rect) -> tuple[Line, ...]:
    """One character under the other, in as many columns as the height asks for, smaller when it must."""
    chars = [(at, char) for at, char in enumerate(text) if not char.isspace()][:_MOST_LINES]
    size = min(style.size, max(4.0, (box.height - PADDING) / (len(chars) * LEADING)), max(4.0, box.width - 1))
    height = len(chars) * size * LEADING
    top = box.y + max((box.height - height) / 2, 0.0)
    x = box.x + (box.width - size) / 2
    return tuple(
        Line(char, at, x, top + nth * size * LEADING + _ASCENT * size, text_width(char, size), size, "middle")
        for nth, (at, char) in enumerate(chars)
    )
