"""Every way a returned file is tampered with that has to be found: its name, what is done, the code it is found by.

docs/journey.md lists the same names; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.journey.packs.sheets import PEOPLE, id_number

Change = Callable[[Workbook], None]


@dataclass(frozen=True)
class Kind:
    name: str
    code: str
    change: Change
    on: str  # summary, roster


KINDS: list[Kind] = []


def summary(name: str, code: str) -> Callable[[Change], Change]:
    def add(change: Change) -> Change:
        KINDS.append(Kind(name, code, change, "summary"))
        return change

    return add


def roster(name: str, code: str) -> Callable[[Change], Change]:
    def add(change: Change) -> Change:
        KINDS.append(Kind(name, code, change, "roster"))
        return change

    return add


def put(sheet: str, place: str, value: object) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][place] = value

    return change


def _put(name: str, code: str, place: str, value: object) -> None:
    KINDS.append(Kind(name, code, put("汇总", place, value), "summary"))


def _list(name: str, code: str, place: str, value: object) -> None:
    KINDS.append(Kind(name, code, put("花名册", place, value), "roster"))


_put("title rewritten", "pack.title_changed", "A1", "养老情况表")
_put("title of another month", "pack.other_period", "A1", "2026年3月养老服务情况统计表")
_put("header rewritten", "pack.header_changed", "D4", "户数（户）")
_put("unit in a header changed", "pack.header_changed", "E4", "金额（万元）")
_put("header removed", "pack.printed_removed", "C4", None)
_put("unit line changed", "pack.header_changed", "F2", "单位：人、万元")
_put("own label changed", "pack.printed_changed", "A5", "东山村（新）")
_put("printed label below changed", "pack.printed_changed", "A8", "总计数")
_put("written beside the table", "pack.outside", "H5", 12)
_put("written below the table", "pack.row_added", "A12", "以上数据已核")
_put("row of another village filled", "pack.others_row", "B6", 99)
_put("total overwritten by a value", "pack.formula_to_value", "B8", 999)
_put("total removed", "pack.formula_removed", "C8", None)
_put("total changed", "pack.formula_changed", "B8", "=SUM(B5:B6)")
_put("formula where nothing belongs", "pack.formula_added", "G5", "=1+1")
_put("formula in an entry", "pack.entry_formula", "B5", "=100+103")
_put("link to another file", "pack.link", "B5", "=[1]Sheet1!A1")
_put("formula as text", "pack.formula_text", "F5", "'=SUM(B5:C5)")
_put("error value", "pack.error_value", "F5", "#REF!")
_put("words for a number", "pack.no_number", "B5", "两百左右吧")
_put("number with its unit", "pack.number_with_words", "B5", "203人")
_put("number as text", "pack.number_as_text", "B5", "２０３")
_put("number in 万", "pack.number_with_words", "E5", "0.41万")
_put("stroke for a number", "pack.void", "B5", "/")
_put("negative count", "pack.negative", "B5", -203)
_put("fraction of a person", "pack.fraction", "B5", 203.5)
_put("ten times as much", "pack.power_of_ten", "D5", 400)
_put("a thousand times as much", "pack.power_of_ten", "E5", 4_000_000)
_put("swing against last time", "pack.swing", "B5", 950)
_put("part larger than the whole", "check.part", "C5", 900)
_list("number one digit short", "pack.id_length", "D4", id_number(0)[:-1])
_list("number with a wrong digit", "pack.id_wrong", "D4", id_number(0)[:-1] + ("0" if id_number(0)[-1] != "0" else "1"))
_list("number kept as a figure", "pack.digits_lost", "D4", 9.99531194001010e17)
_list("number of a person changed", "pack.number_changed", "D4", id_number(50))
_list("prefilled value emptied", "pack.erased", "G4", None)
_list("prefilled value changed", "pack.prefilled_changed", "G4", "13911112222")
_list("person of another village", "pack.row_of_other", "E4", "西河村")
_list("row without a name", "pack.row_nameless", "B4", None)
_list("telephone number too short", "pack.phone", "G4", "1391")
_list("amount in words", "pack.no_number", "F4", "一百多")


@summary("own row deleted", "pack.row_missing")
def _(book: Workbook) -> None:
    book["汇总"].delete_rows(5)


@summary("row put in", "pack.row_added")
def _(book: Workbook) -> None:
    sheet = book["汇总"]
    sheet["A12"], sheet["B12"] = "新村", 3


@summary("column deleted", "pack.column_missing")
def _(book: Workbook) -> None:
    sheet = _unmerged(book, "汇总")
    sheet.delete_cols(4)


@summary("column put in", "pack.column_added")
def _(book: Workbook) -> None:
    sheet = _unmerged(book, "汇总")
    sheet.insert_cols(4)
    sheet["D4"], sheet["D5"] = "其中：独居", 9


@summary("columns in another order", "pack.columns_moved")
def _(book: Workbook) -> None:
    sheet = book["汇总"]
    for row in (4, 5):
        sheet[f"B{row}"].value, sheet[f"C{row}"].value = sheet[f"C{row}"].value, sheet[f"B{row}"].value


@summary("rows in another order", "pack.rows_moved")
def _(book: Workbook) -> None:
    sheet = book["汇总"]
    sheet["A10"], sheet["A8"] = "合计", "注：人数以年末在册为准"


@summary("cells merged in the row to fill", "pack.merged")
def _(book: Workbook) -> None:
    book["汇总"].merge_cells("B5:C5")


@summary("merged header taken apart", "pack.unmerged")
def _(book: Workbook) -> None:
    book["汇总"].unmerge_cells("B3:C3")


@summary("own row hidden", "pack.row_hidden")
def _(book: Workbook) -> None:
    book["汇总"].row_dimensions[5].hidden = True


@summary("column to fill hidden", "pack.column_hidden")
def _(book: Workbook) -> None:
    book["汇总"].column_dimensions["D"].hidden = True


@summary("hidden rows shown", "pack.rows_shown")
def _(book: Workbook) -> None:
    for row in (6, 7):
        book["汇总"].row_dimensions[row].hidden = False


@summary("protection taken off", "pack.protection_removed")
def _(book: Workbook) -> None:
    book["汇总"].protection.sheet = False


@summary("sheet renamed", "pack.sheet_renamed")
def _(book: Workbook) -> None:
    book["汇总"].title = "Sheet1"


@summary("sheet put in", "pack.sheet_added")
def _(book: Workbook) -> None:
    book.create_sheet("说明")["A1"] = "另附"


@summary("sheet hidden", "pack.sheet_hidden")
def _(book: Workbook) -> None:
    book.create_sheet("空")
    book["汇总"].sheet_state = "hidden"


@summary("comment put in", "pack.comment")
def _(book: Workbook) -> None:
    book["汇总"]["B5"].comment = Comment("比上月多3人", "x")


@summary("property of the file gone", "pack.copied")
def _(book: Workbook) -> None:
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


@summary("another village's name in the sheet", "pack.other_village")
def _(book: Workbook) -> None:
    book["汇总"]["A5"] = "西河村"


@roster("person taken out", "pack.person_missing")
def _(book: Workbook) -> None:
    for col in range(1, 8):
        book["花名册"].cell(5, col).value = None


@roster("person put in", "pack.person_added")
def _(book: Workbook) -> None:
    _person(book, 6, "孙六", id_number(60))


@roster("person twice", "pack.person_twice")
def _(book: Workbook) -> None:
    _person(book, 6, PEOPLE[0][0], id_number(0))


@roster("cells merged in the list", "pack.merged")
def _(book: Workbook) -> None:
    book["花名册"].merge_cells("F4:F5")


@roster("column of the list deleted", "pack.column_missing")
def _(book: Workbook) -> None:
    sheet = _unmerged(book, "花名册")
    sheet.delete_cols(3)


@roster("header of the list rewritten", "pack.header_changed")
def _(book: Workbook) -> None:
    book["花名册"]["F3"] = "补贴金额（万元）"


def _unmerged(book: Workbook, name: str) -> Worksheet:
    """A sheet without merged cells: columns are taken out and put in only there."""
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    return sheet


def _person(book: Workbook, row: int, name: str, number: str) -> None:
    sheet = book["花名册"]
    for col, value in enumerate((name, "女", number, "东山村", 110, "13900009999"), 2):
        sheet.cell(row, col, value)


def tamper(path: Path, change: Change) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)
