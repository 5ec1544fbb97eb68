"""What must not stand in a tracked file."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = {".py", ".md", ".toml", ".txt", ".cfg", ".json", ".spec", ".sh", ".qss", ".ts", ".svg", ".tsv", ".csv", ""}
# Put together here, so that this file doesn't hold what it looks for.
HOSTS = ["pyp" + "i.org", "python" + "hosted", "npm" + "js.org", "deb.deb" + "ian", "archive.ubu" + "ntu"]
PATHS = re.compile("(?<![A-Za-z0-9_.])/" + "(work|root|home/[a-z]+|Users/[a-z]+)/")
UNFINISHED = re.compile("T" + "ODO|FIX" + "ME|raise NotImplemented" + "Error")


def tracked() -> list[Path]:
    """Files under version control; in an unpacked archive, all files outside of what is built."""
    if (ROOT / ".git").exists():
        out = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        return [ROOT / name for name in out.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]
    built = {".venv", "build", "dist", "__pycache__", "fillonce-demo"}
    return [f for f in ROOT.rglob("*") if f.is_file() and not built & set(f.parts) and f.name != "uv.lock"]


TEXTS = {f.relative_to(ROOT).as_posix(): f.read_text(encoding="utf-8") for f in tracked() if f.suffix in TEXT}


@pytest.mark.parametrize("host", HOSTS)
def test_no_tracked_file_names_a_package_registry(host: str) -> None:
    assert [name for name, text in TEXTS.items() if host in text] == []


def test_the_lock_file_is_not_tracked() -> None:
    assert "uv.lock" not in TEXTS
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_no_tracked_file_holds_a_path_of_one_machine() -> None:
    assert [name for name, text in TEXTS.items() if PATHS.search(text)] == []


def test_nothing_is_left_unfinished() -> None:
    assert [name for name, text in TEXTS.items() if name.endswith(".py") and UNFINISHED.search(text)] == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert PATHS.search("see /ho" + "me/someone/x")
    assert UNFINISHED.search("# TO" + "DO later")
