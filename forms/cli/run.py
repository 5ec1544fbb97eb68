"""From arguments to an exit code: 0 done, 1 refused or failed, 2 wrong usage."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

import forms
from forms.cli import (
    decide,
    demo,
    fill,
    ingest,
    init,
    inspect,
    match,
    narrative,
    notice,
    pack,
    papers,
    report,
    sources,
    statistics,
    sync,
    templates,
)
from forms.cli.console import Out
from forms.errors import Cancelled, FormsError
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.workspace import Workspace

COMMANDS: tuple[ModuleType, ...] = (
    init,
    ingest,
    inspect,
    fill,
    match,
    sources,
    sync,
    decide,
    notice,
    narrative,
    pack,
    papers,
    report,
    templates,
    statistics,
    demo,
)
Window = Callable[["Workspace"], int]
Painter = Callable[[str], bytes]


def main(argv: Sequence[str], window: Window | None = None, to_png: Painter | None = None) -> int:
    """Run one command.

    `window` opens the desktop on a profile, `to_png` makes a picture of a drawing (SVG); the entry point hands them in,
    so that nothing here knows a window.
    """
    try:
        args = parser().parse_args(list(argv))
    except SystemExit as leaving:  # argparse leaves by itself: 2 for wrong usage, 0 for --help and --version
        return leaving.code if isinstance(leaving.code, int) else 2
    out = Out.make(args.json, language())
    args.window, args.to_png = window, to_png
    return guarded(args.run, args, out)


def parser() -> ArgumentParser:
    """The parser of all commands; what a command takes stands in its own module."""
    top = ArgumentParser(prog="fillonce", description=word("cli.about", language()))
    top.add_argument("--version", action="version", version=f"fillonce {forms.__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    return top


def guarded(command: Callable[[Namespace, Out], int], args: Namespace, out: Out) -> int:
    """Run a command so that every failure is a sentence and exit code 1, never a traceback.

    FILLONCE_DEBUG=1 shows the traceback of a defect; without it only its kind and place are told, as a message
    could hold what stood in somebody's file.
    """
    try:
        return command(args, out)
    except FormsError as error:
        return failed(out, error.code, error.context)
    except (Cancelled, KeyboardInterrupt):
        return failed(out, "cli.cancelled", {})
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        return failed(out, "cli.system", {"file": error.filename or "", "why": error.strerror or type(error).__name__})
    except Exception as error:
        if os.environ.get("FILLONCE_DEBUG"):
            raise
        return failed(out, "cli.defect", {"kind": type(error).__name__, "place": _place(error)})


def failed(out: Out, code: str, context: Mapping[str, object]) -> int:
    """Say an error to people and programs; the answer is exit code 1."""
    message = out.complain(code, context)
    out.document({"error": {"code": code, "message": message}})
    return 1


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
