"""``fillonce sources``: catalogues of shared sources and delivered data in; which fields they could supply."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import problem_json, shared_json
from forms.errors import FormsError
from forms.model.reports import Problem, SourceCheck, SourceImport
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.workspace import Workspace


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("sources", help=word("cli.help.sources", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    taking = actions.add_parser("import", help=word("cli.help.sources.import", language()))
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE", help=word("cli.help.catalogue", language()))
    checking = actions.add_parser("check", help=word("cli.help.sources.check", language()))
    checking.add_argument("template", type=Path, metavar="TEMPLATE", help=word("cli.help.template", language()))
    for action, run in ((taking, run_import), (checking, run_check)):
        add_profile(action)
        add_json(action)
        action.set_defaults(run=run)


def run_import(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        imports = [imported(workspace, path) for path in args.files]
    show_imports(imports, out)
    out.document({"files": [_import_json(done, out) for done in imports]})
    return int(any(done.error for done in imports))


def imported(workspace: Workspace, path: Path) -> SourceImport:
    """One file taken in; a file that is refused doesn't hold up the others."""
    try:
        return workspace.import_source(path)
    except FormsError as error:
        context = tuple((name, str(value)) for name, value in error.context.items())
        return SourceImport(file=path.name, kind="", error=Problem(error.code, context))


def show_imports(imports: list[SourceImport], out: Out) -> None:
    for done in imports:
        if done.error:
            out.complain(done.error.code, done.error.context)
            continue
        context = {"file": done.file, "provider": done.provider, "entries": done.entries, "items": done.items}
        out.say(f"cli.sources.{done.kind}", context | {"facts": done.facts})
        for problem in done.rejected:
            out.say(problem.code, problem.context)


def _import_json(done: SourceImport, out: Out) -> dict[str, Any]:
    return {
        "file": done.file,
        "kind": done.kind,
        "provider": done.provider,
        "entries": done.entries,
        "items": done.items,
        "facts": done.facts,
        "rejected": [problem_json(problem, out.language) for problem in done.rejected],
        "error": problem_json(done.error, out.language),
    }


def run_check(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        check = workspace.check_sources(args.template)
    if out.as_json:
        out.document(_check_json(check))
    else:
        show_check(check, out)
    return 0


def show_check(check: SourceCheck, out: Out) -> None:
    headings = ("cli.head.location", "cli.head.label", "cli.head.provider", "cli.head.item", "cli.head.attribute")
    rows = [(f.address, " / ".join(f.path), i.provider, i.item, i.attribute) for f in check.fields for i in f.shared]
    if rows:
        out.table(headings, rows)
    context = {"fields": check.total, "held": check.held, "shareable": check.shareable, "new": check.new}
    out.say("cli.sources.counts", context)


def _check_json(check: SourceCheck) -> dict[str, Any]:
    return {
        "fields": [
            {"location": f.address, "path": list(f.path), "shared": [shared_json(item, deep=True) for item in f.shared]}
            for f in check.fields
        ],
        "counts": {"fields": check.total, "held": check.held, "shareable": check.shareable, "new": check.new},
    }
