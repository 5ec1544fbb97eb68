"""Twelve returns of 500 rows each taken back and merged, with progress: goal under 3 s.

`python -m tests.benchmarks.packs` prints the seconds of splitting, taking back and merging, and how often progress was told.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook, load_workbook

from forms.values.identity import check_character
from forms.workspace import Workspace

VILLAGES = tuple(f"{name}村" for name in "东山 西河 南坪 北岭 上湾 下湾 石桥 青坡 白沙 大塘 小河 高台".split())
ROWS = 500
HEADS = ("序号", "姓名", "性别", "身份证号", "所在村", "补贴金额（元）", "联系电话", "备注")


def id_number(number: int) -> str:
    """A sound number of a division that doesn't exist, another for each person."""
    first = f"999531{dt.date(1930, 1, 1) + dt.timedelta(days=number):%Y%m%d}{number % 1000:03d}"
    return first + check_character(first)


class Steps:
    """Counts how often progress was told."""

    def __init__(self) -> None:
        self.count = 0

    def step(self, done: int, total: int, what: str) -> None:
        self.count += 1


def template(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    sheet["A1"] = "2026年4月补贴发放花名册"
    for col, text in enumerate(HEADS, 1):
        sheet.cell(3, col, text)
    for number in range(20):
        sheet.cell(4 + number, 1, number + 1)
    book.save(path)
    return path


def fill(path: Path, village: int) -> None:
    book = load_workbook(path)
    sheet = book["花名册"]
    for row in range(ROWS):
        number = village * ROWS + row
        values = (
            row + 1,
            f"居民{number}",
            "女男"[number % 2],
            id_number(number),
            VILLAGES[village],
            100 + row,
            f"139{number:08d}",
            "",
        )
        for col, value in enumerate(values, 1):
            sheet.cell(4 + row, col).value = value
    book.save(path)


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        Workspace.throwaway("沙溪镇", "999531", [(v, "") for v in VILLAGES]) as desk,
    ):
        folder, steps = Path(name), Steps()
        start = time.perf_counter()
        handed = desk.packs.split(template(folder / "花名册.xlsx"), folder / "out")
        split = time.perf_counter() - start
        for number, village in enumerate(VILLAGES):
            fill(Path(handed.files[village]), number)
        work = time.process_time()
        start = time.perf_counter()
        taken = desk.packs.take(handed.pack, [folder / "out"], progress=steps)
        took = time.perf_counter() - start
        assert all(not one.asks for one in taken), [f.code for one in taken for f in one.asks][:5]
        start = time.perf_counter()
        report = desk.packs.merge(handed.pack, folder / "merged.xlsx", progress=steps)
        merged = time.perf_counter() - start
        work = time.process_time() - work
        assert len(report.villages) == len(VILLAGES)
        print(f"split into {len(VILLAGES)}: {split:.2f} s")
        print(
            f"{len(VILLAGES)} returns x {ROWS} rows: taken back {took:.2f} s, merged {merged:.2f} s, together {took + merged:.2f} s"
        )
        print(f"of the processor, on a busy machine the fairer number: {work:.2f} s")
        print(f"progress told {steps.count} times; {report.written} cells written")


if __name__ == "__main__":
    main()
