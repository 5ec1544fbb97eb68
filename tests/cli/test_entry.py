"""The one entry point: a command never loads Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main

ROOT = Path(__file__).parents[2]


def loaded_after(argv: list[str]) -> set[str]:
    code = f"import sys; from desktop.__main__ import main; main({argv!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("argv", [["--version"], ["inspect", "no-such-file.xlsx", "--json"]])
def test_a_command_loads_no_qt(argv: list[str]) -> None:
    loaded = loaded_after(argv)
    assert "forms.cli" in loaded
    assert not {name for name in loaded if name.startswith("PySide6") or name == "desktop.app"}


def test_without_a_display_the_window_says_so_and_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 1
    assert "图形界面" in capsys.readouterr().err
