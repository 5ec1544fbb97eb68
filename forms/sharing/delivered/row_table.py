"""What is wrong with the rows of a delivery as a small table that the office which delivered it can open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from forms.documents.writer import save
from forms.model.reports import Problem, RowProblem

HEADS = ("cli.head.sheet", "cli.head.row", "cli.head.location", "cli.head.wrong")


def write_rows(rows: Sequence[RowProblem], out: Path, heads: Sequence[str], say: Callable[[Problem], str]) -> Path:
    """A CSV file with each row's sheet, number, place and problem; never what stands in it. FormsError of writing.

    `heads`: the words of HEADS; `say` puts a problem into words.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(heads)
    table.writerows([_text(one.sheet), one.row or "", _text(one.address), say(one.why)] for one in rows)
    return save(text.getvalue().encode("utf-8-sig"), out, force=True)


def _text(name: str) -> str:
    """A sheet's name that begins as a formula does stays text where a spreadsheet opens the table."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@") else name
