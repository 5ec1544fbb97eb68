"""``fillonce profile trust``: which system is believed more where sources disagree."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.sentences import language, word


def add_to(actions: Any) -> None:
    """The command `trust` among the actions of ``fillonce profile``."""
    parser: ArgumentParser = actions.add_parser("trust", help=word("cli.help.profile.trust", language()))
    made = parser.add_subparsers(dest="trust_action", required=True, metavar="ACTION")
    listing = made.add_parser("list", help=word("cli.help.profile.trust_list", language()))
    setting = made.add_parser("set", help=word("cli.help.profile.trust_set", language()))
    setting.add_argument("systems", nargs="+", metavar="SYSTEM", help=word("cli.help.trust_systems", language()))
    setting.add_argument("--about", default="", metavar="WORDS", help=word("cli.help.trust_about", language()))
    filling = made.add_parser("fill", help=word("cli.help.profile.trust_fill", language()))
    filling.add_argument("conflict", metavar="CONFLICT", help=word("cli.help.number", language()))
    for action, run in ((listing, run_list), (setting, run_set), (filling, run_fill)):
        add_profile(action)
        add_json(action)
        action.set_defaults(run=run)


def run_list(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        trust = workspace.trusting.now()
    rows = [(o.about or out.text("trust.all"), " > ".join(o.systems), "") for o in trust.orders]
    rows += [(f.label, f.system, out.text("trust.fills")) for f in trust.fills]
    out.table(("cli.head.counts", "cli.head.systems", "cli.head.state"), rows)
    out.document(
        {
            "orders": [{"id": o.id, "about": o.about, "systems": list(o.systems)} for o in trust.orders],
            "fills": [{"id": f.id, "system": f.system, "element": f.element, "label": f.label} for f in trust.fills],
        }
    )
    return 0


def run_set(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        workspace.trusting.set_order(args.systems, args.about)
    return run_list(args, out)


def run_fill(args: Namespace, out: Out) -> int:
    from forms.cli.decide import chosen

    with open_workspace(args) as workspace:
        workspace.trusting.fill(chosen(args.conflict, workspace.conflicts(), "conflict.unknown"))
    return run_list(args, out)
