"""Files made to hurt come to an end: a result or an error with a code, within time and memory, and nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.sentences import known
from tests.fuzz import guard
from tests.fuzz.bombs import BOMBS

HEAVY = {"many merges", "lying size", "zeros", "long text", "many sheets"}  # they take seconds to make or to read
REFUSED = {
    "laughs", "laughs in strings", "laughs in the workbook", "laughs in relations", "laughs in Word", "laughs in styles",
    "outside entity", "deep xml", "deep sheet", "deep document", "nested tables", "lying size", "zeros", "empty parts",
}  # fmt: skip


def check(names: list[str], folder: Path) -> None:
    files = {f"{name}.{BOMBS[name][0]}": BOMBS[name][1]() for name in names}
    for outcome in guard.run(files, folder):
        assert outcome.error == "", (outcome.file, outcome.error)
        assert outcome.code in ("written", "read") or known(outcome.code), outcome
        assert outcome.left == (outcome.code == "written"), outcome
        if outcome.file.rpartition(".")[0] in REFUSED:
            assert outcome.code in ("file.damaged", "file.zip_bomb"), outcome


def test_hostile_files_are_refused_or_read(tmp_path: Path) -> None:
    check([name for name in BOMBS if name not in HEAVY], tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HEAVY))
def test_heavy_hostile_files_are_refused_or_read(name: str, tmp_path: Path) -> None:
    check([name], tmp_path)


def test_the_guard_reports_what_kills_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that can't even be opened ends the worker's list; the guard says so and goes on."""
    monkeypatch.setattr(guard.subprocess, "run", lambda *a, **k: _Died())
    (outcome,) = guard.run({"x.csv": b"a,b\n"}, tmp_path)
    assert outcome.error.startswith("exit -9")


class _Died:
    returncode, stdout, stderr = -9, '{"file": "x.csv", "begun": true}\n', ""
