"""`fillonce narrative`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_commands import Run, run
from tests.documents.words import line, opened, word
from tests.journey.on_its_way import monthly

__all__ = ["run"]  # the fixture


def _last(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(word(lambda d: line(d, "截至2026年3月底，全镇共有农村低保56户180人，走访18户。")))
    return path


def test_numbers_are_listed_without_a_profile(run: Run, tmp_path: Path) -> None:
    code, said = run("narrative", "read", _last(tmp_path))
    assert code == 0
    assert [(f["text"], f["unit"]) for f in said["figures"]] == [("56", "户"), ("180", "人"), ("18", "户")]


def test_a_text_is_drafted_refused_and_finished(run: Run, tmp_path: Path) -> None:
    villages = tmp_path / "villages.csv"
    villages.write_text("name,code\n东沟村,\n西河村,\n", encoding="utf-8")
    assert run("init", "--unit", "云溪镇", "--villages", villages)[0] == 0
    reports = [
        monthly(tmp_path / "3.xlsx", (31, 100, 25, 80)),
        monthly(tmp_path / "4.xlsx", (30, 97, 28, 86), "2026年4月"),
    ]
    assert run("ingest", *reports)[0] == 0
    draft, final = tmp_path / "草稿.docx", tmp_path / "定稿.docx"
    code, said = run("narrative", "draft", _last(tmp_path), "-o", draft, "--period", "2026-04")
    assert code == 0
    assert said["counts"] == {"changed": 2, "same": 0, "periods": 1, "unverified": 1}
    code, said = run("narrative", "finish", draft, "-o", final)
    assert (code, said["error"]["code"]) == (1, "narrative.unverified")
    assert run("narrative", "finish", draft, "-o", final, "--checked")[0] == 0
    assert opened(final.read_bytes()).paragraphs[0].text == "截至2026年4月底，全镇共有农村低保58户183人，走访18户。"
