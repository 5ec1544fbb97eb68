"""Options that several commands share: the profile and its key, the period, JSON."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import FormsError
from forms.sentences import language, sentence, word

if TYPE_CHECKING:
    from forms.workspace import Workspace


def add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=word("cli.help.json", language()))


def add_profile(parser: ArgumentParser) -> None:
    parser.add_argument("--profile", type=Path, metavar="DIR", help=word("cli.help.profile", language()))


def period(text: str) -> str:
    """YYYY, YYYYH1, YYYYQ1, YYYY-MM or YYYY-MM-DD, else wrong usage."""
    from forms.values.periods import parse_option

    try:
        parse_option(text)
    except FormsError as error:
        raise ArgumentTypeError(word("cli.usage.period", language())) from error
    return text


def folder(args: Namespace) -> Path:
    """The profile's folder: --profile, else FILLONCE_PROFILE.

    Raises FormsError ``cli.no_profile`` where neither names one.
    """
    given = args.profile or os.environ.get("FILLONCE_PROFILE")
    if not given:
        raise FormsError("cli.no_profile")
    return Path(given)


def passphrase() -> str | None:
    """FILLONCE_PASSPHRASE, which wins over the system's keyring where it is set."""
    return os.environ.get("FILLONCE_PASSPHRASE") or None


def file_password(file_name: str) -> str | None:
    """The password of a locked file: FILLONCE_FILE_PASSWORD, else typed on a terminal. Never an option: those are seen."""
    given = os.environ.get("FILLONCE_FILE_PASSWORD")
    if given:
        return given
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    return getpass.getpass(sentence("cli.ask.file_password", {"file": file_name}, language()), sys.stderr) or None


def new_file_password() -> str | None:
    """The password to lock a file with: FILLONCE_FILE_PASSWORD, else typed on a terminal."""
    given = os.environ.get("FILLONCE_FILE_PASSWORD")
    if given or not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return given or None
    return getpass.getpass(sentence("cli.report.ask_password", {}, language()), sys.stderr) or None


def open_workspace(args: Namespace) -> Workspace:
    """The profile that the arguments name, opened with the passphrase, the recovery key or the keyring."""
    named = folder(args)
    from forms.workspace import Workspace

    workspace = Workspace.open(named, passphrase(), os.environ.get("FILLONCE_RECOVERY_KEY") or None)
    workspace.opener.ask = file_password
    return workspace
