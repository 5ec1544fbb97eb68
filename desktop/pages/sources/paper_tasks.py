"""What 函件 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.papers import Difference, Elements, Need, Request, RequestState, Term
    from forms.progress import Progress
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """A request as it is listed: its terms that run, the first before, and what may become of it next."""

    request: Request
    terms: tuple[Term, ...]
    next: tuple[RequestState, ...]


def requests(today: dt.date) -> Callable[[Workspace, Progress], tuple[Standing, ...]]:
    def work(workspace: Workspace, progress: Progress) -> tuple[Standing, ...]:
        from forms.sharing.papers.clocks import next_states, terms

        calendar = workspace.tasks.calendar()
        return tuple(
            Standing(one, terms(one, today, calendar), next_states(one)) for one in workspace.papers.requests.all()
        )

    return work


def needs() -> Callable[[Workspace, Progress], tuple[Need, ...]]:
    return lambda workspace, progress: workspace.papers.needs(progress)


def elements(needed: Sequence[Need]) -> Callable[[Workspace, Progress], Elements]:
    return lambda workspace, _: workspace.papers.elements(needed)


def write_request(
    provider: str, needed: Sequence[Need], said: Elements, out: Path, today: dt.date
) -> Callable[[Workspace, Progress], Path]:
    """The file dialog has asked about writing over."""

    def work(workspace: Workspace, _: Progress) -> Path:
        paper = workspace.papers.request(provider, needed, said)
        workspace.papers.keep(paper, out, today, force=True, needs=needed, elements=said)
        return out

    return work


def write_needs(needed: Sequence[Need], out: Path, today: dt.date) -> Callable[[Workspace, Progress], Path]:
    def work(workspace: Workspace, _: Progress) -> Path:
        workspace.papers.keep(workspace.papers.needs_list(needed, f"{today.year}年"), out, today, force=True)
        return out

    return work


def write_verification(
    differences: Sequence[Difference], out: Path, today: dt.date
) -> Callable[[Workspace, Progress], Path]:
    """All of one provider."""

    def work(workspace: Workspace, _: Progress) -> Path:
        paper = workspace.papers.verification(differences[0].provider, differences)
        workspace.papers.keep(paper, out, today, force=True, differences=differences)
        return out

    return work


def step(id: str, state: RequestState, day: dt.date, note: str) -> Callable[[Workspace, Progress], Request]:
    return lambda workspace, _: workspace.papers.requests.step(id, state, day, note)


def undo_step(id: str) -> Callable[[Workspace, Progress], Request]:
    return lambda workspace, _: workspace.papers.requests.undo_step(id)


def called(id: str, what: str, day: dt.date) -> Callable[[Workspace, Progress], Request]:
    return lambda workspace, _: workspace.papers.requests.called(id, what, day)
