"""The import contract holds, and bites where it is broken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PLANTED = {  # a line in a file -> the contract that it breaks
    ("forms/values/__init__.py", "import forms.documents"): "A room imports only rooms before it",
    ("forms/errors.py", "import PySide6.QtCore"): "The engine knows no window",
    ("forms/matching/__init__.py", "import sqlite3"): "Only the profile, and the sources of sharing, touch a database",
    ("desktop/__init__.py", "import lxml.etree"): "Only documents touch office formats",
    ("desktop/pages/today/__init__.py", "import desktop.pages.fill"): "Pages don't know each other",
    ("desktop/widgets/__init__.py", "import desktop.shell"): "The window knows its pages",
    ("forms/progress.py", "import openpyxl"): "Fixtures and reference readers stay in the tests",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    env = dict(os.environ, PYTHONPATH=str(folder), NO_COLOR="1", PYTHONSAFEPATH="1", COLUMNS="200")
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8"
    )


def copy(folder: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", folder)
    for room in ("forms", "desktop"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_the_contract_holds() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_a_planted_violation_breaks_its_contract(tmp_path: Path) -> None:
    copy(tmp_path)
    for file, line in PLANTED:
        with (tmp_path / file).open("a", encoding="utf-8") as out:
            out.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode != 0
    broken = done.stdout.split("Broken contracts")[1]
    headings = re.findall(r"^(.+)\n-+$", broken, re.MULTILINE)
    missed = [contract for contract in PLANTED.values() if not any(line.startswith(contract) for line in headings)]
    assert missed == [], done.stdout


def test_a_new_room_must_be_placed(tmp_path: Path) -> None:
    (copy(tmp_path) / "forms" / "shed").mkdir()
    (tmp_path / "forms" / "shed" / "__init__.py").write_text('"""A room that nobody placed."""\n')
    assert lint(tmp_path).returncode != 0
