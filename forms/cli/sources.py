"""``fillonce sources``: catalogues of shared sources and delivered data in; which fields they could supply."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli import fetching, held
from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import problem_json, shared_json
from forms.cli.notice import day
from forms.errors import FormsError
from forms.model.proposal import NearItem
from forms.model.reports import Problem, RowProblem, SourceCheck, SourceImport, SourcePreview
from forms.sentences import language, word
from forms.sharing.delivered.book import Terms

if TYPE_CHECKING:
    from forms.cli.held import Actions, Command
    from forms.workspace import Workspace


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("sources", help=word("cli.help.sources", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    pairs = (*_of_files(actions), *held.commands(actions), *fetching.commands(actions))
    for action, run in pairs:
        add_profile(action)
        add_json(action)
        action.set_defaults(run=run)


def _of_files(actions: Actions) -> Iterable[tuple[ArgumentParser, Command]]:
    taking = actions.add_parser("import", help=word("cli.help.sources.import", language()))
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE", help=word("cli.help.catalogue", language()))
    taking.add_argument("--provider", default="", metavar="NAME", help=word("cli.help.sources.provider", language()))
    taking.add_argument("--as-of", type=day, metavar="DAY", help=word("cli.help.sources.as_of", language()))
    taking.add_argument("--purpose", default="", metavar="TEXT", help=word("cli.help.sources.purpose", language()))
    taking.add_argument("--until", type=day, metavar="DAY", help=word("cli.help.sources.until", language()))
    taking.add_argument("--whole", action="store_true", help=word("cli.help.sources.whole", language()))
    taking.add_argument("--good-rows", action="store_true", help=word("cli.help.sources.good_rows", language()))
    taking.add_argument("--preview", action="store_true", help=word("cli.help.sources.preview", language()))
    checking = actions.add_parser("check", help=word("cli.help.sources.check", language()))
    checking.add_argument("template", type=Path, metavar="TEMPLATE", help=word("cli.help.template", language()))
    return (taking, run_import), (checking, run_check)


def run_import(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        if args.preview:
            return _preview(workspace, args.files, out)
        terms = Terms(args.provider, args.purpose, args.until, args.as_of, args.whole, args.good_rows)
        imports = [imported(workspace, path, terms) for path in args.files]
    show_imports(imports, out)
    out.document({"files": [import_json(done, out) for done in imports]})
    return int(any(done.error for done in imports))


def _preview(workspace: Workspace, paths: Iterable[Path], out: Out) -> int:
    """What files would bring; nothing is kept. Bad rows first, all of them."""
    found = [_looked_at(workspace, path) for path in paths]
    for one in found:
        if one.error:
            out.complain(one.error.code, one.error.context)
            continue
        out.say(
            f"cli.sources.preview.{one.kind}", {"file": one.file, "name": one.name, "total": one.total, "bad": one.bad}
        )
        show_rows(one.rows, out)
        for problem in one.rejected:
            out.say(problem.code, problem.context)
    out.document({"files": [preview_json(one, out) for one in found]})
    return int(any(one.error for one in found))


def _looked_at(workspace: Workspace, path: Path) -> SourcePreview:
    try:
        return workspace.sources.preview(path)
    except FormsError as error:
        return SourcePreview(path.name, "", error=Problem(error.code, error.said))


def preview_json(one: SourcePreview, out: Out) -> dict[str, Any]:
    return {
        "file": one.file, "kind": one.kind, "name": one.name, "total": one.total, "bad_rows": one.bad,
        "rows": rows_json(one.rows, out), "rejected": [problem_json(problem, out.language) for problem in one.rejected],
        "error": problem_json(one.error, out.language),
    }  # fmt: skip


def rows_json(rows: Iterable[RowProblem], out: Out) -> list[dict[str, Any]]:
    """Every row, whatever there are; never what stands in it."""
    return [
        {"sheet": one.sheet, "row": one.row, "location": one.address, "bad": one.bad,
         "why": problem_json(one.why, out.language)}
        for one in rows
    ]  # fmt: skip


def show_rows(rows: Iterable[RowProblem], out: Out) -> None:
    heads = ("cli.head.location", "cli.head.row", "cli.head.wrong")
    lines = [(one.address, str(one.row or ""), out.text(one.why.code)) for one in rows]
    if lines:
        out.table(heads, lines)


def imported(workspace: Workspace, path: Path, terms: Terms = Terms()) -> SourceImport:  # noqa: B008 - frozen
    """One file taken in; a file that is refused doesn't hold up the others."""
    try:
        return workspace.sources.take(path, terms)
    except FormsError as error:
        context = tuple((name, str(value)) for name, value in error.context.items())
        return SourceImport(file=path.name, kind="", error=Problem(error.code, context))


def show_imports(imports: list[SourceImport], out: Out) -> None:
    for done in imports:
        show_rows(done.rows, out)
        if done.error:
            out.complain(done.error.code, done.error.context)
            continue
        context = {"file": done.file, "provider": done.provider, "entries": done.entries, "items": done.items}
        out.say(f"cli.sources.{done.kind}", context | {"facts": done.facts})
        for problem in done.rejected:
            out.say(problem.code, problem.context)


def import_json(done: SourceImport, out: Out) -> dict[str, Any]:
    return {
        "file": done.file,
        "kind": done.kind,
        "provider": done.provider,
        "entries": done.entries,
        "items": done.items,
        "facts": done.facts,
        "rows": rows_json(done.rows, out),
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
    headings = (
        "cli.head.location",
        "cli.head.label",
        "cli.head.provider",
        "cli.head.item",
        "cli.head.attribute",
        "cli.head.grade",
    )
    rows = [
        (f.address, " / ".join(f.path), i.provider, i.item, i.attribute, out.text(f"sharing.grade.{i.grade}"))
        for f in check.fields for i in f.shared
    ]  # fmt: skip
    for f in check.fields:
        label = f.address, " / ".join(f.path)
        near = out.text("sharing.grade.near")
        rows += [(*label, n.item.provider, n.item.item, n.item.attribute, near + _differs(n, out)) for n in f.near]
        rows += [(*label, r.provider, r.item, "不予共享", r.ground) for r in f.refused]
    if rows:
        out.table(headings, rows)
    context = {"fields": check.total, "held": check.held, "shareable": check.shareable, "new": check.new}
    out.say("cli.sources.counts", context)


def _differs(near: NearItem, out: Out) -> str:
    return out.text(f"sharing.gate.{near.gate}", {"words": "、".join(near.words)})


def _check_json(check: SourceCheck) -> dict[str, Any]:
    return {
        "fields": [
            {
                "location": f.address,
                "path": list(f.path),
                "shared": [shared_json(item, deep=True) for item in f.shared],
                "near": [shared_json(n.item) | {"gate": n.gate, "words": list(n.words)} for n in f.near],
                "not_shared": [asdict(refused) for refused in f.refused],
            }
            for f in check.fields
        ],
        "counts": {"fields": check.total, "held": check.held, "shareable": check.shareable, "new": check.new},
    }
