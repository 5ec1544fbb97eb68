from __future__ import annotations

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from forms.model.document import Area
from tests.documents.words import block, line, reopened, table, texts, word


def test_paragraphs_carry_their_underlined_stretches() -> None:
    data = word(lambda d: line(d, "共", ("  ", "u"), (" ", "u"), "户"))
    (paragraph,) = reopened(data).paragraphs
    assert (paragraph.text, paragraph.underlines) == ("共   户", ((1, 4),))


def test_the_order_of_the_body_is_kept() -> None:
    def dress(d: WordDocument) -> None:
        line(d, "一")
        table(d, [["甲", "乙"]])
        line(d, "二")

    assert reopened(word(dress)).order == ("P0", "T0", "P1")


def test_tables_are_grids_with_merges_and_borders() -> None:
    def dress(d: WordDocument) -> None:
        table(d, [["甲", "", "丙"], ["丁", "戊", "己"]])
        rows = d.tables[0].rows
        rows[0].cells[0].merge(rows[0].cells[1])
        rows[0].cells[2].merge(rows[1].cells[2])

    grid = reopened(word(dress)).grid("T0")
    assert (grid.rows, grid.cols) == (2, 3)
    assert set(grid.merges) == {Area(0, 0, 0, 1), Area(0, 2, 1, 2)}
    assert grid.text(1, 1) == "戊"
    assert grid.style(1, 1).left
    assert grid.style(1, 1).bottom


def test_addresses_count_cells_as_python_docx_does() -> None:
    xml = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    xml += "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    grid = reopened(word(lambda d: block(d, xml))).grid("T0")
    assert grid.text(0, 1) == "甲"
    assert grid.address(0, 1) == "T0.R0.C0"


def test_nested_tables_are_grids_of_their_own() -> None:
    def dress(d: WordDocument) -> None:
        table(d, [["甲", "乙"]])
        d.tables[0].rows[0].cells[1].add_table(1, 1).rows[0].cells[0].text = "内"

    document = reopened(word(dress))
    assert [g.name for g in document.grids] == ["T0", "T0.R0.C1.T0"]
    assert document.grids[1].text(0, 0) == "内"
    assert document.order[:2] == ("T0", "T0.R0.C1.T0")


def test_headers_have_a_prefix() -> None:
    def dress(d: WordDocument) -> None:
        d.sections[0].header.paragraphs[0].text = "统计期：2026年4月"

    assert "统计期：2026年4月" in {t for name, t in texts(word(dress)).items() if name.startswith("header")}


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    xml = '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    xml += f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    found = texts(word(lambda d: block(d, xml + "</mc:AlternateContent></w:r></w:p>")))
    assert found == {"P0": "", "box0:P0": "框"}


def test_content_controls_around_blocks_have_a_prefix_and_their_place() -> None:
    def dress(d: WordDocument) -> None:
        line(d, "前")
        block(d, "<w:sdt><w:sdtContent><w:p><w:r><w:t>里</w:t></w:r></w:p></w:sdtContent></w:sdt>")
        line(d, "后")

    document = reopened(word(dress))
    assert document.order == ("P0", "sdt0:P0", "P1")
    assert texts(word(dress)) == {"P0": "前", "P1": "后", "sdt0:P0": "里"}


def test_prompts_of_controls_and_text_fields_are_blanks() -> None:
    control = "<w:p><w:r><w:t>姓名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
    control += "<w:t>单击输入</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    (paragraph,) = reopened(word(lambda d: block(d, control))).paragraphs
    assert (paragraph.text, paragraph.underlines) == ("姓名：  ", ((3, 5),))


def test_boxes_of_symbol_fonts_and_form_fields_are_characters() -> None:
    xml = "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0A8'/><w:t>是</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'><w:ffData>"
    xml += "<w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>否</w:t></w:r></w:p>"
    assert texts(word(lambda d: block(d, xml))) == {"P0": "□是☑否"}


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    xml = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    assert texts(word(lambda d: block(d, xml))) == {"P0": "新"}


def test_choices_of_a_cells_drop_down_are_its_list() -> None:
    xml = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem "
    xml += "w:displayText='男' w:value='1'/><w:listItem w:displayText='女' w:value='2'/></w:dropDownList></w:sdtPr><w:sdtContent>"
    xml += "<w:r><w:t>男</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:tbl>"
    (rule,) = reopened(word(lambda d: block(d, xml))).grids[0].validations
    assert (rule.kind, rule.options) == ("list", ("男", "女"))


@pytest.mark.parametrize(("direction", "turn", "stacked"), [("btLr", 90, False), ("tbRl", 0, True), ("lrTb", 0, False)])
def test_a_cell_s_text_may_run_up_or_down(direction: str, turn: int, stacked: bool) -> None:
    def dress(document: WordDocument) -> None:
        table(document, [["甲"]])
        properties = document.tables[0].rows[0].cells[0]._tc.get_or_add_tcPr()
        properties.append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="{direction}"/>'))

    style = reopened(word(dress)).grids[0].style(0, 0)
    assert (style.turn, style.vertical) == (turn, stacked)
