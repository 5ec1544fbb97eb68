"""`fillonce profile`: conflicts are listed and settled, decisions undone, questions answered, persons explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.cli import main
from tests.cli.test_commands import Run, run
from tests.recording.reports import PERSONS, ROSTER, SUMMARY
from tests.recording.test_exports import dump
from tests.workspace.files import xlsx

__all__ = ["run"]  # the fixture


@pytest.fixture
def disputed(run: Run, tmp_path: Path) -> Run:
    """A profile of two reports that differ in one village's persons, and a roster."""
    assert run("init", "--unit", "云溪镇", "--code", "999101")[0] == 0
    other = SUMMARY.replace("| 5 |", "| 6 |")
    files = [xlsx(tmp_path / f"{n}.xlsx", table) for n, table in (("a", SUMMARY), ("b", other), ("c", ROSTER))]
    assert run("ingest", *files)[0] == 0
    return run


def conflicts(run: Run) -> list[dict[str, object]]:
    code, said = run("profile", "conflicts")
    assert code == 0
    return list(said["conflicts"])


def test_a_conflict_shows_all_sides_with_their_files(disputed: Run) -> None:
    (found,) = conflicts(disputed)
    sides = {side["value"]: [p["file"] for p in side["provenance"]] for side in found["sides"]}  # type: ignore[attr-defined]
    assert (found["about"], sides) == ("甲坪村", {"5": ["a.xlsx"], "6": ["b.xlsx"]})


def test_what_is_settled_is_no_conflict_until_it_is_undone(disputed: Run) -> None:
    number = str(conflicts(disputed)[0]["id"])
    assert disputed("profile", "settle", number[:8], "--side", 1, "--note", "核对过")[0] == 0
    assert conflicts(disputed) == []
    (made,) = disputed("profile", "decisions")[1]["decisions"]
    assert (made["what"], made["state"], made["note"]) == ("settlement", "live", "核对过")
    assert disputed("profile", "undo", made["id"])[0] == 0
    assert len(conflicts(disputed)) == 1
    assert [d["what"] for d in disputed("profile", "decisions")[1]["decisions"]] == ["undo"]
    assert len(disputed("profile", "decisions", "--all")[1]["decisions"]) == 2


def test_another_value_may_be_given(disputed: Run) -> None:
    number = str(conflicts(disputed)[0]["id"])
    assert disputed("profile", "settle", number, "--value", "7")[0] == 0
    assert disputed("profile", "decisions")[1]["decisions"][0]["value"] in (7, "7")


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("settle", "ffff", "--side", 1), "conflict.unknown"),
        (("settle", "", "--side", 1), "conflict.unknown"),
        (("undo", "ffff"), "decision.unknown"),
        (("answer", "ffff", "yes"), "question.unknown"),
        (("why", "没有这个人"), "subject.not_known"),
    ],
)
def test_an_unknown_number_is_refused(disputed: Run, argv: tuple[object, ...], code: str) -> None:
    status, said = disputed("profile", *argv)
    assert (status, said["error"]["code"]) == (1, code)


def test_a_side_that_is_not_there_is_refused(disputed: Run) -> None:
    number = str(conflicts(disputed)[0]["id"])
    for side in (0, 3):
        assert disputed("profile", "settle", number, "--side", side)[1]["error"]["code"] == "conflict.no_side"
    assert len(conflicts(disputed)) == 1


def test_why_says_where_a_person_stands(disputed: Run) -> None:
    for name in (f"p:{PERSONS[0]}", PERSONS[0], "张一甲"):
        (row,) = disputed("profile", "why", name)[1]["rows"]
        assert (row["rule"], [place["file"] for place in row["rows"]]) == ("same_id", ["c.xlsx"])


def test_without_questions_there_is_nothing_to_answer(disputed: Run) -> None:
    assert disputed("profile", "questions") == (0, {"questions": []})


def test_people_read_tables(disputed: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "conflicts"]) == 0
    shown = capsys.readouterr().out
    assert "甲坪村" in shown
    assert "b.xlsx" in shown
    assert main(["profile", "why", "张一甲"]) == 0
    assert "c.xlsx" in capsys.readouterr().out


def test_the_units_settings_are_shown_and_changed(run: Run) -> None:
    assert run("init", "--unit", "云溪镇", "--code", "999101")[0] == 0
    code, said = run("profile", "unit", "--telephone", "02362345678", "--address", "云溪大道1号")
    assert (code, said["changed"], said["unit"]["telephone"]) == (0, ["address", "telephone"], "023-62345678")
    assert run("profile", "unit")[1]["unit"]["address"] == "云溪大道1号"
    assert run("profile", "unit", "--credit-code", "123")[0] == 1


def test_bad_input_is_told_by_reason_with_its_first_place(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "--unit", "云溪镇", "--code", "999101")[0] == 0
    bad = SUMMARY.replace("| 9 |", "| 九户 |").replace("| 2 | 2 |", "| 2 | 约2 |")
    path = xlsx(tmp_path / "a.xlsx", bad)
    told = run("ingest", path)[1]["files"][0]["unread"]
    assert [(u["location"], u["code"]) for u in told] == [
        ("表!C5", "unread.doubt_unit"),
        ("表!C6", "unread.doubt_about"),
    ]


def test_an_order_of_trust_is_set_listed_and_undone(run: Run, tmp_path: Path) -> None:
    assert run("init", "--unit", "云溪镇")[0] == 0
    code, said = run("profile", "trust", "set", "低保系统", "本单位报表", "--about", "低保")
    assert code == 0
    (order,) = said["orders"]
    assert (order["about"], order["systems"]) == ("低保", ["低保系统", "本单位报表"])
    assert run("profile", "trust", "set", "低保系统")[1]["error"]["code"] == "trust.too_few"
    assert run("profile", "trust", "fill", "abc")[1]["error"]["code"] == "conflict.unknown"
    assert run("profile", "undo", order["id"])[0] == 0
    assert run("profile", "trust", "list")[1] == {"orders": [], "fills": []}


def test_dumps_of_a_system_are_taken_in_for_their_day(run: Run, tmp_path: Path) -> None:
    assert run("init", "--unit", "云溪镇")[0] == 0
    path = dump(tmp_path / "导出.xlsx")
    code, said = run("ingest", path, "--as-export", "低保系统")
    assert (code, said["files"][0]["error"]["code"]) == (1, "export.no_date")
    assert run("ingest", path, "--as-of", "2026-03-31")[1]["error"]["code"] == "export.no_system"
    code, said = run("ingest", path, "--as-export", "低保系统", "--as-of", "2026-03-31")
    assert (code, said["files"][0]["remarks"][0]["code"]) == (0, "export.given")
