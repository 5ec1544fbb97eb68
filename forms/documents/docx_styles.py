"""How Word text and table cells look, styles followed to their roots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from forms.documents.docx_text import child, get
from forms.documents.zips import local

_OFF = ("0", "false", "off")
Borders = dict[str, bool]  # left, top, right, bottom, insideH, insideV -> drawn
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class RunLook:
    bold: bool
    size: float
    font: str


class WordStyles:
    """styles.xml, looked up by style id; works without one."""

    def __init__(self, root: etree._Element | None) -> None:
        self.by_id: dict[str, etree._Element] = {}
        self.default: str | None = None
        self.defaults: etree._Element | None = None
        for e in root if root is not None else ():
            if local(e) == "style":
                self.by_id[get(e, "styleId") or ""] = e
                if get(e, "type") == "paragraph" and get(e, "default") in ("1", "true"):
                    self.default = get(e, "styleId")
            elif local(e) == "docDefaults":
                run = child(e, "rPrDefault")
                self.defaults = child(run, "rPr") if run is not None else None

    def chain(self, style_id: str | None) -> list[etree._Element]:
        """A style and those it is based on, nearest first."""
        out: list[etree._Element] = []
        while style_id and style_id in self.by_id and len(out) < _DEPTH:
            style = self.by_id[style_id]
            if style in out:
                break
            out.append(style)
            based = child(style, "basedOn")
            style_id = get(based, "val") if based is not None else None
        return out

    def name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style; "" for the default one."""
        style = self.by_id.get(_style_id(paragraph) or "")
        name = child(style, "name") if style is not None else None
        return (get(name, "val") or "") if name is not None else ""

    def underlining(self) -> frozenset[str]:
        """Ids of character styles that underline."""
        return frozenset(i for i in self.by_id if _underlines(self.chain(i)))

    def look(self, paragraph: etree._Element, run: etree._Element | None) -> RunLook:
        """Bold, size in points and East Asian font of a run (or of a paragraph's mark)."""
        sources = self._sources(paragraph, run)
        bold = next((b for b in (child(s, "b") for s in sources) if b is not None), None)
        size = next((z for z in (child(s, "sz") for s in sources) if z is not None), None)
        font = next((f for f in (_font(s) for s in sources) if f), "")
        half = get(size, "val") if size is not None else None
        try:
            points = float(half) / 2 if half else 10.0
        except ValueError:
            points = 10.0
        points = points if 1 <= points <= 1638 else 10.0
        return RunLook(bold is not None and get(bold, "val") not in _OFF, points, font)

    def _sources(self, paragraph: etree._Element, run: etree._Element | None) -> list[etree._Element]:
        holders: list[etree._Element | None] = []
        own = child(run, "rPr") if run is not None else None
        holders.append(own)
        if own is not None and (style := child(own, "rStyle")) is not None:
            holders += [child(s, "rPr") for s in self.chain(get(style, "val"))]
        properties = child(paragraph, "pPr")
        if run is None and properties is not None:
            holders.append(child(properties, "rPr"))
        holders += [child(s, "rPr") for s in self.chain(_style_id(paragraph) or self.default)]
        return [h for h in [*holders, self.defaults] if h is not None]

    def align(self, paragraph: etree._Element) -> Literal["", "left", "center", "right"]:
        own = child(paragraph, "pPr")
        chain = [child(s, "pPr") for s in self.chain(_style_id(paragraph) or self.default)]
        for properties in [own, *chain]:
            mark = child(properties, "jc") if properties is not None else None
            if mark is not None:
                return _align(get(mark, "val") or "")
        return ""

    def table_borders(self, tbl: etree._Element) -> Borders:
        """The lines of a table: its own over those of its style and the styles that is based on."""
        properties = child(tbl, "tblPr")
        style = child(properties, "tblStyle") if properties is not None else None
        holders = [child(s, "tblPr") for s in reversed(self.chain(get(style, "val") if style is not None else None))]
        out: Borders = {}
        for holder in [*holders, properties]:
            borders = child(holder, "tblBorders") if holder is not None else None
            if borders is not None:
                out.update(sides(borders))
        return out


def sides(borders: etree._Element) -> Borders:
    """tblBorders or tcBorders: which sides it speaks of, and whether a line is drawn there."""
    names = {"start": "left", "end": "right"}
    return {names.get(local(e), local(e)): get(e, "val") not in (None, "none", "nil") for e in borders}


def shade(properties: etree._Element | None) -> str:
    """A cell's fill as RRGGBB; "" for none."""
    mark = child(properties, "shd") if properties is not None else None
    fill = (get(mark, "fill") or "") if mark is not None else ""
    return fill.upper() if len(fill) == 6 and fill.lower() != "ffffff" else ""


def _style_id(paragraph: etree._Element) -> str | None:
    properties = child(paragraph, "pPr")
    style = child(properties, "pStyle") if properties is not None else None
    return get(style, "val") if style is not None else None


def _underlines(chain: list[etree._Element]) -> bool:
    for style in chain:
        if get(style, "type") != "character":
            return False
        run = child(style, "rPr")
        line = child(run, "u") if run is not None else None
        if line is not None:
            return get(line, "val") not in (None, "none", *_OFF)
    return False


def _font(run_properties: etree._Element) -> str:
    fonts = child(run_properties, "rFonts")
    return (get(fonts, "eastAsia") or get(fonts, "ascii") or "") if fonts is not None else ""


def _align(word: str) -> Literal["", "left", "center", "right"]:
    if word in ("center", "distribute"):
        return "center"
    return "right" if word in ("right", "end") else "left" if word in ("left", "start", "both") else ""
