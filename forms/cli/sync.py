"""``fillonce sync``: exchange with other desktops through a folder that both can reach."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import problem_json
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("sync", help=word("cli.help.sync", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    exchanging = actions.add_parser("folder", help=word("cli.help.sync.folder", language()))
    pairing = actions.add_parser("pair", help=word("cli.help.sync.pair", language()))
    for action, run in ((exchanging, run_folder), (pairing, run_pair)):
        action.add_argument("folder", type=Path, metavar="PATH", help=word("cli.help.folder", language()))
        add_profile(action)
        add_json(action)
        action.set_defaults(run=run)
    pairing.add_argument("--code", metavar="CODE", dest="pairing_code", help=word("cli.help.pairing_code", language()))


def run_folder(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace, out.watching("cli.exchanging") as watcher:
        report = workspace.sync_folder(args.folder, watcher)
    counts = {"sent": report.sent, "received": report.received, "known": report.known, "conflicts": report.conflicts}
    out.say("cli.sync.done", counts)
    for problem in report.quarantined:
        out.say(problem.code, problem.context)
    quarantined = [problem_json(problem, out.language) for problem in report.quarantined]
    out.document(counts | {"quarantined": quarantined})
    return 0


def run_pair(args: Namespace, out: Out) -> int:
    """Without a code: start, and show the code to tell the other desktop. With one: accept it."""
    with open_workspace(args) as workspace:
        if args.pairing_code:
            workspace.accept_pairing(args.folder, args.pairing_code)
            out.say("cli.sync.paired")
            out.document({"paired": True})
        else:
            code = workspace.start_pairing(args.folder)
            out.say("cli.sync.code", {"code": code, "folder": args.folder})
            out.document({"code": code})
    return 0
