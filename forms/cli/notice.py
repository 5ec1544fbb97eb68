"""``fillonce notice`` and ``fillonce tasks``: what a notice says, and what is to be reported by when."""

from __future__ import annotations

import datetime as dt
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.cli.access import add_json, add_profile, file_password, open_workspace
from forms.cli.console import Out
from forms.cli.jsonnotice import entries_of, notice_json, said, task_json
from forms.errors import FormsError
from forms.sentences import language, word

if TYPE_CHECKING:
    from forms.journey.notice import Notice
    from forms.journey.task_model import Task
    from forms.journey.tasks import TaskDesk
    from forms.workspace import Workspace

_LARGEST = 2**20  # characters of a notice on standard input


def day(text: str) -> dt.date:
    """YYYY-MM-DD, else wrong usage."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(word("cli.usage.day", language())) from error


def add(commands: _SubParsersAction[ArgumentParser]) -> None:
    _add_notice(commands.add_parser("notice", help=word("cli.help.notice", language())))
    _add_tasks(commands.add_parser("tasks", help=word("cli.help.tasks", language())))


def _add_notice(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    reading = actions.add_parser("read", help=word("cli.help.notice.read", language()))
    taking = actions.add_parser("take", help=word("cli.help.notice.take", language()))
    for action, run in ((reading, run_read), (taking, run_take)):
        action.add_argument("file", metavar="FILE", help=word("cli.help.notice_file", language()))
        attachment = word("cli.help.attachment", language())
        action.add_argument("--attachment", action="append", default=[], metavar="NAME", help=attachment)
        action.add_argument("--today", type=day, metavar="DAY", help=word("cli.help.today", language()))
        action.add_argument("--received", type=day, metavar="DAY", help=word("cli.help.received", language()))
        add_json(action)
        action.set_defaults(run=run)
    add_profile(taking)


def _add_tasks(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", dest="every", help=word("cli.help.tasks_all", language()))
    add_profile(parser)
    add_json(parser)
    parser.set_defaults(run=run_list)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    listing = actions.add_parser("list", help=word("cli.help.tasks.list", language()))
    listing.add_argument("--all", action="store_true", dest="every", help=word("cli.help.tasks_all", language()))
    adding = actions.add_parser("add", help=word("cli.help.tasks.add", language()))
    adding.add_argument("title", metavar="TITLE", help=word("cli.help.task_title", language()))
    adding.add_argument("--due", type=day, metavar="DAY", help=word("cli.help.task_due", language()))
    states = [
        (actions.add_parser(n, help=word(f"cli.help.tasks.{n}", language())), n) for n in ("done", "drop", "reopen")
    ]
    for action, name in states:
        action.add_argument("task", metavar="TASK", help=word("cli.help.task_id", language()))
        action.set_defaults(state={"done": "done", "drop": "dropped", "reopen": "open"}[name])
    exporting = actions.add_parser("export", help=word("cli.help.tasks.export", language()))
    exporting.add_argument("out", type=Path, metavar="OUT", help=word("cli.help.ics", language()))
    exporting.add_argument("--todo", action="store_true", help=word("cli.help.todo", language()))
    exporting.add_argument("--force", action="store_true", help=word("cli.help.force", language()))
    holidays = actions.add_parser("holidays", help=word("cli.help.tasks.holidays", language()))
    holidays.add_argument("file", type=Path, metavar="FILE", help=word("cli.help.holidays_file", language()))
    runs = [(listing, run_list), (adding, run_add), (exporting, run_export), (holidays, run_holidays)]
    for action, run in (*runs, *((action, run_state) for action, _ in states)):
        add_profile(action)
        add_json(action)
        action.set_defaults(run=run)


def notice_text(args: Namespace) -> str:
    """The text of the file, or of standard input. Raises FormsError as reading does."""
    if args.file == "-":
        return sys.stdin.buffer.read(_LARGEST).decode("utf-8-sig", "replace")
    from forms.documents.opening import Opener
    from forms.workspace import text_of_notice

    return text_of_notice(Path(args.file), Opener(ask=file_password))


def run_read(args: Namespace, out: Out) -> int:
    from forms.journey.notice_read import read_notice

    notice = read_notice(notice_text(args), args.attachment, args.today, received=args.received)
    show_notice(notice, out)
    out.document(notice_json(notice, out.language))
    return 0


def run_take(args: Namespace, out: Out) -> int:
    from forms.journey.task_model import task_of

    text = notice_text(args)
    with open_workspace(args) as workspace:
        notice = workspace.tasks.read(text, args.attachment, args.today, received=args.received)
        task = workspace.tasks.add(_with_form(workspace, task_of(notice)))
        unit = workspace.unit_name
    show_notice(notice, out)
    out.say("cli.tasks.kept", {"title": task.title, "id": task.id})
    out.document({"task": task_json(task, _today(args), unit), "notice": notice_json(notice, out.language)})
    return 0


def _with_form(workspace: Workspace, task: Task) -> Task:
    """With the blank form that came along taken into the templates, as in the window; what can't be read stays where it is."""
    form = Path(task.file)
    if not task.file or not form.is_file():
        return task
    (arrival,) = workspace.templates.bring_in([form])
    return replace(task, template=arrival.id, file=form.name)


