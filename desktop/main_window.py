"""The window: two pages, messages and menus. What takes time is done by the flows, in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QIcon, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

import resources
from desktop import theme
from desktop.actions import add_menus, fill_menus
from desktop.background import Background
from desktop.busy_bar import BusyBar
from desktop.chooser import Chooser
from desktop.drop_overlay import DropOverlay
from desktop.drop_target import dropped_paths
from desktop.fill_flow import FillFlow
from desktop.import_flow import ImportFlow
from desktop.info_bar import InfoBar
from desktop.plain_text import show_plain
from desktop.profile_flow import ProfileFlow
from desktop.settings import Settings
from desktop.start_page import StartPage
from desktop.tasks import ProfileAnswer

if TYPE_CHECKING:
    from desktop.fill_page import FillPage

ICON = Path(resources.__file__).parent / "icons" / "fillonce.svg"
STATUS_MS = 8000
_RAIL = 64


class MainWindow(QMainWindow):
    def __init__(self, background: Background, settings: Settings, chooser: Chooser) -> None:
        super().__init__()
        self._background = background
        self._settings = settings
        self._chooser = chooser
        self.ready = False  # a profile is open
        self.undo = QUndoStack(self)
        self.start = StartPage()
        self.info = InfoBar()
        self.busy = BusyBar()
        self.profiles = ProfileFlow(background, settings, self)
        self.imports = ImportFlow(background, self)
        self.filling = FillFlow(background, chooser, self.undo, self.info, self.busy, self)
        self.setWindowTitle(self.tr("一填通"))
        self.setAcceptDrops(True)
        self.resize(1366, 728)
        self._arrange()
        self.overlay = DropOverlay(self)
        self._menus = add_menus(self)
        self._form_actions: list[QAction] = []
        self._turn(self.start)
        self._connect()

    def complete(self) -> None:
        """What can wait until the window has been painted: the menus' contents with their keys, and the icon."""
        self._form_actions = fill_menus(self, self._menus)
        self.setWindowIcon(QIcon(str(ICON)))
        self._turn(self.start)

    def _arrange(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.home_button = self._rail_button(self.tr("首页"), self.show_start)
        self.fill_button = self._rail_button(self.tr("填报"), self.show_form_page)
        self.fill_button.setEnabled(False)
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setFixedWidth(_RAIL)
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, theme.SPACE[1], 0, theme.SPACE[1])
        column.addWidget(self.home_button)
        column.addWidget(self.fill_button)
        column.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.info)
        body.addWidget(self.busy)
        body.addWidget(self.pages, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(body, 1)
        central = QWidget()
        central.setLayout(row)
        self.setCentralWidget(central)
        self.place = QLabel(self.tr("数据只保存在本机"))
        self.statusBar().addPermanentWidget(self.place)

    def _rail_button(self, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.clicked.connect(do)
        return button

    def _connect(self) -> None:
        self.start.choose_reports.connect(self.choose_reports)
        self.start.choose_folder.connect(self.choose_folder)
        self.start.choose_template.connect(self.choose_template)
        self.start.reports_dropped.connect(self.imports.start)
        self.start.template_dropped.connect(self.filling.open_dropped)
        self.overlay.reports.connect(self.imports.start)
        self.overlay.template.connect(self.filling.open_dropped)
        self.profiles.opened.connect(self._profile_opened)
        self.profiles.given_up.connect(self._no_profile)
        self.imports.finished.connect(self.start.show_status)
        self.imports.template_wanted.connect(self.choose_template)
        self.filling.page_made.connect(self.pages.addWidget)
        self.filling.shown.connect(self.show_form_page)
        self.filling.said.connect(self.say)

    # the profile

    def _profile_opened(self, answer: ProfileAnswer) -> None:
        self.ready = True
        self.setWindowTitle(self.tr("一填通 — {unit}").format(unit=answer.unit))
        show_plain(self.place, self.tr("{unit} · 数据只保存在本机").format(unit=answer.unit))
        self.start.show_profile(answer.unit)
        if answer.remarks:
            from desktop.words import reason_sentence

            self.info.say("".join(reason_sentence(remark) for remark in answer.remarks), trouble=True)

    def _no_profile(self) -> None:
        if not self.ready:
            self.close()

    def change_profile(self) -> None:
        self.filling.leave(self.profiles.ask)

    # what menus and buttons ask for

    def choose_reports(self) -> None:
        if self.ready:
            self.imports.start(self._chooser.reports(self))

    def choose_folder(self) -> None:
        if self.ready:
            self.imports.start(self._chooser.folder(self))

    def choose_template(self) -> None:
        if self.ready:
            self.filling.choose()

    def show_keys(self) -> None:
        from desktop.keys_dialog import KeysDialog

        dialog = KeysDialog(self._menus, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def on_page(self, do: Callable[[FillPage], None]) -> Callable[[], None]:
        """An action on the fill page, where there is one."""
        return lambda: do(self.filling.page) if self.filling.page is not None else None

    def choose_language(self, language: str) -> None:
        self._settings.language = language
        self.info.say(self.tr("下次启动时使用所选的语言。"))

    def say(self, text: str) -> None:
        self.statusBar().showMessage(text, STATUS_MS)

    # pages

    def show_start(self) -> None:
        self._turn(self.start)

    def show_form_page(self) -> None:
        page = self.filling.page
        if page is None:
            return
        self.fill_button.setEnabled(True)
        self._turn(page)
        page.focus_form()

    def _turn(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        at_start = page is self.start
        self.home_button.setChecked(at_start)
        self.fill_button.setChecked(not at_start)
        for action in self._form_actions:
            action.setEnabled(not at_start)

    # leaving, dragging

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.filling.dirty:
            event.ignore()
            ask = partial(self.filling.leave, self._close_for_good)
            QTimer.singleShot(0, ask)  # closing again inside a close event does nothing
        else:
            self._background.close()
            event.accept()

    def _close_for_good(self) -> None:
        if self.filling.page is not None:
            self.filling.page.corrector.forget()
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.ready and self.pages.currentWidget() is not self.start and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.overlay.cover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.overlay.isVisible():
            self.overlay.cover()
