"""``fillonce statistics``: what a time's reports asked, how often again, how forms were filled, and what that saved."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser, Namespace, _SubParsersAction
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from forms.cli.access import open_workspace
from forms.cli.console import Out
from forms.cli.notice import day
from forms.cli.templates import add_papers, write_paper
from forms.errors import FormsError
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.documents.convert import Finder
    from forms.model.burden import Account

_TOP = 10


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("statistics", help=word("cli.help.statistics", language()))
    for name in ("from", "to"):
        said = word(f"cli.help.statistics_{name}", language())
        parser.add_argument(f"--{name}", dest=f"{name}_", type=day, metavar="DAY", help=said)
    add_papers(parser, run)


def run(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        first, last = workspace.statistics.span(dt.date.today())
        start, end = args.from_ or first, args.to_ or last
        if start > end:
            raise FormsError("statistics.backwards", start=start, end=end)
        account, unit, find = workspace.statistics.account(start, end), workspace.unit_name, workspace.opener.find
    written = _write(account, unit, find, args, out) if args.output else ""
    if not out.as_json:
        _show(account, out)
    out.document(account_json(account) | {"output": written or None})
    return 0


def _write(account: Account, unit: str, find: Finder, args: Namespace, out: Out) -> str:
    from forms.documents.writer import save
    from forms.journey.burden_papers import account_docx, account_xlsx

    if args.output.suffix.lower() == ".xlsx":
        saved = save(account_xlsx(account, unit), args.output, args.force)
        out.say("cli.report.written", {"file": saved.name})
        return str(saved)
    return write_paper(account_docx(account, unit, args.to_png), args.output, args.force, find, out)


def _show(account: Account, out: Out) -> None:
    from forms.journey.burden_papers import account_words, figures, formulas

    words = account_words(out.language == "en")
    out.say("cli.statistics.span", {"start": account.start, "end": account.end})
    out.table(("cli.head.figure", "cli.head.value"), [(name, f"{value}") for name, value in figures(account, words)])
    if account.by_template:
        heads = ("cli.head.title", "cli.head.reports", "cli.head.values", "cli.head.elsewhere")
        lines = account.by_template[:_TOP]
        out.table(heads, [(t.title, f"{t.reports}", f"{t.values}", f"{t.asked_elsewhere}") for t in lines])
    for line in formulas(account, words):
        out.line(line)


def account_json(account: Account) -> dict[str, Any]:
    """Everything but what compares offices, which is never exported."""
    saved = account.saved
    return {
        "from": f"{account.start}", "to": f"{account.end}",
        "reports": account.reports, "templates": account.templates, "values": account.values,
        "repeats": account.repeats, "undated": account.undated,
        "filled": {
            "files": account.files, "entries": account.entries, "prefilled": account.prefilled,
            "shared": account.shared, "typed": account.typed, "blank": account.blank,
        },
        "saved": {
            "entries": saved.entries, "hours": round(saved.hours, 2),
            "typing_seconds": saved.typing.value, "typing_measured": saved.typing.measured,
            "checking_seconds": saved.checking.value, "checking_measured": saved.checking.measured,
        },
        "months": [asdict(line) for line in account.months],
        "by_template": [asdict(line) for line in account.by_template],
        "by_item": [asdict(line) for line in account.by_item],
    }  # fmt: skip
