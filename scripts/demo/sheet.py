"""A worksheet in neutral form, and what writes it as .xlsx and .xls. Rows and columns count from 0."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlwt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

ROW_HEIGHT = 20.0  # points
MOMENT = (2026, 4, 1, 8, 0, 0)  # of every member of every file: the same input gives the same bytes

# name: (font, points, bold, align, border)
LOOKS = {
    "title": ("方正小标宋简体", 18, False, "center", False),
    "line": ("宋体", 10.5, False, "left", False),
    "right": ("宋体", 10.5, False, "right", False),
    "head": ("黑体", 10.5, False, "center", True),
    "text": ("宋体", 10.5, False, "center", True),
    "left": ("宋体", 10.5, False, "left", True),
    "number": ("宋体", 10.5, False, "right", True),
    "total": ("宋体", 10.5, True, "center", True),
}


@dataclass
class Sheet:
    """Cells with the name of their look, merges (top, left, bottom, right) and widths in characters."""

    name: str
    cells: dict[tuple[int, int], tuple[Any, str]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: bool = False
    landscape: bool = True
    choices: dict[str, list[str]] = field(default_factory=dict)  # range -> options of a drop-down

    def put(self, row: int, col: int, value: Any, look: str = "line") -> None:
        self.cells[row, col] = (value, look)

    def span(self, top: int, left: int, bottom: int, right: int, value: Any, look: str) -> None:
        """One value over a rectangle, merged where it is more than one cell."""
        for row in range(top, bottom + 1):
            for col in range(left, right + 1):
                self.cells[row, col] = (None, look)
        self.cells[top, left] = (value, look)
        if (top, left) != (bottom, right):
            self.merges.append((top, left, bottom, right))

    def title(self, text: str, width: int, row: int = 0) -> None:
        self.span(row, 0, row, width - 1, text, "title")
        self.heights[row] = 32

    def heading(self, top: int, left: int, tree: Sequence[Any], depth: int | None = None) -> int:
        """Headings as a tree, merged as clerks do; the answer is the number of leaf columns."""
        deep = depth or max(_depth(node) for node in tree)
        self.heights[top + deep - 1] = 30
        col = left
        for node in tree:
            label, children = node if isinstance(node, tuple) else (node, [])
            if children:
                wide = self.heading(top + 1, col, children, deep - 1)
                self.span(top, col, top, col + wide - 1, label, "head")
            else:
                wide = 1
                self.span(top, col, top + deep - 1, col, label, "head")
            col += wide
        return col - left

    def rows(self, top: int, rows: Sequence[Sequence[Any]], left: int = 0) -> None:
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                look = "number" if isinstance(value, (int, float)) else "text"
                self.put(top + r, left + c, value, look)

    def sums(self, row: int, first: int, columns: Sequence[int], label: str = "合  计") -> None:
        """A row of totals over the rows from `first` to the one before."""
        self.put(row, 0, label, "total")
        for col in columns:
            letter = get_column_letter(col + 1)
            self.put(row, col, f"=SUM({letter}{first + 1}:{letter}{row})", "total")


def _depth(node: Any) -> int:
    return 1 + max(_depth(child) for child in node[1]) if isinstance(node, tuple) and node[1] else 1


def save_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.properties.creator = "岚水县"
    book.save(path)
    settle(path)


def _fill(ws: Worksheet, sheet: Sheet) -> None:
    thin = Side(style="thin")
    for (row, col), (value, look) in sheet.cells.items():
        font, size, bold, align, border = LOOKS[look]
        cell = ws.cell(row + 1, col + 1, value)
        cell.font = Font(name=font, size=size, bold=bold)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=border)
        cell.number_format = sheet.formats.get(
            (row, col), "@" if isinstance(value, str) and value.isdigit() else "General"
        )
        if border:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for top, left, bottom, right in sheet.merges:
        ws.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    for col, width in sheet.widths.items():
        ws.column_dimensions[get_column_letter(col + 1)].width = width
    ws.sheet_format.defaultRowHeight, ws.sheet_format.customHeight = ROW_HEIGHT, True
    for row, height in sheet.heights.items():
        ws.row_dimensions[row + 1].height = height
    _page(ws, sheet)


def _page(ws: Worksheet, sheet: Sheet) -> None:
    for area, options in sheet.choices.items():
        validation = DataValidation(type="list", formula1='"' + ",".join(options) + '"', allow_blank=True)
        validation.add(area)
        ws.add_data_validation(validation)
    ws.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    ws.page_setup.paperSize = ws.PAPERSIZE_A4
    ws.print_options.horizontalCentered = True
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.page_setup.fitToHeight = 0
    if sheet.hidden:
        ws.sheet_state = "hidden"


def save_xls(path: Path, sheets: Sequence[Sheet]) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        ws = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        styles = {look: _xls_style(look) for look in LOOKS}
        merged = {(top, left): (bottom, right) for top, left, bottom, right in sheet.merges}
        covered = {
            (r, c)
            for top, left, bottom, right in sheet.merges
            for r in range(top, bottom + 1)
            for c in range(left, right + 1)
        }
        for (row, col), (value, look) in sheet.cells.items():
            shown = xlwt.Formula(value[1:]) if isinstance(value, str) and value.startswith("=") else value
            if (row, col) in merged:
                bottom, right = merged[row, col]
                ws.write_merge(row, bottom, col, right, shown, styles[look])
            elif (row, col) not in covered:
                ws.write(row, col, shown, styles[look])
        for col, width in sheet.widths.items():
            ws.col(col).width = int(width * 256)
        for row, height in sheet.heights.items():
            ws.row(row).height_mismatch, ws.row(row).height = True, int(height * 20)
        ws.portrait, ws.fit_num_pages, ws.fit_height_to_pages = False, 1, 0
    book.save(str(path))


def _xls_style(look: str) -> xlwt.XFStyle:
    font, size, bold, align, border = LOOKS[look]
    text = (
        f"font: name {font}, height {int(size * 20)}, bold {'on' if bold else 'off'}; align: vert centre, horiz {align}"
    )
    if border:
        text += ", wrap on; borders: left thin, right thin, top thin, bottom thin"
    return xlwt.easyxf(text.replace("horiz center", "horiz centre"))


def settle(path: Path) -> None:
    """Write a zip file again with one moment for all its members."""
    with zipfile.ZipFile(path) as old:
        members = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members:
            if name == "docProps/core.xml":
                data = _dated(data)
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, data)


def _dated(core: bytes) -> bytes:
    moment = b"%04d-%02d-%02dT%02d:%02d:%02dZ" % MOMENT
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment, core)
