"""``fillonce match``: labels against elements, without a profile."""

from __future__ import annotations

import csv
import io
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.cli.access import add_json
from forms.cli.console import Out
from forms.errors import FormsError
from forms.sentences import language, word


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("match", help=word("cli.help.match", language()))
    parser.add_argument(
        "--elements", type=Path, required=True, metavar="TSV", help=word("cli.help.elements", language())
    )
    parser.add_argument("--labels", type=Path, required=True, metavar="TSV", help=word("cli.help.labels", language()))
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Namespace, out: Out) -> int:
    from forms.workspace import match_labels

    elements = read_table(args.elements, ("id", "name"))
    labels = read_table(args.labels, ("label",))
    answers = match_labels(elements, labels)
    if out.as_json:
        out.document({"labels": list(answers)})
    else:
        out.table(
            ("cli.head.label", "cli.head.decision", "cli.head.element", "cli.head.candidates"),
            (_row(answer, out) for answer in answers),
        )
    return 0


def _row(answer: Mapping[str, Any], out: Out) -> tuple[str, ...]:
    candidates = "、".join(f"{c['element']} {c['score']:.2f}" for c in answer["candidates"][:3])
    return (str(answer["label"]), out.text(f"match.{answer['decision']}"), str(answer["element"] or ""), candidates)


def read_table(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a UTF-8 file of tab-separated values with a heading line, quoted as csv writes it;
    missing cells are "".

    Raises FormsError ``cli.tsv`` where a needed column is missing or the file isn't text.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormsError("cli.tsv", file=path.name, columns=needed) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
    if not set(needed) <= set(reader.fieldnames or ()):
        raise FormsError("cli.tsv", file=path.name, columns=needed)
    return [{key: value or "" for key, value in row.items() if key is not None} for row in reader]
