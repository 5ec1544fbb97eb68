"""Filling 300 cells of a 20,000 x 30 sheet: ours against openpyxl's load and save, in one run.

`python -m tests.benchmarks.fill_large_sheet` prints the ratio (goal: at most 0.30) and our peak memory growth in a process
of its own (goal: under 250 MB), for writing and for reading.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import xlsxwriter

ROWS, COLS, CELLS = 20_000, 30, 300


def make(path: Path) -> None:
    """A sheet of texts, numbers and some formulas, as a standing ledger has them."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": False}) as book:
        sheet = book.add_worksheet("台账")
        line = book.add_format({"border": 1})
        for row in range(ROWS):
            for col in range(COLS):
                if col % 10 == 9:
                    sheet.write_blank(row, col, None, line)
                elif col % 3 == 0:
                    sheet.write_string(row, col, f"第{row % 500}组{col}", line)
                elif col == 28:
                    sheet.write_formula(row, col, f"=B{row + 1}+C{row + 1}", line, row)
                else:
                    sheet.write_number(row, col, row * col / 7, line)


def fill(data: bytes) -> bytes:
    from forms.documents.writer import write
    from forms.model.document import letters
    from forms.model.proposal import Answer

    answers = [Answer(f"台账!{letters(9 + 10 * (i % 3))}{i * 61 + 2}", 1000 + i) for i in range(CELLS)]
    return write(data, "xlsx", answers, []).data


def theirs(path: Path, out: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book["台账"]
    for i in range(CELLS):
        sheet.cell(row=i * 61 + 2, column=10 + 10 * (i % 3)).value = 1000 + i
    book.save(out)


def memory(path: Path, what: str) -> float:
    """Peak growth in MB while `what` ("fill" or "read") is done in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name, what, str(path)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def alone(what: str, path: Path) -> None:
    from forms.documents import xlsx_write  # noqa: F401  (what importing takes is not part of the growth)
    from forms.documents.reader import read

    before = peak()
    data = path.read_bytes()
    result = fill(data) if what == "fill" else read(data, path.name)
    assert result is not None
    print(peak() - before)


def peak() -> float:
    """Most memory this process ever held, in MB. Linux keeps the parent's figure in ru_maxrss, so its own file goes first."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        make(path)
        data = path.read_bytes()
        start = time.perf_counter()
        theirs(path, Path(folder) / "theirs.xlsx")
        their_time = time.perf_counter() - start
        ours = []
        for _ in range(3):
            start = time.perf_counter()
            (Path(folder) / "ours.xlsx").write_bytes(fill(data))
            ours.append(time.perf_counter() - start)
        our_time = sorted(ours)[1]
        filling, reading = memory(path, "fill"), memory(path, "read")
    print(
        f"fill 300 of {ROWS} x {COLS}: ours {our_time:.2f} s, openpyxl {their_time:.2f} s, ratio {our_time / their_time:.3f}"
    )
    print(f"peak memory growth: fill {filling:.0f} MB, read {reading:.0f} MB")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        alone(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
