"""Colours of spreadsheets as RRGGBB: plain, indexed, or from the theme with a tint."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

from lxml import etree

from forms.documents.zips import local

# ECMA-376 18.8.27, entries 0 to 63; 64 and 65 are the system's own
_INDEXED = [
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "000000",
    "FFFFFF",
    "FF0000",
    "00FF00",
    "0000FF",
    "FFFF00",
    "FF00FF",
    "00FFFF",
    "800000",
    "008000",
    "000080",
    "808000",
    "800080",
    "008080",
    "C0C0C0",
    "808080",
    "9999FF",
    "993366",
    "FFFFCC",
    "CCFFFF",
    "660066",
    "FF8080",
    "0066CC",
    "CCCCFF",
    "000080",
    "FF00FF",
    "FFFF00",
    "00FFFF",
    "800080",
    "800000",
    "008080",
    "0000FF",
    "00CCFF",
    "CCFFFF",
    "CCFFCC",
    "FFFF99",
    "99CCFF",
    "FF99CC",
    "CC99FF",
    "FFCC99",
    "3366FF",
    "33CCCC",
    "99CC00",
    "FFCC00",
    "FF9900",
    "FF6600",
    "666699",
    "969696",
    "003366",
    "339966",
    "003300",
    "333300",
    "993300",
    "993366",
    "333399",
    "333333",
]
_OFFICE = (
    "FFFFFF",
    "000000",
    "E7E6E6",
    "44546A",
    "4472C4",
    "ED7D31",
    "A5A5A5",
    "FFC000",
    "5B9BD5",
    "70AD47",
    "0563C1",
    "954F72",
)


def theme_colors(theme: etree._Element | None) -> tuple[str, ...]:
    """The twelve colours in the order cells number them (light before dark), Office's own where there is no theme."""
    if theme is None:
        return _OFFICE
    scheme = next((e for e in theme.iter() if local(e) == "clrScheme"), None)
    found = {local(e): _theme_color(e) for e in scheme} if scheme is not None else {}
    names = (
        "lt1",
        "dk1",
        "lt2",
        "dk2",
        "accent1",
        "accent2",
        "accent3",
        "accent4",
        "accent5",
        "accent6",
        "hlink",
        "folHlink",
    )
    return tuple(found.get(name) or _OFFICE[i] for i, name in enumerate(names))


def color(element: etree._Element | None, theme: Sequence[str]) -> str:
    """A color element (rgb, indexed or theme with tint) as RRGGBB; "" for automatic or none."""
    if element is None or element.get("auto") in ("1", "true"):
        return ""
    plain = ""
    if rgb := element.get("rgb"):
        plain = rgb[-6:].upper()
    elif indexed := element.get("indexed"):
        plain = _INDEXED[int(indexed)] if indexed.isdecimal() and int(indexed) < len(_INDEXED) else ""
    elif number := element.get("theme"):
        plain = theme[int(number)] if number.isdecimal() and int(number) < len(theme) else ""
    return _tinted(plain, _number(element.get("tint"))) if len(plain) == 6 else ""


def _theme_color(entry: etree._Element) -> str:
    for child in entry:
        if local(child) == "sysClr":
            return (child.get("lastClr") or "").upper()
        if local(child) == "srgbClr":
            return (child.get("val") or "").upper()
    return ""


def _tinted(rgb: str, tint: float) -> str:
    if not tint:
        return rgb
    try:
        red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    out = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "".join(f"{round(part * 255):02X}" for part in out)


def _number(text: str | None) -> float:
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if -1 <= number <= 1 else 0.0
