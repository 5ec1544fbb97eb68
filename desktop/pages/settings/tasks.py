"""What the settings ask of the background. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.journey.tasks import HolidayYear
    from forms.profile.rows import UnitSettings
    from forms.progress import Progress
    from forms.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProfileFigures:
    """`size` in bytes."""

    folder: Path
    temporary: bool
    reports: int
    facts: int
    drafts: int
    size: int


@dataclass(frozen=True, slots=True)
class BackupAnswer:
    file: Path
    size: int  # bytes


def figures() -> Callable[[Workspace, Progress], ProfileFigures]:
    def work(workspace: Workspace, progress: Progress) -> ProfileFigures:
        counts, folder = workspace.care.counts(), workspace.care.folder
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        drafts = len(workspace.care.drafts.heads())
        return ProfileFigures(folder, workspace.care.temporary, counts.submissions, counts.facts, drafts, size)

    return work


def unit() -> Callable[[Workspace, Progress], UnitSettings]:
    return lambda workspace, progress: workspace.care.unit


def set_unit(unit: UnitSettings) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, progress: workspace.care.set_unit(unit)


@dataclass(frozen=True, slots=True)
class TrustShown:
    """`systems` that data came from; `orders` by the kind of data, "" for all."""

    systems: tuple[str, ...]
    orders: Mapping[str, tuple[str, ...]]


def trust() -> Callable[[Workspace, Progress], TrustShown]:
    return lambda workspace, progress: _trust(workspace)


def set_trust(systems: Sequence[str], about: str) -> Callable[[Workspace, Progress], TrustShown]:
    """Set an order; what holds then."""

    def work(workspace: Workspace, progress: Progress) -> TrustShown:
        workspace.trusting.set_order(systems, about)
        return _trust(workspace)

    return work


def drop_trust(about: str) -> Callable[[Workspace, Progress], TrustShown]:
    """Take an order back; what holds then."""

    def work(workspace: Workspace, progress: Progress) -> TrustShown:
        workspace.trusting.drop_order(about)
        return _trust(workspace)

    return work


def _trust(workspace: Workspace) -> TrustShown:
    orders = {order.about: order.systems for order in workspace.trusting.now().orders}
    return TrustShown(workspace.trusting.systems(), orders)


def set_passphrase(passphrase: str) -> Callable[[Workspace, Progress], None]:
    return lambda workspace, progress: workspace.care.set_passphrase(passphrase)


def back_up(target: Path) -> Callable[[Workspace, Progress], BackupAnswer]:
    """Write a backup and check it as a restore would."""

    def work(workspace: Workspace, progress: Progress) -> BackupAnswer:
        workspace.care.back_up(target)
        return BackupAnswer(target, target.stat().st_size)

    return work


def restore(archive: Path, folder: Path) -> Callable[[Workspace, Progress], Path]:
    def work(workspace: Workspace, progress: Progress) -> Path:
        from forms.profile.backup import restore

        restore(archive, folder)
        return folder

    return work


def letters() -> Callable[[Workspace, Progress], str]:
    """The folder with the office's own letter templates, "" for those that come with the program."""
    return lambda workspace, _: workspace.papers.letters()


def use_letters(folder: Path | None) -> Callable[[Workspace, Progress], tuple[str, ...]]:
    """Letters of a folder from now on, ours put beside those that are missing; which were. None: ours again."""

    def work(workspace: Workspace, _: Progress) -> tuple[str, ...]:
        copied = workspace.papers.copy_letters(folder) if folder is not None else ()
        workspace.papers.use_letters(folder)
        return copied

    return work


def holidays(year: int) -> Callable[[Workspace, Progress], HolidayYear]:
    return lambda workspace, _: workspace.tasks.holidays(year)


def set_holidays(year: int, rest: str, work: str) -> Callable[[Workspace, Progress], HolidayYear]:
    """Set a year in words; what holds then."""

    def run(workspace: Workspace, _: Progress) -> HolidayYear:
        workspace.tasks.set_year(year, rest, work)
        return workspace.tasks.holidays(year)

    return run


def drop_holidays(year: int) -> Callable[[Workspace, Progress], HolidayYear]:
    """The year as it comes with the program; what holds then."""

    def run(workspace: Workspace, _: Progress) -> HolidayYear:
        workspace.tasks.drop_year(year)
        return workspace.tasks.holidays(year)

    return run
