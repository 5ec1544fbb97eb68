"""``fillonce demo``: an invented township's reports in, five templates filled, nothing kept but the filled files."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli import ingest, sources
from forms.cli.access import add_json
from forms.cli.console import Out
from forms.cli.jsondraft import draft_json
from forms.cli.show import counts, show_draft
from forms.progress import Silent
from forms.recording.subjects import subject_name
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.workspace import Workspace

UNIT = "松云镇"
CODE = "999001101"  # no such division: codes beginning with 99 are not given out
OUTPUT = Path("fillonce-demo")
SHOWN = 6  # fields of one decision; the whole is in the JSON and in the window


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("demo", help=word("cli.help.demo", language()))
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.workspace import Workspace

    out.say("cli.notice", style="bold")
    with ExitStack() as stack:
        folder = stack.enter_context(as_file(files("resources") / "demo"))
        workspace = stack.enter_context(Workspace.throwaway(UNIT, CODE))
        said = _learn(workspace, folder, out)
        said["templates"] = [_fill(workspace, template, out) for template in _files(folder / "blank")]
        out.say("cli.demo.done", {"folder": OUTPUT.resolve()})
        out.document(said)
        if args.window and not args.json and may_show_window(os.environ, sys.platform, sys.stdout.isatty()):
            out.say("cli.demo.window")
            return int(args.window(workspace))
    out.say("cli.demo.no_window")
    return 0


def _learn(workspace: Workspace, folder: Path, out: Out) -> dict[str, Any]:
    past = _files(folder / "past")
    out.say("cli.demo.reading", {"unit": UNIT, "files": len(past)})
    with out.watching("cli.reading") as watcher:
        report = workspace.ingest(past, watcher)
    ingest.show(report, out)
    catalogues = [sources.imported(workspace, path) for path in _files(folder / "shared")]
    sources.show_imports(catalogues, out)
    return {"ingest": ingest.as_json(report, out)}


def _fill(workspace: Workspace, template: Path, out: Out) -> dict[str, Any]:
    """One template filled into OUTPUT; a file that an earlier demo left there is replaced."""
    OUTPUT.mkdir(exist_ok=True)
    out.line()
    draft = workspace.draft(template, None, None, Silent())
    subject = subject_name(draft.subject, workspace.unit_name)
    written = workspace.write(draft, template, OUTPUT / template.name, force=True)
    show_draft(draft, subject, out, most=SHOWN)
    for note in written.notes:
        out.say(note.code, note.context)
    out.say("cli.fill.written", {"file": written.output, "cells": written.written})
    return draft_json(draft, subject, written.output, written.notes, out.language) | {"counts": dict(counts(draft))}


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".xlsx", ".xls", ".docx", ".csv"))


def may_show_window(environment: Mapping[str, str], platform: str, terminal: bool) -> bool:
    """Whether a person sits before a display: a terminal, and a screen that Qt was not told to do without."""
    if not terminal or environment.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal"):
        return False
    return platform in ("win32", "darwin") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
