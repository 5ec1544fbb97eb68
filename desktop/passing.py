"""Files that are gone when the program ends: copies of templates that stand in for the file that was there."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.progress import Progress
    from forms.workspace import Workspace

PREFIX = "fillonce-"  # of the folders


def passing_copy(name: str, data: bytes) -> Path:
    """A file in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / (Path(name).name or "template")
    copy.write_bytes(data)
    return copy


def is_passing(path: Path) -> bool:
    return path.parent.name.startswith(PREFIX)


def copy_of_template(id: str) -> Callable[[Workspace, Progress], Path]:
    """A copy of a template's original, to be opened for filling like any blank file."""

    def work(workspace: Workspace, progress: Progress) -> Path:
        opened = workspace.templates.open(id)
        return passing_copy(opened.line.file, opened.data)

    return work
