"""``fillonce profile``: conflicts and questions listed and settled, decisions listed and undone, why rows are one person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from forms.cli import trust
from forms.cli.access import add_json, add_profile, open_workspace
from forms.cli.console import Out
from forms.cli.jsonform import value_json
from forms.errors import FormsError
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.model.decisions import Conflict, DecisionRow, MergedRow
    from forms.workspace import Workspace

UNIT_OPTIONS = ("name", "code", "telephone", "address", "credit-code")
SHOWN = 12  # characters of an id; any beginning that only one has will do


class Numbered(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Numbered)


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    parser = commands.add_parser("profile", help=word("cli.help.profile_command", language()))
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")

    def action(name: str, run: Callable[[Namespace, Out], int]) -> ArgumentParser:
        made = actions.add_parser(name, help=word(f"cli.help.profile.{name}", language()))
        add_profile(made)
        add_json(made)
        made.set_defaults(run=run)
        return made

    unit = action("unit", run_unit)
    for name in UNIT_OPTIONS:
        unit.add_argument(f"--{name}", metavar="TEXT", help=word(f"cli.help.unit_{name.replace('-', '_')}", language()))
    action("conflicts", run_conflicts)
    settle = action("settle", run_settle)
    settle.add_argument("conflict", metavar="CONFLICT", help=word("cli.help.number", language()))
    chosen = settle.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--side", type=int, metavar="N", help=word("cli.help.side", language()))
    chosen.add_argument("--value", metavar="VALUE", help=word("cli.help.settle_value", language()))
    settle.add_argument("--unit", default="", metavar="UNIT", help=word("cli.help.settle_unit", language()))
    settle.add_argument("--note", default="", metavar="TEXT", help=word("cli.help.note", language()))
    trust.add_to(actions)
    action("decisions", run_decisions).add_argument(
        "--all", action="store_true", help=word("cli.help.all_decisions", language())
    )
    undo = action("undo", run_undo)
    undo.add_argument("decisions", nargs="+", metavar="DECISION", help=word("cli.help.number", language()))
    put_off = word("cli.help.put_off", language())
    action("questions", run_questions).add_argument("--put-off", action="store_true", help=put_off)
    answer = action("answer", run_answer)
    answer.add_argument("question", metavar="QUESTION", help=word("cli.help.number", language()))
    answer.add_argument("reply", choices=("yes", "no", "later"), help=word("cli.help.reply", language()))
    action("why", run_why).add_argument("subject", metavar="SUBJECT", help=word("cli.help.subject_id", language()))


def run_unit(args: Namespace, out: Out) -> int:
    """The unit's settings; with options they are changed first."""
    with open_workspace(args) as workspace:
        given = {name.replace("-", "_"): getattr(args, name.replace("-", "_")) for name in UNIT_OPTIONS}
        changed = {name: value for name, value in given.items() if value is not None}
        if changed:
            workspace.care.set_unit(replace(workspace.care.unit, **changed))
        unit = workspace.care.unit
    said = {name: getattr(unit, name) for name in given}
    out.table(_heads("label", "value"), [(word(f"cli.help.unit_{k}", out.language), v) for k, v in said.items()])
    out.document({"unit": said | {"villages": len(unit.villages)}, "changed": sorted(changed)})
    return 0


