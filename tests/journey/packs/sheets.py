"""Invented templates and profiles that packs are tried on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from forms.journey.packs.desk import HandedOut
from forms.workspace import Workspace

VILLAGES = ("东山村", "西河村", "南坪社区")
UNIT = "沙溪镇"
LINE = Side(style="thin")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
FIRST_LIST_ROW = 4


def workspace() -> Workspace:
    return Workspace.throwaway(UNIT, "999531104", [(v, "") for v in VILLAGES])


def summary(path: Path, month: int = 4) -> Path:
    """Villages in the rows, a header of two levels, a total by formulas."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "汇总"
    sheet["A1"] = f"2026年{month}月养老服务情况统计表"
    sheet.merge_cells("A1:F1")
    sheet["A2"], sheet["F2"] = f"填报单位：{UNIT}", "单位：人、元"
    for place, text in (("A3", "村（社区）"), ("B3", "老年人口数（人）"), ("D3", "补贴发放"), ("B4", "总数"),
                        ("C4", "其中：女性"), ("D4", "人数（人）"), ("E4", "金额（元）"), ("F3", "备注")):  # fmt: skip
        sheet[place] = text
    for area in ("A3:A4", "B3:C3", "D3:E3", "F3:F4"):
        sheet.merge_cells(area)
    for number, village in enumerate(VILLAGES):
        sheet.cell(5 + number, 1, village)
    sheet["A8"] = "合计"
    for col in "BCDE":
        sheet[f"{col}8"] = f"=SUM({col}5:{col}7)"
    sheet["A9"] = "填表人："
    sheet["A10"] = "注：人数以年末在册为准"
    for row in sheet["A3:F8"]:
        for cell in row:
            cell.border = BOX
    book.save(path)
    return path


def roster(path: Path, rows: int = 8) -> Path:
    """A list of persons with a column for the village."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "花名册"
    sheet["A1"] = "2026年4月高龄津贴发放花名册"
    sheet.merge_cells("A1:G1")
    sheet["A2"] = f"填报单位：{UNIT}"
    heads = ("序号", "姓名", "性别", "身份证号", "所在村（社区）", "补贴金额（元）", "联系电话")
    for col, text in enumerate(heads, 1):
        sheet.cell(3, col, text)
    for number in range(rows):
        sheet.cell(FIRST_LIST_ROW + number, 1, number + 1)
    for row in sheet.iter_rows(3, 3 + rows, 1, 7):
        for cell in row:
            cell.border = BOX
    book.save(path)
    return path


PEOPLE = (
    ("李一", "女", "东山村"), ("王二", "男", "东山村"), ("张三", "女", "西河村"), ("赵四", "男", "西河村"),
    ("钱五", "女", "南坪社区"),
)  # fmt: skip


def id_number(number: int) -> str:
    """A sound number of a division that doesn't exist."""
    from forms.values.identity import check_character

    first = f"999531{(dt.date(1940, 1, 1) + dt.timedelta(days=97 * number)):%Y%m%d}{number % 1000:03d}"
    return first + check_character(first)


def past_roster(path: Path) -> Path:
    """Last month's list, filled."""
    roster(path)
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "2026年3月高龄津贴发放花名册"
    for number, (name, sex, village) in enumerate(PEOPLE):
        for col, value in enumerate((name, sex, id_number(number), village, 100, f"1390000{number:04d}"), 2):
            sheet.cell(FIRST_LIST_ROW + number, col, value)
    book.save(path)
    return path


def past_summary(path: Path) -> Path:
    """Last month's table, filled."""
    summary(path, 3)
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for number in range(len(VILLAGES)):
        for col, value in enumerate((200 + number, 110, 40, 4000), 2):
            sheet.cell(5 + number, col, value)
    for letter, total in zip("BCDE", (603, 330, 120, 12000), strict=True):
        sheet[f"{letter}8"] = total
    book.save(path)
    return path


def fill_summary(path: Path, village: str) -> None:
    """What an honest village does."""
    book = load_workbook(path)
    sheet = book["汇总"]
    row = 5 + VILLAGES.index(village)
    for col, value in enumerate((203, 112, 41, 4100), 2):
        sheet.cell(row, col, value)
    book.save(path)


def fill_roster(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["花名册"]
    row = FIRST_LIST_ROW
    while sheet.cell(row, 2).value:
        sheet.cell(row, 6, 110)
        row += 1
    book.save(path)


def file_of(handed: HandedOut, village: str) -> Path:
    return Path(handed.files[village])
