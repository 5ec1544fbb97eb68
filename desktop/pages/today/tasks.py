"""What the page 待办 asks of the background. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.progress import Progress
    from forms.recording.agenda import Agenda
    from forms.workspace import Workspace


def agenda(keep_days: int) -> Callable[[Workspace, Progress], Agenda]:
    """What waits today; drafts written longer than `keep_days` ago are cleared away first (0: never)."""

    def work(workspace: Workspace, progress: Progress) -> Agenda:
        today = dt.date.today()
        if keep_days:
            workspace.care.clear_written(f"{today - dt.timedelta(days=keep_days):%Y-%m-%d}")
        return workspace.care.agenda(today)

    return work


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is known of a report that is due, from its template on the shelf. `deadline` "" where the form names none."""

    template: str
    issuer: str
    deadline: str
    held: int
    total: int


def prepared(fingerprint: str) -> Callable[[Workspace, Progress], Prepared | None]:
    """None where no template of that form is on the shelf."""

    def work(workspace: Workspace, progress: Progress) -> Prepared | None:
        desk = workspace.templates
        one = next((line for line in desk.lines() if line.fingerprint == fingerprint), None)
        if one is None:
            return None
        check = desk.check(one.id)
        marks = dict(desk.open(one.id).applied.form.marks)
        return Prepared(one.id, one.issuer, marks.get("报送时限", ""), check.held, check.total)

    return work


def mark_draft(draft: str, state: str) -> Callable[[Workspace, Progress], None]:
    """Put a draft away ("discarded"), or back ("open")."""
    return lambda workspace, progress: workspace.care.drafts.mark(draft, state)


def put_away_arrived() -> Callable[[Workspace, Progress], None]:
    """What came in so far was seen."""
    return lambda workspace, progress: workspace.care.put_away_arrived()
