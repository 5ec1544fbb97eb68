"""Colours, spacing and type: the one place where they are chosen. No page names a colour or a size of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme. `tints` are the grounds of the states of a field, `inks` the words and marks on them."""

    name: str  # "light" or "dark"
    surface: str
    background: str
    text: str
    muted: str
    line: str
    grid_line: str
    accent: str
    accent_soft: str
    on_accent: str
    shareable: str
    hatch: str
    not_ours: str
    dash: str
    printed: str  # borders of the document
    tints: Mapping[str, str]
    inks: Mapping[str, str]


LIGHT = Colours(
    name="light",
    surface="#FFFFFF",
    background="#F6F7F9",
    text="#1E2329",
    muted="#565E69",
    line="#D5D9DF",
    grid_line="#E3E6EA",
    accent="#1F5FBF",
    accent_soft="#E7EFFB",
    on_accent="#FFFFFF",
    shareable="#2563C9",
    hatch="#C9CED6",
    not_ours="#F3F4F6",
    dash="#8A93A0",
    printed="#4A4F57",
    tints={
        "filled": "#E8F5EC",
        "suggested": "#FFF5DD",
        "conflict": "#FDEAE7",
        "blank": "#FFFFFF",
        "confirmed": "#FFFFFF",
        "not_ours": "#F3F4F6",
    },
    inks={
        "filled": "#1B6B3A",
        "suggested": "#7A4F00",
        "conflict": "#A4231B",
        "blank": "#4A5461",
        "confirmed": "#1F5FBF",
        "not_ours": "#565E69",
    },
)
DARK = Colours(
    name="dark",
    surface="#1E2125",
    background="#16181B",
    text="#E6E9ED",
    muted="#A9B1BC",
    line="#3A4048",
    grid_line="#2C3137",
    accent="#7FB0FF",
    accent_soft="#22344F",
    on_accent="#10141A",
    shareable="#7FB0FF",
    hatch="#4A5058",
    not_ours="#2A2D31",
    dash="#7C8591",
    printed="#8B93A0",
    tints={
        "filled": "#1E3A2A",
        "suggested": "#41351A",
        "conflict": "#452522",
        "blank": "#1E2125",
        "confirmed": "#1E2125",
        "not_ours": "#2A2D31",
    },
    inks={
        "filled": "#8FD9A8",
        "suggested": "#F0C674",
        "conflict": "#FFA79D",
        "blank": "#B3BBC6",
        "confirmed": "#7FB0FF",
        "not_ours": "#A9B1BC",
    },
)
MARKS = {"filled": "✓", "suggested": "?", "conflict": "≠", "blank": "✎", "confirmed": "✔", "not_ours": "▨"}

SPACE = (4, 8, 12, 16, 24)
TYPE_SIZES = (10.5, 12.0, 14.0)  # 五号, and two larger ones
SCALES = (100, 125, 150, 175, 200)  # per cent
LEAST_CONTRAST = 4.5
FACES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """What follows from the size of the type, in points; `target` is the least height of what is clicked, in pixels."""

    text: float = TYPE_SIZES[0]

    @property
    def large(self) -> float:
        return round(self.text * 1.14, 1)

    @property
    def title(self) -> float:
        return round(self.text * 1.33, 1)

    @property
    def target(self) -> int:
        return max(32, round(self.text * 3.05))


@lru_cache(maxsize=512)
def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def readable(ink: str, ground: str, colours: Colours) -> str:
    """The ink where it can be read on the ground, else the text colour of whichever theme can."""
    candidates = (ink, colours.text, LIGHT.text, DARK.text)
    return next((c for c in candidates if contrast(c, ground) >= LEAST_CONTRAST), "#000000")


def used_pairs(colours: Colours) -> dict[str, tuple[str, str]]:
    """Every pair of ink and ground that the window puts together, by name: what the test of contrast goes through."""
    pairs = {
        f"{ink}/{ground}": (getattr(colours, ink), getattr(colours, ground))
        for ink in ("text", "muted")
        for ground in ("surface", "background", "not_ours", "accent_soft")
    }
    for ground in ("surface", "background", "accent_soft"):
        pairs[f"accent/{ground}"] = (colours.accent, getattr(colours, ground))
    pairs["on_accent/accent"] = (colours.on_accent, colours.accent)
    pairs["shareable/surface"] = (colours.shareable, colours.surface)
    for state, ink in colours.inks.items():
        pairs[f"{state}/tint"] = (ink, colours.tints[state])
        pairs[f"text/{state}"] = (colours.text, colours.tints[state])
        for ground in ("surface", "background", "accent_soft"):
            pairs[f"{state}/{ground}"] = (ink, getattr(colours, ground))
    return pairs
