"""`fillonce report`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from forms.cli import main
from tests.cli.test_commands import Run, run
from tests.documents.pdf_scans import scans
from tests.journey.on_its_way import monthly

__all__ = ["run"]  # the fixture


def test_a_report_is_led_through_all_its_states(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def report(*args: object) -> dict[str, Any]:
        assert main(["report", *map(str, args), "--json"]) == 0
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    run("init", "--unit", "云溪镇")
    capsys.readouterr()
    file = monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9))
    id = report("submit", file, "--by", "张某", "--day", "2026-04-01")["report"]["id"]
    assert report("check", id, file) == {"same": True, "edits": [], "more": 0}
    assert report("sheet", id, "-o", tmp_path / "单.docx", "--name", "填表人=张某")["output"] == [
        str(tmp_path / "单.docx")
    ]
    scan = tmp_path / "扫描.pdf"
    scan.write_bytes(scans(3))
    assert report("attach", id, scan, "--pages", "2")["report"]["scan"]["name"] == "扫描（第2页）.pdf"
    assert report("attach", id, scan)["report"]["scan"]["name"] == "扫描.pdf"
    assert report("scan", id, "-o", tmp_path / "取出.pdf")["output"] == str(tmp_path / "取出.pdf")
    assert report("sign", id, "--name", "填表人=张某")["report"]["steps"][-1]["signed"] == [
        {"role": "填表人", "name": "张某"}
    ]
    assert report("sent", id, "--to", "县民政局")["report"]["state"] == "sent"
    packed = report("pack", id, "-o", tmp_path / "出", "--no-pdf", "--to", "县民政局")
    assert len(packed["files"]) == 2
    other = monthly(tmp_path / "三月更正.xlsx", (3, 7, 4, 9))
    preview = report("correct", id, other, "--preview")["correction"]
    assert [c["now"] for c in preview["changes"]] == ["7"]
    done = report("correct", id, other, "--reason", "录入有误", "--write-note", tmp_path / "说明.docx")
    assert (done["report"]["state"], (tmp_path / "说明.docx").is_file()) == ("corrected", True)
    assert report("return", id, "--reason", "不符")["report"]["state"] == "returned"
    (listed,) = report("list")["reports"]
    assert listed["state"] == "returned"
    assert [e["files"][0] for e in listed["exports"] if len(e["files"]) == 1] == ["单.docx", "取出.pdf", "说明.docx"]
    assert [len(e["files"]) for e in listed["exports"]] == [1, 1, 2, 1]
    assert report("undo", id)["report"]["state"] == "corrected"


def test_a_step_out_of_order_is_a_sentence(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("init", "--unit", "云溪镇")
    capsys.readouterr()
    assert main(["report", "submit", str(monthly(tmp_path / "三月.xlsx", (3, 5, 4, 9))), "--json"]) == 0
    id = json.loads(capsys.readouterr().out)["report"]["id"]
    assert main(["report", "sent", id, "--to", "县民政局", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "report.not_now.review"


def test_a_role_without_a_name_is_wrong_usage() -> None:
    assert main(["report", "sign", "x", "--name", "张某"]) == 2


def test_a_lock_without_a_password_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FILLONCE_FILE_PASSWORD", raising=False)
    run("init", "--unit", "云溪镇")
    capsys.readouterr()
    assert main(["report", "pack", "x", "-o", str(tmp_path), "--lock", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "cli.report.no_password"
