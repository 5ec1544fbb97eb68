"""Damaged copies of real files: a result or an error with a code, and never half a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.sentences import known
from scripts.make_demo import DEMO
from tests.documents import xls_books
from tests.documents.sheets import book
from tests.fuzz import guard
from tests.fuzz.bombs import plain_word
from tests.fuzz.journey import travel
from tests.fuzz.mutations import mutant

SHARED = Path(__file__).parents[2].parent / "shared"
KINDS = (".xlsx", ".xls", ".docx")
SMALL = {
    "表.xlsx": book({"A1": "项目", "B1": "计量单位", "C1": "数量", "A2": "户数", "B2": "户", "A3": "人口", "B3": "人"}),
    "表.docx": plain_word(),
    "表.xls": xls_books.book({"表": [["项目", "计量单位", "数量"], ["户数", "户", ""], ["人口", "人", ""]]}),
    "表.csv": "项目,数量\n户数,\n人口,\n".encode("gb18030"),
}


def real_files() -> list[Path]:
    """The demo's files, and the shared ones where they are."""
    folders = (DEMO, SHARED / "corpus" / "files", SHARED / "world" / "blank", SHARED / "world2" / "blank")
    return sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in KINDS)


def travelled(files: Iterable[tuple[Path, int]], folder: Path) -> None:
    mutants = {f"{seed}{path.suffix}": mutant(path.read_bytes(), seed) for path, seed in files}
    for outcome in guard.run(mutants, folder):
        assert outcome.error == "", (outcome.file, outcome.error)
        assert outcome.code in ("written", "read") or known(outcome.code), outcome
        assert outcome.left == (outcome.code == "written"), outcome


def test_damaged_copies_of_real_files_are_refused_or_read(tmp_path: Path) -> None:
    paths = [p for p in real_files() if p.stat().st_size < 100_000]
    travelled(((paths[seed % len(paths)], seed) for seed in range(120)), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 10_000, 500))
def test_many_damaged_copies_of_real_files(start: int, tmp_path: Path) -> None:
    paths = real_files()
    travelled(((paths[seed % len(paths)], seed) for seed in range(start, start + 500)), tmp_path)


@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damaged_small_files_are_refused_or_read(
    name: str, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    code = travel(mutant(SMALL[name], seed), name, folder)
    assert code in ("written", "read") or known(code)
    assert len(list(folder.iterdir())) == (code == "written")


@pytest.mark.parametrize(
    "head", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08\x10\x00", b"<?xml "]
)
@settings(max_examples=40, deadline=None)
@given(tail=st.binary(max_size=2000), name=st.sampled_from(["a.xlsx", "a.xls", "a.docx", "a.csv", "a", "a.b.c"]))
def test_any_bytes_are_refused_or_read(
    head: bytes, tail: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    code = travel(head + tail, name, tmp_path_factory.mktemp("out"))
    assert code in ("written", "read") or known(code)


def test_what_stops_a_file_leaves_nothing_behind(tmp_path: Path) -> None:
    assert travel(SMALL["表.xlsx"], "表.xlsx", tmp_path) == "written"
    before = [p.read_bytes() for p in tmp_path.iterdir()]
    assert travel(SMALL["表.xlsx"], "表.xlsx", tmp_path) == "output.exists"
    assert [p.read_bytes() for p in tmp_path.iterdir()] == before


def test_the_same_seed_gives_the_same_damage() -> None:
    assert all(mutant(data, 7) == mutant(data, 7) for data in SMALL.values())
    assert any(mutant(data, seed) != data for data in SMALL.values() for seed in range(5))


def test_a_defect_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that is no FormsError flies out of the journey."""

    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("tests.fuzz.journey.detect", broken)
    with pytest.raises(ValueError):  # noqa: PT011 - any at all
        travel(SMALL["表.xlsx"], "表.xlsx", tmp_path)
