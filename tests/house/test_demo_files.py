"""The demo's files are what the script makes, many, small and about nobody."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl

from scripts.demo.world import CODE, TODAY, build, with_checksum
from scripts.make_demo import DEMO, write


def files(folder: str) -> list[Path]:
    return sorted((DEMO / folder).iterdir())


def test_the_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    write(tmp_path)
    made = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {p.relative_to(DEMO).as_posix(): p.read_bytes() for p in DEMO.rglob("*") if p.is_file()}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_there_are_enough_reports_of_every_format() -> None:
    past = files("past")
    assert len(past) >= 14
    assert {p.suffix for p in past} == {".xlsx", ".xls", ".docx"}
    assert len(files("blank")) == 5
    assert {p.suffix for p in files("blank")} == {".xlsx", ".docx"}
    assert sum(p.stat().st_size for p in DEMO.rglob("*") if p.is_file()) < 1_500_000


def test_every_identity_number_belongs_to_no_division() -> None:
    people = [person for home in build().homes for person in home.members]
    assert all(p.number.startswith("99") and with_checksum(p.number[:17]) == p.number for p in people)
    assert all(p.born < TODAY for p in people)
    assert CODE.startswith("99")


def test_no_workbook_holds_another_identity_number() -> None:
    found = set()
    for path in (p for p in files("past") if p.suffix == ".xlsx"):
        for sheet in openpyxl.load_workbook(path).worksheets:
            texts = (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)
            found |= {number for text in texts for number in re.findall(r"\b\d{17}[\dX]\b", text)}
    assert found
    assert all(number.startswith("999") for number in found)
