"""What 待办 asks of the background for notices and tasks. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.pages.today.tasks import agenda as recorded

if TYPE_CHECKING:
    from forms.journey.linking import Link
    from forms.journey.notice import Notice
    from forms.journey.packs.standing import Outstanding
    from forms.journey.task_model import State, Task
    from forms.model.endpoints import Arrival
    from forms.model.papers import Request, Term
    from forms.model.states import Report
    from forms.progress import Progress
    from forms.recording.agenda import Agenda
    from forms.workspace import Workspace

TEXTS = frozenset({".docx", ".doc", ".wps", ".pdf", ".txt", ".rtf", ".odt"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that 待办 lists. By task: `workdays`, how many working days are left; `forms`, what is opened to fill its form."""

    agenda: Agenda
    tasks: tuple[Task, ...]
    workdays: dict[str, int]
    today: dt.date
    forms: dict[str, Link] = field(default_factory=dict)
    reports: tuple[Report, ...] = ()  # that wait for a signature, or came back
    requests: tuple[tuple[Request, Term], ...] = ()  # to other offices, with the term that runs
    arrived: tuple[Arrival, ...] = ()  # files of other offices in watched folders
    packs: tuple[Outstanding, ...] = ()  # handed out to villages and not merged as a whole

    @property
    def empty(self) -> bool:
        others = (self.tasks, self.reports, self.requests, self.arrived, self.packs)
        return self.agenda.empty and not any(others)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that were dropped: the text of the one that is the notice, and all others, which came with it."""

    text: str
    attachments: tuple[Path, ...]


def waiting(keep_days: int) -> Callable[[Workspace, Progress], Waiting]:
    """What waits today; a report that a task stands for is not listed a second time as due."""

    def work(workspace: Workspace, progress: Progress) -> Waiting:
        today = dt.date.today()
        found = recorded(keep_days)(workspace, progress)
        tasks = workspace.open_tasks(today)
        dated = [(task.id, task.due) for task in tasks if task.due]
        calendar = workspace.tasks.calendar() if dated else None
        left = {id: calendar.between(today, due) for id, due in dated} if calendar else {}
        known = {(task.title, task.period) for task in tasks}
        due = tuple(one for one in found.due if (one.title, one.next) not in known)
        forms = _forms(workspace, tasks) if tasks else {}
        found = replace(found, due=due)
        asked = workspace.running_requests(today)
        on_way, arrived = workspace.care.reports_on_way(), workspace.arrived
        packs = workspace.outstanding_packs()
        return Waiting(found, tasks, left, today, forms, on_way, asked, arrived, packs)

    return work


def _forms(workspace: Workspace, tasks: Sequence[Task]) -> dict[str, Link]:
    from forms.journey.linking import link_of

    drafts, templates = workspace.care.drafts.heads(), workspace.templates.lines()
    return {task.id: link for task in tasks if (link := link_of(task, drafts, templates))}


def read(
    text: str, attachments: Sequence[str], received: dt.date | None
) -> Callable[[Workspace, Progress], tuple[Notice, Task]]:
    """What a notice says, and the task it makes."""

    def work(workspace: Workspace, progress: Progress) -> tuple[Notice, Task]:
        from forms.journey.task_model import task_of

        now = dt.datetime.now()
        notice = workspace.tasks.read(text, attachments, now.date(), now.time().replace(microsecond=0), received)
        return notice, task_of(notice)

    return work


def opened(paths: Sequence[Path]) -> Callable[[Workspace, Progress], Dropped]:
    """The text of the first file that can be a notice; the others are its attachments."""

    def work(workspace: Workspace, progress: Progress) -> Dropped:
        from forms.journey.notice_text import plain_digits
        from forms.workspace import text_of_notice

        files = [path for path in paths if path.is_file()]
        notice = next((path for path in files if path.suffix.lower() in TEXTS), None)
        text = text_of_notice(notice, workspace.opener) if notice else ""
        return Dropped(plain_digits(text), tuple(path for path in files if path != notice))

    return work


def kept(task: Task, form: Path | None = None) -> Callable[[Workspace, Progress], Task]:
    """Keep a task: a new one, or one that was changed. `form`: the blank form that came with it, for the shelf."""

    def work(workspace: Workspace, progress: Progress) -> Task:
        made = task
        if form is not None and not task.template:
            (arrival,) = workspace.templates.bring_in([form], progress)  # what can't be read stays where it is
            made = replace(task, template=arrival.id)
        return workspace.tasks.change(made, dt.date.today()) if made.id else workspace.tasks.add(made)

    return work


def forgotten(id: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, progress: workspace.tasks.forget(id)


def state_set(id: str, state: State) -> Callable[[Workspace, Progress], Task]:
    return lambda workspace, progress: workspace.tasks.set_state(id, state, dt.date.today())


def exported(out: Path) -> Callable[[Workspace, Progress], int]:
    """Write the calendar file; how many tasks it holds. The person has agreed to replace one that is there."""
    return lambda workspace, progress: workspace.tasks.export(out, dt.date.today(), force=True)
