"""Rows read by pattern give what the XML parser gives, whatever the rows are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents import xlsx_cells
from forms.documents.xlsx_book import Book
from forms.documents.xlsx_cells import Cells, read_cells
from forms.documents.xlsx_plain import PlainRows
from forms.documents.xlsx_strings import Text
from forms.documents.xlsx_styles import Styles
from forms.documents.xlsx_xml import layout
from forms.documents.zips import Package
from forms.errors import FormsError
from forms.model.document import PLAIN, Style
from tests.documents.sheets import MAIN

SHARED = Path(__file__).parents[2].parent / "shared"
LINED, DATED = Style(left=True), Style(number_format="yyyy-mm-dd")
STYLES = Styles(
    (PLAIN, LINED, DATED), (PLAIN, LINED, DATED), (0, 1, 2), (False, False, True), (False, True, False)
)  # fmt: skip
STRINGS = [Text("甲"), Text("共   户", ((1, 4),)), Text("")]


def read(xml: bytes, plain: bool) -> Cells | str:
    """What stands in a sheet, or the code of the error."""
    try:
        return read_cells(layout(xml), STRINGS, STYLES, plain=plain)
    except FormsError as error:
        return error.code


def told(cells: Cells | str) -> object:
    """Everything that was read, kinds of numbers included."""
    if isinstance(cells, str):
        return cells
    values = [[(type(v), repr(v)) for v in row] for row in cells.values]
    rest = (cells.formulas, cells.underlines, cells.hidden_rows, cells.row_heights)
    return (values, [list(row) for row in cells.style_ids], *rest)


def sheet(rows: str, prefix: str = "", head: str = "") -> bytes:
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    start = f'{head}<{prefix}worksheet {name}="{MAIN}"><{prefix}sheetData>'
    return f"{start}{rows}</{prefix}sheetData></{prefix}worksheet>".encode()


NUMBERS = (
    "0", "1", "2", "7", "-1", "-0", "-0.0", "1.5", "1E5", "1e-7", "1e999", "-1e999", "007", "+1", ".5", "5.", "44927",
    "44927.25", "9" * 20, "9" * 400, "9" * 5000, "9" * 400 + ".5", "1_0", "0x1", "NaN", "null", "true", "1,2", " 1", "1 ",
    "", "-", "e", "1e", "--1",
)  # fmt: skip
TEXTS = (
    "甲", "a b", "", " ", "A&amp;B", "_x000D_", "_x0041_", "&#65;", "\t", "\n", "a\r\nb", "]]>", "]]", "x>y", "\x01", "\ufffe",
    "\uffff", "\x7f", "<b/>", "1", "#REF!", "'", '"',
)  # fmt: skip
FORMULAS = (
    "<f>A1+1</f>", "<f>IF(A1&gt;0,1,2)</f>", "<f>农户!A1</f>", "<f/>", "<f></f>", '<f t="shared" ref="A1:A9" si="0">B1*2</f>',
    '<f t="shared" si="0"/>', '<f t="shared" si="1"></f>', '<f t="array" ref="A1">SUM(A1)</f>', '<f t="dataTable" ca="1"/>',
    '<f a="1" a="2">1</f>', '<f ca="/">1</f>', "<f>1", "<f >2</f>",
)  # fmt: skip
COLUMNS = ("A", "B", "C", "D", "AA", "XFD", "XFE", "ZZZ", "a", "")


@st.composite
def cells(draw: st.DrawFn) -> str:
    col = draw(st.sampled_from(COLUMNS))
    ref = draw(st.sampled_from((f' r="{col}1"', f' r="{col}1"', f' r="{col}"', "", f" r='{col}1'")))
    style = draw(st.sampled_from(("", ' s="1"', ' s="2"', ' s="9"', ' s="-1"', ' s=""')))
    kind = draw(st.sampled_from(("", "", "n", "s", "s", "b", "str", "e", "d", "inlineStr", "odd")))
    number, text = st.sampled_from(NUMBERS), st.sampled_from(TEXTS)
    inner = draw(st.sampled_from(("", "v", "v", "v", "f", "fv", "fv", "is", "v is", "closed", "vv", "gap", "comment")))
    formula = draw(st.sampled_from(FORMULAS)) if "f" in inner else ""
    value = (
        f"<v>{draw(text) if kind in ('str', 'e') or draw(st.booleans()) else draw(number)}</v>" if "v" in inner else ""
    )
    value += "<v>3</v>" if inner == "vv" else ""
    inline = f"<is><t>{draw(text)}</t></is>" if "is" in inner else ""
    tag = f"<c{ref}{style}" + (f' t="{kind}"' if kind else "")
    if inner == "closed":
        return tag + "/>"
    return tag + ">" + formula + value + inline + {"gap": "\n ", "comment": "<!-- <v>1</v> -->"}.get(inner, "") + "</c>"


@st.composite
def plain_cells(draw: st.DrawFn) -> str:
    """Mostly what programs write, so that rows are plain in most examples."""
    col = draw(st.sampled_from("ABCDE"))
    kind, value = draw(
        st.sampled_from([("", n) for n in NUMBERS[:12]] + [("s", "0"), ("s", "1"), ("s", "9"), ("b", "1")])
    )
    tag = f'<c r="{col}1" s="{draw(st.sampled_from("0129"))}"' + (f' t="{kind}"' if kind else "")
    return draw(st.sampled_from((tag + "/>", f"{tag}><v>{value}</v></c>", f"{tag}><f>A1</f><v>{value}</v></c>")))


ATTRIBUTES = (
    "",
    ' r="3"',
    ' r="2" ht="20.5"',
    ' hidden="1"',
    " x:y='1'",
    ' r="1" r="1"',
    ' r="90000"',
    ' r="0"',
    ' n="&amp;"',
)
TAGS = st.sampled_from(ATTRIBUTES[:4] * 3 + ATTRIBUTES)
BETWEEN = st.sampled_from(
    ("", "", "", "\n", "<!-- <row> -->", "<?x <row></row> ?>", "<![CDATA[ ]]>", "<x/>", "&", "</row>")
)


@st.composite
def rows(draw: st.DrawFn) -> str:
    one = plain_cells() if draw(st.integers(0, 3)) else cells()
    inner = "".join(
        sorted(draw(st.lists(one, max_size=5)), key=lambda c: c[:8]) if draw(st.booleans()) else draw(st.lists(one))
    )
    attrs = draw(TAGS)
    return f"<row{attrs}/>" if not inner and draw(st.booleans()) else f"<row{attrs}>{inner}</row>"


@st.composite
def bodies(draw: st.DrawFn) -> str:
    odd = draw(st.integers(0, 4)) == 0
    return "".join(draw(rows()) + (draw(BETWEEN) if odd else "") for _ in range(draw(st.integers(0, 6))))


@given(bodies())
def test_rows_of_any_make_are_read_as_the_parser_reads_them(body: str) -> None:
    assert told(read(sheet(body), plain=True)) == told(read(sheet(body), plain=False))


PIECES = (
    b"<row>", b"</row>", b"<row/>", b"<c/>", b'<c r="A1">', b"</c>", b"<v>", b"</v>", b"<v>1</v>", b"<f>", b"<is>", b"</is>",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"&", b"&amp;", b"<", b">", b'"', b"'", b" ", b"/", b"\xff", b"\x00",
    b"\xef\xbf\xbf", b'r="A1"', b"</sheetData>", b"<sheetData>",
)  # fmt: skip


@given(bodies(), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 6), st.sampled_from(PIECES)), max_size=3))
def test_damaged_sheets_are_read_or_refused_as_the_parser_does(
    body: str, changes: list[tuple[int, int, bytes]]
) -> None:
    xml = sheet(body)
    for at, gone, piece in changes:
        at %= len(xml)
        xml = xml[:at] + piece + xml[at + gone :]
    assert told(read(xml, plain=True)) == told(read(xml, plain=False))


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="GBK"?>', '<?xml version="1.0" encoding="latin-1"?>', "\ufeff"]
)
def test_other_encodings_are_left_to_the_parser(head: str) -> None:
    xml = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>', head=head)
    assert told(read(xml, plain=True)) == told(read(xml, plain=False))


@given(bodies())
def test_prefixed_rows_are_read_alike(body: str) -> None:
    body = body.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    xml = sheet(body, prefix="x:")
    assert told(read(xml, plain=True)) == told(read(xml, plain=False))


def test_the_rows_of_common_programs_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers, shared and inline texts, results of formulas: none of these takes the parser."""
    taken = SimpleNamespace(rows=0)
    cells_of = PlainRows.cells

    def counted(self: PlainRows, body: bytes) -> object:
        found = cells_of(self, body)
        taken.rows += found is not None
        return found

    monkeypatch.setattr(PlainRows, "cells", counted)
    read(
        sheet(
            '<row r="1" spans="1:4" ht="14.25" customHeight="1" x14ac:dyDescent="0.2"><c r="A1" s="1" t="s"><v>0</v></c>'
            '<c r="B1" s="2"><v>44927</v></c><c r="C1"><f>A1+1</f><v>2.5</v></c><c r="D1" s="1"/></row>\n'
            '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="B2" t="str"><f>C1&amp;1</f><v>x</v></c></row>'
            '<row r="3"><c r="A3" t="str"><f>农户!A1</f><v>乙</v></c><c r="B3"><f t="shared" si="0"/><v>1</v></c></row>'
            '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="C4" t="e"><v>#N/A</v></c><c r="D4"><v></v></c></row>'
        ),
        plain=True,
    )
    assert taken.rows == 3  # the second has an entity


