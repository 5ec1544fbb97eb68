"""A Chinese TrueType face of this computer, cut down to the characters that are written, for embedding into a PDF.

No font comes with the program: the system's own is used, where its maker allows embedding (the OS/2 table says so).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PREFERRED = (  # file names in lower case, the plainest first
    "simsun.ttc", "simsun.ttf", "notosanssc-regular.ttf", "notosanssc[wght].ttf", "notosanssc-vf.ttf",
    "wqy-microhei.ttc", "simhei.ttf", "simfang.ttf", "simkai.ttf", "msyh.ttc", "msyh.ttf", "deng.ttf",
    "droidsansfallbackfull.ttf", "droidsansfallback.ttf", "wqy-zenhei.ttc", "uming.ttc", "ukai.ttc",
    "stheiti medium.ttc", "stheiti light.ttc", "songti.ttc", "arial unicode.ttf", "dejavusans.ttf", "arial.ttf",
)  # fmt: skip
_TABLES = frozenset({"GlyphOrder", "head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "OS/2", "post", "name"})
_MOST_FILES = 3_000
_RESTRICTED, _NO_SUBSET, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200


@dataclass(frozen=True, slots=True)
class Face:
    """A subset: `data` is a TrueType file, `glyphs` and `widths` (thousandths of the size) go by character."""

    name: str
    data: bytes
    glyphs: dict[str, int]
    widths: dict[str, float]
    ascent: float  # thousandths of the size
    descent: float  # negative
    box: tuple[int, int, int, int]

    def width(self, text: str) -> float:
        """In thousandths of the size."""
        return sum(self.widths[c] for c in text)


def face_for(text: str, folders: list[Path] | None = None) -> Face | None:
    """The first face that has every character of `text` and may be embedded; None where there is none."""
    wanted = frozenset(ord(c) for c in text)
    for path in font_files(folders if folders is not None else font_folders()):
        face = _from_file(path, wanted)
        if face is not None:
            return face
    return None


def font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def font_files(folders: list[Path]) -> Iterator[Path]:
    """TrueType files, those we know first."""
    found = []
    for folder in folders:
        for root, _, names in os.walk(folder):
            found += [Path(root) / name for name in names if name.lower().endswith((".ttf", ".ttc"))]
            if len(found) > _MOST_FILES:
                break
    rank = {name: number for number, name in enumerate(_PREFERRED)}
    yield from sorted(found, key=lambda p: (rank.get(p.name.lower(), len(rank)), str(p)))


def _from_file(path: Path, wanted: frozenset[int]) -> Face | None:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as stream:
            head = stream.read(12)
        count = int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1
        for number in range(min(count, 16)):
            with TTFont(path, fontNumber=number, lazy=True) as font:
                if _fits(font, wanted):
                    return _subset(font, wanted, path.stem)
    except (TTLibError, OSError, ValueError, KeyError, AssertionError, AttributeError):  # a font that isn't one
        return None
    return None


def _fits(font: Any, wanted: frozenset[int]) -> bool:
    if "glyf" not in font or "cmap" not in font:
        return False
    rights = font["OS/2"].fsType if "OS/2" in font else 0
    restricted = rights & 0x000F == _RESTRICTED
    return not restricted and not rights & (_NO_SUBSET | _BITMAP_ONLY) and wanted <= set(font.getBestCmap() or ())


def _subset(font: Any, wanted: frozenset[int], name: str) -> Face:
    from fontTools.subset import Options, Subsetter

    options = Options(
        hinting=False, layout_features=[], name_IDs=[], notdef_outline=True, glyph_names=False, recalc_timestamp=False,
        drop_tables=[tag for tag in font.keys() if tag not in _TABLES],  # noqa: SIM118 - a font is no mapping
    )  # fmt: skip
    cutter = Subsetter(options)
    cutter.populate(unicodes=wanted | {0x20})
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    scale = 1000 / font["head"].unitsPerEm
    names = font.getBestCmap()
    head, across = font["head"], font["hmtx"]
    return Face(
        name="".join(c for c in name.title() if c.isascii() and c.isalnum()) or "Face",
        data=out.getvalue(),
        glyphs={chr(code): font.getGlyphID(glyph) for code, glyph in names.items()},
        widths={chr(code): across[glyph][0] * scale for code, glyph in names.items()},
        ascent=font["hhea"].ascent * scale,
        descent=font["hhea"].descent * scale,
        box=(round(head.xMin * scale), round(head.yMin * scale), round(head.xMax * scale), round(head.yMax * scale)),
    )
