"""Plain papers as Word files: a title, paragraphs, ruled tables and pictures on A4. No dates, names or program in the properties.

Written by hand because a dozen elements are enough, and so that the same words give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from forms.documents.zips import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WIDTH = 9070  # twentieths of a point between the margins (A4, 25 mm each)
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SIZES = {"title": 36, "heading": 26, "body": 24, "small": 18}  # half points
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Kind = Literal["heading", "body", "small"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    kind: Kind = "body"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table; every row has as many cells as there are `widths` (parts of the page). `head`: the first row repeats on each
    page; `bold` the columns set in bold; `tall` rows with room to sign by hand."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    head: bool = False
    bold: frozenset[int] = frozenset()
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG as wide as the page allows; `size` its own width and height in any unit, `said` what it shows in words."""

    png: bytes
    size: tuple[float, float]
    said: str


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    blocks: tuple[Text | Ruled | Picture, ...]


def paper_docx(paper: Paper) -> bytes:
    """A Word file. Text is put in as text, whatever signs are in it."""
    pictures = [block for block in paper.blocks if isinstance(block, Picture)]
    body = _title(paper.title) + "".join(_block(block, pictures) for block in paper.blocks)
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1304" w:right="1418" w:bottom="1134" w:left="1418" w:header="680" w:footer="680" w:gutter="0"/>'
        "</w:sectPr>"
    )
    linked = tuple((f"rId{n}", "image", f"media/image{n}.png") for n, _ in enumerate(pictures, 3))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations((("rId1", "officeDocument", "word/document.xml"),)),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{page}</w:body></w:document>',
        "word/_rels/document.xml.rels": _relations(
            (("rId1", "styles", "styles.xml"), ("rId2", "footer", "footer1.xml"), *linked)
        ),
        "word/styles.xml": _STYLES,
        "word/footer1.xml": _FOOTER,
    }
    made = {name: words.encode("utf-8") for name, words in parts.items()}
    return zipped(made | {f"word/media/image{n}.png": picture.png for n, picture in enumerate(pictures, 3)})


def _block(block: Text | Ruled | Picture, pictures: Sequence[Picture]) -> str:
    if isinstance(block, Picture):
        return _picture(block, 3 + next(n for n, one in enumerate(pictures) if one is block))
    return _table(block) if isinstance(block, Ruled) else _text(block)


def _picture(picture: Picture, number: int) -> str:
    wide = _WIDTH * 635  # English Metric Units of a twentieth of a point
    extent = f'cx="{wide}" cy="{round(wide * picture.size[1] / picture.size[0])}"'
    named = f'id="{number}" name="image{number}" descr="{escape(_BAD.sub("", picture.said), {chr(34): "&quot;"})}"'
    shape = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {named}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">{shape}</a:graphicData></a:graphic>'
        "</wp:inline>"
    )
    return f'<w:p><w:pPr><w:spacing w:after="80"/></w:pPr><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>'


def _title(text: str) -> str:
    return _paragraph(text, "title", '<w:spacing w:after="200"/><w:jc w:val="center"/>', bold=True)


def _text(block: Text) -> str:
    bold = block.kind == "heading"
    space = '<w:keepNext/><w:spacing w:before="220" w:after="80"/>' if bold else '<w:spacing w:after="60"/>'
    return _paragraph(block.text, block.kind, space, bold=bold)


def _paragraph(text: str, kind: str, layout: str, *, bold: bool = False) -> str:
    size = f'<w:sz w:val="{_SIZES[kind]}"/><w:szCs w:val="{_SIZES[kind]}"/>'
    look = f"<w:rPr>{'<w:b/>' if bold else ''}{size}</w:rPr>"
    lines = _BAD.sub("", text).split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:p><w:pPr>{layout}</w:pPr><w:r>{look}{runs}</w:r></w:p>"


def _table(table: Ruled) -> str:
    whole = sum(table.widths)
    widths = [_WIDTH * part // whole for part in table.widths]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    layout = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
    sides = "".join(f'<w:{side} w:w="80" w:type="dxa"/>' for side in ("left", "right"))
    margins = f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = "".join(_row(table, number, row, widths) for number, row in enumerate(table.rows))
    after = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    return f"<w:tbl>{layout}{margins}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{after}"


def _row(table: Ruled, number: int, row: Sequence[str], widths: Sequence[int]) -> str:
    first = table.head and number == 0
    height = '<w:trHeight w:val="640" w:hRule="atLeast"/>' if table.tall and not first else ""
    about = f"<w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if first else ''}</w:trPr>"
    return f"<w:tr>{about}{''.join(_cell(table, first, n, text, widths[n]) for n, text in enumerate(row))}</w:tr>"


def _cell(table: Ruled, first: bool, number: int, text: str, width: int) -> str:
    middle = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    layout = '<w:spacing w:before="30" w:after="30"/>' + ('<w:jc w:val="center"/>' if first else "")
    return f"<w:tc>{middle}{_paragraph(text, 'body', layout, bold=first or number in table.bold)}</w:tc>"


def _relations(found: Sequence[tuple[str, str, str]]) -> str:
    items = "".join(f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>' for i, kind, target in found)
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("footer1", "footer"))
    )
    + "</Types>"
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="24"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_FOOTER = (
    f'{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)
