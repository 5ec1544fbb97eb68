"""``fillonce papers``: letters about shared data, the lists they rest on, and what became of them."""

from __future__ import annotations

import datetime as dt
import json
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.notice import day
from forms.errors import FormsError
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.model.papers import Difference, Elements, Need, Paper, Request
    from forms.workspace import Workspace

ELEMENTS = ("basis", "scene", "scope", "method", "term")


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("papers", help=_help("papers"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    made = {name: actions.add_parser(name, help=_help(f"papers.{name}")) for name in _RUNS}
    made["request"].add_argument("provider", metavar="PROVIDER", help=_help("provider"))
    made["request"].add_argument("--item", action="append", default=[], metavar="NAME", help=_help("item"))
    for name in ELEMENTS:
        made["request"].add_argument(f"--{name}", default="", metavar="TEXT", help=_help(f"element.{name}"))
    made["verify"].add_argument("differences", type=Path, metavar="FILE", help=_help("differences"))
    made["reuse"].add_argument("template", type=Path, metavar="TEMPLATE", help=_help("template"))
    made["reuse"].add_argument("--released-by", default="", metavar="NAME", help=_help("released_by"))
    for name in ("receiver", "title", "period"):
        made["cover"].add_argument(name, metavar=name.upper(), help=_help(f"cover.{name}"))
    made["cover"].add_argument("--note", action="append", default=[], metavar="TEXT", help=_help("cover.note"))
    for name in ("step", "undo", "call"):
        made[name].add_argument("request", metavar="REQUEST", help=_help("request"))
    made["step"].add_argument("state", metavar="STATE", help=_help("request_state"))
    made["step"].add_argument("--note", default="", metavar="TEXT", help=_help("request_note"))
    made["call"].add_argument("step", metavar="STEP", help=_help("request_call"))
    for name in ("step", "call"):
        made[name].add_argument("--day", type=day, metavar="DAY", help=_help("request_day"))
    for name, parser in made.items():
        if name in ("needs", "request", "verify", "reuse", "cover"):
            parser.add_argument(
                "-o", "--output", type=Path, metavar="OUT", required=name != "needs", help=_help("paper")
            )
            parser.add_argument("--force", action="store_true", help=_help("force"))
        add_profile(parser)
        add_json(parser)
        parser.set_defaults(run=_RUNS[name])


def _help(name: str) -> str:
    return word(f"cli.help.{name}", language())


def run_needs(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        needs = workspace.papers.needs()
        if args.output:
            papers, span = workspace.papers, f"{today.year}年"
            as_book = args.output.suffix.lower() == ".xlsx"
            paper = papers.needs_workbook(needs, span) if as_book else papers.needs_list(needs, span)
            papers.keep(paper, args.output, today, force=args.force)
    headings = ("cli.head.provider", "cli.head.item", "cli.head.attribute", "cli.head.templates", "cli.head.fields")
    if needs:
        out.table(headings, [(n.provider, n.item, n.attribute, str(len(n.uses)), str(n.fields)) for n in needs])
    else:
        out.say("cli.papers.no_needs")
    out.document({"needs": [need_json(need) for need in needs], "output": str(args.output) if args.output else None})
    return 0


def run_request(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        papers = workspace.papers
        needs = chosen(papers.needs(), args.provider, args.item)
        elements = _elements(papers.elements(needs), args)
        paper = papers.request(args.provider, needs, elements)
        kept = papers.keep(paper, args.output, today, force=args.force, needs=needs, elements=elements)
    return _made(paper, kept, args, out)


def chosen(needs: Sequence[Need], provider: str, items: Sequence[str]) -> tuple[Need, ...]:
    """Those of one provider, all or the named ones. Raises FormsError paper.no_need for a name that nothing asks for."""
    found = tuple(n for n in needs if n.provider == provider and (not items or n.item in items))
    missing = next((name for name in items if name not in {n.item for n in found}), "")
    if missing or not found:
        raise FormsError("paper.no_need", item=missing or "*", provider=provider)
    return found


def _elements(begun: Elements, args: Namespace) -> Elements:
    return replace(begun, **{name: getattr(args, name) for name in ELEMENTS if getattr(args, name)})


def run_verify(args: Namespace, out: Out) -> int:
    differences = read_differences(args.differences)
    with open_workspace(args) as workspace:
        paper = workspace.papers.verification(differences[0].provider, differences)
        kept = workspace.papers.keep(paper, args.output, dt.date.today(), force=args.force, differences=differences)
    return _made(paper, kept, args, out)


def read_differences(path: Path) -> tuple[Difference, ...]:
    """As `sources cross-check --json` gives them, of one provider. Raises FormsError paper.differences."""
    from forms.documents.reader import load
    from forms.model.papers import Difference

    names = [field.name for field in fields(Difference)]
    try:
        said = json.loads(load(path))
        listed = said["differences"] if isinstance(said, dict) else said
        found = tuple(Difference(**{n: str(one.get(n, "")) for n in names}) for one in listed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormsError("paper.differences", file=path.name) from error
    if not found or len({one.provider for one in found}) != 1 or not found[0].provider:
        raise FormsError("paper.differences", file=path.name)
    return found


def run_reuse(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        line = _on_the_shelf(workspace, args.template)
        check = workspace.templates.look_over(line.id, today)
        if args.released_by:
            workspace.papers.release(check, line.family, args.released_by, today)
        paper = workspace.papers.reuse(check, line.family)
        workspace.papers.keep(paper, args.output, today, force=args.force)
    return _made(paper, None, args, out)


def _on_the_shelf(workspace: Workspace, path: Path) -> Any:
    """The template of a file, taken in where it wasn't. Raises FormsError as reading does."""
    (arrival,) = workspace.templates.bring_in([path])
    if arrival.error is not None:
        raise FormsError(arrival.error.code, **dict(arrival.error.context))
    return next(line for line in workspace.templates.lines() if line.id == arrival.id)


def run_cover(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        paper = workspace.papers.cover(args.receiver, args.title, args.period, args.note)
        workspace.papers.keep(paper, args.output, dt.date.today(), force=args.force)
    return _made(paper, None, args, out)


def _made(paper: Paper, kept: Request | None, args: Namespace, out: Out) -> int:
    out.say("cli.papers.made", {"title": paper.title, "file": args.output.name})
    body = {"output": str(args.output), "title": paper.title, "receiver": paper.receiver}
    out.document(body | ({"request": kept.id} if kept else {}))
    return 0


def run_list(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        requests = workspace.papers.requests.all()
        calendar = workspace.tasks.calendar()
    documents = [request_json(one, today, calendar) for one in requests]
    if requests:
        rows = [
            (one.id[:8], one.title, out.text(f"request.state.{one.state}"), body["due"] or "", _reached(body, out))
            for one, body in zip(requests, documents, strict=True)
        ]
        out.table(("cli.head.number", "cli.head.title", "cli.head.state", "cli.head.due", "cli.head.why"), rows)
    else:
        out.say("cli.papers.none")
    out.document({"requests": documents})
    return 0


def _reached(body: dict[str, Any], out: Out) -> str:
    said = [out.text("request.reached")] if body["reached"] else []
    return " ".join(said if body["certain"] else [*said, out.text("request.uncertain")])


def run_step(args: Namespace, out: Out) -> int:
    from forms.sharing.papers.clocks import NEXT

    if args.state not in NEXT:
        raise FormsError("request.step", request=args.request[:8])
    with open_workspace(args) as workspace:
        one = workspace.papers.requests.step(args.request, args.state, args.day or dt.date.today(), args.note)
        return _told(one, workspace, out)


def run_undo(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        return _told(workspace.papers.requests.undo_step(args.request), workspace, out)


def run_call(args: Namespace, out: Out) -> int:
    from forms.model.papers import CALLS

    if args.step not in CALLS:
        raise FormsError("request.call", step=args.step)
    with open_workspace(args) as workspace:
        one = workspace.papers.requests.called(args.request, args.step, args.day or dt.date.today())
        return _told(one, workspace, out)


def _told(one: Request, workspace: Workspace, out: Out) -> int:
    out.line(f"{one.title}: {out.text(f'request.state.{one.state}')}")
    out.document({"request": request_json(one, dt.date.today(), workspace.tasks.calendar())})
    return 0


def need_json(need: Need) -> dict[str, Any]:
    return asdict(need) | {"uses": [{"template": title, "fields": count} for title, count in need.uses]}


def request_json(one: Request, today: dt.date, calendar: Any) -> dict[str, Any]:
    from forms.sharing.papers.clocks import next_states, terms

    running = terms(one, today, calendar)[:1]
    return {
        "id": one.id, "kind": one.kind, "provider": one.provider, "title": one.title, "made": one.made.isoformat(),
        "state": one.state, "next": list(next_states(one)), "items": [need.item for need in one.needs],
        "due": running[0].due.isoformat() if running else None, "reached": any(term.reached for term in running),
        "certain": all(term.certain for term in running),
        "events": [{"state": e.state, "day": e.day.isoformat(), "note": e.note} for e in one.events],
        "calls": [{"step": step, "day": on.isoformat()} for step, on in one.calls],
    }  # fmt: skip


_RUNS = {
    "needs": run_needs, "request": run_request, "verify": run_verify, "reuse": run_reuse, "cover": run_cover,
    "list": run_list, "step": run_step, "undo": run_undo, "call": run_call,
}  # fmt: skip
