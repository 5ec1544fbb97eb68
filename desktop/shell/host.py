"""What the window does for its pages: work in the background, messages, opening files, turning pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.background import Background, Task, Work
from desktop.chooser import Chooser
from desktop.design import theme
from desktop.importing.import_flow import ImportFlow
from desktop.keeping import Keeper
from desktop.opening.profile_flow import ProfileFlow
from desktop.page import Page
from desktop.pages.fill.flow import FillFlow
from desktop.settings import Settings
from desktop.shell.busy_bar import BusyBar
from desktop.shell.info_bar import InfoBar
from desktop.shell.page_stack import PageStack
from desktop.shell.registry import pages
from desktop.widgets.status_line import StatusLine


class WindowHost(QMainWindow):
    """The Host of desktop/page.py, with the parts it works with. MainWindow lays them out and connects them."""

    language_wanted = Signal(str)

    def __init__(self, background: Background, settings: Settings, chooser: Chooser) -> None:
        super().__init__()
        self.background = background
        self.settings = settings
        self.chooser = chooser
        self.ready = False
        self.unit = ""
        self.keeper = Keeper(self)
        self.group = QUndoGroup(self)
        self.undo = QUndoStack(self.group)
        self.status = StatusLine()
        self.info = InfoBar()
        self.busy = BusyBar()
        self.profiles = ProfileFlow(background, settings, self)
        self.imports = ImportFlow(background, self)
        self.filling = FillFlow(self, self.group, self)
        self.specs = pages()
        self.pages = PageStack(self, self.specs)

    def run(self, work: Work, text: str, done: Callable[[Any], None], can_stop: bool = True) -> Task:
        def finished(result: Any) -> None:
            self.busy.end()
            done(result)

        def stopped() -> None:
            self.busy.end()
            self.say(self.tr("已停止。"))

        def failed(error: Exception) -> None:
            self.busy.end()
            self._trouble(error)

        self.info.hide()
        task = self.background.submit(work, finished, failed, self.busy.step, stopped)
        self.busy.begin(text, can_stop, task.cancel)
        return task

    def ask(self, work: Work, done: Callable[[Any], None], failed: Callable[[Exception], None] | None = None) -> Task:
        return self.background.submit(work, done, failed or self._trouble)

    def _trouble(self, error: Exception) -> None:
        from desktop.words import error_sentence

        self.tell(error_sentence(error), trouble=True)

    def say(self, text: str) -> None:
        self.status.say(text)

    def tell(self, text: str, trouble: bool = False, action: str = "", do: Callable[[], object] | None = None) -> None:
        self.info.say(text, trouble, action, do)

    def go(self, name: str) -> Page | None:
        return self.pages.show_page(name)

    def changed(self) -> None:
        self.pages.renew()

    def choose_reports(self) -> None:
        if self.ready:
            self.imports.start(self.chooser.reports(self))

    def choose_export(self) -> None:
        """Take in what a business system exported."""
        if self.ready:
            self.imports.ask_export(self.chooser)

    def choose_folder(self) -> None:
        if self.ready:
            self.imports.start(self.chooser.folder(self))

    def choose_template(self) -> None:
        if self.ready:
            self.filling.choose()

    def import_reports(self, paths: Sequence[Path]) -> None:
        self.imports.start(paths)

    def open_templates(self, paths: Sequence[Path]) -> None:
        self.filling.open_dropped(paths)

    def fill_template(self, id: str) -> None:
        from desktop.passing import copy_of_template

        self.ask(copy_of_template(id), lambda path: self.filling.open(path))

    def open_draft(self, draft: str) -> None:
        self.filling.open_draft(draft)

    def restyle(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.change(app, self.settings.theme, self.settings.type_size)

    def speak(self, language: str) -> None:
        self.language_wanted.emit(language)

    def change_profile(self) -> None:
        self.filling.leave(self.profiles.ask)

    def open_profile(self, folder: Path) -> None:
        self.filling.leave(lambda: self.profiles.open(folder, None))
