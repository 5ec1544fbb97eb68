"""``fillonce init``: a new profile, its recovery key shown once."""

from __future__ import annotations

import csv
import io
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path

from forms.cli.access import add_json, add_profile, folder, passphrase
from forms.cli.console import Out
from forms.errors import FormsError
from forms.sentences import language, word

ENCODINGS = ("utf-8-sig", "gb18030")  # what Excel and WPS save on a Chinese system
VILLAGES_MOST = 2000


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("init", help=word("cli.help.init", language()))
    add_profile(parser)
    parser.add_argument("--unit", required=True, metavar="名称", help=word("cli.help.unit", language()))
    parser.add_argument("--code", default="", metavar="行政区划代码", help=word("cli.help.code", language()))
    parser.add_argument("--villages", type=Path, metavar="FILE.csv", help=word("cli.help.villages", language()))
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.workspace import Workspace

    villages = read_villages(args.villages) if args.villages else ()
    workspace, recovery_key = Workspace.create(folder(args), passphrase(), args.unit, args.code, villages)
    workspace.close()
    out.say("cli.notice", style="bold")
    out.say("cli.init.done", {"folder": folder(args), "unit": args.unit, "villages": len(villages)})
    out.say("cli.init.recovery")
    out.line(recovery_key, style="bold")
    out.document(
        {
            "profile": str(folder(args)),
            "unit": args.unit,
            "code": args.code,
            "villages": len(villages),
            "recovery_key": recovery_key,
            "notice": out.text("cli.notice"),
        }
    )
    return 0


def read_villages(path: Path) -> list[tuple[str, str]]:
    """Names and codes from a CSV file with the columns name and code (or 名称 and 代码), in UTF-8 or GB18030.

    Raises FormsError ``cli.villages`` where the file can't be read so, has no name column or too many rows.
    """
    text = _decoded(path)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    name = _column(rows, ("name", "名称", "村名", "村"))
    if not rows or not name or len(rows) > VILLAGES_MOST:
        raise FormsError("cli.villages", file=path.name)
    code = _column(rows, ("code", "代码", "行政区划代码", "编码"))
    pairs = [((row[name] or "").strip(), ((row[code] if code else "") or "").strip()) for row in rows]
    return [pair for pair in pairs if pair[0]]


def _column(rows: Sequence[dict[str, str]], names: Sequence[str]) -> str:
    headings = {heading.strip().lower(): heading for heading in (rows[0] if rows else {}) if heading}
    return next((headings[n] for n in names if n in headings), "")


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FormsError("cli.villages", file=path.name)
