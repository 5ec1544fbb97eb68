"""``fillonce report``: a report's way through review, signature, sending, return and correction."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from forms.cli.access import add_json, add_profile, new_file_password, open_workspace, period
from forms.cli.console import Out
from forms.cli.jsonform import problem_json
from forms.cli.jsonreport import correction_json, edited_json, report_json
from forms.cli.notice import day
from forms.errors import FormsError
from forms.sentences import language, word
from forms.values.periods import in_words

if TYPE_CHECKING:
    from forms.model.states import CorrectionPreview, Edit, Report
    from forms.workspace import Workspace

Run = Callable[[Namespace, Out], int]


def role(text: str) -> tuple[str, str]:
    """role=name, else wrong usage."""
    name, sign, who = text.partition("=")
    if not sign or not name.strip():
        raise ArgumentTypeError(word("cli.usage.role", language()))
    return name.strip(), who.strip()


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("report", help=word("cli.help.report", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _list(actions)
    _submit(actions)
    _steps(actions)
    _files(actions)


def _action(
    actions: _SubParsersAction[ArgumentParser], name: str, run: Run, file: str = "", *, id: bool = True
) -> ArgumentParser:
    """One action: its report, then a file where it takes one."""
    parser = actions.add_parser(name, help=word(f"cli.help.report.{name}", language()))
    if id:
        parser.add_argument("report", metavar="REPORT", help=word("cli.help.report_id", language()))
    if file:
        parser.add_argument("file", type=Path, metavar="FILE", help=word(f"cli.help.{file}", language()))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)
    return parser


def _told(parser: ArgumentParser, *names: str) -> None:
    """Options that say who, when, why and to whom."""
    for name in names:
        said = word(f"cli.help.report_{name}", language())
        if name == "day":
            parser.add_argument("--day", type=day, metavar="DAY", help=said)
        else:
            parser.add_argument(f"--{name}", default="", metavar="TEXT", help=said)


def _day(args: Namespace) -> str:
    return f"{args.day or ''}"


def _list(actions: _SubParsersAction[ArgumentParser]) -> None:
    listing = _action(actions, "list", run_list, id=False)
    listing.add_argument("--all", action="store_true", dest="every", help=word("cli.help.report_all", language()))


def _submit(actions: _SubParsersAction[ArgumentParser]) -> None:
    parser = _action(actions, "submit", run_submit, "report_file", id=False)
    parser.add_argument("--report", default="", metavar="REPORT", help=word("cli.help.report_id", language()))
    parser.add_argument("--draft", default="", metavar="DRAFT", help=word("cli.help.report_draft", language()))
    parser.add_argument("--period", type=period, metavar="2026-04", help=word("cli.help.period", language()))
    _told(parser, "by", "note", "day")


def _steps(actions: _SubParsersAction[ArgumentParser]) -> None:
    signing = _action(actions, "sign", run_sign)
    signing.add_argument(
        "--name", type=role, action="append", default=[], help=word("cli.help.report_name", language())
    )
    _told(signing, "by", "note", "day")
    sending = _action(actions, "sent", run_sent)
    sending.add_argument("--unsigned", type=Path, metavar="FILE", help=word("cli.help.report_unsigned", language()))
    _told(sending, "to", "channel", "by", "note", "day")
    returning = _action(actions, "return", run_return)
    _told(returning, "reason", "by", "day")
    correcting = _action(actions, "correct", run_correct, "report_file")
    correcting.add_argument("--preview", action="store_true", help=word("cli.help.report_preview", language()))
    note = word("cli.help.report_correction_note", language())
    correcting.add_argument("--write-note", type=Path, metavar="OUT", help=note)
    correcting.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    _told(correcting, "reason", "to", "by", "day")
    _told(_action(actions, "back", run_back), "note", "by")
    _action(actions, "undo", run_undo)


def _files(actions: _SubParsersAction[ArgumentParser]) -> None:
    attaching = _action(actions, "attach", run_attach, "report_scan_file")
    attaching.add_argument("--pages", default="", metavar="3-4", help=word("cli.help.report_pages", language()))
    _action(actions, "check", run_check, "report_file")
    sheet = _action(actions, "sheet", run_sheet)
    sheet.add_argument("--name", type=role, action="append", default=[], help=word("cli.help.report_name", language()))
    sheet.add_argument("--pdf", action="store_true", help=word("cli.help.report_pdf", language()))
    scan = _action(actions, "scan", run_scan)
    for parser in (sheet, scan):
        parser.add_argument("-o", "--output", type=Path, required=True, help=word("cli.help.out", language()))
        parser.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    packing = _action(actions, "pack", run_pack)
    packing.add_argument("-o", "--output", type=Path, required=True, help=word("cli.help.report_folder", language()))
    packing.add_argument("--rule", default="", metavar="RULE", help=word("cli.help.report_rule", language()))
    for option, code in (("zip", "zip"), ("lock", "lock"), ("no-pdf", "no_pdf"), ("no-scan", "no_scan")):
        packing.add_argument(f"--{option}", action="store_true", help=word(f"cli.help.report_{code}", language()))
    packing.add_argument("--ground", default="", metavar="TEXT", help=word("cli.help.ground", language()))
    packing.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    _told(packing, "to")


def run_list(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.reports.all(args.every)
    if not found:
        out.say("cli.report.none")
    else:
        heads = ("cli.head.number", "cli.head.title", "cli.head.period", "cli.head.state", "cli.head.day")
        out.table((*heads, "cli.head.receiver"), [_row(report, out) for report in found])
    out.document({"reports": [report_json(report) for report in found]})
    return 0


def _row(report: Report, out: Out) -> tuple[str, ...]:
    last = report.last
    state = out.text(f"report.state.{report.state}")
    day_, to = (last.day or last.time[:10], last.receiver) if last else ("", "")
    return report.id[:16], report.title, _period(report), state, day_, to


def _period(report: Report) -> str:
    from forms.model.period import Period

    return in_words(Period.from_key(report.period)) if report.period else ""


def _tell(report: Report, out: Out, **more: object) -> int:
    """What a report is now."""
    from forms.journey.signing import short

    state = out.text(f"report.state.{report.state}")
    out.say("cli.report.now", {"title": report.title, "period": _period(report), "state": state, "id": report.id})
    if report.frozen is not None:
        out.say("cli.report.hash", {"hash": short(report.frozen.sha256)})
    out.document({"report": report_json(report), **more})
    return 0


def run_submit(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.submit(
            args.file, report=args.report, draft=args.draft, period=args.period or "", by=args.by, note=args.note,
            day=_day(args),
        )  # fmt: skip
    return _tell(report, out)


def run_sign(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.sign(args.report, args.name, _day(args), args.by, args.note)
    return _tell(report, out)


def run_sent(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        desk = workspace.reports
        report = desk.find(args.report)
        if args.unsigned is not None and report.draft == report.id:
            report = desk.begin_draft(report.draft)
        done = desk.send(
            report.id, args.to, day=_day(args), channel=args.channel, by=args.by, note=args.note,
            unsigned=args.unsigned,
        )  # fmt: skip
    return _tell(done, out)


def run_return(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.mark_returned(args.report, args.reason, _day(args), args.by)
    return _tell(report, out)


def run_back(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.take_back(args.report, args.note, args.by)
    return _tell(report, out)


def run_undo(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.undo(args.report)
    return _tell(report, out)


def run_correct(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        desk = workspace.reports
        if args.preview:
            preview = desk.preview_correction(args.report, args.file)
            _tell_correction(preview, out)
            out.document({"report": report_json(desk.find(args.report)), "correction": correction_json(preview)})
            return 0
        report, preview = desk.correct(args.report, args.file, args.reason, args.to, _day(args), args.by)
        note = ""
        if args.write_note:
            note = _export(workspace, report.id, desk.correction_note(report.id), args.write_note, args, out)
    _tell_correction(preview, out)
    return _tell(report, out, correction=correction_json(preview), note=note)


def _tell_correction(preview: CorrectionPreview, out: Out) -> None:
    out.say("cli.report.changes", {"count": len(preview.changes.edits)})
    _tell_edits(preview.changes.edits, out)
    uses = [(edit, use) for edit, found in preview.users for use in found]
    if uses:
        out.say("cli.report.used", {"count": len(uses)})
        rows = [(" / ".join(edit.labels), use.title or use.file, use.address) for edit, use in uses]
        out.table(("cli.head.label", "cli.head.users", "cli.head.location"), rows)


def _tell_edits(edits: Iterable[Edit], out: Out) -> None:
    heads = ("cli.head.location", "cli.head.label", "cli.head.before", "cli.head.now")
    rows = [(e.address, " / ".join(e.labels), e.before, e.now) for e in edits]
    if rows:
        out.table(heads, rows)


def run_attach(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.attach(args.report, args.file, args.pages)
    return _tell(report, out)


def run_check(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.reports.check(args.report, args.file)
    if found.edits:
        out.say("cli.report.edited", {"count": len(found.edits) + found.more})
        _tell_edits(found.edits, out)
    else:
        out.say("cli.report.same" if found.same else "cli.report.same_values")
    out.document(edited_json(found))
    return 0


def run_sheet(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.find(args.report)
        data = workspace.reports.sign_sheet(report.id, dict(args.name), lambda code, said: out.text(code, tuple(said)))
        files = [_export(workspace, report.id, data, args.output, args, out)]
        notes = _sheet_pdf(workspace, report.id, data, args, out, files) if args.pdf else []
    out.document({"report": report_json(report), "output": files, "notes": notes})
    return 0


def _sheet_pdf(workspace: Workspace, id: str, data: bytes, args: Namespace, out: Out, files: list[str]) -> list[object]:
    from forms.journey.returning import printed
    from forms.model.reports import Problem

    notes: list[Problem] = []
    pdf = printed(data, "sheet.docx", workspace.opener.find, notes)
    if pdf is not None:
        files.append(_export(workspace, id, pdf, args.output.with_suffix(".pdf"), args, out))
    for note in notes:
        out.say(note.code, note.context)
    return [problem_json(note, out.language) for note in notes]


def _export(workspace: Workspace, id: str, data: bytes, path: Path, args: Namespace, out: Out) -> str:
    """Written where it was asked for, and noted as what was handed out."""
    saved = workspace.reports.export(id, data, path, args.force)
    out.say("cli.report.written", {"file": saved.name})
    return str(saved)


def run_scan(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        report = workspace.reports.find(args.report)
        written = _export(workspace, report.id, workspace.reports.scan_file(report)[1], args.output, args, out)
    out.document({"output": written})
    return 0


def run_pack(args: Namespace, out: Out) -> int:
    from forms.journey.returning import Wanted

    password = new_file_password() if args.lock else ""
    if args.lock and not password:
        raise FormsError("cli.report.no_password")
    wanted = Wanted(
        args.to, args.rule, args.zip, not args.no_pdf, not args.no_scan, password or "", args.ground, args.force
    )
    with open_workspace(args) as workspace:
        done = workspace.reports.hand_out(args.report, args.output, wanted, workspace.opener.find)
    for note in done.notes:
        out.say(note.code, note.context)
    out.say("cli.report.packed", {"file": done.output.name, "count": len(done.files)})
    notes = [problem_json(note, out.language) for note in done.notes]
    said = {"output": str(done.output), "files": list(done.files), "ground": done.ground, "locked": done.locked}
    out.document(said | {"notes": notes})
    return 0
