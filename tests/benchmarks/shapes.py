"""Large files of other shapes, each read, detected and written in a process of its own: processor seconds and peak memory growth.

`python -m tests.benchmarks.shapes` prints a line for every shape: the whole way for a quarter of the size and for all of it,
and how the time grows (1.0 is linear; more than 1.5 means that something is not).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import docx
import xlsxwriter
import xlwt

from tests.benchmarks.fill_large_sheet import peak
from tests.benchmarks.whole_sheet import ledger

HEADS = ("序号", "姓名", "组别", "人口数（人）", "耕地面积（亩）", "补贴金额（元）")
Line = tuple[object, ...]


def line(row: int, cols: int) -> Line:
    """A household: running number, name, group, then figures."""
    return (row, f"户主{row}", f"第{row % 50}组", *(round(row * col / 7, 2) for col in range(3, cols)))


def heads(cols: int) -> list[str]:
    return [HEADS[col] if col < 6 else f"第{col}项金额（元）" for col in range(cols)]


def merged_ledger(path: Path, size: int) -> None:
    """Two header rows, and a merged pair of cells in every row."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        box = book.add_format({"border": 1})
        sheet.merge_range(0, 0, 1, 0, "序号", box)
        sheet.merge_range(0, 1, 0, 2, "户主", box)
        sheet.write_row(1, 1, ["姓名", "组别"], box)
        sheet.merge_range(0, 3, 0, 9, "补贴情况", box)
        sheet.write_row(1, 3, [f"第{col}项金额（元）" for col in range(3, 10)], box)
        for row in range(2, size):
            sheet.write_row(row, 0, line(row, 10)[:8], box)
            sheet.merge_range(row, 8, row, 9, row, box)


def bare(path: Path, size: int) -> None:
    """No header at all."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("数据")
        for row in range(size):
            sheet.write_row(row, 0, line(row, 30))


def inline_texts(path: Path, size: int) -> None:
    """Texts in the cells, as export libraries that stream write them, and a formula in every row."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, heads(20))
        for row in range(1, size):
            sheet.write_row(row, 0, line(row, 19))
            sheet.write_formula(row, 19, f"=SUM(D{row + 1}:S{row + 1})", value=row)


def many_sheets(path: Path, size: int) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        for n in range(size):
            sheet = book.add_worksheet(f"第{n}村")
            sheet.write_row(0, 0, heads(20))
            for row in range(1, 200):
                sheet.write_row(row, 0, line(row, 20))


def wide(path: Path, size: int) -> None:
    """Villages down, items across: a two-way table of very many columns."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, box = book.add_worksheet("汇总"), book.add_format({"border": 1})
        sheet.write_row(0, 0, ["村名", *(f"第{col}项人数（人）" for col in range(size - 1))], box)
        for row in range(1, 30):
            sheet.write_row(row, 0, [f"第{row}村", *(row * col for col in range(size - 1))], box)


def old_ledger(path: Path, size: int) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")
    for row in range(size):
        for col, value in enumerate(line(row, 10) if row else heads(10)):
            sheet.write(row, col, value)
    book.save(str(path))


def word_table(path: Path, size: int) -> None:
    document = docx.Document()
    table = document.add_table(2, 5)
    for row, texts in enumerate((heads(5), map(str, line(1, 5)))):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    row = table.rows[1]._tr
    for n in range(2, size):
        copy = type(row).__deepcopy__(row, {})
        for node, text in zip(copy.iter("{*}t"), map(str, line(n, 5)), strict=True):
            node.text = text
        table._tbl.append(copy)
    document.save(str(path))


SHAPES: dict[str, tuple[Callable[[Path, int], None], int, str]] = {
    "ledger, 20,000 x 30": (lambda path, size: ledger(path, size), 20_000, "xlsx"),
    "ledger, two header rows, a merge in each of 20,000 rows": (merged_ledger, 20_000, "xlsx"),
    "no header, 20,000 x 30": (bare, 20_000, "xlsx"),
    "texts inline and formulas, 20,000 x 20": (inline_texts, 20_000, "xlsx"),
    "200 sheets of 200 x 20": (many_sheets, 200, "xlsx"),
    "two-way, 30 x 5,000": (wide, 5_000, "xlsx"),
    ".xls of 65,000 x 10": (old_ledger, 65_000, "xls"),
    "Word table of 5,000 rows": (word_table, 5_000, "docx"),
}


def alone(path: Path) -> None:
    """Print seconds of reading, detecting and writing, and the peak memory growth in MB."""
    from forms.detection.detect import detect
    from forms.documents import docx_read, docx_write, xls_read, xls_write, xlsx_read, xlsx_write  # noqa: F401
    from forms.documents.reader import read
    from forms.documents.writer import write
    from forms.model.proposal import Answer

    before, marks = peak(), [time.process_time()]
    data = path.read_bytes()
    document = read(data, path.name)
    marks.append(time.process_time())
    form = detect(document)
    marks.append(time.process_time())
    grid = document.grids[0]
    answers = [Answer(grid.address(row, 3), 7) for row in range(2, min(grid.rows, 300), 3)]
    write(data, document.format, answers, [])
    marks.append(time.process_time())
    steps = [b - a for a, b in pairwise(marks)]
    print(
        json.dumps({"steps": steps, "memory": peak() - before, "fields": len(form.fields), "tables": len(form.tables)})
    )


def measured(path: Path) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-m", __spec__.name, str(path)], capture_output=True, text=True, check=True)
    result: dict[str, object] = json.loads(done.stdout)
    return result


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, size, ending) in SHAPES.items():
            results = []
            for part in (size // 4, size):
                path = Path(folder) / f"large.{ending}"
                make(path, part)
                results.append(measured(path))
            small, large = (sum(r["steps"]) for r in results)  # type: ignore[misc, call-overload]
            read, detect, write = results[1]["steps"]  # type: ignore[misc]
            told = f"{large:.2f} s (read {read:.2f}, detect {detect:.2f}, write {write:.2f})"
            print(
                f"{name}: {told}, {results[1]['memory']:.0f} MB; grows {large / small / 4:.2f}; "
                f"{results[1]['fields']} fields, {results[1]['tables']} tables",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        alone(Path(sys.argv[1]))
    else:
        main()