def run_conflicts(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.conflicts()
    if found and not out.as_json:
        rows = [
            (c.id[:SHOWN], c.name, c.about, str(n), f"{s.value}{s.unit}", "、".join(p.file for p in s.provenance))
            for c in found
            for n, s in enumerate(c.sides, 1)
        ]
        out.table(_heads("number", "label", "subject", "side", "value", "file"), rows)
    out.say("cli.profile.conflicts", {"count": len(found)})
    out.document({"conflicts": [_conflict_json(c) for c in found]})
    return 0


def run_settle(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        conflict = chosen(args.conflict, workspace.conflicts(), "conflict.unknown")
        side = None if args.side is None else args.side - 1
        workspace.settle_conflict(conflict, side, args.value or "", args.unit, args.note)
    return _done(out, "cli.profile.settled", {"settled": conflict.id})


def run_decisions(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.list_decisions(everything=args.all)
    if found and not out.as_json:
        rows = [(d.id[:SHOWN], d.what, d.state, d.when, d.title, " / ".join(d.path), str(d.value or "")) for d in found]
        out.table(_heads("number", "what", "state", "when", "title", "label", "value"), rows)
    out.say("cli.profile.decisions", {"count": len(found)})
    out.document({"decisions": [_decision_json(d) for d in found]})
    return 0


def run_undo(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        known = workspace.list_decisions(everything=True)
        ids = [chosen(number, known, "decision.unknown").id for number in args.decisions]
        for number in ids:
            workspace.undo_decision(number)
    return _done(out, "cli.profile.undone", {"undone": ids})


def run_questions(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        found = workspace.questions(args.put_off)
    if found and not out.as_json:
        rows = [(q.id[:SHOWN], q.a_name, q.b_name, out.text(q.why)) for q in found]
        out.table(_heads("number", "one", "other", "why"), rows)
    out.say("cli.profile.questions", {"count": len(found)})
    out.document({"questions": [asdict(q) | {"text": out.text(q.why)} for q in found]})
    return 0


def run_answer(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        question = chosen(args.question, workspace.questions(True), "question.unknown")
        workspace.answer(question, args.reply)
    return _done(out, "cli.profile.answered", {"answered": question.id, "reply": args.reply})


def run_why(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        rows = workspace.why_merged(_subject(workspace, args.subject))
    if not out.as_json:
        places = [(r.subject, r.rule, p.file, p.address, p.period, r.decision[:SHOWN]) for r in rows for p in r.rows]
        out.table(_heads("subject", "rule", "file", "location", "period", "number"), places)
    out.document({"rows": [_merged_json(row) for row in rows]})
    return 0


def _subject(workspace: Workspace, text: str) -> str:
    """A subject's id as the lists give it, or what names only one.

    Raises FormsError ``subject.not_known``: nobody, or more than one, is called so. The text isn't repeated, it may be
    somebody's number.
    """
    found = workspace.browse.subjects(text)
    exact = [s.id for s in found if text in (s.id, s.name, s.number)]
    if len(exact) == 1:
        return exact[0]
    if ":" in text and not exact:
        return text
    raise FormsError("subject.not_known", kind=str(len(exact)))


def chosen(number: str, among: Sequence[T], code: str) -> T:
    """The one whose id begins so. Raises FormsError `code` where there is none or more than one."""
    found = [one for one in among if number and one.id.startswith(number)]
    if len(found) != 1:
        raise FormsError(code, decision=number[:SHOWN])
    return found[0]


def _done(out: Out, code: str, said: dict[str, Any]) -> int:
    out.say(code)
    out.document(said)
    return 0


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(f"cli.head.{name}" for name in names)


def _sources(provenance: Iterable[Any]) -> list[dict[str, str]]:
    return [{"file": p.file, "location": p.address, "period": p.period} for p in provenance]


def _conflict_json(conflict: Conflict) -> dict[str, Any]:
    sides = [{"value": s.value, "unit": s.unit, "provenance": _sources(s.provenance)} for s in conflict.sides]
    return {
        "id": conflict.id, "element": conflict.element, "name": conflict.name, "subject": conflict.subject,
        "about": conflict.about, "period": conflict.period, "settled_before": conflict.settled_before, "trusted": conflict.trusted,
        "sides": sides,
    }  # fmt: skip


def _decision_json(row: DecisionRow) -> dict[str, Any]:
    return asdict(row) | {"path": list(row.path), "value": value_json(row.value)}


def _merged_json(row: MergedRow) -> dict[str, Any]:
    return {"subject": row.subject, "rule": row.rule, "decision": row.decision, "rows": _sources(row.rows)}
