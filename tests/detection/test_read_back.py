"""What is written into the blanks of a sentence or of a cell is read again, over files nobody wrote for us."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.detection import detect
from forms.documents.reader import read
from forms.documents.writer import write
from forms.model.form import Field
from forms.model.proposal import Answer

SHARED = Path(__file__).parents[2].parent / "shared"
FILES = sorted(
    file
    for folder in ("corpus/files", "world/blank", "world2/blank")
    for file in (SHARED / folder).glob("*.*")
    if file.suffix in (".xlsx", ".xls", ".docx")
)
DATES = {"date": "2026年3月5日", "month": "2026年3月", "year": "2026年"}
FIGURES = ("integer", "decimal", "money", "percent")

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside the repository")


def asked(file: Path) -> tuple[bytes, str, list[Field]]:
    data = file.read_bytes()
    document = read(data, file.name)
    found = [f for f in detect(document).fields if f.mode in ("in_cell", "in_paragraph") and f.role == "entry"]
    return data, document.format, [f for f in found if f.type not in ("signature", "photo", "longtext", "choice")]


def value(field: Field) -> str | int:
    return 7 if field.type in FIGURES else DATES.get(field.type, "甲县乙镇水利站")


def flat(found: object) -> str:
    return "" if found is None else "".join(str(found).split())


def lost(file: Path) -> tuple[int, list[str]]:
    """How many blanks were written, and the addresses of those that were not read again.

    A date written into a cell with nothing else in it is read as that cell's value.
    """
    data, kind, fields = asked(file)
    answers = [Answer(f.address, value(f), f.mode) for f in fields]
    if not answers:
        return 0, []
    written = write(data, kind, answers, ()).data
    again = {f.address: flat(f.value) for f in detect(read(written, file.name)).fields}
    return len(answers), [
        a.address
        for a in answers
        if flat(a.value) != again.get(a.address) and flat(a.value) not in again.get(a.address.partition("#")[0], "")
    ]


def test_blanks_that_were_written_are_read_again() -> None:
    counted = [lost(file) for file in FILES]
    total, missing = sum(n for n, _ in counted), [m for _, found in counted for m in found]
    assert total > 100
    assert not [m for m in missing if m.startswith("P")], missing
    assert len(missing) <= 0.08 * total, missing
