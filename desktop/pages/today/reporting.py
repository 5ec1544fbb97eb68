"""What 待办 asks of the background for notices and tasks. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.pages.today.tasks import agenda as recorded

if TYPE_CHECKING:
    from forms.journey.notice import Notice
    from forms.journey.task_model import State, Task
    from forms.progress import Progress
    from forms.recording.agenda import Agenda
    from forms.workspace import Workspace

TEXTS = frozenset({".docx", ".doc", ".wps", ".pdf", ".txt", ".rtf", ".odt"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that 待办 lists. `workdays`: by task, how many working days are left (for those that are open and have a day)."""

    agenda: Agenda
    tasks: tuple[Task, ...]
    workdays: dict[str, int]
    today: dt.date


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that were dropped: the text of the one that is the notice, and the names of all others."""

    text: str
    attachments: tuple[str, ...]


def waiting(keep_days: int) -> Callable[[Workspace, Progress], Waiting]:
    """What waits today; a report that a task stands for is not listed a second time as due."""

    def work(workspace: Workspace, progress: Progress) -> Waiting:
        today = dt.date.today()
        found = recorded(keep_days)(workspace, progress)
        tasks = workspace.tasks.open(today)
        calendar = workspace.tasks.calendar()
        left = {task.id: calendar.between(today, task.due) for task in tasks if task.due}
        known = {(task.title, task.period) for task in tasks}
        due = tuple(one for one in found.due if (one.title, one.next) not in known)
        return Waiting(replace(found, due=due), tasks, left, today)

    return work


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
        from forms.workspace import text_of_notice

        files = [path for path in paths if path.is_file()]
        notice = next((path for path in files if path.suffix.lower() in TEXTS), None)
        text = text_of_notice(notice, workspace.opener) if notice else ""
        return Dropped(text, tuple(path.name for path in files if path != notice))

    return work


def kept(task: Task) -> Callable[[Workspace, Progress], Task]:
    """Keep a task: a new one, or one that was changed."""

    def work(workspace: Workspace, progress: Progress) -> Task:
        return workspace.tasks.change(task, dt.date.today()) if task.id else workspace.tasks.add(task)

    return work


def forgotten(id: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, progress: workspace.tasks.forget(id)


def state_set(id: str, state: State) -> Callable[[Workspace, Progress], Task]:
    return lambda workspace, progress: workspace.tasks.set_state(id, state, dt.date.today())


def exported(out: Path) -> Callable[[Workspace, Progress], int]:
    """Write the calendar file; how many tasks it holds. The person has agreed to replace one that is there."""
    return lambda workspace, progress: workspace.tasks.export(out, dt.date.today(), force=True)
