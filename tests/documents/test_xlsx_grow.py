from __future__ import annotations

import io

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from forms.documents.writer import write
from forms.documents.xlsx_formulas import translated
from forms.documents.xlsx_shift import Insertion, moved_formula, moved_sqref
from forms.errors import FormsError
from forms.model.proposal import Answer, TableAnswer
from tests.documents.sheets import book, grid, opened, part, raw_book, reopened, sheet_xml

THIN = Side(style="thin")
# a roster printed in rows 3 to 5 (numbered), with a total below
CELLS = {
    "A2": "序号", "B2": "姓名", "C2": "数量", "D2": "单价", "E2": "金额", "A3": 1, "A4": 2, "A5": 3,
    "E3": "=C3*D3", "E4": "=C4*D4", "E5": "=C5*D5", "A6": "合计", "C6": "=SUM(C3:C5)", "E6": "=SUM(E3:E5)",
    "A7": "填表人：", "E7": "=E6*$E$6+A1",
}  # fmt: skip


def dressed(sheet: Worksheet) -> None:
    for row in range(3, 6):
        sheet.merge_cells(start_row=row, start_column=6, end_row=row, end_column=7)
        for col in range(1, 6):
            sheet.cell(row=row, column=col).border = Border(THIN, THIN, THIN, THIN)
    sheet.row_dimensions[5].height = 31
    sheet.merge_cells("A7:C8")
    sheet.print_area = "A1:G8"
    rule = DataValidation(type="list", formula1='"甲,乙"')
    rule.add("B3:B5")
    sheet.add_data_validation(rule)
    fill = PatternFill("solid", bgColor="FF0000")
    sheet.conditional_formatting.add("C3:C5", FormulaRule(formula=["$C3>$C$6"], fill=fill))
    sheet["A6"].comment = Comment("合计不填", "甲")
    sheet["A7"].hyperlink = "#表!A6"
    other = sheet.parent.create_sheet("汇总")
    other["A1"], other["A2"], other["A3"] = "=表!C6", "=SUM(表!C3:C5)", "=B9"
    sheet.parent.defined_names["总"] = DefinedName("总", attr_text="表!$C$6")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=3, max_row=5))
    sheet.add_chart(chart, "A12")


def rows(count: int) -> tuple[tuple[tuple[int, object], ...], ...]:
    return tuple(((1, f"人{i}"), (2, i), (3, 10)) for i in range(1, count + 1))


def grown(data: bytes, count: int = 5, first: int = 2, last: int = 4, *answers: Answer) -> bytes:
    table = TableAnswer("表", first, last, rows(count))  # type: ignore[arg-type]
    return write(data, "xlsx", list(answers), [table]).data


@pytest.fixture(scope="module")
def done() -> bytes:
    return grown(book(CELLS, dressed), 5, 2, 4, Answer("表!A7#0", "经办", "in_cell"))


def test_values_go_on_and_row_numbers_count_on(done: bytes) -> None:
    sheet = grid(done)
    assert [sheet.text(r, 1) for r in range(2, 7)] == ["人1", "人2", "人3", "人4", "人5"]
    assert [sheet.value(r, 0) for r in range(2, 8)] == [1, 2, 3, 4, 5, "合计"]


def test_answers_below_move_along(done: bytes) -> None:
    assert grid(done).value(8, 0) == "填表人：经办"


def test_new_rows_copy_formulas_styles_heights_and_merges(done: bytes) -> None:
    sheet = grid(done)
    assert sheet.formulas[6, 4] == "=C7*D7"
    assert sheet.style(6, 0).left
    assert sheet.row_heights[6] == 31
    assert {(a.top, a.left) for a in sheet.merges} == {(2, 5), (3, 5), (4, 5), (5, 5), (6, 5), (8, 0)}


def test_sums_take_the_new_rows_in_everywhere(done: bytes) -> None:
    sheet, other = grid(done), grid(done, "汇总")
    assert (sheet.formulas[7, 2], sheet.formulas[7, 4]) == ("=SUM(C3:C7)", "=SUM(E3:E7)")
    assert sheet.formulas[8, 4] == "=E8*$E$8+A1"
    assert other.formulas == {(0, 0): "=表!C8", (1, 0): "=SUM(表!C3:C7)", (2, 0): "=B9"}


def test_names_lists_conditions_comments_and_print_area_follow(done: bytes) -> None:
    workbook = opened(done)
    sheet = workbook["表"]
    assert workbook.defined_names["总"].attr_text == "表!$C$8"
    assert sheet.print_area == "'表'!$A$1:$G$10"
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["B3:B7"]
    ((area, rules),) = [(str(c.sqref), c.rules) for c in sheet.conditional_formatting]
    assert (area, rules[0].formula) == ("C3:C7", ["$C3>$C$8"])
    assert sheet["A8"].comment.text == "合计不填"
    assert sheet["A9"].hyperlink.ref == "A9"


