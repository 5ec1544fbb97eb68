"""``fillonce ingest``: past, filled reports into the profile."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import period_json, period_words, problem_json
from forms.cli.notice import day
from forms.errors import FormsError
from forms.model.reports import FileReport, IngestReport, Unread
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("ingest", help=word("cli.help.ingest", language()))
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=word("cli.help.paths", language()))
    parser.add_argument("--as-export", metavar="NAME", help=word("cli.help.as_export", language()))
    parser.add_argument("--as-of", type=day, metavar="DAY", help=word("cli.help.export_as_of", language()))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.recording.exports import Export

    if args.as_of and not args.as_export:
        raise FormsError("export.no_system")
    export = Export(args.as_export, args.as_of) if args.as_export else None
    with open_workspace(args) as workspace, out.watching("cli.reading") as watcher:
        report = workspace.ingest(args.paths, watcher, export)
    show(report, out)
    out.document(as_json(report, out))
    return int(any(file.status == "failed" for file in report.files))


def show(report: IngestReport, out: Out) -> None:
    """One line a file, what could not be read, and the totals."""
    headings = ("cli.head.file", "cli.head.status", "cli.head.period", "cli.head.facts", "cli.head.remarks")
    out.table(headings, (_row(file, out) for file in report.files))
    out.say("cli.ingest.total", {"facts": report.facts_total, "elements": report.elements_new})


def _row(file: FileReport, out: Out) -> tuple[str, ...]:
    remarks = [out.text(p.code, p.context) for p in ((file.error,) if file.error else ()) + file.remarks]
    remarks += _unread(file, out)
    period = period_words(file.period, out.language) if file.period else ""
    return (file.file, out.text(f"status.{file.status}"), period, str(file.facts), "\n".join(remarks))


def _unread(file: FileReport, out: Out) -> list[str]:
    """Each reason once, with how many places it holds for and the first of them."""
    places: dict[str, list[Unread]] = {}
    for unread in file.unread:
        places.setdefault(unread.why.code, []).append(unread)
    return [
        out.text("cli.ingest.unread", {"count": len(p), "at": p[0].address, "why": out.text(code, p[0].why.context)})
        for code, p in places.items()
    ]


def as_json(report: IngestReport, out: Out) -> dict[str, Any]:
    """The document of interfaces: files, facts_total, elements_new."""
    return {
        "files": [_file_json(file, out) for file in report.files],
        "facts_total": report.facts_total,
        "elements_new": report.elements_new,
    }


def _file_json(file: FileReport, out: Out) -> dict[str, Any]:
    return {
        "file": file.file,
        "status": file.status,
        "error": problem_json(file.error, out.language),
        "title": file.title,
        "period": period_json(file.period, "", out.language),
        "facts": file.facts,
        "unread": [
            {"location": u.address, "why": out.text(u.why.code, u.why.context), "code": u.why.code} for u in file.unread
        ],
        "remarks": [problem_json(remark, out.language) for remark in file.remarks],
    }
