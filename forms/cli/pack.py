"""``fillonce pack``: a form split for villages, what comes back taken in, and merged into the template."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from forms.cli.access import add_json, add_profile, open_workspace, period
from forms.cli.console import Out
from forms.cli.jsonpack import finding_json, merge_json, pack_json, returned_json, state_json
from forms.cli.notice import day
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.journey.packs.model import Finding, Pack, Returned, VillageState

PASSWORD = "FILLONCE_PACK_PASSWORD"  # noqa: S105 - the name of a variable: options are seen by others


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("pack", help=word("cli.help.pack", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, fill in (
        ("split", _split), ("list", _list), ("status", _status), ("take", _take), ("answer", _answer),
        ("findings", _findings), ("merge", _merge), ("reissue", _reissue),
    ):  # fmt: skip
        action = actions.add_parser(name, help=word(f"cli.help.pack.{name}", language()))
        fill(action)
        add_profile(action)
        add_json(action)


def _split(action: ArgumentParser) -> None:
    action.add_argument("template", type=Path, metavar="TEMPLATE", help=word("cli.help.template", language()))
    action.add_argument("--out", type=Path, metavar="DIR", help=word("cli.help.pack_out", language()))
    action.add_argument("--period", type=period, metavar="2026-04", help=word("cli.help.period", language()))
    action.add_argument("--villages", default="", metavar="A,B", help=word("cli.help.pack_villages", language()))
    action.add_argument("--name", default="", metavar="RULE", help=word("cli.help.pack_name", language()))
    action.add_argument("--how", choices=("folder", "stick", "chat"), default="folder",
                        help=word("cli.help.pack_how", language()))  # fmt: skip
    action.add_argument("--due", type=day, metavar="DAY", help=word("cli.help.pack_due", language()))
    action.add_argument("--issued", action="store_true", help=word("cli.help.pack_issued", language()))
    action.set_defaults(run=run_split)


def _list(action: ArgumentParser) -> None:
    action.set_defaults(run=run_list)


def _one(action: ArgumentParser) -> None:
    action.add_argument("pack", metavar="PACK", help=word("cli.help.pack_id", language()))


def _status(action: ArgumentParser) -> None:
    _one(action)
    action.set_defaults(run=run_status)


def _take(action: ArgumentParser) -> None:
    _one(action)
    action.add_argument("files", type=Path, nargs="+", metavar="FILE", help=word("cli.help.pack_files", language()))
    action.add_argument("--village", default="", metavar="NAME", help=word("cli.help.pack_village", language()))
    action.set_defaults(run=run_take)


def _answer(action: ArgumentParser) -> None:
    _one(action)
    action.add_argument("village", metavar="VILLAGE", help=word("cli.help.pack_village", language()))
    action.add_argument("answer", choices=("accept", "refuse", "send_back"), metavar="accept|refuse|send_back")
    action.add_argument("findings", nargs="*", metavar="FINDING", help=word("cli.help.pack_findings", language()))
    action.set_defaults(run=run_answer)


def _findings(action: ArgumentParser) -> None:
    _one(action)
    action.add_argument("-o", "--output", type=Path, metavar="OUT", help=word("cli.help.pack_list", language()))
    action.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    action.set_defaults(run=run_findings)


def _merge(action: ArgumentParser) -> None:
    _one(action)
    action.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=word("cli.help.out", language())
    )
    action.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    action.set_defaults(run=run_merge)


def _reissue(action: ArgumentParser) -> None:
    _one(action)
    action.add_argument("village", metavar="VILLAGE", help=word("cli.help.pack_village", language()))
    action.add_argument("--out", type=Path, required=True, metavar="DIR", help=word("cli.help.pack_out", language()))
    action.add_argument("--how", choices=("folder", "stick", "chat"), default="folder",
                        help=word("cli.help.pack_how", language()))  # fmt: skip
    action.set_defaults(run=run_reissue)


def run_split(args: Namespace, out: Out) -> int:
    import os

    from forms.errors import FormsError
    from forms.journey.packs.splitting import DEFAULT_RULE

    if args.out is None and not args.issued:
        raise FormsError("pack.no_folder")
    villages = [name.strip() for name in args.villages.replace("，", ",").replace("、", ",").split(",") if name.strip()]
    with open_workspace(args) as workspace, out.watching("cli.pack.splitting") as watcher:
        made = workspace.packs.split(
            args.template, args.out, args.period, villages, rule=args.name or DEFAULT_RULE,
            password=os.environ.get(PASSWORD, ""), how=args.how,
            due=args.due.isoformat() if args.due else "", blank=args.issued, progress=watcher,
        )  # fmt: skip
    out.say("cli.pack.split", {"pack": made.pack.id, "files": len(made.files), "villages": len(made.pack.shares)})
    if made.nobody:
        out.say("cli.pack.nobody", {"rows": made.nobody}, style="yellow")
    out.document(pack_json(made.pack) | {"files": dict(made.files), "rows_of_nobody": made.nobody})
    return 0


def run_list(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        packs = workspace.packs.all()
    rows = [(p.id, p.title, _period(p), p.made, str(len(p.shares))) for p in packs]
    out.table(("cli.head.number", "cli.head.title", "cli.head.period", "cli.head.made", "cli.head.villages"), rows)
    out.document({"packs": [pack_json(pack) for pack in packs]})
    return 0


def _period(pack: Pack) -> str:
    from forms.model.period import Period
    from forms.values.periods import in_words

    return in_words(Period.from_key(pack.period)) if pack.period else ""


def run_findings(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        pack = workspace.packs.find(args.pack)
        states = workspace.packs.status(pack)
    for state in states:
        if state.returned is not None and state.returned.findings:
            _tell(state.returned, out)
    written = _write_list(pack, states, args, out) if args.output else None
    found = [
        {"village": s.village, "state": s.state, **returned_json(s.returned, out.language), "answers": dict(s.answers)}
        for s in states
        if s.returned is not None
    ]
    out.document({"pack": pack.id, "files": found, "output": written})
    return 0


def _write_list(pack: Pack, states: tuple[VillageState, ...], args: Namespace, out: Out) -> str:
    from forms.documents.paper import paper_docx
    from forms.documents.writer import save
    from forms.journey.letters import load_words
    from forms.journey.packs.finding_paper import finding_paper

    paper = finding_paper(pack, states, load_words("pack_findings"), lambda one: str(finding_json(one, "zh")["text"]))
    saved = save(paper_docx(paper), args.output, args.force)
    out.say("cli.report.written", {"file": saved.name})
    return str(saved)


def run_status(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        pack = workspace.packs.find(args.pack)
        states = workspace.packs.status(pack)
    _show(states, out)
    out.document(pack_json(pack) | {"villages": [state_json(state, out.language) for state in states]})
    return 0


def _show(states: tuple[VillageState, ...], out: Out) -> None:
    rows = [
        (s.village, out.text(f"pack.state.{s.state}"), s.returned.file if s.returned else "", str(len(s.undecided)))
        for s in states
    ]
    out.table(("cli.head.village", "cli.head.state", "cli.head.file", "cli.head.open"), rows)


def run_take(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace, out.watching("cli.pack.taking") as watcher:
        pack = workspace.packs.find(args.pack)
        taken = workspace.packs.take(pack, args.files, args.village, watcher)
        states = workspace.packs.status(pack)
    for one in taken:
        _tell(one, out)
    _show(states, out)
    said = [returned_json(one, out.language) for one in taken]
    out.document({"pack": pack.id, "files": said, "villages": [state_json(s, out.language) for s in states]})
    return 1 if taken and all(one.refused for one in taken) else 0


def _tell(one: Returned, out: Out) -> None:
    out.line(f"{one.file}: {one.village or '—'}", style="bold")
    out.table(("cli.head.number", "cli.head.place", "cli.head.why"), [_line(f, out) for f in one.findings])


def _line(finding: Finding, out: Out) -> tuple[str, str, str]:
    said = finding_json(finding, out.language)
    return finding.id, finding.place, str(said["text"])


def run_answer(args: Namespace, out: Out) -> int:
    findings = args.findings or ([] if args.answer == "send_back" else ["all"])
    with open_workspace(args) as workspace:
        pack = workspace.packs.find(args.pack)
        state = workspace.packs.answer(pack, args.village, findings, args.answer)
    _show((state,), out)
    out.document({"pack": pack.id, "village": state_json(state, out.language)})
    return 0


def run_merge(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace, out.watching("cli.pack.merging") as watcher:
        pack = workspace.packs.find(args.pack)
        report = workspace.packs.merge(pack, args.output, force=args.force, progress=watcher)
    out.say("cli.pack.merged", {"file": report.output, "villages": len(report.villages), "cells": report.written})
    if report.waiting:
        _show(report.waiting, out)
    for address, why in report.left:
        out.line(f"{address}: {out.text(why)}")
    out.document({"pack": pack.id} | merge_json(report, out.language))
    return 0


def run_reissue(args: Namespace, out: Out) -> int:
    import os

    with open_workspace(args) as workspace:
        pack = workspace.packs.find(args.pack)
        path = workspace.packs.reissue(pack, args.village, args.out, args.how, os.environ.get(PASSWORD, ""))
    out.say("cli.pack.reissued", {"file": str(path), "village": args.village})
    out.document({"pack": pack.id, "village": args.village, "file": str(path)})
    return 0
