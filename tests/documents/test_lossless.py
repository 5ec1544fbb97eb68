"""Real forms, filled wherever they look open: everything else must still be there."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from forms.detection import detect
from forms.documents.reader import read
from forms.documents.writer import write
from forms.model.document import Document
from forms.model.proposal import Answer, TableAnswer
from tests.documents.lossless import answers_for

SHARED = Path(__file__).parents[2].parent / "shared"
FOLDERS = ("world/blank", "world2/blank", "corpus/files")
FILES = sorted(p for folder in FOLDERS for p in (SHARED / folder).glob("*") if p.suffix in (".xlsx", ".docx"))
pytestmark = pytest.mark.skipif(not FILES, reason="the shared forms are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_filling_changes_the_filled_places_only(path: Path) -> None:
    data = path.read_bytes()
    document = read(data, path.name)
    answers = answers_for(document)
    done = write(data, document.format, answers, [])
    assert done.notes == ()
    before, after = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(done.data))
    assert after.namelist() == before.namelist()
    changed = [n for n in before.namelist() if before.read(n) != after.read(n)]
    assert changed or not answers
    assert all(re.match(r"xl/worksheets/sheet\d+\.xml|word/(document|header\d*|footer\d*)\.xml", n) for n in changed)
    for name in changed:
        if name.startswith("xl/"):
            assert remainder(before.read(name)) == remainder(after.read(name))
        else:
            assert_only_paragraphs_change(before.read(name), after.read(name), answers)
    assert_printed_cells_stay(document, read(done.data, path.name), answers)


_PARAGRAPH = re.compile(rb"<w:p(?=[ />])(?:(?!<w:p[ />]).)*?</w:p>|<w:p(?: [^>]*)?/>", re.DOTALL)
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_LOOK = re.compile(rb"<w:pPr>.*?</w:pPr>", re.DOTALL)


def assert_only_paragraphs_change(before: bytes, after: bytes, answers: list[Answer]) -> None:
    """Byte for byte: everything outside paragraphs, all but as many paragraphs as were filled, and how those look.
    Spaces on lines of a filled cell make room; a text box stands in the file twice."""
    assert _PARAGRAPH.split(before) == _PARAGRAPH.split(after)
    pairs = list(zip(_PARAGRAPH.findall(before), _PARAGRAPH.findall(after), strict=True))
    changed = [(x, y) for x, y in pairs if x != y]
    assert len([y for _, y in changed if b"".join(_TEXT.findall(y)).strip()]) <= sum(
        1 + ("box" in a.address) for a in answers
    )
    assert all(_LOOK.findall(x) == _LOOK.findall(y) for x, y in changed)


def remainder(xml: bytes) -> list[bytes]:
    """A worksheet without its cells."""
    root = etree.fromstring(xml)
    for e in list(root.iter("{*}row", "{*}dimension")):
        e.getparent().remove(e)
    return [etree.tostring(e, method="c14n") for e in root]


def assert_printed_cells_stay(before: Document, after: Document, answers: list[Answer]) -> None:
    claimed = {a.address.split("#")[0].split(".B")[0] for a in answers}
    for old, new in zip(before.grids, after.grids, strict=True):
        assert (old.merges, old.formulas, old.validations) == (new.merges, new.formulas, new.validations)
        for row in range(old.rows):
            for col in range(old.cols):
                assert old.style(row, col) == new.style(row, col)
                if old.address(row, col) not in claimed and (row, col) not in old.formulas:
                    assert old.value(row, col) == new.value(row, col)
    for p, q in zip(before.paragraphs, after.paragraphs, strict=True):
        assert p.name in claimed or p.text == q.text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_what_was_written_reads_back(path: Path) -> None:
    data = path.read_bytes()
    document = read(data, path.name)
    answers = [a for a in answers_for(document) if a.mode == "cell"]
    after = read(write(data, document.format, answers, []).data, path.name)
    wanted = {a.address: a.value for a in answers}
    found = {g.address(r, c): g.value(r, c) for g in after.grids for r in range(g.rows) for c in range(g.cols)}
    assert {a: found[a] for a in wanted} == wanted


SHEETS = sorted(p for folder in FOLDERS for p in (SHARED / folder).glob("*") if p.suffix in (".xlsx", ".xls"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_rosters_that_grow_move_what_is_below_and_change_nothing_else(path: Path) -> None:
    data = path.read_bytes()
    document = read(data, path.name)
    tables = [t for t in detect(document).tables if t.kind == "roster" and t.grows]
    if not tables:
        pytest.skip("no roster that grows")
    table = tables[0]
    grid = document.grid(table.grid)
    count = table.last_data_row - table.first_data_row + 4
    inside = [a for a in answers_for(document) if a.mode == "in_cell" and a.address.startswith(grid.name + "!")]
    answer = TableAnswer(grid.name, table.first_data_row, table.last_data_row, ((),) * count)
    done = write(data, document.format, inside, [answer])
    assert done.format == document.format
    after = read(done.data, path.name).grid(grid.name)
    claimed = {a.address.split("#")[0] for a in inside}
    for row in range(grid.rows):
        now = row + 3 if row > table.last_data_row else row
        for col in range(grid.cols):
            assert grid.style(row, col) == after.style(now, col)
            assert ((row, col) in grid.formulas) == ((now, col) in after.formulas)
            if grid.address(row, col) not in claimed and (row, col) not in grid.formulas:
                assert grid.value(row, col) == after.value(now, col)
