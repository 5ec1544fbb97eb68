"""More blank forms than the demo has: last month's reports with what was reported taken out, as the offices send them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.journeys.steps import DEMO


@dataclass(frozen=True)
class Source:
    """A past report: `what` is replaced in its texts; of each sheet the first row and column of what was reported."""

    file: str
    out: str
    what: tuple[str, str]
    sheets: tuple[tuple[str, int, int], ...]


SOURCES = (
    Source("最低生活保障工作月度统计表（2026年3月）.xlsx", "低保统计4月.xlsx", ("2026年3月", "2026年4月"), (("3月", 7, 2),)),
    Source(
        "高龄津贴发放表2026年3月.xlsx", "高龄津贴4月.xlsx", ("2026年3月", "2026年4月"),
        (("花名册", 4, 1), ("汇总表", 5, 2)),
    ),
    Source("防止返贫监测户台账-2026.3.xlsx", "监测户台账4月.xlsx", ("2026年3月31日", "2026年4月30日"), (("台账", 4, 1),)),
    Source("地质灾害隐患点台账2026年3月.xlsx", "隐患点台账4月.xlsx", ("2026年3月", "2026年4月"), (("隐患点", 5, 1),)),
    Source("耕地地力保护补贴发放清册2025.xlsx", "耕地补贴2026.xlsx", ("2025年度", "2026年度"), (("清册", 4, 1),)),
)  # fmt: skip


def blanks(folder: Path) -> list[Path]:
    """Each as a file of its own in `folder`."""
    folder.mkdir(exist_ok=True)
    return [_blank(source, folder) for source in SOURCES]


def _blank(source: Source, folder: Path) -> Path:
    book = openpyxl.load_workbook(DEMO / "past" / source.file)
    kept = {name for name, _, _ in source.sheets}
    for sheet in list(book.worksheets):
        if sheet.title not in kept:
            book.remove(sheet)
    for name, row, column in source.sheets:
        _empty(book[name], row, column, source.what)
    book.save(folder / source.out)
    return folder / source.out


def _empty(sheet: Worksheet, first_row: int, first_column: int, what: tuple[str, str]) -> None:
    for line in sheet.iter_rows():
        for cell in line:
            if not isinstance(cell, Cell) or cell.value is None:
                continue
            text = str(cell.value)
            if cell.row >= first_row and cell.column >= first_column and not text.startswith(("=", "合", "单位负责人")):
                cell.value = None
            elif isinstance(cell.value, str):
                cell.value = text.replace(*what).split("填报日期：")[0]
