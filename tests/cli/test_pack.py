"""``fillonce pack``: split, take, answer, merge and hand out again, as programs see it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from forms.cli.run import main
from tests.journey.packs.sheets import UNIT, VILLAGES, fill_summary, summary

A, B, C = VILLAGES


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("FILLONCE_PASSPHRASE", "test")
    monkeypatch.setenv("FILLONCE_PROFILE", str(tmp_path / "p"))
    assert main(["init", "--profile", str(tmp_path / "p"), "--unit", UNIT, "--code", "999531104"]) == 0
    capsys.readouterr()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main(["pack", *arguments, "--json"]) == code
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_the_whole_way_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = summary(folder / "养老统计.xlsx")
    out, name = str(folder / "out"), "{村}-{表名}-{报告期}"
    made = run(capsys, "split", str(template), "--out", out, "--name", name, "--due", "2026-04-25")
    assert made["due"] == "2026-04-25"
    assert [v["village"] for v in made["villages"]] == list(VILLAGES)
    assert Path(made["files"][A]).name == f"{A}-养老统计-2026年4月.xlsx"
    for village in (A, B):
        fill_summary(Path(made["files"][village]), village)
    book = load_workbook(made["files"][B])
    book["汇总"]["B8"] = 999
    book.save(made["files"][B])
    taken = run(capsys, "take", made["pack"][:6], made["files"][A], made["files"][B])
    assert [(f["status"], f["village"]) for f in taken["files"]] == [("clean", A), ("asks", B)]
    (finding,) = taken["files"][1]["findings"]
    assert (finding["code"], finding["location"], finding["handed_out"], finding["found"]) == (
        "pack.formula_to_value", "汇总!B8", "=SUM(B5:B7)", "999",
    )  # fmt: skip
    merged = run(capsys, "merge", made["pack"], "-o", str(folder / "one.xlsx"))
    assert (merged["villages"], [v["village"] for v in merged["left_out"]]) == ([A], [B, C])
    listed = run(capsys, "findings", made["pack"], "-o", str(folder / "清单.docx"))
    assert [(f["village"], len(f["findings"])) for f in listed["files"]] == [(A, 0), (B, 1)]
    text = zipfile.ZipFile(folder / "清单.docx").read("word/document.xml").decode()
    assert [said in text for said in (B, "999", f"未交：{C}")] == [True, True, True]
    answered = run(capsys, "answer", made["pack"], B, "accept", finding["id"])
    assert answered["village"]["state"] == "clean"
    merged = run(capsys, "merge", made["pack"], "-o", str(folder / "two.xlsx"))
    assert merged["villages"] == [A, B]
    status = run(capsys, "status", made["pack"])
    assert [v["state"] for v in status["villages"]] == ["merged", "merged", "missing"]
    again = run(capsys, "reissue", made["pack"], C, "--out", str(folder / "again"), "--how", "chat")
    assert Path(again["file"]).exists()
    assert [pack["pack"] for pack in run(capsys, "list")["packs"]] == [made["pack"]]


def test_what_cannot_be_used_is_said_and_the_exit_code_tells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = run(
        capsys, "split", str(summary(folder / "表.xlsx")), "--out", str(folder / "out"), "--villages", f"{A}，{B}"
    )
    assert [v["village"] for v in made["villages"]] == [A, B]
    (folder / "照片.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(600))
    taken = run(capsys, "take", made["pack"], str(folder / "照片.png"), code=1)
    assert taken["files"][0]["status"] == "refused"
    assert (
        run(capsys, "merge", made["pack"], "-o", str(folder / "x.xlsx"), code=1)["error"]["code"]
        == "pack.nothing_to_merge"
    )
    assert run(capsys, "status", "nothing", code=1)["error"]["code"] == "pack.unknown"
    assert run(capsys, "split", str(folder / "表.xlsx"), code=1)["error"]["code"] == "pack.no_folder"


def test_the_password_of_the_protection_comes_from_the_environment(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run(capsys, "split", str(summary(folder / "表.xlsx")), "--out", str(folder / "a"))
    monkeypatch.setenv("FILLONCE_PACK_PASSWORD", "ask me")
    locked = run(capsys, "split", str(folder / "表.xlsx"), "--out", str(folder / "b"))
    without, with_one = (load_workbook(made["files"][A])["汇总"] for made in (plain, locked))
    assert (without.protection.sheet, without.protection.hashValue) == (True, None)
    assert (with_one.protection.sheet, with_one.protection.algorithmName) == (True, "SHA-512")
    assert [with_one[place].protection.locked for place in ("A5", "B5", "B6", "B8")] == [True, False, True, True]
    assert {(str(v.sqref), v.type) for v in with_one.data_validations.dataValidation} == {
        ("B5:D5", "whole"), ("E5", "decimal"),
    }  # fmt: skip