def test_rows_that_look_alike_share_their_style_ids() -> None:
    cells = read(
        sheet("".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{n}</v></c></row>' for n in range(1, 50))), plain=True
    )
    assert isinstance(cells, Cells)
    assert len({id(ids) for ids in cells.style_ids}) == 1


def test_makes_of_rows_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms.documents.xlsx_plain.MAX_PLANS", 2)
    monkeypatch.setattr(xlsx_cells, "MAX_LOOKS", 2)
    body = "".join(f'<row><c r="{"ABCDE"[n % 5]}1" s="{n % 3}"><v>{n}</v></c></row>' for n in range(30))
    assert told(read(sheet(body), plain=True)) == told(read(sheet(body), plain=False))


def workbooks() -> list[Path]:
    return sorted(SHARED.rglob("*.xls[xm]"))


@pytest.mark.skipif(not workbooks(), reason="no development data here")
def test_every_real_sheet_is_read_as_the_parser_reads_it() -> None:
    compared = 0
    for path in workbooks():
        try:
            book = Book(Package(path.read_bytes(), path.name))
            parts = [layout(book.package.read(entry.part)) for entry in book.sheets]
        except FormsError:
            continue  # damaged on purpose
        for part in parts:
            both = [
                told(read_cells(part, book.strings, book.styles, from_1904=book.from_1904, plain=p))
                for p in (True, False)
            ]
            assert both[0] == both[1], path
            compared += 1
    assert compared
