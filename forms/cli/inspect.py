"""``fillonce inspect``: the fields of a file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from forms.cli.access import add_json
from forms.cli.console import Out
from forms.cli.jsonform import form_json
from forms.model.form import Form
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("inspect", help=word("cli.help.inspect", language()))
    parser.add_argument("file", type=Path, metavar="FILE", help=word("cli.help.file", language()))
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.workspace import inspect_file

    document, form = inspect_file(args.file)
    if out.as_json:
        out.document(form_json(document, form, out.language))
    else:
        show(form, out)
    return 0


def show(form: Form, out: Out) -> None:
    """Fields, then tables, each where it stands."""
    out.line(form.title, style="bold")
    out.say("cli.inspect.total", {"fields": len(form.fields), "tables": len(form.tables), "issuer": form.issuer})
    out.table(
        ("cli.head.location", "cli.head.label", "cli.head.type", "cli.head.unit", "cli.head.options"),
        ((f.address, " / ".join(f.path), f.type, f.unit or "", "、".join(f.options)) for f in form.fields),
    )
    for table in form.tables:
        columns = "、".join("/".join(column.path) for column in table.columns)
        out.say("cli.inspect.table", {"place": table.grid, "kind": out.text(f"table.{table.kind}"), "columns": columns})
