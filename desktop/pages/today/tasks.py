"""What the page 待办 asks of the background. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
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
            workspace.care.drafts.clear_written(f"{today - dt.timedelta(days=keep_days):%Y-%m-%d}")
        return workspace.care.agenda(today)

    return work


def mark_draft(draft: str, state: str) -> Callable[[Workspace, Progress], None]:
    """Put a draft away ("discarded"), or back ("open")."""
    return lambda workspace, progress: workspace.care.drafts.mark(draft, state)


def put_away_arrived() -> Callable[[Workspace, Progress], None]:
    """What came in so far was seen."""
    return lambda workspace, progress: workspace.care.put_away_arrived()
