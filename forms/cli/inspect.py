"""``fillonce inspect``: the fields of a file, as a list and as a picture."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path

from forms.cli.access import add_json, file_password
from forms.cli.console import Out
from forms.cli.jsonform import form_json
from forms.errors import FormsError
from forms.model.document import Document
from forms.model.form import Form
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("inspect", help=word("cli.help.inspect", language()))
    parser.add_argument("file", type=Path, metavar="FILE", help=word("cli.help.file", language()))
    parser.add_argument("--picture", type=_picture, metavar="OUT", help=word("cli.help.picture", language()))
    parser.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.documents.opening import Opener
    from forms.workspace import inspect_file

    document, form = inspect_file(args.file, Opener(file_password))
    picture = _paint(args, document, form, out) if args.picture else None
    if out.as_json:
        said = form_json(document, form, out.language)
        out.document(said | {"picture": str(picture)} if picture else said)
    else:
        show(form, out)
    if picture:
        out.say("cli.inspect.picture", {"file": picture})
    return 0


def _picture(text: str) -> Path:
    """A path ending in .svg or .png, else wrong usage."""
    path = Path(text)
    if path.suffix.lower() not in (".svg", ".png"):
        raise ArgumentTypeError(word("cli.usage.picture", language()))
    return path


def _paint(args: Namespace, document: Document, form: Form, out: Out) -> Path:
    """The sheet with its fields painted in, as a file.

    Raises FormsError: output.exists (unless --force) and the other codes of saving; picture.needs_window where a PNG is
    asked for and nothing can make one of the drawing.
    """
    from forms.documents.writer import same_file, save
    from forms.drawing import sheet_svg

    path: Path = args.picture
    if same_file(args.file, path):
        raise FormsError("output.exists", file=path.name)
    svg = sheet_svg(document, form, out.text)
    if path.suffix.lower() == ".svg":
        return save(svg.encode("utf-8"), path, args.force)
    if args.to_png is None:
        raise FormsError("picture.needs_window", file=path.name)
    return save(args.to_png(svg), path, args.force)


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
