"""`fillonce sources`: what the command line says of delivered files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.cli.run import main
from tests.recording.reports import PERSONS

NONE = "9991011990010{:05}"  # no such numbers


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("FILLONCE_PASSPHRASE", "correct horse")
    path = tmp_path / "profile"
    assert main(["init", "--profile", str(path), "--unit", "云溪镇", "--code", "999101"]) == 0
    capsys.readouterr()
    return path


def delivery(folder: Path, bad: int) -> Path:
    rows = [{"姓名": "张一甲", "身份证号": PERSONS[0], "残疾等级": "一级"}]
    rows += [{"姓名": f"王{n}", "身份证号": NONE.format(n), "残疾等级": "二级"} for n in range(bad)]
    path = folder / "回流.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    [done] = json.loads(capsys.readouterr().out)["files"]
    assert isinstance(done, dict)
    return done


def test_every_bad_row_is_told_and_nothing_taken_until_the_good_ones_are_asked_for(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["sources", "import", str(delivery(tmp_path, 40)), "--profile", str(profile), "--json"]
    assert main([*command, "--preview"]) == 0
    seen = said(capsys)
    assert (seen["bad_rows"], len(seen["rows"])) == (40, 40)  # type: ignore[arg-type]
    assert main(command) == 1
    refused = said(capsys)
    assert (refused["facts"], refused["rows"]) == (0, seen["rows"])
    assert refused["error"]["code"] == "delivery.bad_rows"  # type: ignore[index]
    assert main([*command, "--good-rows"]) == 0
    taken = said(capsys)
    assert taken["facts"]
    assert taken["error"] is None


def test_bad_rows_stand_in_a_list_with_their_numbers(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "import", str(delivery(tmp_path, 7)), "--profile", str(profile)]) == 1
    shown = capsys.readouterr()
    assert shown.out.count("Sheet1!B") == 7
    assert "整份还没有读入" in shown.err
