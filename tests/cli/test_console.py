"""What commands print: one JSON document for programs, aligned tables for people."""

from __future__ import annotations

import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from forms.cli.console import Out


def out_into(as_json: bool = False) -> tuple[Out, io.StringIO]:
    stream = io.StringIO()
    console = Console(file=stream, width=80)
    return Out(as_json, "zh", console, Console(file=io.StringIO())), stream


def test_columns_of_chinese_text_are_aligned() -> None:
    out, stream = out_into()
    out.table(("cli.head.file", "cli.head.facts"), [("低保.xlsx", "12"), ("abc", "7")])
    lines = [line for line in stream.getvalue().splitlines() if "│" in line]
    assert len({cell_len(line.split("│")[0]) for line in lines}) == 1


def test_text_from_files_is_no_markup() -> None:
    out, stream = out_into()
    out.table(("cli.head.file",), [("[red]x[/red]",)])
    out.line("[bold]y[/bold]")
    assert "[red]x[/red]" in stream.getvalue()
    assert "[bold]y[/bold]" in stream.getvalue()


def test_no_colour_codes_without_a_terminal() -> None:
    out, stream = out_into()
    out.line("x", style="bold red")
    assert "\x1b" not in stream.getvalue()


@pytest.mark.parametrize(("steps", "end"), [([(0, 4), (2, 4)], "4/4"), ([], "")])
def test_progress_ends_full_or_not_at_all(steps: list[tuple[int, int]], end: str) -> None:
    stream = io.StringIO()
    out = Out(False, "zh", Console(file=io.StringIO()), Console(file=stream, width=80))
    with out.watching("cli.reading") as watcher:
        for done, total in steps:
            watcher.step(done, total, "a.xlsx")
    assert end in stream.getvalue()
    assert bool(stream.getvalue().strip()) == bool(end)


def test_a_document_is_one_json_value_in_utf8(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = out_into(as_json=True)
    out.document({"名": "值"})
    printed = capsys.readouterr().out
    assert json.loads(printed) == {"名": "值"}
    assert "名" in printed


def test_people_get_no_document(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = out_into(as_json=False)
    out.document({"a": 1})
    assert capsys.readouterr().out == ""
