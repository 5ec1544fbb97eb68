"""Small real files: workbooks written from Markdown tables, Word files from rows."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Border, Side

from forms.model.document import letters
from tests.detection.sheets import grid

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def xlsx(path: Path, table: str, sheet: str = "表") -> Path:
    """'<' and '^' merge as in tests.detection.sheets; '=...' is a formula, without a stored result."""
    made = grid(table, name=sheet)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for r, row in enumerate(made.values):
        for c, value in enumerate(row):
            cell = page[f"{letters(c)}{r + 1}"]
            cell.value = made.formulas.get((r, c), value)  # type: ignore[assignment]
            if made.style(r, c).left:
                cell.border = BOX
    for area in made.merges:
        page.merge_cells(
            start_row=area.top + 1, end_row=area.bottom + 1, start_column=area.left + 1, end_column=area.right + 1
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def word(path: Path, lines: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.rows[r].cells[c].text = text
    document.save(str(path))
    return path


def cell(path: Path, address: str) -> object:
    return openpyxl.load_workbook(path).active[address].value  # type: ignore[index]
