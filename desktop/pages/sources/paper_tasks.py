"""What 函件 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.papers import Difference, Elements, Need, Request, RequestState, ReuseLine, Term
    from forms.model.prepublish import PublishCheck
    from forms.progress import Progress
    from forms.workspace import Workspace

PDF = ".pdf"  # a paper may be saved so, as it would be printed


@dataclass(frozen=True, slots=True)
class Standing:
    """A request as it is listed: its terms that run, the first before, and what may become of it next."""

    request: Request
    terms: tuple[Term, ...]
    next: tuple[RequestState, ...]


@dataclass(frozen=True, slots=True)
class Reuse:
    """A template's list for reuse. `released`: who let it out and when, "" while it is internal."""

    check: PublishCheck
    family: str
    lines: tuple[ReuseLine, ...]
    released: str


def reuse(template: str, today: dt.date) -> Callable[[Workspace, Progress], Reuse]:
    def work(workspace: Workspace, progress: Progress) -> Reuse:
        check = workspace.templates.look_over(template, today, progress=progress)
        family = next(one.family for one in workspace.templates.heads() if one.id == template)
        return _reuse(workspace, check, family)

    return work


def release(shown: Reuse, by: str, day: dt.date) -> Callable[[Workspace, Progress], Reuse]:
    """Record who lets the list out; without a name what was recorded is taken back."""

    def work(workspace: Workspace, _: Progress) -> Reuse:
        if by:
            workspace.papers.release(shown.check, shown.family, by, day)
        else:
            workspace.papers.withdraw_release(shown.family)
        return _reuse(workspace, shown.check, shown.family)

    return work


def _reuse(workspace: Workspace, check: PublishCheck, family: str) -> Reuse:
    lines, released = workspace.papers.reuse_lines(check), workspace.papers.released(check, family)
    return Reuse(check, family, tuple(lines), released)


def write_reuse(shown: Reuse, out: Path, today: dt.date) -> Callable[[Workspace, Progress], Path]:
    def work(workspace: Workspace, _: Progress) -> Path:
        workspace.papers.keep(workspace.papers.reuse(shown.check, shown.family), out, today, force=True)
        return out

    return work


@dataclass(frozen=True, slots=True)
class Cover:
    """A note that goes with a report: to whom, which report, of which period, and remarks on it."""

    receiver: str
    title: str
    period: str
    notes: tuple[str, ...]


def titles() -> Callable[[Workspace, Progress], tuple[tuple[str, str], ...]]:
    """(title, issuing office) of the templates on the shelf."""
    return lambda workspace, _: tuple(
        dict.fromkeys((one.title or one.file, one.issuer) for one in workspace.templates.heads())
    )


def write_cover(said: Cover, out: Path, today: dt.date) -> Callable[[Workspace, Progress], Path]:
    def work(workspace: Workspace, _: Progress) -> Path:
        paper = workspace.papers.cover(said.receiver, said.title, said.period, said.notes)
        workspace.papers.keep(paper, out, today, force=True)
        return out

    return work


def set_channel(provider: str, lead: str, channel: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, _: workspace.papers.set_channel(provider, lead, channel)


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
        papers, span = workspace.papers, f"{today.year}年"
        as_book = out.suffix.lower() == ".xlsx"
        paper = papers.needs_workbook(needed, span) if as_book else papers.needs_list(needed, span)
        papers.keep(paper, out, today, force=True)
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
