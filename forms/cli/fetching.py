"""``fillonce sources`` connect, fetch, disconnect: endpoints of other offices. A secret is never an option: those are seen."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from forms.cli.access import open_workspace
from forms.cli.console import Out
from forms.cli.notice import day
from forms.errors import FormsError
from forms.model.endpoints import Endpoint
from forms.model.reports import Problem, SourceImport
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.cli.held import Actions, Command
    from forms.workspace import Workspace

_VARIABLE = "FILLONCE_ENDPOINT_SECRET"


def commands(actions: Actions) -> Iterable[tuple[ArgumentParser, Command]]:
    connecting = actions.add_parser("connect", help=word("cli.help.sources.connect", language()))
    connecting.add_argument("name", metavar="NAME", help=word("cli.help.sources.endpoint", language()))
    connecting.add_argument("address", metavar="ADDRESS", help=word("cli.help.sources.address", language()))
    kinds = ("http", "ckan", "folder", "postgresql")
    connecting.add_argument("--kind", choices=kinds, default="http", help=word("cli.help.sources.kind", language()))
    for option in ("provider", "header", "token-url", "client", "scope", "view", "columns", "purpose"):
        said = word(f"cli.help.sources.{option.replace('-', '_')}", language())
        default = "X-API-Key" if option == "header" else ""
        connecting.add_argument(f"--{option}", default=default, metavar="TEXT", help=said)
    ways = ("none", "key", "oauth2")
    connecting.add_argument("--auth", choices=ways, default="none", help=word("cli.help.sources.auth", language()))
    connecting.add_argument("--until", type=day, metavar="DAY", help=word("cli.help.sources.until", language()))
    connecting.add_argument("--plain", action="store_true", help=word("cli.help.sources.plain", language()))
    getting = actions.add_parser("fetch", help=word("cli.help.sources.fetch", language()))
    getting.add_argument("names", nargs="*", metavar="NAME", help=word("cli.help.sources.endpoint", language()))
    getting.add_argument("--good-rows", action="store_true", help=word("cli.help.sources.good_rows", language()))
    leaving = actions.add_parser("disconnect", help=word("cli.help.sources.disconnect", language()))
    leaving.add_argument("name", metavar="NAME", help=word("cli.help.sources.endpoint", language()))
    return (connecting, run_connect), (getting, run_fetch), (leaving, run_disconnect)


def run_connect(args: Namespace, out: Out) -> int:
    endpoint = Endpoint(
        args.name, args.kind, args.address, args.provider or args.name, args.auth, args.header, args.token_url,
        args.client, args.scope, args.view, args.purpose, args.until.isoformat() if args.until else "", args.plain, args.columns,
    )  # fmt: skip
    with open_workspace(args) as workspace:
        workspace.sources.endpoints.put(endpoint, _secret(endpoint))
    out.say("endpoint.kept", {"name": endpoint.name})
    out.document(asdict(endpoint))
    return 0


def _secret(endpoint: Endpoint) -> str:
    """FILLONCE_ENDPOINT_SECRET, else typed on a terminal where one is needed."""
    given = os.environ.get(_VARIABLE, "")
    needed = endpoint.auth != "none" or endpoint.kind == "postgresql"
    if given or not needed or not (sys.stdin and sys.stdin.isatty()):
        return given
    return getpass.getpass(word("cli.ask.secret", language()))


def run_fetch(args: Namespace, out: Out) -> int:
    from forms.cli.sources import import_json, show_imports

    done: list[SourceImport] = []
    with open_workspace(args) as workspace:
        for name in args.names or [one.name for one in workspace.sources.endpoints.all()]:
            done += _fetched(workspace, name, args.good_rows)
    show_imports(done, out)
    out.document({"files": [import_json(one, out) for one in done]})
    return int(any(one.error for one in done))


def _fetched(workspace: Workspace, name: str, good_rows: bool) -> Iterable[SourceImport]:
    """One that is down doesn't hold up the others."""
    try:
        return workspace.sources.endpoints.fetch(name, good_rows=good_rows)
    except FormsError as error:
        context = tuple((key, str(value)) for key, value in error.context.items())
        return (SourceImport(name, "", error=Problem(error.code, context)),)


def run_disconnect(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        workspace.sources.endpoints.remove(args.name)
    out.say("endpoint.removed", {"name": args.name})
    out.document({"name": args.name})
    return 0
