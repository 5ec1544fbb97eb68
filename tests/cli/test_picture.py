"""``fillonce inspect --picture``: a drawing next to the list, never over a file that is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from forms.cli import main
from scripts.make_demo import DEMO

ROOT = Path(__file__).parents[2]
TEMPLATE = str(next((DEMO / "blank").glob("2*.xlsx")))


def test_a_drawing_is_written_and_not_over_another_file(tmp_path: Path) -> None:
    out = tmp_path / "图.svg"
    assert main(["inspect", TEMPLATE, "--picture", str(out), "--json"]) == 0
    assert etree.parse(out).getroot().tag.endswith("svg")
    out.write_text("mine")
    assert main(["inspect", TEMPLATE, "--picture", str(out), "--json"]) == 1
    assert out.read_text() == "mine"
    assert main(["inspect", TEMPLATE, "--picture", str(out), "--force", "--json"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<svg")
    assert [f.name for f in tmp_path.iterdir()] == ["图.svg"]


def test_the_form_itself_is_never_overwritten(tmp_path: Path) -> None:
    form = tmp_path / "表.svg"
    form.write_bytes(Path(TEMPLATE).read_bytes())
    assert main(["inspect", str(form), "--picture", str(form), "--force", "--json"]) == 1
    assert form.read_bytes() == Path(TEMPLATE).read_bytes()


def test_a_png_is_made_by_whoever_can(tmp_path: Path) -> None:
    out = tmp_path / "图.png"
    assert main(["inspect", TEMPLATE, "--picture", str(out), "--json"], None, lambda svg: svg[:4].encode()) == 0
    assert out.read_bytes() == b"<svg"
    assert main(["inspect", TEMPLATE, "--picture", str(tmp_path / "2.png"), "--json"]) == 1
    assert not (tmp_path / "2.png").exists()


def test_another_kind_of_picture_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", TEMPLATE, "--picture", str(tmp_path / "x.jpg")]) == 2
    assert "x.jpg" not in capsys.readouterr().out


def test_the_entry_point_paints_without_a_screen(tmp_path: Path) -> None:
    out = tmp_path / "图.png"
    command = [sys.executable, "-m", "desktop", "inspect", TEMPLATE, "--picture", str(out), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert done.returncode == 0
    assert out.read_bytes().startswith(b"\x89PNG")
