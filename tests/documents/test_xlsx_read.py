from __future__ import annotations

import datetime as dt

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from forms.documents.reader import read
from forms.documents.xlsx_read import plain_page_text
from forms.model.document import Area
from tests.documents.sheets import MAIN, RELS, book, grid, raw_book, reopened, sheet_xml

THIN = Side(style="thin")


def test_values_keep_their_kind() -> None:
    sheet = grid(book({"A1": "0012", "B1": 12, "C1": 1.5, "D1": True, "E1": dt.date(2026, 4, 30), "F1": None}))
    assert list(sheet.values[0]) == ["0012", 12, 1.5, True, dt.date(2026, 4, 30)]
    assert [type(v) for v in sheet.values[0][:3]] == [str, int, float]


def test_cached_results_are_values_and_formulas_stand_beside() -> None:
    sheet = grid(
        raw_book(sheet_xml('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>'))
    )
    assert sheet.formulas == {(0, 0): "=1+1"}
    assert list(sheet.values[0]) == [2, "#REF!"]


def test_members_of_a_shared_formula_get_their_own_text() -> None:
    rows = '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$9</f></c></row>'
    rows += '<row r="2"><c r="B2"><f t="shared" si="0"/></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c></row>'
    assert grid(raw_book(sheet_xml(rows))).formulas[2, 1] == "=A3*$A$9"


def test_rows_and_cells_without_references_are_counted() -> None:
    sheet = grid(raw_book(sheet_xml("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>")))
    assert [list(line) for line in sheet.values] == [[1, 2], [], [3]]


def test_prefixed_and_strict_names_are_read_alike() -> None:
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    xml = f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c>'
    xml += '<x:c r="C2" t="d"><x:v>2026-04-30</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    sheet = grid(raw_book(xml))
    assert (sheet.value(1, 1), sheet.value(1, 2)) == ("甲", dt.date(2026, 4, 30))


def test_phonetic_guides_are_no_text_and_underlined_runs_are_marked() -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>共</t></r><r><rPr><u/></rPr><t xml:space="preserve">   </t></r><r><t>户</t></r>'
    )
    strings += "<rPh><t>GONG</t></rPh></si></sst>"
    sheet = grid(raw_book(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=strings))
    assert sheet.value(0, 0) == "共   户"
    assert sheet.underlines == {(0, 0): ((1, 4),)}


def test_looks_are_read() -> None:
    def dress(sheet: Worksheet) -> None:
        cell = sheet["A1"]
        cell.font, cell.fill = Font(bold=True, size=16), PatternFill("solid", fgColor="FFEE00")
        cell.border, cell.alignment = Border(left=THIN, bottom=THIN), Alignment(horizontal="center", wrap_text=True)
        cell.protection = Protection(locked=False)
        sheet.protection.sheet = True
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.freeze_panes = "A2"

    sheet = grid(book({"A1": "甲", "A3": 1}, dress))
    style = sheet.style(0, 0)
    assert (style.bold, style.size, style.fill, style.align, style.wrap) == (True, 16, "FFEE00", "center", True)
    assert (style.left, style.top, style.right, style.bottom, style.locked) == (True, False, False, True, False)
    assert sheet.protected
    assert sheet.hidden_cols == {1}
    assert sheet.hidden_rows == {2}
    assert sheet.frozen == (1, 0)


def test_bordered_blank_cells_count_and_unseen_ones_do_not() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["C5"].border = Border(bottom=THIN)
        sheet["H9"].font = Font(bold=True)

    sheet = grid(book({"A1": "甲"}, dress))
    assert (sheet.rows, sheet.cols) == (5, 3)


def test_merges_comments_and_state() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C2")
        sheet["A5"].comment = Comment("填实发数", "甲")
        hidden = sheet.parent.create_sheet("藏")
        hidden["A1"], hidden.sheet_state = 1, "hidden"

    document = reopened(book({"A1": "甲", "A5": 1}, dress))
    assert document.grids[0].merges == (Area(0, 0, 1, 2),)
    assert document.grids[0].comments == {(4, 0): "填实发数"}
    assert document.grids[1].state == "hidden"


def test_lists_are_resolved_inline_by_range_over_sheets_and_by_name() -> None:
    def dress(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("下拉 选项")
        other["A1"], other["A2"] = "县内", "县外"
        from openpyxl.workbook.defined_name import DefinedName

        sheet.parent.defined_names["去向"] = DefinedName("去向", attr_text="'下拉 选项'!$A$1:$A$2")
        for formula, where in [
            ('"是,否"', "A1"),
            ("'下拉 选项'!$A$1:$A$2", "B1"),
            ("去向", "C1"),
            ('INDIRECT("x")', "D1"),
        ]:
            rule = DataValidation(type="list", formula1=formula)
            rule.add(where)
            sheet.add_data_validation(rule)

    rules = {v.areas[0].left: v.options for v in grid(book({"A1": 1}, dress)).validations}
    assert rules == {0: ("是", "否"), 1: ("县内", "县外"), 2: ("县内", "县外"), 3: ()}


def test_lists_of_the_2010_extension_are_read() -> None:
    tail = '<extLst><ext xmlns:x14="u" xmlns:xm="v"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1>'
    tail += (
        "<xm:f>表!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C1:C9</xm:sqref></x14:dataValidation></x14:dataValidations>"
    )
    rows = '<row r="1"><c r="A1" t="str"><v>男</v></c></row><row r="2"><c r="A2" t="str"><v>女</v></c></row>'
    sheet = grid(raw_book(sheet_xml(rows, tail + "</ext></extLst>")))
    assert sheet.validations[0].options == ("男", "女")


def test_page_headers_lose_their_codes() -> None:
    assert plain_page_text('&L&"宋体,常规"&9单位：万元&R第 &P 页 A&&B') == "单位：万元 第 页 A&B"


def test_text_boxes_are_read() -> None:
    drawing = '<xdr:wsDr xmlns:xdr="d" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>金额保留两位</a:t></a:r></a:p></xdr:txBody>'
    rels = f'<Relationships xmlns="x"><Relationship Id="r1" Type="{RELS}/drawing" Target="/xl/drawings/d.xml"/></Relationships>'
    more = {"xl/worksheets/_rels/sheet1.xml.rels": rels, "xl/drawings/d.xml": drawing + "</xdr:sp></xdr:wsDr>"}
    assert grid(raw_book(sheet_xml(""), more=more)).box_texts == ("金额保留两位",)


def test_without_looks_values_are_the_same() -> None:
    data = book({"A1": "甲", "B2": 3})
    assert read(data, "a.xlsx", looks=False).grids[0].values == read(data, "a.xlsx").grids[0].values


@pytest.mark.parametrize(
    ("stored", "turn", "stacked"), [(0, 0, False), (90, 90, False), (180, -90, False), (255, 0, True)]
)
def test_turned_text_is_known_with_its_angle(stored: int, turn: int, stacked: bool) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["A1"].alignment = Alignment(textRotation=stored)

    style = grid(book({}, fill)).style(0, 0)
    assert (style.turn, style.vertical) == (turn, stacked)
