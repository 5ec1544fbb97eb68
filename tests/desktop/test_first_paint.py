"""What is loaded before the window is painted for the first time: the figure of docs/speed.md hangs on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from forms.workspace import Workspace

START = """
import json, sys
import PySide6.QtCore, PySide6.QtWidgets
before = set(sys.modules)
from desktop.app import run
code = run(["x"], exit_after_first_paint=True)
made = vars(PySide6.QtCore).keys() | vars(sys.modules["PySide6.QtGui"]).keys()
print(json.dumps({"code": code, "modules": sorted(set(sys.modules) - before), "made": sorted(made)}))
"""
OWN = frozenset("""
desktop desktop.app desktop.background desktop.chooser desktop.features desktop.keeping desktop.language desktop.page
desktop.passing desktop.settings desktop.states desktop.tasks desktop.words desktop.design desktop.design.theme desktop.design.tokens
desktop.form_view desktop.form_view.marks desktop.importing desktop.importing.import_flow
desktop.opening desktop.opening.demo desktop.opening.passwords desktop.opening.profile_flow
desktop.pages desktop.pages.fill desktop.pages.fill.flow desktop.pages.fill.saving desktop.pages.fill.switching
desktop.pages.fill.tasks desktop.pages.today desktop.pages.today.page desktop.pages.today.start
desktop.shell desktop.shell.actions desktop.shell.busy_bar desktop.shell.drop_overlay desktop.shell.host
desktop.shell.info_bar desktop.shell.main_window desktop.shell.page_stack desktop.shell.rail desktop.shell.registry
desktop.widgets desktop.widgets.decided desktop.widgets.drop_target desktop.widgets.flow_layout
desktop.widgets.laid desktop.widgets.look desktop.widgets.plain_text
desktop.widgets.scrolling desktop.widgets.status_line forms forms.errors forms.progress resources
""".split())  # fmt: skip
SLOW_OF_QT = {"Qt", "QKeySequence", "QDesktopServices", "QUrl"}  # names whose enumerations take milliseconds to make


OPENED = """
import inspect, json, sys
from pathlib import Path
from desktop.features import read_no_sources
read_no_sources()
read = []
inspect.getsource = lambda module: read.append(module.__name__) or ""
from desktop import tasks
from desktop.pages.today import reporting
folder, phrase = Path(sys.argv[1]), sys.argv[2]
opened = tasks.open_profile(folder, phrase)(None, None)
found = reporting.waiting(30)(opened.workspace, None)
print(json.dumps({"modules": sorted(sys.modules), "read": read, "empty": found.empty}))
"""
NOT_NEEDED = {  # of a profile without tasks, packs, requests or reports on their way
    "sqlite_utils", "click", "olefile", "zstandard", "lxml", "subprocess",
    "forms.model.reports", "forms.model.document", "forms.model.states", "forms.model.papers", "forms.model.endpoints",
    "forms.journey.tasks", "forms.journey.packs.model", "forms.sharing.papers.requests", "forms.documents.convert",
}  # fmt: skip


def started(home: Path, code: str = START, *arguments: str) -> dict[str, Any]:
    """A process of its own, which ends by itself."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    place = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=env,
        cwd=place,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_before_the_first_paint_only_what_it_shows_is_loaded(tmp_path: Path) -> None:
    found = started(tmp_path)
    assert found["code"] == 0
    known = {*sys.stdlib_module_names, "PySide6", "shiboken6", "shibokensupport"}
    loaded = {name for name in found["modules"] if name.split(".")[0] not in known}
    assert loaded - OWN == set()
    assert "desktop.shell.main_window" in loaded  # the window was really made
    assert SLOW_OF_QT & set(found["made"]) == set()


def test_a_profile_opens_without_what_only_other_work_takes(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    Workspace.create(folder, "correct horse", "云溪镇", "999101")[0].close()
    found = started(tmp_path, OPENED, str(folder), "correct horse")
    assert found["empty"]
    assert NOT_NEEDED & set(found["modules"]) == set()
    assert found["read"] == []  # PySide reads no sources
