"""Exit codes and errors: 0 done, 1 refused or failed, 2 wrong usage; never a traceback."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable

import pytest

from forms.cli.console import Out
from forms.cli.run import guarded, main
from forms.errors import Cancelled, FormsError


def outcome(error: BaseException) -> Callable[[Namespace, Out], int]:
    def command(args: Namespace, out: Out) -> int:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FormsError("cli.no_profile"), "cli.no_profile"),
        (Cancelled(), "cli.cancelled"),
        (KeyboardInterrupt(), "cli.cancelled"),
        (PermissionError(13, "denied", "a.xlsx"), "cli.system"),
        (ZeroDivisionError("1100001"), "cli.defect"),
    ],
)
def test_every_failure_is_exit_code_1_with_json(
    error: BaseException, code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FILLONCE_DEBUG", raising=False)
    assert guarded(outcome(error), Namespace(), Out.make(True, "zh")) == 1
    printed = capsys.readouterr()
    said = json.loads(printed.out)["error"]
    assert said["code"] == code
    assert said["message"]
    assert "Traceback" not in printed.err


def test_a_defect_does_not_tell_what_stood_in_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(outcome(ValueError("secret of a person")), Namespace(), Out.make(True, "zh"))
    printed = capsys.readouterr()
    assert "secret" not in printed.out + printed.err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nosuch"],
        ["fill", "a.xlsx"],
        ["fill", "a.xlsx", "-o", "b.xlsx", "--period", "2026-13"],
        ["fill", "a.xlsx", "-o", "b.xlsx", "--period", "Q1"],
        ["sources"],
        ["match", "--labels", "x"],
    ],
)
def test_wrong_usage_is_exit_code_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["fill", "--help"]])
def test_help_is_exit_code_0(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    assert "fillonce" in capsys.readouterr().out


def test_a_command_without_a_profile_says_how_to_name_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FILLONCE_PROFILE", raising=False)
    assert main(["ingest", "x", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "cli.no_profile"


def test_english_is_there_beside_chinese(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILLONCE_LANGUAGE", "en")
    monkeypatch.delenv("FILLONCE_PROFILE", raising=False)
    main(["ingest", "x"])
    assert "No profile folder" in capsys.readouterr().err
