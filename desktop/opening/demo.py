"""A profile with invented data to look around in: kept in a folder of its own, marked, and removed as a whole.

No Qt. The engine is loaded inside. Nothing here is secret: the demo's passphrase is known.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.background import NewWorkspace
from desktop.tasks import ProfileAnswer
from forms.progress import Progress

if TYPE_CHECKING:
    from forms.documents.opening import AskPassword
    from forms.workspace import Workspace

MARK = "演示数据.txt"  # only a folder that holds it is ever removed
PROFILE, PAST, BLANK = "历史数据", "以往报表", "空白表"
OPENS = "fillonce demo"
_SAID = "这里是一填通的演示数据，单位和人员都是虚构的。可以整个删除。\n"


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """Invented reports to take in and blank forms to fill."""

    folder: Path

    @property
    def past(self) -> Path:
        return self.folder / PAST

    @property
    def blank(self) -> list[Path]:
        return sorted((self.folder / BLANK).iterdir())


def open_demo(folder: Path, ask: AskPassword | None = None) -> Callable[[object, Progress], NewWorkspace]:
    """Go on with the demo in a folder, or lay it out there. FormsError profile.exists where the folder is somebody's."""

    def work(_: object, progress: Progress) -> NewWorkspace:
        from forms.workspace import Workspace

        if (folder / MARK).exists() and (folder / PROFILE).exists():
            workspace = Workspace.open(folder / PROFILE, OPENS)
        else:
            workspace = _lay_out(folder)
        workspace.opener.ask = ask
        answer = ProfileAnswer(workspace.unit_name, folder / PROFILE, drafts=workspace.care.drafts, demo=folder)
        return NewWorkspace(workspace, answer)

    return work


def _lay_out(folder: Path) -> Workspace:
    from importlib.resources import as_file, files

    from forms.cli.demo import CODE, UNIT
    from forms.errors import FormsError
    from forms.workspace import Workspace

    if folder.exists() and not (folder / MARK).exists() and any(folder.iterdir()):
        raise FormsError("profile.exists", folder=folder.name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(_SAID, encoding="utf-8")
    with as_file(files("resources") / "demo") as held:
        for name, source in ((PAST, "past"), (BLANK, "blank")):
            shutil.copytree(held / source, folder / name, dirs_exist_ok=True)
    return Workspace.create(folder / PROFILE, OPENS, UNIT, CODE)[0]


class _Nothing:
    """No profile is open."""

    def close(self) -> None:
        return


def remove_demo(folder: Path) -> Callable[[Workspace, Progress], NewWorkspace]:
    """Close the demo and remove its folder, which must bear the mark."""

    def work(workspace: Workspace, progress: Progress) -> NewWorkspace:
        workspace.close()
        if (folder / MARK).exists():
            shutil.rmtree(folder)
        return NewWorkspace(_Nothing(), None)

    return work
