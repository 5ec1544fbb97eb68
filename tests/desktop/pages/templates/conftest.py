"""A window on a profile of its own, with one report of the first template taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.pages.templates.page import TemplatesPage
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace
from tests.desktop.settling import settle
from tests.recording.reports import SUMMARY
from tests.templates.conftest import MONTHLY
from tests.workspace.files import xlsx

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "低保月报3月.xlsx", MONTHLY)


@pytest.fixture
def page(window: MainWindow, until: Until, tmp_path: Path) -> TemplatesPage:
    """The page, entered, with nothing on it yet."""
    past = xlsx(tmp_path / "past" / "a.xlsx", SUMMARY)

    def made() -> Workspace:
        workspace = Workspace.throwaway("云溪镇", "999101")
        workspace.ingest([past])
        return workspace

    window.profiles.adopt(made)
    until(lambda: window.ready)
    shown = window.go("templates")
    assert isinstance(shown, TemplatesPage)
    settle(window, until)
    return shown
