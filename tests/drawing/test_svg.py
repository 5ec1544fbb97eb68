"""The drawing as SVG: well-formed, harmless, bounded; every field is in it where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from forms.detection import detect
from forms.drawing import sheet_svg
from forms.drawing.marks import field_marks
from forms.drawing.svg import ENTRY, HATCH, ROSTER
from forms.model.document import PLAIN, Area, Document, Grid
from forms.model.form import Field, Form, Protected
from forms.sentences import sentence
from tests.detection.sheets import grid, sheet, underlined, word, workbook

SVG = "{http://www.w3.org/2000/svg}"
PAIRS = (("姓名", "B1"), ("性别", "D1"), ("住址", "B2"), ("电话", "D2"))
SHAPES = {"svg", "title", "g", "rect", "line", "path", "text"}


def say(code: str, context: Mapping[str, object]) -> str:
    return sentence(code, context, "zh")


def painted(document: Document, form: Form | None = None) -> etree._Element:
    svg = sheet_svg(document, form or detect(document), say)
    return etree.fromstring(svg.encode("utf-8"))


def texts(root: etree._Element) -> list[str]:
    return [e.text or "" for e in root.iter(f"{SVG}text")]


def fills(root: etree._Element, colour: str) -> list[etree._Element]:
    return [e for e in root.iter(f"{SVG}rect") if e.get("fill") == colour]


def test_every_field_is_tinted_numbered_and_listed() -> None:
    fields = tuple(Field(f"f{n}", (label,), f"S!{at}") for n, (label, at) in enumerate(PAIRS))
    root = painted(sheet("|姓名| |性别| |\n|住址| |电话| |"), Form("xlsx", "表", fields=fields))
    assert len(fills(root, ENTRY)) == 4 + 1  # and the sample of the legend
    said = texts(root)
    assert [str(n) in said for n in range(1, 5)] == [True] * 4
    assert any(re.match(r"1 姓名 · S!B1 text", line) for line in said)


def test_a_merged_entry_is_tinted_as_a_whole() -> None:
    document = workbook(replace(grid("|姓名|||"), merges=(Area(0, 1, 0, 2),)))
    form = Form("xlsx", "表", fields=(Field("f0", ("姓名",), "S!B1"),))
    mark = field_marks(document, form)[0]
    assert mark.area == Area(0, 1, 0, 2)


def test_roster_columns_are_outlined() -> None:
    root = painted(sheet("|序号|姓名|身份证号|\n|1|||\n|2|||\n|3|||"))
    assert len([e for e in root.iter(f"{SVG}rect") if e.get("stroke") == ROSTER]) >= 2 + 1


def test_what_must_not_be_filled_is_hatched() -> None:
    document = sheet("|甲|乙|")
    bare = painted(document, Form("xlsx", "表"))
    guarded = painted(document, Form("xlsx", "表", protected=(Protected("S!B1", "formula"),)))
    count = [sum(e.get("stroke") == HATCH for e in root.iter(f"{SVG}path")) for root in (bare, guarded)]
    assert count == [1, 2]


def test_blanks_in_running_text_are_tinted_where_they_stand() -> None:
    document = word("统计报告", underlined("全村共有[      ]户，其中低保[      ]户。"))
    fields = tuple(Field(f"f{n}", ("户数",), f"P1.B{n}", "in_paragraph") for n in range(2))
    first, second = fills(painted(document, Form("docx", "表", fields=fields)), ENTRY)[:2]
    assert float(first.get("x", "")) + float(first.get("width", "")) < float(second.get("x", ""))


def test_text_from_the_file_stays_text() -> None:
    evil = '</text><script>alert(1)</script><image href="http://x/"/>&lt;\x01'
    root = painted(workbook(Grid("S", "sheet", 1, 1, [[evil]])), Form("xlsx", evil))
    assert {etree.QName(e).localname for e in root.iter()} <= SHAPES
    assert not [name for e in root.iter() for name in e.attrib if "href" in str(name) or str(name).startswith("on")]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=4), min_size=1, max_size=6))
def test_any_sheet_gives_well_formed_plain_shapes(rows: list[list[str]]) -> None:
    document = workbook(Grid("S", "sheet", len(rows), 4, rows))
    assert {etree.QName(e).localname for e in painted(document).iter()} <= SHAPES


def test_a_long_sheet_is_cut_and_says_so() -> None:
    rows = [["序号", "姓名"], *([n, ""] for n in range(3000))]
    document = workbook(Grid("S", "sheet", len(rows), 2, rows))
    said = texts(painted(document, Form("xlsx", "表")))
    assert say("drawing.rows_left_out", {"count": len(rows) - 200}) in said
    assert "1500" not in said


def test_a_form_with_very_many_fields_lists_the_first() -> None:
    document = workbook(Grid("S", "sheet", 40, 40, [["甲"] * 40] * 40))
    form = Form("xlsx", "表", fields=tuple(Field(f"f{n}", ("甲",), f"S!A{n % 40 + 1}") for n in range(1000)))
    assert say("drawing.fields_left_out", {"count": 400}) in texts(painted(document, form))


def test_a_field_whose_place_is_gone_is_left_out() -> None:
    form = Form("xlsx", "表", fields=(Field("f0", ("甲",), "其他!A1"), Field("f1", ("乙",), "no address")))
    assert field_marks(sheet("|甲||"), form) == ()


def test_turned_text_is_drawn_turned_about_the_middle_of_its_cell() -> None:
    turned = replace(PLAIN, turn=90, size=10.0)
    drawn = Grid("表", "sheet", 1, 1, [["基本情况"]], styles=(turned,), col_widths={0: 4}, row_heights={0: 80})
    root = painted(Document("xlsx", (drawn,)))
    group = next(e for e in root.iter(f"{SVG}g") if "rotate" in e.get("transform", ""))
    assert group.get("transform", "").startswith("rotate(-90 ")
    assert [e.text for e in group] == ["基本情况"]
    middle = [float(n) for n in group.get("transform", "")[len("rotate(-90 ") : -1].split()]
    assert middle[1] == 40
    assert group[0].get("font-size") == "10"
