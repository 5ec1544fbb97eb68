"""Colours, spacing and type: the one place. Tints are those of the design; words and marks always go with them."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

import resources

SURFACE = "#FFFFFF"
BACKGROUND = "#F6F7F9"
TEXT = "#1E2329"
MUTED = "#565E69"
LINE = "#D5D9DF"
GRID_LINE = "#E3E6EA"
ACCENT = "#1F5FBF"
ACCENT_SOFT = "#E7EFFB"
SHAREABLE = "#2563C9"
HATCH = "#C9CED6"
NOT_OURS = "#F3F4F6"
DASH = "#8A93A0"
PRINTED = "#4A4F57"  # borders of the document

TINTS = {
    "filled": "#E8F5EC",
    "suggested": "#FFF5DD",
    "conflict": "#FDEAE7",
    "blank": SURFACE,
    "confirmed": SURFACE,
    "not_ours": NOT_OURS,
}
INKS = {
    "filled": "#1B6B3A",
    "suggested": "#7A4F00",
    "conflict": "#A4231B",
    "blank": "#4A5461",
    "confirmed": "#1F5FBF",
    "not_ours": "#565E69",
}
MARKS = {"filled": "✓", "suggested": "?", "conflict": "≠", "blank": "✎", "confirmed": "✔", "not_ours": "▨"}

SPACE = (4, 8, 12, 16, 24)
TARGET = 32
SIZE_TEXT, SIZE_LARGE, SIZE_TITLE = 10.5, 12.0, 14.0
FACES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


def font(size: float = SIZE_TEXT, bold: bool = False) -> QFont:
    """The screen's face at a size in points."""
    face = QFont()
    face.setFamilies(list(FACES))
    face.setPointSizeF(size)
    face.setBold(bold)
    return face


def document_font(family: str, pixels: float, bold: bool = False) -> QFont:
    """The document's own face where it is installed, else the screen's, at a height in pixels."""
    face = QFont()
    face.setFamilies([family, *FACES] if family else list(FACES))
    face.setPixelSize(max(1, round(pixels)))
    face.setBold(bold)
    return face


def apply(app: QApplication) -> None:
    """Give the application its type, palette and style sheet (its style, Fusion, is named when it is made)."""
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


def style_sheet() -> str:
    """resources/styles/app.qss with the colours above put in."""
    sheet = (Path(resources.__file__).parent / "styles" / "app.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(
        SURFACE=SURFACE,
        BACKGROUND=BACKGROUND,
        TEXT=TEXT,
        MUTED=MUTED,
        LINE=LINE,
        GRID_LINE=GRID_LINE,
        ACCENT=ACCENT,
        ACCENT_SOFT=ACCENT_SOFT,
        NOT_OURS=NOT_OURS,
        DASH=DASH,
        TINT_NOTICE=TINTS["suggested"],
        INK_NOTICE=INKS["suggested"],
        TINT_GOOD=TINTS["filled"],
        INK_GOOD=INKS["filled"],
        TINT_TROUBLE=TINTS["conflict"],
        INK_TROUBLE=INKS["conflict"],
        SIZE_LARGE=f"{SIZE_LARGE:g}",
        SIZE_TITLE=f"{SIZE_TITLE:g}",
    )


def _palette() -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, BACKGROUND),
        (roles.Base, SURFACE),
        (roles.AlternateBase, BACKGROUND),
        (roles.Button, SURFACE),
        (roles.Text, TEXT),
        (roles.WindowText, TEXT),
        (roles.ButtonText, TEXT),
        (roles.PlaceholderText, MUTED),
        (roles.Highlight, ACCENT),
        (roles.HighlightedText, SURFACE),
        (roles.Link, ACCENT),
    ):
        palette.setColor(role, QColor(colour))
    return palette
