"""Files made to hurt a reader: XML bombs, huge claims, loops, parts that lie."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.documents.sheets import MAIN, PACKAGE, RELS, raw_book, sheet_xml, zipped
from tests.documents.words import table, word
from tests.fuzz.mutations import repack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1"/></row>'


def laughs() -> bytes:
    """Billion laughs in a worksheet."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>' + sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row>'
    )
    return raw_book(xml)


def laughs_in(part: str) -> Callable[[], bytes]:
    """Billion laughs in another part of a workbook or of a Word file."""

    def make() -> bytes:
        head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        base = plain_word() if part.startswith("word/") else raw_book(sheet_xml(ROW))
        return repack(base, lambda parts: parts.update({part: head.encode() + parts[part]}))

    return make


def outside_entity() -> bytes:
    """An entity that would read a file of this computer."""
    xml = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    )
    return raw_book(xml)


def deep_xml() -> bytes:
    return raw_book(sheet_xml("<row>" * 200_000))


def deep_closed(part: str) -> Callable[[], bytes]:
    def make() -> bytes:
        base = plain_word() if part.startswith("word/") else raw_book(sheet_xml(ROW))
        deep = b"<a>" * 50_000 + b"</a>" * 50_000
        return repack(base, lambda parts: parts.update({part: deep}))

    return make


def nested_tables() -> bytes:
    inner = "<w:p/>"
    for _ in range(120):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return _document(inner)


def wide_span() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
    return _document(f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * 50}</w:tbl>")


def far_cell() -> bytes:
    """A stray cell in the last place of a sheet."""
    return raw_book(sheet_xml(ROW + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def far_rows() -> bytes:
    """A wide drawn row at the end of many empty ones, thirty times."""
    cells = "".join(f'<c r="{chr(65 + n)}1048576"><v>1</v></c>' for n in range(26))
    return raw_book(sheet_xml(f'{ROW}<row r="1048576">{cells}</row>'))


def many_merges() -> bytes:
    """A million merged areas, each of them lying over others."""
    merges = "".join(f'<mergeCell ref="A{n % 900 + 1}:XFD{n % 900 + 90}"/>' for n in range(1_000_000))
    return raw_book(sheet_xml(ROW, f'<mergeCells count="1000000">{merges}</mergeCells>'))


def whole_merge() -> bytes:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 400))
    return raw_book(sheet_xml(ROW + cells, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))


def many_validations() -> bytes:
    every = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"一,二"</formula1></dataValidation>' * 20_000
    return raw_book(sheet_xml(ROW, f'<dataValidations count="1">{every}</dataValidations>'))


def many_columns() -> bytes:
    cols = '<cols><col min="1" max="99999999999999999999" width="1e309" style="0"/></cols>' * 2
    return raw_book(f'<worksheet xmlns="{MAIN}">{cols}<sheetData>{ROW}</sheetData></worksheet>')


def wide_claims() -> bytes:
    """Frozen panes, heights and formats beyond any number."""
    view = '<sheetViews><sheetView><pane state="frozen" ySplit="1e309" xSplit="NaN"/></sheetView></sheetViews>'
    row = '<row r="1" ht="1e308" customHeight="1"><c r="A1" s="4294967296"><v>1e999</v></c><c r="B1" s="²"><v>²</v></c></row>'
    return raw_book(f'<worksheet xmlns="{MAIN}">{view}<sheetData>{row}</sheetData></worksheet>')


def many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, 5000))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{sheets}</sheets></workbook>'
    return raw_book(sheet_xml(ROW), more={"xl/workbook.xml": book})


def cyclic_relations() -> bytes:
    """Relations that lead to themselves: the workbook as its own sheet, styles and strings."""
    rels = f'<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="r{n}" Type="{RELS}/{kind}" Target="workbook.xml"/>'
        for n, kind in enumerate(("worksheet", "sharedStrings", "styles", "theme"), 1)
    )
    return raw_book(sheet_xml(ROW), more={"xl/_rels/workbook.xml.rels": rels + "</Relationships>"})


def cyclic_styles() -> bytes:
    """Word styles that are based on each other."""
    styles = f'<w:styles xmlns:w="{W}">' + "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{1 - n}"/></w:style>'
        for n in (0, 1)
    )
    body = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>户数：____户</w:t></w:r></w:p>'
    return repack(_document(body), lambda parts: parts.update({"word/styles.xml": f"{styles}</w:styles>".encode()}))


