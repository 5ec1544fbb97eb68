"""``fillonce papers``: from a template and a catalogue to letters, and what became of them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from forms.cli.run import main
from tests.workspace.files import xlsx

BLANK = """
| 残疾人情况月报 | < | < |
| 填报单位：云溪镇 | < | 2026年4月 |
| 村 | 残疾人数（人） | 农村低保人数（人） |
| 甲坪村 | | |
| 乙坪村 | | |
"""
CATALOGUE = """
| 云溪县政务数据共享目录（2026年3月版） | < | < | < | < | < | < |
| 目录代码 | 目录名称 | 数据项 | 提供单位 | 共享属性 | 共享条件 | 更新周期 |
| A-1 | 残疾人基本情况 | 残疾人数 | 云溪县残疾人联合会 | 有条件共享 | 用于助残服务 | 每月 |
| A-2 | 农村低保统计 | 低保人数 | 云溪县民政局 | 无条件共享 | | 每月 |
"""


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("FILLONCE_PASSPHRASE", "test")
    monkeypatch.setenv("FILLONCE_PROFILE", str(tmp_path / "p"))
    assert main(["init", "--profile", str(tmp_path / "p"), "--unit", "云溪镇", "--code", "999101"]) == 0
    assert main(["sources", "import", str(xlsx(tmp_path / "目录.xlsx", CATALOGUE)), "--json"]) == 0
    capsys.readouterr()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, object]:
    assert main([*arguments, "--json"]) == code
    out: dict[str, object] = json.loads(capsys.readouterr().out)
    return out


def text(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


def test_what_templates_ask_becomes_needs_and_a_request(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "papers", "needs") == {"needs": [], "output": None}
    blank = xlsx(profile / "月报.xlsx", BLANK)
    listed = run(capsys, "papers", "reuse", str(blank), "-o", str(profile / "清单.docx"))
    assert "内部资料" in text(profile / "清单.docx")
    assert listed["title"] == "《残疾人情况月报》数据复用建议清单"
    run(capsys, "papers", "reuse", str(blank), "-o", str(profile / "放行.docx"), "--released-by", "王某")
    assert "经王某同意" in text(profile / "放行.docx")
    assert run(capsys, "papers", "needs", "-o", str(profile / "需求.xlsx"))["output"] == str(profile / "需求.xlsx")
    assert (profile / "需求.xlsx").read_bytes()[:2] == b"PK"
    needs = run(capsys, "papers", "needs", "-o", str(profile / "需求.docx"))["needs"]
    assert isinstance(needs, list)
    assert {(n["provider"], n["item"], n["uses"][0]["fields"]) for n in needs} == {
        ("云溪县残疾人联合会", "残疾人数", 2), ("云溪县民政局", "低保人数", 2),
    }  # fmt: skip
    made = run(
        capsys, "papers", "request", "云溪县民政局", "-o", str(profile / "函.docx"), "--term", "自同意之日起半年"
    )
    assert "五、使用时限。自同意之日起半年。" in text(profile / "函.docx")
    (one,) = run(capsys, "papers", "list")["requests"]  # type: ignore[misc]
    assert (one["id"], one["state"], one["items"], one["due"]) == (made["request"], "drafted", ["低保人数"], None)


def test_a_request_goes_its_way_and_a_step_is_undone(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "papers", "reuse", str(xlsx(profile / "月报.xlsx", BLANK)), "-o", str(profile / "清单.docx"))
    out = str(profile / "函.docx")
    id = str(run(capsys, "papers", "request", "云溪县残疾人联合会", "-o", out)["request"])
    sent = run(capsys, "papers", "step", id[:10], "sent", "--day", "2099-03-02")["request"]
    assert (sent["state"], sent["due"], sent["certain"]) == ("sent", "2099-03-16", False)  # type: ignore[index]
    assert run(capsys, "papers", "call", id, "call")["request"]["calls"]  # type: ignore[index]
    assert run(capsys, "papers", "undo", id)["request"]["state"] == "drafted"  # type: ignore[index]
    refused = run(capsys, "papers", "step", id, "delivered", code=1)
    assert refused["error"]["code"] == "request.step"  # type: ignore[index]
    assert run(capsys, "papers", "step", id, "lost", code=1)["error"]["code"] == "request.step"  # type: ignore[index]


def test_differences_become_a_letter_that_asks_to_verify(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = {"item": "低保人数", "subject": "甲坪村", "theirs": "30", "ours": "31", "provider": "云溪县民政局"}
    (profile / "差异.json").write_text(json.dumps({"differences": [one]}), encoding="utf-8")
    run(capsys, "papers", "verify", str(profile / "差异.json"), "-o", str(profile / "校核.docx"))
    assert "经比对存在差异" in text(profile / "校核.docx")
    (profile / "差异.json").write_text("[]", encoding="utf-8")
    failed = run(capsys, "papers", "verify", str(profile / "差异.json"), "-o", str(profile / "x.docx"), code=1)
    assert failed["error"]["code"] == "paper.differences"  # type: ignore[index]
    assert not (profile / "x.docx").exists()


def test_no_cover_note_accuses_and_none_is_written_over(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(profile / "函.docx")
    cover = ["papers", "cover", "云溪县民政局", "残疾人情况月报", "2026年4月", "-o", out]
    run(capsys, *cover, "--note", "乙坪村数据为实地核查数")
    assert "（1）乙坪村数据为实地核查数" in text(Path(out))
    assert run(capsys, *cover, code=1)["error"]["code"] == "output.exists"  # type: ignore[index]
    bad = run(capsys, *cover, "--force", "--note", "贵局逾期未答复", code=1)
    assert bad["error"]["code"] == "paper.word"  # type: ignore[index]


def test_what_nobody_asks_for_is_not_requested(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failed = run(capsys, "papers", "request", "云溪县民政局", "-o", str(profile / "x.docx"), code=1)
    assert failed["error"]["code"] == "paper.no_need"  # type: ignore[index]
