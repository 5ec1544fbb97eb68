"""``fillonce fill``: a template filled from the profile."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from forms.cli.access import add_json, add_profile, open_workspace, period
from forms.cli.console import Out
from forms.cli.jsondraft import draft_json, use_json
from forms.cli.show import show_draft
from forms.errors import FormsError
from forms.recording.subjects import subject_name
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("fill", help=word("cli.help.fill", language()))
    parser.add_argument("template", type=Path, metavar="TEMPLATE", help=word("cli.help.template", language()))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=word("cli.help.out", language())
    )
    parser.add_argument("--period", type=period, metavar="2026-04", help=word("cli.help.period", language()))
    parser.add_argument("--subject", metavar="NAME", help=word("cli.help.subject", language()))
    parser.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    parser.add_argument("--accept-suggestions", action="store_true", help=word("cli.help.accept", language()))
    parser.add_argument("--ground", default="", metavar="TEXT", help=word("cli.help.ground", language()))
    parser.add_argument("--withhold", action="store_true", help=word("cli.help.withhold", language()))
    parser.add_argument("--flatten", action="store_true", help=word("cli.help.flatten", language()))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace, out.watching("cli.filling") as watcher:
        draft = workspace.draft(args.template, args.period, args.subject, watcher)
        subject = subject_name(draft.subject, workspace.unit_name)
        try:
            written = workspace.write(
                draft, args.template, args.output, force=args.force, accept_suggestions=args.accept_suggestions,
                flatten=args.flatten, ground=args.ground, without_ground="withhold" if args.withhold else "fill",
            )  # fmt: skip
        except FormsError as error:  # what was found is still told
            message = out.complain(error.code, error.context)
            said = draft_json(draft, subject, None, (), out.language)
            out.document(said | {"error": {"code": error.code, "message": message}})
            return 1
    show_draft(draft, subject, out)
    for note in written.notes:
        out.say(note.code, note.context)
    out.say("cli.fill.written", {"file": written.output, "cells": written.written})
    said = draft_json(draft, subject, written.output, written.notes, out.language, written.recalculated)
    out.document(said | {"use": use_json(written.ground, written.used, written.withheld)})
    return 0
