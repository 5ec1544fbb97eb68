"""Pages of a file as LibreOffice and poppler draw them, and what differs between the pages of two files."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

RESOLUTION = 60  # dots per inch; enough to see a character move
_FAINT = 60  # grey levels that two drawings of the same may differ by at an edge
_ROOM = 4  # points around a changed word that belong to it
_EDGE = 20  # points
_TOOLS = ("soffice", "pdftoppm", "pdftotext")
_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.\-]+)" yMin="([\d.\-]+)" xMax="([\d.\-]+)" yMax="([\d.\-]+)">(.*?)</word>')
_EMPTY = re.compile(r"[\s_＿…─—\-□☐☑☒■√✓()（）。，；：、]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, its box in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def like(self, other: Word) -> bool:
        """Whether both show the same at the same place."""
        return self.text == other.text and abs(self.left - other.left) < 1 and abs(self.top - other.top) < 1

    def near(self, other: Word) -> bool:
        """Whether the other stands on the same line or one of those beside it, where a cell's text wraps anew."""
        height = self.bottom - self.top
        return self.top < other.bottom + height and other.top < self.bottom + height


@dataclass(slots=True)
class Difference:
    """What two sets of pages differ in beyond what was filled."""

    pages: tuple[int, int]
    moved: list[str] = field(default_factory=list)  # printed words that aren't where they were
    stray: int = 0  # pixels that changed away from every word that came or changed
    filled: int = 0  # words that came or changed


def missing_tools() -> list[str]:
    return [tool for tool in _TOOLS if shutil.which(tool) is None]


def as_pdf(files: Sequence[Path], folder: Path) -> None:
    """Convert files to PDF in one go, into `folder`."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600
        )


def drawn(pdf: Path) -> list[Image.Image]:
    """The pages as grey pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", str(pdf), f"{folder}/p"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return [Image.open(p).convert("L") for p in sorted(Path(folder).glob("*.png"))]


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=120)
    text = done.stdout.decode()
    return [
        [Word(html.unescape(m[5]), float(m[1]), float(m[2]), float(m[3]), float(m[4])) for m in _WORD.finditer(page[1])]
        for page in _PAGE.finditer(text)
    ]


def compared(before: Path, after: Path) -> Difference:
    """Two PDF files, page by page."""
    old, new = drawn(before), drawn(after)
    out = Difference((len(old), len(new)))
    for picture, filled, was, now in zip(old, new, words(before), words(after), strict=False):
        gone = [w for w in was if not any(w.like(n) for n in now)]
        came = [n for n in now if not any(n.like(w) for w in was)]
        out.filled += len(came)
        edge = picture.size[0] * 72 / RESOLUTION - _EDGE  # a text that runs over to the next page is cut there
        out.moved += [w.text for w in gone if not _kept(w, came) and w.right < edge]
        out.stray += _stray(picture, filled, [*gone, *came])
    return out


def _kept(word: Word, came: Sequence[Word]) -> bool:
    """Whether a printed word, taken apart by what was filled, still stands in its line."""
    text = _EMPTY.sub("", word.text)
    line = "".join(w.text for w in sorted(came, key=lambda w: (round(w.top), w.left)) if w.near(word))
    at = 0
    for ch in line:
        at += at < len(text) and ch == text[at]
    return at == len(text)


def _stray(before: Image.Image, after: Image.Image, changed: Sequence[Word]) -> int:
    if before.size != after.size:
        return before.size[0] * before.size[1]
    apart = ImageChops.difference(before, after).point(lambda v: 255 if v > _FAINT else 0)
    scale, draw = RESOLUTION / 72, ImageDraw.Draw(apart)
    for w in changed:
        box = [(w.left - _ROOM) * scale, (w.top - _ROOM) * scale, (w.right + _ROOM) * scale, (w.bottom + _ROOM) * scale]
        draw.rectangle(box, fill=0)
    return sum(apart.histogram()[1:])