def test_charts_and_pictures_follow(done: bytes) -> None:
    assert b"'\xe8\xa1\xa8'!$C$3:$C$7" in part(done, "xl/charts/chart1.xml")
    assert b"<row>13</row>" in part(done, "xl/drawings/drawing1.xml").replace(b"xdr:", b"")


def test_a_table_object_grows() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.add_table(Table(displayName="名册", ref="A2:C5"))

    cells = {"A2": "a", "B2": "b", "C2": "c", "A3": 7, "A4": 7, "A5": 7, "A6": "合计"}
    done = grown(book(cells, dress))
    assert opened(done)["表"].tables["名册"].ref == "A2:C7"


def test_stale_sums_lose_their_results() -> None:
    xml = '<row r="3"><c r="C3"/></row><row r="4"><c r="C4"><f>SUM(C3:C3)</f><v>0</v></c></row>'
    done = grown(raw_book(sheet_xml(xml)), 2, 2, 2)
    assert b'<c r="C5"><f>SUM(C3:C4)</f></c>' in part(done, "xl/worksheets/sheet1.xml")


def test_shared_formulas_become_plain_ones() -> None:
    xml = '<row r="3"><c r="D3"><f t="shared" ref="D3:D4" si="0">C3*2</f></c></row><row r="4"><c r="D4"><f t="shared" si="0"/></c></row>'
    done = grown(raw_book(sheet_xml(xml + '<row r="5"><c r="D5"><f>SUM(D3:D4)</f></c></row>')), 4, 2, 3)
    assert grid(done).formulas == {
        (2, 3): "=C3*2",
        (3, 3): "=C4*2",
        (4, 3): "=C5*2",
        (5, 3): "=C6*2",
        (6, 3): "=SUM(D3:D6)",
    }


def test_two_rosters_on_one_sheet_grow_apart() -> None:
    data = book({"A1": "甲", "A2": 7, "A3": "乙", "A4": 7, "A5": "完"})
    tables = [
        TableAnswer("表", 1, 1, (((1, 1),), ((1, 2),))),
        TableAnswer("表", 3, 3, (((1, 3),), ((1, 4),), ((1, 5),))),
    ]
    sheet = grid(write(data, "xlsx", [], tables).data)
    assert [(sheet.text(r, 0), sheet.text(r, 1)) for r in range(sheet.rows)] == [
        ("甲", ""), ("7", "1"), ("", "2"), ("乙", ""), ("7", "3"), ("", "4"), ("", "5"), ("完", "")
    ]  # fmt: skip


def test_what_cannot_be_moved_safely_is_refused() -> None:
    xml = '<row r="3"><c r="A3"><f t="array" ref="A3:A6">B3:B6</f></c></row>'
    with pytest.raises(FormsError) as caught:
        grown(raw_book(sheet_xml(xml)), 5, 2, 4)
    assert caught.value.code == "table.cannot_grow"


def test_a_grown_workbook_opens_elsewhere(done: bytes) -> None:
    import openpyxl

    assert openpyxl.load_workbook(io.BytesIO(done)).sheetnames == ["表", "汇总"]
    assert len(reopened(done).grids) == 2


INSERTION = Insertion("表", after=4, count=3, first=2)


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("=SUM(C3:C5)", "=SUM(C3:C8)"),
        ("=SUM($C$3:$C$5)", "=SUM($C$3:$C$8)"),
        ("=C6+C5", "=C9+C5"),
        ("=SUM(C3:C9)", "=SUM(C3:C12)"),
        ("=SUM(C:C)", "=SUM(C:C)"),
        ("=SUM(6:7)", "=SUM(9:10)"),
        ('="C6"&C6', '="C6"&C9'),
        ("=别的!C6", "=别的!C6"),
        ("=LOG10(C6)", "=LOG10(C9)"),
        ("=1E5+C6", "=1E5+C9"),
    ],
)
def test_formulas_follow_an_insertion(formula: str, moved: str) -> None:
    assert moved_formula(formula, INSERTION, at_home=True) == moved


def test_a_running_sum_inside_the_roster_stays_a_running_sum() -> None:
    assert moved_formula("=SUM(C$3:C5)", INSERTION, at_home=True, row=4) == "=SUM(C$3:C5)"


def test_areas_follow_an_insertion() -> None:
    assert moved_sqref("B3:B5 D7 A:A", INSERTION) == "B3:B8 D10 A:A"


def test_copied_formulas_keep_fixed_references() -> None:
    assert translated("=A1*$B$1+$C1+D$1", 2, 1) == "=B3*$B$1+$C3+E$1"
