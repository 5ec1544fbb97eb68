"""What the background thread is asked to do with a profile. Each makes a function of (workspace, progress); no Qt here.

The engine is imported inside, so that a window can be shown before it is loaded. `ask` gives the password of a locked
file; it is called on the background thread.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.background import NewWorkspace
from forms.progress import Progress

if TYPE_CHECKING:
    from forms.documents.opening import AskPassword
    from forms.model.reports import IngestReport, Problem
    from forms.profile.drafts import DraftStore
    from forms.profile.stretching import Stretch
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """`recovery_key` only where the profile was just made: it is shown once and kept nowhere.

    `remarks` are things to tell, such as that this computer has no keyring.
    """

    unit: str
    folder: Path | None
    recovery_key: str = ""
    remarks: tuple[Problem, ...] = ()
    drafts: DraftStore | None = None  # None where nothing outlives the window
    exchanged: dt.datetime | None = None  # the last exchange with others
    demo: Path | None = None  # the folder of invented data, where these are open


def create_profile(
    folder: Path, passphrase: str | None, unit: str, ask: AskPassword | None = None
) -> Callable[[object, Progress], NewWorkspace]:
    def work(_: object, progress: Progress) -> NewWorkspace:
        from forms.workspace import Workspace

        workspace, recovery_key = Workspace.create(folder, passphrase, unit)
        workspace.opener.ask = ask
        drafts = workspace.care.drafts
        return NewWorkspace(
            workspace, ProfileAnswer(workspace.unit_name, folder, recovery_key, workspace.remarks, drafts)
        )

    return work


def open_profile(
    folder: Path,
    passphrase: str | None,
    recovery_key: str | None = None,
    ask: AskPassword | None = None,
    stretch: Stretch | None = None,
) -> Callable[[object, Progress], NewWorkspace]:
    """`stretch`: began to stretch the passphrase before."""

    def work(_: object, progress: Progress) -> NewWorkspace:
        from forms.workspace import Workspace

        # catch_up() is asked for next
        workspace = Workspace.open(folder, passphrase, recovery_key, catch_up=False, stretch=stretch)
        workspace.opener.ask = ask
        care = workspace.care
        answer = ProfileAnswer(workspace.unit_name, folder, drafts=care.drafts, exchanged=care.last_exchange())
        return NewWorkspace(workspace, answer)

    return work


def catch_up() -> Callable[[Workspace, Progress], int]:
    """What a newer version of the program understands better is read again; of how many reports."""
    return lambda workspace, progress: workspace.catch_up()


def adopt(
    given: Workspace | Callable[[], Workspace], ask: AskPassword | None = None
) -> Callable[[object, Progress], NewWorkspace]:
    """Work with a workspace that somebody else made, or has a way to make."""

    def work(_: object, progress: Progress) -> NewWorkspace:
        workspace = given() if callable(given) else given
        workspace.opener.ask = ask
        drafts = None if workspace.care.temporary else workspace.care.drafts
        return NewWorkspace(workspace, ProfileAnswer(workspace.unit_name, None, drafts=drafts))

    return work


def ingest(
    paths: Sequence[Path], system: str = "", as_of: dt.date | None = None
) -> Callable[[Workspace, Progress], IngestReport]:
    """`system`: they are dumps of a business system, true for `as_of` or the day the file itself says."""

    def work(workspace: Workspace, progress: Progress) -> IngestReport:
        from forms.recording.exports import Export

        return workspace.ingest(list(paths), progress, Export(system, as_of) if system else None)

    return work


def systems() -> Callable[[Workspace, Progress], tuple[str, ...]]:
    """The business systems that data came from before."""

    def work(workspace: Workspace, progress: Progress) -> tuple[str, ...]:
        from forms.recording.trust import REPORTS, SHARED

        return tuple(s for s in workspace.trusting.systems() if s not in (REPORTS, SHARED))

    return work
