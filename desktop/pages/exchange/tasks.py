"""What 收发 asks of the background. No Qt; the engine is loaded inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.model.reports import SyncReport
    from forms.progress import Progress
    from forms.sync.desk import Standing
    from forms.sync.tidying import Tidied
    from forms.workspace import Workspace

FOLDER_ON_STICK = "一填通收发"


@dataclass(frozen=True, slots=True)
class Seen:
    """`last`: the last exchange by this computer's clock, None where there was none."""

    standing: Standing
    last: dt.datetime | None


def seen() -> Callable[[Workspace, Progress], Seen]:
    return lambda workspace, _: Seen(workspace.exchange.standing(), workspace.care.last_exchange())


def meeting_place() -> Callable[[Workspace, Progress], Path | None]:
    """The folder that is exchanged through, None where nobody is paired or none was chosen."""

    def work(workspace: Workspace, progress: Progress) -> Path | None:
        place = workspace.exchange.meeting_place()
        return Path(place) if place else None

    return work


def keep_folder(folder: Path) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, _: workspace.exchange.keep_folder(folder)


def exchange(folder: Path) -> Callable[[Workspace, Progress], SyncReport]:
    def work(workspace: Workspace, progress: Progress) -> SyncReport:
        _make(folder)
        return workspace.sync_folder(folder, progress)

    return work


def invite(folder: Path) -> Callable[[Workspace, Progress], str]:
    """A one-time code to read out."""

    def work(workspace: Workspace, progress: Progress) -> str:
        _make(folder)
        return workspace.start_pairing(folder)

    return work


def accept(folder: Path, code: str) -> Callable[[Workspace, Progress], str]:
    """Answer a code; the name of the computer that made it."""
    return lambda workspace, _: workspace.accept_pairing(folder, code)


def revoke(device: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, _: workspace.exchange.revoke(device)


def tidy(folder: Path) -> Callable[[Workspace, Progress], Tidied]:
    return lambda workspace, progress: workspace.exchange.tidy(folder, progress)


def _make(folder: Path) -> None:
    """Our own folder on a stick is made the first time; a stick that isn't there is told by the engine."""
    if folder.parent.is_dir() and folder.name == FOLDER_ON_STICK:
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            return  # the engine says why it can't be used
