"""Parts of the window are loaded ahead: all of them, one at a time, and nothing is listed that isn't there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from desktop.shell.main_window import MainWindow
from desktop.shell.registry import pages
from desktop.shell.warming import PARTS, Warming
from forms.workspace import Workspace


def test_every_part_that_is_listed_is_there_and_every_page_is_among_them() -> None:
    assert [part for part in PARTS if find_spec(part) is None] == []
    for spec in pages():
        if spec.name not in ("today", "fill"):  # shown first; and the room the forms come into
            assert f"desktop.pages.{spec.name}.page" in PARTS
    assert "desktop.pages.fill.room" in PARTS


def test_no_part_brings_along_what_reads_forms() -> None:
    """It is loaded in the background with the first form; on the main thread it would hold the window up."""
    code = "import sys; from importlib import import_module; from desktop.shell.warming import PARTS\n"
    code += "for part in PARTS: import_module(part)\n"
    code += "print(*(n for n in sys.modules if n.startswith(('forms.detection.', 'forms.filling.desk', 'forms.workspace'))))"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    place = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=place, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == []


def test_one_part_is_loaded_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"warmed_{n}" for n in range(3)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    warming = Warming(names)
    for number in range(3):
        assert [name in sys.modules for name in names] == [n < number for n in range(3)]
        assert not warming.done
        warming.step()
    assert warming.done
    warming.step()
    for name in names:
        monkeypatch.delitem(sys.modules, name)


def test_they_are_loaded_once_a_profile_is_open(
    window: MainWindow, until: Callable[[Callable[[], bool]], None]
) -> None:
    assert not window.warming.done
    window.profiles.adopt(lambda: Workspace.throwaway("甲镇"))
    until(lambda: window.warming.done)
    assert all(part in sys.modules for part in PARTS)