def self_including_headers() -> bytes:
    rels = f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELS}/header" Target="document.xml"/></Relationships>'
    body = f'<w:p/><w:sectPr><w:headerReference xmlns:r="{RELS}" w:type="default" r:id="r1"/></w:sectPr>'
    return repack(_document(body), lambda parts: parts.update({"word/_rels/document.xml.rels": rels.encode()}))


def lying_size() -> bytes:
    """A part that says it is small and unpacks to a gigabyte."""
    data = bytearray(raw_book(sheet_xml(ROW)))
    out = io.BytesIO()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(1024)) + packer.flush()
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, packed if name == "xl/sharedStrings.xml" else source.read(name))
    data = bytearray(out.getvalue())
    for signature, method, size in ((b"PK\3\4", 8, 22), (b"PK\1\2", 10, 24)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            name_at = at + (30 if signature == b"PK\3\4" else 46)
            if data[name_at : name_at + 20] == b"xl/sharedStrings.xml":
                struct.pack_into("<H", data, at + method, 8)
                struct.pack_into("<I", data, at + size, 1000)
    return bytes(data)


def zeros() -> bytes:
    """A worksheet that is half a gigabyte of zeros."""
    return zipped({"xl/workbook.xml": bytes(400 * 2**20)})


def empty_parts() -> bytes:
    return repack(raw_book(sheet_xml(ROW)), lambda parts: parts.update(dict.fromkeys(parts, b"")))


def same_part_twice() -> bytes:
    out = io.BytesIO(raw_book(sheet_xml(ROW)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.filelist.append(archive.filelist[-1])
        archive._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def long_text() -> bytes:
    text = "户数：____，" * 400_000
    return raw_book(sheet_xml(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'))


def long_paragraph() -> bytes:
    return _document(f"<w:p><w:r><w:t>{'共有____户，其中（ ）人；' * 100_000}</w:t></w:r></w:p>")


def long_formula() -> bytes:
    return raw_book(sheet_xml(f'<row r="1"><c r="A1"><f>{"(" * 60_000}1{")" * 60_000}</f><v>1</v></c></row>'))


def plain_word() -> bytes:
    return word(lambda document: table(document, [["姓名", ""], ["户数", ""]]))


def _document(body: str) -> bytes:
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return repack(plain_word(), lambda parts: parts.update({"word/document.xml": xml.encode()}))


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {  # name -> extension, maker
    "laughs": ("xlsx", laughs),
    "laughs in strings": ("xlsx", laughs_in("xl/sharedStrings.xml")),
    "laughs in the workbook": ("xlsx", laughs_in("xl/workbook.xml")),
    "laughs in relations": ("xlsx", laughs_in("xl/_rels/workbook.xml.rels")),
    "laughs in Word": ("docx", laughs_in("word/document.xml")),
    "laughs in styles": ("docx", laughs_in("word/styles.xml")),
    "outside entity": ("xlsx", outside_entity),
    "deep xml": ("xlsx", deep_xml),
    "deep workbook": ("xlsx", deep_closed("xl/workbook.xml")),
    "deep sheet": ("xlsx", deep_closed("xl/worksheets/sheet1.xml")),
    "deep document": ("docx", deep_closed("word/document.xml")),
    "nested tables": ("docx", nested_tables),
    "wide span": ("docx", wide_span),
    "far cell": ("xlsx", far_cell),
    "far rows": ("xlsx", far_rows),
    "many merges": ("xlsx", many_merges),
    "whole merge": ("xlsx", whole_merge),
    "many validations": ("xlsx", many_validations),
    "many columns": ("xlsx", many_columns),
    "wide claims": ("xlsx", wide_claims),
    "many sheets": ("xlsx", many_sheets),
    "cyclic relations": ("xlsx", cyclic_relations),
    "cyclic styles": ("docx", cyclic_styles),
    "headers that include themselves": ("docx", self_including_headers),
    "lying size": ("xlsx", lying_size),
    "zeros": ("xlsx", zeros),
    "empty parts": ("xlsx", empty_parts),
    "same part twice": ("xlsx", same_part_twice),
    "long text": ("xlsx", long_text),
    "long paragraph": ("docx", long_paragraph),
    "long formula": ("xlsx", long_formula),
}
