"""The whole way through a 20,000 x 30 sheet against openpyxl's load and save, in one run.

`python -m tests.benchmarks.whole_sheet` prints two ratios (of elapsed time, and of the processor's, which a busy machine does
not change much): reading, detecting, filling 300 cells and writing (goal: at most
0.25), and patching 300 cells whose addresses are known (goal: at most 0.12); and the peak memory growth of the whole way in a
process of its own (goal: under 150 MB). The sheet is a ledger with a header row; `... bare` takes one without any header and
with repeating row labels, where every cell is a place of its own to detection.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from tests.benchmarks.fill_large_sheet import CELLS, COLS, ROWS, fill, make, peak, theirs


def ledger(path: Path, rows: int = ROWS) -> None:
    """A roster of one household a row, as a standing ledger is: a header row, a running number, names, codes, sums."""
    heads = ["序号", "姓名", "组别", "人口数（人）", "耕地面积（亩）", "补贴金额（元）"]
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        line = book.add_format({"border": 1})
        for col in range(COLS):
            sheet.write_string(0, col, heads[col] if col < 6 else f"{heads[3 + col % 3][:-3]}第{col}项", line)
        for row in range(1, rows):
            for col in range(COLS):
                if col % 10 == 9:
                    sheet.write_blank(row, col, None, line)
                elif col in (1, 2):
                    sheet.write_string(row, col, f"第{row % 50}组" if col == 2 else f"户主{row}", line)
                else:
                    sheet.write_number(row, col, row if col == 0 else round(row * col / 7, 2), line)


def whole(path: Path, out: Path) -> dict[str, float]:
    """Seconds of each step of reading, detecting, filling and writing."""
    from forms.detection.detect import detect
    from forms.documents.reader import read

    marks = [time.perf_counter()]
    data = path.read_bytes()
    document = read(data, path.name)
    marks.append(time.perf_counter())
    detect(document)
    marks.append(time.perf_counter())
    out.write_bytes(fill(data))
    marks.append(time.perf_counter())
    return dict(zip(("read", "detect", "write"), (b - a for a, b in pairwise(marks)), strict=True))


def middle(act: Callable[[], object], times: int = 3) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return sorted(taken)[times // 2]


def growth(path: Path) -> float:
    done = subprocess.run([sys.executable, "-m", __spec__.name, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def alone(path: Path) -> None:
    from forms.detection import detect  # noqa: F401  (what importing takes is not part of the growth)
    from forms.documents import reader, xlsx_read, xlsx_write  # noqa: F401

    before = peak()
    whole(path, path.with_suffix(".alone.xlsx"))
    print(peak() - before)


def main(bare: bool = False) -> None:
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "large.xlsx", Path(folder) / "out.xlsx"
        make(path) if bare else ledger(path)
        data = path.read_bytes()
        marks = [time.process_time()]
        their_time = middle(lambda: theirs(path, out), 1)
        marks.append(time.process_time())
        patching = middle(lambda: out.write_bytes(fill(data)))
        marks.append(time.process_time())
        steps = sorted((whole(path, out) for _ in range(3)), key=lambda s: sum(s.values()))[1]
        marks.append(time.process_time())
        memory = growth(path)
    total = sum(steps.values())
    worked = [b - a for a, b in pairwise(marks)]
    of_patching, of_whole = (seconds / 3 / worked[0] for seconds in worked[1:])
    told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in steps.items())
    print(f"{ROWS} x {COLS}, {CELLS} cells; openpyxl load+save {their_time:.2f} s")
    print(
        f"known addresses: {patching:.2f} s, ratio {patching / their_time:.3f}, processor {of_patching:.3f} (goal 0.12)"
    )
    ratios = f"ratio {total / their_time:.3f}, processor {of_whole:.3f}"
    print(f"read, detect, fill, write: {total:.2f} s ({told}), {ratios} (goal 0.25)")
    print(f"peak memory growth: {memory:.0f} MB (goal 150)")


if __name__ == "__main__":
    if sys.argv[1:] == ["bare"]:
        main(bare=True)
    elif len(sys.argv) == 2:
        alone(Path(sys.argv[1]))
    else:
        main()
