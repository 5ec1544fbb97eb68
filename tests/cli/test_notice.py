"""`fillonce notice` and `fillonce tasks`."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from forms.cli import main
from forms.workspace import Workspace
from tests.cli.test_commands import Run, run
from tests.journey.packs.sheets import summary

__all__ = ["run"]  # the fixture
TEXT = "请各镇于4月28日17:00前将《低保统计表》报县民政局，联系人：李明 13900000000。文件以“XX镇+表名”命名。"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "通知.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_a_notice_is_read_without_a_profile(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "read", str(notice), "--received", "2026-04-20", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["deadline"]["value"] == {"date": "2026-04-28", "time": "17:00", "part": "", "stage": "up", "within": ""}
    assert said["deadline"]["sure"] is True
    (words,) = said["deadline"]["words"]
    assert TEXT[words["start"] : words["end"]] == words["text"] == "4月28日17:00前"
    assert said["contacts"][0]["value"]["phones"] == ["13900000000"]
    assert said["naming"]["value"] == "XX镇+表名"
    assert said["base"]["from"] == "told"


def test_a_notice_for_people_is_a_table(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "read", str(notice)]) == 0
    assert "XX镇+表名" in capsys.readouterr().out


def test_an_empty_notice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "空.txt"
    file.write_text(" \n", encoding="utf-8")
    assert main(["notice", "read", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "notice.empty"


def test_a_day_that_is_none_is_wrong_usage(notice: Path) -> None:
    assert main(["notice", "read", str(notice), "--today", "soon"]) == 2


def test_a_notice_becomes_a_task_that_is_done_and_reopened(run: Run, notice: Path, tmp_path: Path) -> None:
    assert run("init", "--unit", "云溪镇")[0] == 0
    code, said = run("notice", "take", notice, "--received", "2026-04-20")
    assert code == 0
    number = said["task"]["id"]
    (listed,) = run("tasks")[1]["tasks"]
    assert (listed["title"], listed["file_name"], listed["unresolved"]) == ("低保统计表", "云溪镇低保统计表", [])
    assert run("tasks", "done", number[:6])[1]["task"]["state"] == "done"
    assert run("tasks", "list")[1]["tasks"] == []
    assert [task["state"] for task in run("tasks", "list", "--all")[1]["tasks"]] == ["done"]
    assert run("tasks", "reopen", number)[1]["task"]["state"] == "open"
    assert run("tasks", "drop", number)[1]["task"]["state"] == "dropped"
    assert run("tasks", "drop", "ffff")[1]["error"]["code"] == "task.unknown"


def test_a_task_by_hand_is_exported_to_a_calendar(run: Run, tmp_path: Path) -> None:
    assert run("init", "--unit", "云溪镇")[0] == 0
    assert run("tasks", "add", "年报", "--due", "2026-12-31")[0] == 0
    out = tmp_path / "待办.ics"
    assert run("tasks", "export", out)[1] == {"output": str(out), "tasks": 1}
    assert "SUMMARY:年报" in out.read_text(encoding="utf-8")
    assert run("tasks", "export", out)[1]["error"]["code"] == "output.exists"
    assert run("tasks", "export", out, "--todo", "--force")[0] == 0
    assert "BEGIN:VTO" + "DO" in out.read_text(encoding="utf-8")


def test_an_office_adds_its_holidays(run: Run, tmp_path: Path) -> None:
    assert run("init", "--unit", "云溪镇")[0] == 0
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_text(json.dumps({"years": {"2031": {"rest": ["2031-10-01/2031-10-07"]}}}), encoding="utf-8")
    bad.write_text("[]", encoding="utf-8")
    assert run("tasks", "holidays", good)[1] == {"years": [2024, 2025, 2026, 2031]}
    assert run("tasks", "holidays", bad)[1]["error"]["code"] == "calendar.bad"


def test_the_form_that_came_along_goes_to_the_templates(
    run: Run, notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "--unit", "云溪镇")
    form = summary(tmp_path / "低保统计表.xlsx")
    capsys.readouterr()
    arguments = ["notice", "take", str(notice), "--received", "2026-04-20", "--attachment", str(form)]
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["task"]["file"] == "低保统计表.xlsx"
    with Workspace.open(Path(os.environ["FILLONCE_PROFILE"]), os.environ["FILLONCE_PASSPHRASE"]) as workspace:
        (kept,) = workspace.templates.lines()
        (task,) = workspace.tasks.open(dt.date(2026, 4, 20))
    assert (kept.file, kept.id) == ("低保统计表.xlsx", task.template)
