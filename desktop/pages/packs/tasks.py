"""What 分村填报 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.journey.packs.desk import HandedOut, MergeReport
    from forms.journey.packs.model import Answer, Pack, Returned, VillageState
    from forms.progress import Progress
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pack that is to be handed out."""

    template: Path
    villages: tuple[str, ...]
    period: str = ""
    out: Path | None = None
    how: str = "folder"
    password: str = ""
    due: str = ""  # ISO day


@dataclass(frozen=True, slots=True)
class Shown:
    """The packs there are, and where the villages of one of them stand."""

    packs: tuple[Pack, ...]
    pack: Pack | None = None
    states: tuple[VillageState, ...] = ()


def shown(pack: str) -> Callable[[Workspace, Progress], Shown]:
    """All packs, and this one (the newest where it is ""; None where there is none)."""

    def work(workspace: Workspace, progress: Progress) -> Shown:
        packs = workspace.packs.all()
        one = next((p for p in packs if p.id == pack), packs[0] if packs else None)
        return Shown(packs, one, workspace.packs.status(one) if one else ())

    return work


@dataclass(frozen=True, slots=True)
class Offered:
    """Whom a template would be split for (() where nothing says so), and the ISO day its notice gives the villages, or ""."""

    villages: tuple[str, ...]
    due: str = ""


def subjects(template: Path) -> Callable[[Workspace, Progress], Offered]:
    """What the dialog offers for a template."""

    def work(workspace: Workspace, progress: Progress) -> Offered:
        from forms.errors import FormsError

        try:
            villages = workspace.packs.subjects(template)
        except FormsError as error:
            if error.code != "pack.no_villages":
                raise
            villages = ()
        return Offered(villages, _due(workspace, template))

    return work


def _due(workspace: Workspace, template: Path) -> str:
    """The villages' day of the one open task that is about this form."""
    from forms.journey.linking import is_about

    found = [task for task in workspace.tasks.open(dt.date.today()) if is_about(task, template.name)]
    return found[0].village_due.isoformat() if len(found) == 1 and found[0].village_due else ""


def split(wanted: Wanted) -> Callable[[Workspace, Progress], HandedOut]:
    return lambda workspace, progress: workspace.packs.split(
        wanted.template, wanted.out, wanted.period or None, wanted.villages, password=wanted.password, how=wanted.how,
        due=wanted.due, blank=wanted.out is None, progress=progress,
    )  # fmt: skip


def take(pack: Pack, paths: Sequence[Path], village: str = "") -> Callable[[Workspace, Progress], tuple[Returned, ...]]:
    return lambda workspace, progress: workspace.packs.take(pack, paths, village, progress)


def belongs(pack: str, village: str, other: str) -> Callable[[Workspace, Progress], Returned]:
    return lambda workspace, _: workspace.packs.belongs(workspace.packs.find(pack), village, other)


def answer(
    pack: Pack, village: str, findings: Sequence[str], said: Answer
) -> Callable[[Workspace, Progress], VillageState]:
    return lambda workspace, _: workspace.packs.answer(pack, village, findings, said)


def merge(pack: Pack, out: Path, force: bool = False) -> Callable[[Workspace, Progress], MergeReport]:
    return lambda workspace, progress: workspace.packs.merge(pack, out, force=force, progress=progress)


def reissue(pack: Pack, village: str, out: Path) -> Callable[[Workspace, Progress], Path]:
    return lambda workspace, _: workspace.packs.reissue(pack, village, out)
