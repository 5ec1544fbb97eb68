"""``fillonce sources`` list, changes, typical, dispose, uses, compare: what is held of shared sources, and for how long."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TypeAlias

from forms.cli.access import open_workspace
from forms.cli.console import Out
from forms.errors import FormsError
from forms.sentences import language, word
from forms.values.text import normal

Actions: TypeAlias = "_SubParsersAction[ArgumentParser]"
Command = Callable[[Namespace, Out], int]


def commands(actions: Actions) -> Iterable[tuple[ArgumentParser, Command]]:
    listing = actions.add_parser("list", help=word("cli.help.sources.list", language()))
    changing = actions.add_parser("changes", help=word("cli.help.sources.changes", language()))
    changing.add_argument("name", metavar="NAME", help=word("cli.help.sources.name", language()))
    typical = actions.add_parser("typical", help=word("cli.help.sources.typical", language()))
    typical.add_argument(
        "words", nargs="?", default="", metavar="WORDS", help=word("cli.help.sources.words", language())
    )
    ending = actions.add_parser("dispose", help=word("cli.help.sources.dispose", language()))
    ending.add_argument("delivery", nargs="?", default="", metavar="ID", help=word("cli.help.sources.id", language()))
    ending.add_argument("--ended", action="store_true", help=word("cli.help.sources.ended", language()))
    uses = actions.add_parser("uses", help=word("cli.help.sources.uses", language()))
    comparing = actions.add_parser("compare", help=word("cli.help.sources.compare", language()))
    comparing.add_argument("delivery", metavar="ID", help=word("cli.help.sources.id", language()))
    return (
        (listing, run_list), (changing, run_changes), (typical, run_typical), (ending, run_dispose), (uses, run_uses),
        (comparing, run_compare),
    )  # fmt: skip


def run_list(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        catalogues, deliveries = workspace.sources.catalogues(), workspace.sources.deliveries()
        endpoints = workspace.sources.endpoints.all()
    out.table(
        ("cli.head.catalogue", "cli.head.version", "cli.head.items", "cli.head.proposable"),
        [(c.name, c.version, str(c.items), str(c.proposable if c.counts else 0)) for c in catalogues],
    )
    out.table(
        ("cli.head.id", "cli.head.provider", "cli.head.file", "cli.head.facts", "cli.head.state", "cli.head.until"),
        [
            (d.id[:8], d.provider, d.file, str(d.facts), out.text(f"delivery.state.{d.state}"), d.until)
            for d in deliveries
        ],
    )
    out.document(
        {
            "catalogues": [asdict(c) | {"attributes": dict(c.attributes)} for c in catalogues],
            "deliveries": [asdict(d) for d in deliveries],
            "endpoints": [asdict(e) for e in endpoints],
        }
    )
    return 0


def run_changes(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        before, after, changes = workspace.sources.changes(args.name)
    if after is None:
        raise FormsError("catalogue.unknown", name=args.name)
    rows = [(out.text(f"catalogue.{c.what}"), c.provider, c.entry, c.item, c.before, c.after) for c in changes]
    heads = (
        "cli.head.change",
        "cli.head.provider",
        "cli.head.catalogue",
        "cli.head.item",
        "cli.head.before",
        "cli.head.after",
    )
    out.table(heads, rows)
    versions = {"before": before.version if before else None, "after": after.version}
    out.document({"name": args.name, **versions, "changes": [asdict(change) for change in changes]})
    return 0


def run_typical(args: Namespace, out: Out) -> int:
    from forms.sharing.starter import starter

    words = [normal(word) for word in args.words.split()]
    found = [
        t for t in starter()
        if all(w in normal(f"{t.base} {t.item.catalogue} {t.item.item} {t.item.provider}") for w in words)
    ]  # fmt: skip
    out.say("catalogue.typical")
    heads = ("cli.head.base", "cli.head.catalogue", "cli.head.item", "cli.head.provider", "cli.head.attribute")
    out.table(heads, [(t.base, t.item.catalogue, t.item.item, t.item.provider, t.item.attribute) for t in found])
    out.document({"typical": [{"base": t.base, **asdict(t.item)} for t in found]})
    return 0


def run_dispose(args: Namespace, out: Out) -> int:
    if bool(args.delivery) == args.ended:
        raise FormsError("delivery.which")
    with open_workspace(args) as workspace:
        desk = workspace.sources.delivered
        if args.ended:
            gone = [(line.id, line.facts) for line in desk.dispose_ended()]
        else:
            gone = [(desk.find(args.delivery).id, desk.dispose(args.delivery))]
    for id, facts in gone:
        out.say("delivery.gone", {"delivery": id[:8], "facts": facts})
    if not gone:
        out.say("delivery.none_ended")
    out.document({"disposed": [{"id": id, "facts": facts} for id, facts in gone]})
    return 0


def run_uses(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        uses = workspace.sources.delivered.uses()
    heads = ("cli.head.day", "cli.head.provider", "cli.head.title", "cli.head.used_values")
    out.table(heads, [(u.day, u.provider, u.title, str(u.values)) for u in uses])
    out.document({"uses": [asdict(use) for use in uses]})
    return 0


def run_compare(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.sources.compare(args.delivery)
    heads = ("cli.head.item", "cli.head.agree", "cli.head.differ", "cli.head.only_there", "cli.head.only_here")
    out.table(heads, [(i.item, *map(str, (i.agree, i.differ, i.only_there, i.only_here))) for i in found.lines])
    sides = ("cli.head.item", "cli.head.subject", "cli.head.theirs", "cli.head.ours")
    out.table(sides, [(d.item, d.subject, d.theirs, d.ours) for d in found.differences])
    out.document(asdict(found) | {"agreements": found.agreements})
    return 0
