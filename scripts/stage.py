"""A window on invented data, for pictures and for tests of how it looks: a profile with past reports, drafts, templates,
a catalogue of shared data and a paired office that sent something."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from desktop.app import make_window
from desktop.chooser import Chooser
from desktop.design import theme
from desktop.page import Page
from desktop.pages.fill.page import FillPage
from desktop.pages.templates.page import TemplatesPage
from desktop.settings import Settings
from desktop.shell.main_window import MainWindow
from forms.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "resources" / "demo"
SECRET = "for pictures only"  # noqa: S105 - of a profile that is thrown away
WAIT = 120.0  # seconds
RELIEF = """
| 临时救助情况统计表 | < | < |
| 填报单位：松云镇 | < | WHEN |
| 村 | 户数（户） | 人数（人） |
| 上坪村 | N | N |
| 桃湾村 | N | N |
| 报送时限：每月25日 | < | < |
"""
Made = TypeVar("Made")


class Answers(Chooser):
    """Answers questions for files with what was laid down."""

    paths: Sequence[Path] = ()
    place: Path | None = None

    def reports(self, parent: QWidget) -> list[Path]:
        return list(self.paths)

    def returns(self, parent: QWidget) -> list[Path]:
        return list(self.paths)

    def shared_folder(self, parent: QWidget, title: str) -> Path | None:
        return self.place


@dataclass
class Stage:
    app: QApplication
    window: MainWindow
    answers: Answers
    place: Path  # a folder for whatever a scene needs
    blanks: tuple[Path, ...]

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + WAIT
        while not until():
            self.app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise TimeoutError("the window never came so far")
        self.app.processEvents()

    def settle(self) -> None:
        """Until everything that was asked has come, and what follows from it."""
        for _ in range(3):
            self.wait(lambda: not self.window.background.busy)

    def work(self, do: Callable[[Workspace], Made]) -> Made:
        """Something done in the profile, on its own thread."""
        came: list[Any] = []
        self.window.background.submit(lambda workspace, _: do(workspace), came.append, came.append)
        self.wait(lambda: bool(came))
        if isinstance(came[0], Exception):
            raise came[0]
        return came[0]  # type: ignore[no-any-return]

    def go(self, name: str) -> Page:
        page = self.window.go(name)
        assert page is not None
        self.settle()
        return page

    def fill(self, blank: Path) -> FillPage:
        """The page 填报 with a form that was opened as from the menu."""
        before = self.window.filling.kept
        if before is None or before.head.path != str(blank):
            self.window.filling.open(blank)
        self.settle()
        page = self.window.filling.page
        assert page is not None
        self.go("fill")
        return page

    def dialog(self) -> QDialog:
        """The dialog that stands before the window."""
        self.wait(lambda: bool(self.dialogs()))
        self.settle()
        return self.dialogs()[-1]

    def dialogs(self) -> list[QDialog]:
        return [w for w in self.window.findChildren(QDialog) if w.isVisible()]

    def clear(self) -> None:
        """Put away what a scene left before the page."""
        for dialog in reversed(self.dialogs()):
            dialog.done(0)
        for menu in self.window.findChildren(QMenu):
            menu.hide()
        self.window.info.hide()
        self.window.guide.bar.hide()
        self.window.overlay.hide()
        self.window.busy.end()
        self.settle()


def made_stage(app: QApplication, place: Path, language: str = "zh") -> Stage:
    """Made once; scenes follow each other on it."""
    theme.apply(app)
    workspace, _ = Workspace.create(place / "profile", SECRET, "松云镇")
    workspace.close()
    settings = Settings(QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat))
    settings.language = language
    answers = Answers(settings)
    window = make_window(settings, answers)
    window.complete()
    window.show()
    stage = Stage(app, window, answers, place, tuple(sorted((DEMO / "blank").iterdir())))
    window.profiles.open(place / "profile", SECRET)
    stage.wait(lambda: window.ready)
    window.imports.start([DEMO / "past", _differing(place / "另报")])
    dialog = window.imports.dialog
    assert dialog is not None
    stage.wait(lambda: not dialog.running)
    dialog.accept()
    _hear_from_another(stage)
    _bring_in(stage)
    _begin_drafts(stage)
    stage.clear()
    return stage


def _differing(folder: Path) -> Path:
    """Reports that don't agree, and persons who may be the same."""
    from tests.desktop.pages.profile.conftest import REPORTS
    from tests.workspace.files import xlsx

    for name, table in REPORTS.items():
        xlsx(folder / name, table.replace("云溪镇", "松云镇"))
    for number, when in enumerate(_months()[:2]):
        xlsx(folder / f"临时救助{number}.xlsx", RELIEF.replace("WHEN", when).replace("N", "3"))
    return folder


def _months() -> list[str]:
    """The two months before this one, and this one: the report of this month is due."""
    today = dt.date.today()
    number = today.year * 12 + today.month - 1
    return [f"{n // 12}年{n % 12 + 1}月" for n in (number - 2, number - 1, number)]


def _hear_from_another(stage: Stage) -> None:
    """Another office is paired and has sent a report."""
    shared = stage.place / "收发"
    shared.mkdir()
    with Workspace.throwaway("松云镇民政和社会事务办") as other:
        other.ingest([sorted((DEMO / "past").iterdir())[0]])
        code = stage.work(lambda workspace: workspace.start_pairing(shared))
        other.accept_pairing(shared, code)
        for _ in range(2):
            other.sync_folder(shared)
            stage.work(lambda workspace: workspace.sync_folder(shared))
    stage.work(lambda workspace: workspace.exchange.keep_folder(shared))


def _bring_in(stage: Stage) -> None:
    from tests.workspace.files import xlsx

    stage.work(lambda workspace: workspace.import_source(next((DEMO / "shared").iterdir())))
    stage.go("templates")
    templates = stage.window.pages.page("templates")
    assert isinstance(templates, TemplatesPage)
    due = xlsx(stage.place / "临时救助情况统计表（空白）.xlsx", RELIEF.replace("WHEN", _months()[2]).replace("N", ""))
    templates.bring_in([*stage.blanks, due])
    stage.settle()
    stage.clear()


def _begin_drafts(stage: Stage) -> None:
    for blank, value in ((stage.blanks[4], "无"), (stage.blanks[1], 12)):
        page = stage.fill(blank)
        page.set_current(value)
        stage.wait(lambda: bool(stage.window.filling.kept and stage.window.filling.kept.values))
        page.corrector.stack.undo()
        page.corrector.stack.redo()
    stage.settle()
