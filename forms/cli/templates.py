"""``fillonce templates check``: what an office should know of a template before it is published."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import shared_json
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.documents.convert import Finder
    from forms.model.prepublish import AskedItem, PublishCheck

MOST_UNITS = 100_000


def units(text: str) -> int:
    """At least 1, else wrong usage."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_UNITS):
        raise ArgumentTypeError(word("cli.usage.units", language()))
    return int(text)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("templates", help=word("cli.help.templates", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help=word("cli.help.templates.check", language()))
    check.add_argument("template", type=Path, metavar="FILE", help=word("cli.help.template", language()))
    check.add_argument("--units", type=units, default=1, metavar="N", help=word("cli.help.units", language()))
    add_papers(check, run_check)


def add_papers(parser: ArgumentParser, run: object) -> None:
    """Options of a command that may write a paper."""
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help=word("cli.help.check_paper", language()))
    parser.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run_check(args: Namespace, out: Out) -> int:
    from forms.journey.publish_paper import publish_docx

    with open_workspace(args) as workspace:
        check = workspace.templates.look_over(args.template, dt.date.today(), args.units)
        find = workspace.opener.find
    written = write_paper(publish_docx(check), args.output, args.force, find, out) if args.output else ""
    if not out.as_json:
        _show(check, out)
    out.document(_check_json(check) | {"output": written or None})
    return 0


def write_paper(docx: bytes, path: Path, force: bool, find: Finder, out: Out) -> str:
    """A paper as Word or, by its ending, as PDF through the office program. FormsError paper.no_office, output.*."""
    from forms.documents.convert import as_pdf
    from forms.documents.writer import save

    data = as_pdf(docx, find) if path.suffix.lower() == ".pdf" else docx
    saved = save(data, path, force)
    out.say("cli.report.written", {"file": saved.name})
    return str(saved)


def _show(check: PublishCheck, out: Out) -> None:
    from forms.journey.burden_papers import account_words
    from forms.journey.publish_paper import why

    words = account_words(out.language == "en")
    heads = ("cli.head.location", "cli.head.label", "cli.head.advice", "cli.head.why")
    out.table(
        heads, [(i.where, " / ".join(i.path), out.text(f"advice.{i.advice}"), why(i, words)) for i in check.items]
    )
    for one in check.overlaps:
        out.say("cli.templates.overlap", {"title": one.title, "same": one.same, "asked": one.asked})
    context = {"items": len(check.items), "held": check.held, "shareable": check.shareable, "new": check.new}
    out.say("cli.templates.counts", context | {"compared": check.compared})
    cost = check.cost
    figures = {
        "entries": cost.entries,
        "units": cost.units,
        "seconds": f"{cost.seconds:g}",
        "hours": f"{cost.hours:.1f}",
    }
    spared = {"spared": cost.spared, "hours_spared": f"{cost.hours_spared:.1f}"}
    out.say("cost.measured" if cost.measured else "cost.assumed", figures | spared)
    for mark in check.marks:
        out.say(mark.code, {"mark": mark.name, "text": mark.text})


def _check_json(check: PublishCheck) -> dict[str, Any]:
    cost = check.cost
    return {
        "title": check.title,
        "counts": {
            "items": len(check.items), "held": check.held, "shareable": check.shareable, "new": check.new,
            "compared": check.compared,
        },
        "items": [_item_json(item) for item in check.items],
        "overlaps": [asdict(one) for one in check.overlaps],
        "cost": {
            "entries": cost.entries, "units": cost.units, "seconds": cost.seconds, "measured": cost.measured,
            "hours": round(cost.hours, 2), "spared": cost.spared, "hours_spared": round(cost.hours_spared, 2),
        },
        "marks": [{"code": mark.code, "name": mark.name, "text": mark.text} for mark in check.marks],
    }  # fmt: skip


def _item_json(item: AskedItem) -> dict[str, Any]:
    return {
        "location": item.where, "path": list(item.path), "advice": item.advice, "rows": item.rows,
        "held": [{"file": place.file, "location": place.address, "period": place.period} for place in item.held],
        "shared": [shared_json(one, deep=True) for one in item.shared], "also_asked": list(item.also_asked),
    }  # fmt: skip
