"""The formats of a workbook: cell formats by index as Style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from lxml import etree

from forms.documents.colors import color, theme_colors
from forms.documents.number_formats import BUILT_IN, shows_date
from forms.documents.zips import local
from forms.model.document import PLAIN, Style

_TRUE = ("1", "true", "on")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Styles:
    """`formats[i]` is the Style of cell format i; `style_of[i]` its number among the distinct `styles`."""

    formats: tuple[Style, ...]
    styles: tuple[Style, ...]
    style_of: tuple[int, ...]
    dates: tuple[bool, ...]  # by cell format: its numbers show as dates
    drawn: tuple[bool, ...]  # by cell format: a blank cell under it is seen (border or fill)

    def number_format(self, index: int) -> str:
        return self.formats[index].number_format if 0 <= index < len(self.formats) else "General"


@dataclass(frozen=True, slots=True)
class _Font:
    bold: bool = False
    size: float = 11.0
    name: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class _Border:
    left: bool = False
    right: bool = False
    top: bool = False
    bottom: bool = False
    diagonal: bool = False


def read_styles(root: etree._Element | None, theme: etree._Element | None) -> Styles:
    """Formats from styles.xml and theme1.xml (either may be missing)."""
    sections = {local(e): e for e in root} if root is not None else {}
    palette = theme_colors(theme)
    fonts = [_font(e, palette) for e in _children(sections.get("fonts"), "font")]
    fills = [_fill(e, palette) for e in _children(sections.get("fills"), "fill")]
    borders = [_border(e) for e in _children(sections.get("borders"), "border")]
    numbers = dict(BUILT_IN)
    for e in _children(sections.get("numFmts"), "numFmt"):
        if (e.get("numFmtId") or "").isdecimal():
            numbers[int(e.get("numFmtId", "0"))] = e.get("formatCode") or "General"
    formats = [_format(e, fonts, fills, borders, numbers) for e in _children(sections.get("cellXfs"), "xf")]
    return _numbered(formats or [PLAIN])


def _numbered(formats: Sequence[Style]) -> Styles:
    seen: dict[Style, int] = {}
    style_of = tuple(seen.setdefault(style, len(seen)) for style in formats)
    dates = tuple(shows_date(style.number_format) for style in formats)
    drawn = tuple(bool(s.left or s.right or s.top or s.bottom or (s.fill and s.fill != "FFFFFF")) for s in formats)
    return Styles(tuple(formats), tuple(seen), style_of, dates, drawn)


def _format(
    e: etree._Element,
    fonts: Sequence[_Font],
    fills: Sequence[str],
    borders: Sequence[_Border],
    numbers: dict[int, str],
) -> Style:
    font = _pick(fonts, e.get("fontId"), _Font())
    border = _pick(borders, e.get("borderId"), _Border())
    parts = {local(child): child for child in e}
    align = parts.get("alignment")
    guard = parts.get("protection")
    number = e.get("numFmtId", "0")
    return Style(
        bold=font.bold, size=font.size, font=font.name, color=font.color,
        align=_align(align), valign=_valign(align), wrap=align is not None and align.get("wrapText") in _TRUE,
        fill=_pick(fills, e.get("fillId"), ""),
        number_format=numbers.get(int(number), "General") if number.isdecimal() else "General",
        left=border.left, top=border.top, right=border.right, bottom=border.bottom, diagonal=border.diagonal,
        locked=guard is None or guard.get("locked", "1") in _TRUE,
        indent=int(align.get("indent", "0")) if align is not None and align.get("indent", "0").isdecimal() else 0,
        vertical=align is not None and align.get("textRotation") == "255", turn=turned(_turn(align)),
    )  # fmt: skip


def turned(stored: int) -> int:
    """Degrees against the clock, of how workbooks keep them: to 90 as they are, 91 to 180 with the clock, 255 stacked."""
    return stored if 0 <= stored <= 90 else 90 - stored if stored <= 180 else 0


def _turn(e: etree._Element | None) -> int:
    word = e.get("textRotation", "0") if e is not None else "0"
    return int(word) if word.isdecimal() and len(word) < 4 else 0


def _align(e: etree._Element | None) -> Literal["", "left", "center", "right"]:
    word = e.get("horizontal", "") if e is not None else ""
    if word in ("center", "centerContinuous", "distributed", "justify"):
        return "center" if word != "justify" else "left"
    return "left" if word in ("left", "fill") else "right" if word == "right" else ""


def _valign(e: etree._Element | None) -> Literal["", "top", "center", "bottom"]:
    word = e.get("vertical", "") if e is not None else ""
    if word in ("center", "distributed", "justify"):
        return "center"
    return "top" if word == "top" else "bottom" if word == "bottom" else ""


def _font(e: etree._Element, theme: Sequence[str]) -> _Font:
    parts = {local(child): child for child in e}
    bold = parts.get("b")
    try:
        size = float(parts["sz"].get("val", "11")) if "sz" in parts else 11.0
    except ValueError:
        size = 11.0
    size = size if 1 <= size <= 409 else 11.0
    name = parts["name"].get("val", "") if "name" in parts else ""
    return _Font(bold is not None and bold.get("val", "1") in _TRUE, size, name, color(parts.get("color"), theme))


def _fill(e: etree._Element, theme: Sequence[str]) -> str:
    pattern = next((child for child in e if local(child) == "patternFill"), None)
    if pattern is None or pattern.get("patternType", "none") == "none":
        return ""
    front = next((child for child in pattern if local(child) == "fgColor"), None)
    return color(front, theme)


def _border(e: etree._Element) -> _Border:
    drawn = {local(child) for child in e if child.get("style", "none") != "none"}
    sides = {"start": "left", "end": "right"}
    names = {sides.get(name, name) for name in drawn}
    crossed = "diagonal" in names and (e.get("diagonalUp") in _TRUE or e.get("diagonalDown") in _TRUE)
    return _Border("left" in names, "right" in names, "top" in names, "bottom" in names, crossed)


def _children(e: etree._Element | None, name: str) -> list[etree._Element]:
    return [child for child in e if local(child) == name] if e is not None else []


def _pick(items: Sequence[T], index: str | None, default: T) -> T:
    return items[int(index)] if index and index.isdecimal() and int(index) < len(items) else default
