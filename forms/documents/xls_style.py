"""Looks of .xls cells: xlrd's extended formats as Style."""

from __future__ import annotations

from typing import Any, Literal

from forms.documents.number_formats import BUILT_IN
from forms.documents.xlsx_styles import turned
from forms.model.document import PLAIN, Style

_ALIGN: dict[int, Literal["", "left", "center", "right"]] = {1: "left", 2: "center", 3: "right", 6: "center"}
_VALIGN: dict[int, Literal["", "top", "center", "bottom"]] = {0: "top", 1: "center", 2: "bottom"}
_AUTOMATIC = (0x40, 0x41, 0x7FFF)  # colour indexes that mean: as the system has it


def styles_of(book: Any) -> tuple[Style, ...]:
    """One Style per extended format, behind PLAIN at index 0 (a format's index is its own plus one)."""
    return (PLAIN, *(_style(book, xf) for xf in book.xf_list))


def number_format(book: Any, xf: Any) -> str:
    """The format's code; the East Asian built-in ones, which a file needn't spell out, by their number."""
    shown = book.format_map.get(xf.format_key)
    code = str(shown.format_str) if shown else ""
    return BUILT_IN.get(xf.format_key, code or "General") if code in ("", "General") else code


def _style(book: Any, xf: Any) -> Style:
    font = book.font_list[xf.font_index] if xf.font_index < len(book.font_list) else None
    edge, place = xf.border, xf.alignment
    return Style(
        bold=bool(font and (font.bold or font.weight >= 600)),
        size=font.height / 20 if font else 11.0,
        font=str(font.name) if font else "",
        align=_ALIGN.get(place.hor_align, ""),
        valign=_VALIGN.get(place.vert_align, ""),
        wrap=bool(place.text_wrapped),
        fill=_fill(book, xf.background),
        color=_rgb(book, font.colour_index) if font else "",
        number_format=number_format(book, xf),
        left=bool(edge.left_line_style),
        top=bool(edge.top_line_style),
        right=bool(edge.right_line_style),
        bottom=bool(edge.bottom_line_style),
        diagonal=bool(edge.diag_line_style and (edge.diag_down or edge.diag_up)),
        locked=bool(xf.protection.cell_locked),
        indent=int(place.indent_level),
        vertical=place.rotation == 255,
        turn=turned(int(place.rotation)),
    )


def _fill(book: Any, background: Any) -> str:
    if not background.fill_pattern:
        return ""
    solid = background.fill_pattern == 1
    return _rgb(book, background.pattern_colour_index if solid else background.background_colour_index)


def _rgb(book: Any, index: int) -> str:
    rgb = None if index in _AUTOMATIC else book.colour_map.get(index)
    return "".join(f"{part:02X}" for part in rgb) if rgb else ""
