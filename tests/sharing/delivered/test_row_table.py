"""What is wrong with the rows of a delivery, as a table."""

from __future__ import annotations

import csv
from pathlib import Path

from forms.model.reports import Problem, RowProblem
from forms.sharing.delivered.row_table import write_rows


def test_every_row_stands_in_the_table_and_a_sheets_name_is_no_formula(tmp_path: Path) -> None:
    rows = [RowProblem("=1+1", n, f"=1+1!B{n}", Problem("delivery.bad.id_wrong")) for n in range(2, 30)]
    out = write_rows(rows, tmp_path / "问题.csv", ["表", "行", "位置", "问题"], lambda why: why.code)
    with out.open(encoding="utf-8-sig", newline="") as stream:
        head, *lines = csv.reader(stream)
    assert (head, len(lines)) == (["表", "行", "位置", "问题"], 28)
    assert lines[0] == ["'=1+1", "2", "'=1+1!B2", "delivery.bad.id_wrong"]
