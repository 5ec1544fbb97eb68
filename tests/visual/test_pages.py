"""Filled files as LibreOffice draws them: as many pages as before, and nothing moved but what was filled.

Run by `pytest -m slow tests/visual`; it needs soffice and poppler's tools.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from forms.documents.reader import read
from forms.documents.writer import write
from forms.model.proposal import Answer
from tests.documents.lossless import answers_for
from tests.documents.pdfs import Maker
from tests.visual.pages import Difference, as_pdf, compared, missing_tools, words

REPOSITORY = Path(__file__).parents[2]
SHARED = REPOSITORY.parent / "shared"
FOLDERS = (REPOSITORY / "resources/demo/blank", *(SHARED / f for f in ("corpus/files", "world/blank", "world2/blank")))
FILES = [p for folder in FOLDERS for p in sorted(folder.glob("*")) if p.suffix in (".xls", ".xlsx", ".docx")]
SHEETS = [n for n, path in enumerate(FILES) if path.suffix != ".docx"]
LETTERS = [n for n, path in enumerate(FILES) if path.suffix == ".docx"]
STRAY = 350  # of 350 000 pixels of a page: texts that overflow their cell, ends of lines drawn as underscores

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}"),
]


@dataclass(frozen=True, slots=True)
class Pair:
    before: Path
    after: Path


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Every file as it is and with every open place filled, as PDF."""
    old, new = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    for n, path in enumerate(FILES):
        data = path.read_bytes()
        document = read(data, path.name)
        done = write(data, document.format, answers_for(document), [])
        (old / f"{n}{path.suffix}").write_bytes(data)
        (new / f"{n}.{done.format}").write_bytes(done.data)
    for folder in (old, new):
        as_pdf(sorted(folder.iterdir()), folder)
    return [Pair(old / f"{n}.pdf", new / f"{n}.pdf") for n in range(len(FILES))]


def check_filled(found: Difference, path: Path) -> None:
    assert found.pages[0] == found.pages[1] > 0
    document = read(path.read_bytes(), path.name)
    assert found.filled > 0 or not answers_for(document)


@pytest.mark.parametrize("n", SHEETS, ids=[FILES[n].name for n in SHEETS])
def test_a_filled_sheet_looks_the_same_beside_what_was_filled(n: int, pairs: list[Pair]) -> None:
    found = compared(pairs[n].before, pairs[n].after)
    check_filled(found, FILES[n])
    results = read(FILES[n].read_bytes(), FILES[n].name)
    counted = any(grid.formulas for grid in results.grids)
    assert [w for w in found.moved if not (counted and any(ch.isdigit() for ch in w))] == []
    if not _has_charts(FILES[n]):  # a chart shows what was filled
        assert found.stray <= STRAY * found.pages[0]


@pytest.mark.parametrize("n", LETTERS, ids=[FILES[n].name for n in LETTERS])
def test_a_filled_document_keeps_its_pages_and_its_printed_words(n: int, pairs: list[Pair]) -> None:
    """What is longer than its blank pushes the rest of its line on, so places are held for sheets only."""
    check_filled(compared(pairs[n].before, pairs[n].after), FILES[n])
    assert _printed(pairs[n].before) - _printed(pairs[n].after) == Counter()


def _printed(pdf: Path) -> Counter[str]:
    return Counter(ch for page in words(pdf) for w in page for ch in w.text if "\u4e00" <= ch <= "\u9fff")


def _has_charts(path: Path) -> bool:
    return path.suffix == ".xlsx" and any("/charts/" in name for name in zipfile.ZipFile(path).namelist())


def test_a_filled_pdf_form_looks_the_same_beside_its_fields(tmp_path: Path) -> None:
    maker = Maker()
    maker.print(("姓名：", 150, 785, 12), ("备注：", 150, 745, 12))
    maker.text("name", "姓名")
    maker.text("note", "备注")
    data = maker.bytes()
    for name, texts in (
        ("a.pdf", ("张", "无")),
        ("b.pdf", ("张三甲", "无事")),
    ):  # borders are drawn with the first filling
        answers = [Answer("pdf:name", texts[0]), Answer("pdf:note", texts[1])]
        (tmp_path / name).write_bytes(write(data, "pdf", answers, []).data)
    found = compared(tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert (found.pages, found.moved, found.stray, found.filled) == ((1, 1), [], 0, 2)
