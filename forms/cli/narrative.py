"""``fillonce narrative``: Word texts with figures, read and drafted for a new period."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli.access import add_json, add_profile, file_password, open_workspace, period
from forms.cli.console import Out
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.journey.narrative.model import Figure, Line, TextDraft


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("narrative", help=word("cli.help.narrative", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    made = {
        name: actions.add_parser(name, help=word(f"cli.help.narrative.{name}", language()))
        for name in ("read", "draft", "render", "finish")
    }
    runs = {"read": run_read, "draft": run_draft, "render": run_render, "finish": run_finish}
    for name, action in made.items():
        action.add_argument("file", type=Path, metavar="FILE", help=word("cli.help.narrative.file", language()))
        add_json(action)
        action.set_defaults(run=runs[name])
    for name in ("draft", "render"):
        made[name].add_argument(
            "--period", type=period, required=True, metavar="PERIOD", help=word("cli.help.period", language())
        )
        made[name].add_argument("--subject", metavar="NAME", help=word("cli.help.subject", language()))
        add_profile(made[name])
    last = word("cli.help.narrative.last", language())
    made["draft"].add_argument("--last", type=period, metavar="PERIOD", help=last)
    checked = word("cli.help.narrative.checked", language())
    made["finish"].add_argument("--checked", action="store_true", help=checked)
    for name in ("draft", "render", "finish"):
        help_out, force = word("cli.help.out", language()), word("cli.help.force", language())
        made[name].add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help=help_out)
        made[name].add_argument("--force", action="store_true", help=force)


def run_read(args: Namespace, out: Out) -> int:
    from forms.documents import reader
    from forms.documents.opening import Opener
    from forms.journey.narrative.desk import read_text

    found = read_text(Opener(ask=file_password).open(reader.load(args.file), args.file.name).data, args.file.name)
    if not found.figures:
        out.say("cli.narrative.nothing")
    rows = [(f.place, f.text, f.unit, _counts(f, out)) for f in found.figures]
    out.table(("cli.head.place", "cli.head.value", "cli.head.unit", "cli.head.counts"), rows)
    when = found.period.key if found.period else ""
    figures = [figure_json(f) for f in found.figures]
    out.document({"title": found.title, "period": when, "figures": figures})
    return 0


def _counts(figure: Figure, out: Out) -> str:
    return " / ".join(figure.path) or out.text(f"narrative.{figure.why or 'not_understood'}")


def figure_json(figure: Figure) -> dict[str, Any]:
    """A number of a text for programs: docs/cli.md."""
    why = "" if figure.path else figure.why or "not_understood"
    return {
        "place": figure.place, "span": list(figure.span), "text": figure.text, "unit": figure.unit,
        "path": list(figure.path), "period_text": figure.period_text, "sentence": figure.sentence,
        "why": why and f"narrative.{why}",
    }  # fmt: skip


def run_draft(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        draft = workspace.narratives.draft(args.file, args.period, args.subject, args.last)
        saved = workspace.narratives.save(draft, args.output, force=args.force)
    return _told(draft, saved, out)


def run_render(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        draft = workspace.narratives.render(args.file, args.period, args.subject)
        saved = workspace.narratives.save(draft, args.output, force=args.force)
    return _told(draft, saved, out)


def _told(draft: TextDraft, saved: Path, out: Out) -> int:
    rows = [
        (out.text(f"narrative.status.{x.status}"), x.old, x.new, x.label or x.sentence[:30], _why(x, out))
        for x in draft.lines
    ]
    headings = ("cli.head.state", "cli.head.old", "cli.head.new", "cli.head.counts", "cli.head.why")
    out.table(headings, rows)
    counted = {
        "changed": draft.count("changed", "derived"),
        "same": draft.count("same"),
        "periods": draft.count("period"),
        "unverified": draft.count("unverified"),
    }
    out.say("cli.narrative.drafted", {"file": saved.name, **counted})
    lines = [line_json(line, out) for line in draft.lines]
    document = {"output": str(saved), "title": draft.title, "from": draft.old.key, "period": draft.new.key}
    out.document(document | {"counts": counted, "numbers": lines})
    return 0


def _why(line: Line, out: Out) -> str:
    said = [out.text(r.code, r.context) for r in line.reasons[:2]]
    return "；".join(said)


def line_json(line: Line, out: Out) -> dict[str, Any]:
    """An entry of the list of numbers for programs: docs/cli.md."""
    return {
        "place": line.place, "span": list(line.span), "sentence": line.sentence, "label": line.label,
        "unit": line.unit, "old": line.old, "new": line.new, "status": line.status, "suggestion": line.suggestion,
        "reasons": [{"code": r.code, "text": out.text(r.code, r.context)} for r in line.reasons],
        "sources": [{"file": s.file, "address": s.address, "period": s.period} for s in line.sources],
    }  # fmt: skip


def run_finish(args: Namespace, out: Out) -> int:
    from forms.documents.opening import Opener
    from forms.journey.narrative.desk import finish_text

    saved, vouched = finish_text(
        args.file, args.output, Opener(ask=file_password), checked=args.checked, force=args.force
    )
    out.say("cli.narrative.finished", {"file": saved.name})
    out.document({"output": str(saved), "checked": vouched})
    return 0