def show_notice(notice: Notice, out: Out) -> None:
    """One line for each thing found: what, the words, and why it is to be checked."""
    rows = list(_lines(notice, out))
    if not rows:
        out.say("cli.notice.nothing")
        return
    out.table(("cli.head.entry", "cli.head.value", "cli.head.words", "cli.head.why"), rows)


def _lines(notice: Notice, out: Out) -> Iterator[tuple[str, str, str, str]]:
    for name, found in entries_of(notice):
        why = [out.text(p.code, p.context) for p in (*found.doubts, *found.remarks)]
        mark = f" ({out.text('cli.notice.unsure')})" if found.doubts else ""
        words = " … ".join(w.text for w in found.words)
        yield out.text(f"notice.entry.{name}") + mark, said(found.value, out.language), words, "\n".join(why)


def _today(args: Namespace) -> dt.date:
    return getattr(args, "today", None) or dt.date.today()


def run_list(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        tasks = workspace.tasks.all(today) if args.every else workspace.tasks.open(today)
        unit = workspace.unit_name
    if tasks:
        headings = (
            "cli.head.number",
            "cli.head.title",
            "cli.head.due",
            "cli.head.left",
            "cli.head.office",
            "cli.head.state",
        )
        out.table(headings, [_row(task, today, out) for task in tasks])
    else:
        out.say("cli.tasks.none")
    out.document({"tasks": [task_json(task, today, unit) for task in tasks]})
    return 0


def _row(task: Task, today: dt.date, out: Out) -> tuple[str, ...]:
    left = task.days_left(today)
    due = f"{task.due or task.within} {f'{task.at:%H:%M}' if task.at else task.part}".strip()
    state = out.text(f"task.state.{task.state}")
    return task.id, task.title, due, "" if left is None else str(left), task.office, state


def run_add(args: Namespace, out: Out) -> int:
    from forms.journey.task_model import Task

    with open_workspace(args) as workspace:
        task = workspace.tasks.add(Task(title=args.title, due=args.due))
    out.say("cli.tasks.kept", {"title": task.title, "id": task.id})
    out.document({"task": task_json(task, dt.date.today())})
    return 0


def run_state(args: Namespace, out: Out) -> int:
    today = dt.date.today()
    with open_workspace(args) as workspace:
        task = workspace.tasks.set_state(_one(workspace.tasks, args.task, today), args.state, today)
        unit = workspace.unit_name
    out.line(f"{task.title}: {out.text(f'task.state.{task.state}')}")
    out.document({"task": task_json(task, today, unit)})
    return 0


def _one(desk: TaskDesk, beginning: str, today: dt.date) -> str:
    """The task whose number begins so. Raises FormsError task.unknown for none and for several."""
    found = [task.id for task in desk.all(today) if task.id == beginning] or [
        task.id for task in desk.all(today) if task.id.startswith(beginning)
    ]
    if len(found) != 1:
        raise FormsError("task.unknown", task=beginning[:16])
    return found[0]


def run_export(args: Namespace, out: Out) -> int:
    with open_workspace(args) as workspace:
        count = workspace.tasks.export(
            args.out, dt.date.today(), force=args.force, kind="todo" if args.todo else "event"
        )
    out.say("cli.tasks.exported", {"file": args.out.name, "count": count})
    out.document({"output": str(args.out), "tasks": count})
    return 0


def run_holidays(args: Namespace, out: Out) -> int:
    from forms.documents.reader import load

    try:
        data: Any = json.loads(load(args.file))
    except ValueError as error:
        raise FormsError("calendar.bad") from error
    with open_workspace(args) as workspace:
        workspace.tasks.set_holidays(data)
        years = sorted(workspace.tasks.calendar().years)
    out.say("cli.tasks.holidays")
    out.document({"years": years})
    return 0
