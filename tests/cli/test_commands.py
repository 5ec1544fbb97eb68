"""The commands for real, on the demo's files: init, ingest, inspect, fill, sources, and the demo itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from forms.cli import main
from scripts.demo.world import NAMES, build
from scripts.make_demo import DEMO

PAST, BLANK, SHARED = (DEMO / name for name in ("past", "blank", "shared"))
TEMPLATE = next(BLANK.glob("2*.xlsx"))
Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with --json on a profile of its own; the answer is its exit code and document."""
    monkeypatch.setenv("FILLONCE_PASSPHRASE", "four plain words here")
    monkeypatch.setenv("FILLONCE_PROFILE", str(tmp_path / "历史 数据"))
    monkeypatch.chdir(tmp_path)

    def command(*argv: object) -> tuple[int, Any]:
        capsys.readouterr()
        code = main([*map(str, argv), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return command


@pytest.fixture
def filled(run: Run) -> Run:
    """The same, with two past reports read."""
    assert run("init", "--unit", "松云镇", "--code", "999001101")[0] == 0
    reports = [next(PAST.glob(start + "*")) for start in ("户籍人口", "村（社区）概况")]
    assert run("ingest", *reports)[0] == 0
    return run


def test_init_shows_the_recovery_key_and_the_notice(run: Run) -> None:
    code, said = run("init", "--unit", "松云镇")
    assert code == 0
    assert len(said["recovery_key"]) > 20
    assert "非涉密" in said["notice"]
    code, said = run("init", "--unit", "松云镇")
    assert (code, set(said)) == (1, {"error"})


def test_ingesting_again_changes_nothing(filled: Run) -> None:
    code, said = filled("ingest", next(PAST.glob("户籍人口*")))
    assert code == 0
    assert [file["status"] for file in said["files"]] == ["unchanged"]
    assert said["elements_new"] == 0


def test_a_file_that_fails_is_told_and_the_others_are_read(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"not a workbook")
    code, said = filled("ingest", tmp_path / "坏.xlsx", next(PAST.glob("畜禽*")))
    assert code == 1
    assert {file["status"] for file in said["files"]} == {"failed", "read"}
    assert all(file["error"]["message"] for file in said["files"] if file["status"] == "failed")


def test_inspect_needs_no_profile(run: Run) -> None:
    code, said = run("inspect", TEMPLATE)
    assert code == 0
    assert said["title"] == "村级基础数据核实表"
    assert {field["location"] for field in said["fields"]} >= {"核实表!B5", "核实表!L10"}
    assert [column["column"] for column in said["tables"][0]["columns"]][:2] == ["A", "B"]
    assert said["tables"][0]["first_data_row"] == 5


def test_fill_writes_what_it_says_and_no_more(filled: Run, tmp_path: Path) -> None:
    code, said = filled("fill", TEMPLATE, "-o", tmp_path / "出.xlsx", "--period", "2026Q1")
    assert code == 0
    before, after = (openpyxl.load_workbook(p).worksheets[0] for p in (TEMPLATE, said["output"]))
    changed = {c.coordinate for row in after.iter_rows() for c in row if c.value != before[c.coordinate].value}
    claimed = {
        f["location"].split("!")[1] for f in said["fields"] if f["decision"] == "filled" and "#" not in f["location"]
    }
    assert changed
    assert changed <= claimed


def test_an_existing_output_is_refused_but_by_force(filled: Run, tmp_path: Path) -> None:
    out = tmp_path / "出.xlsx"
    out.write_bytes(b"mine")
    code, said = filled("fill", TEMPLATE, "-o", out)
    assert code == 1
    assert said["error"]["code"] == "output.exists"
    assert said["output"] is None
    assert said["fields"]
    assert out.read_bytes() == b"mine"
    assert filled("fill", TEMPLATE, "-o", out, "--force")[0] == 0
    assert out.read_bytes() != b"mine"


def test_a_catalogue_marks_what_could_be_shared(filled: Run) -> None:
    code, said = filled("sources", "import", *SHARED.iterdir())
    assert code == 0
    assert said["files"][0]["kind"] == "catalogue"
    code, said = filled("sources", "check", TEMPLATE)
    assert code == 0
    assert said["counts"]["shareable"] > 0
    offered = [item for field in said["fields"] for item in field["shared"]]
    assert offered
    assert not [i for i in offered if i["attribute"] == "不予共享" or "组织部" in i["provider"]]


def test_a_wrong_passphrase_is_a_clear_error(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILLONCE_PASSPHRASE", "another one")
    code, said = filled("ingest", PAST)
    assert (code, set(said)) == (1, {"error"})
    assert said["error"]["message"]


def test_the_recovery_key_opens_where_the_passphrase_is_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    key = run("init", "--unit", "松云镇")[1]["recovery_key"]
    monkeypatch.delenv("FILLONCE_PASSPHRASE")
    monkeypatch.setenv("FILLONCE_RECOVERY_KEY", key)
    assert run("ingest", next(PAST.glob("畜禽*")))[0] == 0


def test_match_answers_in_the_order_of_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "e.tsv").write_text("id\tname\tunit\nE1\t年末户籍人口\t人\nE2\t年末户籍户数\t户\n", encoding="utf-8")
    (tmp_path / "l.tsv").write_text("label\n图书室藏书量\n年末户籍户数\n", encoding="utf-8")
    code, said = run("match", "--elements", tmp_path / "e.tsv", "--labels", tmp_path / "l.tsv")
    assert code == 0
    assert [label["label"] for label in said["labels"]] == ["图书室藏书量", "年末户籍户数"]
    assert [label["decision"] for label in said["labels"]] == ["none", "fill"]
    assert said["labels"][1]["element"] == "E2"


@pytest.fixture
def demo(run: Run) -> dict[str, Any]:
    code, said = run("demo")
    assert code == 0
    return dict(said)


def test_the_demo_fills_five_templates_and_says_why(demo: dict[str, Any]) -> None:
    assert len(list(Path("fillonce-demo").iterdir())) == 5
    assert all(Path(t["output"]).exists() for t in demo["templates"])
    decisions = {f["decision"] for t in demo["templates"] for f in t["fields"]}
    assert decisions == {"filled", "suggested", "conflict", "blank"}
    filled = [f for t in demo["templates"] for f in t["fields"] if f["decision"] == "filled"]
    assert [f["location"] for f in filled if not f["provenance"]] == []
    assert all(file["status"] == "read" for file in demo["ingest"]["files"])
    assert any(f["shared"] for t in demo["templates"] for f in t["fields"])


def test_the_demo_fills_nothing_that_the_invented_world_contradicts(demo: dict[str, Any]) -> None:
    sheet = openpyxl.load_workbook(demo["templates"][1]["output"]).worksheets[0]
    world = build()
    for row, village in enumerate(world.villages, 5):
        poor = [home for home in world.rural(3) if home.village == village.name]
        people = sum(len(home.members) for home in poor)
        truth = [village.groups, village.area, village.farmland / 15, village.households, village.population]
        truth += [village.over60, len(poor), people, village.pigs, sum(village.workers)]
        values = [sheet.cell(row, column).value for column in range(2, 12)]
        wrong = [
            (v, t) for v, t in zip(values, truth, strict=True) if v is not None and v != pytest.approx(t, rel=1e-4)
        ]
        assert wrong == [], village.name
        assert sheet.cell(row, 12).value is None  # nobody reported it
    disputed = 5 + NAMES.index("桃湾村")
    assert sheet.cell(disputed, 6).value is None
    assert sheet.cell(disputed, 5).value is not None


def test_the_demo_carries_the_roster_over(demo: dict[str, Any]) -> None:
    rows = list(
        openpyxl.load_workbook(demo["templates"][0]["output"]).worksheets[0].iter_rows(min_row=5, values_only=True)
    )
    numbers = [row[6] for row in rows if row[6]]
    assert sorted(numbers) == sorted(p.number for home in build().rural(3) for p in home.members)


def test_the_demo_may_run_twice(demo: dict[str, Any], run: Run) -> None:
    assert run("demo")[0] == 0
