"""The one entry point: without a command the window opens, with one forms.cli takes over and no Qt is loaded."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.workspace import Workspace


def main(argv: Sequence[str] | None = None) -> int:
    """Run `argv` (the process's own arguments without one); the answer is the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    window, rest = _window_options().parse_known_args(args)
    if rest:
        from forms.cli import main as command

        return command(args, _on_workspace, _to_png)
    folder = window.profile or os.environ.get("FILLONCE_PROFILE")
    return _open(Path(folder) if folder else None, window.exit_after_first_paint, None)


def _window_options() -> ArgumentParser:
    """What may stand without a command; everything else belongs to a command."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--exit-after-first-paint", action="store_true")
    return parser


def _on_workspace(workspace: Workspace) -> int:
    return _open(None, False, workspace)


def _to_png(svg: str) -> bytes:
    from desktop.picture import png

    return png(svg)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt will find a screen, or was told to do without one."""
    if platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _open(folder: Path | None, exit_after_first_paint: bool, workspace: Workspace | None) -> int:
    if not has_display(os.environ, sys.platform):
        from forms.sentences import language, word

        sys.stderr.write(word("cli.no_display", language()) + "\n")
        return 1
    from desktop.features import read_no_sources

    read_no_sources()
    from desktop.app import run

    passphrase = os.environ.get("FILLONCE_PASSPHRASE") or None
    return run(
        sys.argv[:1],
        profile_folder=folder,
        passphrase=passphrase,
        exit_after_first_paint=exit_after_first_paint,
        workspace=workspace,
    )


if __name__ == "__main__":
    sys.exit(main())
