"""The window: rail, pages, messages, menus, status line. What takes time is done in the background."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.background import Background
from desktop.chooser import Chooser
from desktop.settings import Settings
from desktop.shell.actions import add_menus, fill_menus
from desktop.shell.drop_overlay import DropOverlay
from desktop.shell.host import WindowHost
from desktop.shell.rail import Rail
from desktop.tasks import ProfileAnswer, catch_up
from desktop.widgets.drop_target import dropped_paths
from desktop.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QResizeEvent

    from desktop.pages.fill.page import FillPage
    from desktop.pages.fill.room import FillRoom
    from desktop.pages.today.page import TodayPage

FIRST = "today"


class MainWindow(WindowHost):
    def __init__(self, background: Background, settings: Settings, chooser: Chooser) -> None:
        super().__init__(background, settings, chooser)
        self.setStatusBar(self.status)
        self.setWindowTitle(self.tr("一填通"))
        self.setAcceptDrops(True)
        self.resize(1366, 728)
        self.rail = Rail(self.specs)
        self._arrange()
        self.overlay = DropOverlay(self)
        self._menus = add_menus(self)
        self._form_actions: list[QAction] = []
        self._connect()
        self.start = cast("TodayPage", self.pages.show_page(FIRST))
        self.rail.mark(FIRST)

    def complete(self) -> None:
        """What can wait until the window has been painted: menus with their keys, and icons."""
        from PySide6.QtGui import QIcon

        from desktop.design.icons import PROGRAM
        from desktop.pages.exchange.reaching import Reaching
        from desktop.pages.sources.arriving import Arriving
        from desktop.shell.guide import Guide
        from desktop.shell.guide_bar import GuideBar
        from desktop.shell.warming import Warming

        self.warming = Warming(parent=self)
        self.arriving = Arriving(self, self)
        self.arriving.changed.connect(self.pages.renew)
        self.reaching = Reaching(self, self)
        self.guide = Guide(self, GuideBar())
        self._body.insertWidget(self._body.count() - 1, self.guide.bar)
        self._form_actions = fill_menus(self, self._menus)
        self.setWindowIcon(QIcon(str(PROGRAM)))
        self.rail.complete()
        for part in self._scrolled:
            part.complete()
        self._turned(self.pages.shown)

    def _arrange(self) -> None:
        body = self._body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.info)
        body.addWidget(self.busy)
        self._scrolled = Scrolling(self.pages), Scrolling(self.rail, upright=True)
        body.addWidget(self._scrolled[0], 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scrolled[1])
        row.addLayout(body, 1)
        central = QWidget()
        central.setLayout(row)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.pages.turned.connect(self._turned)
        self.overlay.reports.connect(self.imports.start)
        self.overlay.template.connect(self.filling.open_dropped)
        self.overlay.notice.connect(self.new_task)
        self.profiles.opened.connect(self._profile_opened)
        self.profiles.given_up.connect(self._no_profile)
        self.imports.finished.connect(self._imported)
        self.imports.template_wanted.connect(self.choose_template)
        self.filling.page_made.connect(self._form_made)
        self.filling.page_gone.connect(self._form_gone)
        self.filling.shown.connect(self.show_form_page)
        self.keeper.saving.connect(self.status.saving)
        self.keeper.saved.connect(self.status.saved)
        self.keeper.failed.connect(self._not_kept)

    # the profile

    def _profile_opened(self, answer: ProfileAnswer) -> None:
        self.ready, self.unit = True, answer.unit
        self.filling.put_away()
        self.undo.clear()
        self.keeper.use(answer.drafts)
        unit = self.tr("{unit}（演示数据）").format(unit=answer.unit) if answer.demo else answer.unit
        self.setWindowTitle(self.tr("一填通 — {unit}").format(unit=unit))
        self.status.unit(unit)
        self.status.synced(answer.exchanged, dt.date.today())
        self.start.show_profile(unit)
        self.guide.profile_opened(answer)
        self.changed()
        if answer.folder is None:  # given as it is
            self.warming.start()
        else:
            self.ask(catch_up(), self._caught_up)
        if answer.remarks:
            from desktop.words import reason_sentence

            self.tell("".join(reason_sentence(remark) for remark in answer.remarks), trouble=True)

    def _caught_up(self, reports: int) -> None:
        """After the first page asked for what it shows, before anything else is asked of the profile."""
        if reports:
            self.changed()
        self.warming.start()

    def changed(self) -> None:
        super().changed()
        self.arriving.look()
        self.reaching.look()

    def close_profile(self) -> None:
        """None is open until another one is."""
        self.ready, self.unit = False, ""
        self.status.nobody_to_reach()
        self.filling.put_away()
        self.undo.clear()
        self.keeper.use(None)
        self.go(FIRST)

    def _no_profile(self) -> None:
        if not self.ready:
            self.close()

    def _imported(self, summary: str) -> None:
        self.start.show_status(summary)
        self.changed()

    def _not_kept(self, error: Exception) -> None:
        from desktop.words import error_sentence

        why = error_sentence(error)
        self.status.not_saved(why)
        self.tell(self.tr("刚才输入的内容还没有保存到磁盘，请不要关闭窗口。{why}").format(why=why), trouble=True)

    # pages

    def new_task(self, files: Sequence[Path] = ()) -> None:
        """Paste a notice, or read one that was dropped: it becomes a task."""
        page = self.go("today")
        if page is not None:
            cast("TodayPage", page).paste_notice(files)

    def show_keys(self) -> None:
        from desktop.shell.keys_dialog import KeysDialog

        dialog = KeysDialog(self._menus, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def quick_find(self) -> None:
        from desktop.shell.quick_find import QuickFind

        dialog = QuickFind(self, self.specs, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_help(self) -> None:
        """What F1 says: of what has the focus, and of the page; the guide is one key further."""
        page = self.pages.page(self.pages.shown)
        text = help_on(QApplication.focusWidget()) + (page.help_text() if page is not None else "")
        self.info.say(text or self.tr("使用指南逐步说明怎么用。"), False, self.tr("使用指南"), self.show_guide, mark="")
        self.info.action_button.setFocus()

    def show_guide(self) -> None:
        """The guide for clerks, where the page on screen is explained."""
        from desktop.shell.help_dialog import HelpDialog

        dialog = HelpDialog(self.pages.shown, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def on_page(self, do: Callable[[FillPage], None]) -> Callable[[], None]:
        """An action on the form, where there is one."""
        return lambda: do(self.filling.page) if self.filling.page is not None else None

    def _form_made(self, form: QWidget) -> None:
        cast("FillRoom", self.pages.page("fill")).put(form)

    def _form_gone(self, form: QWidget) -> None:
        cast("FillRoom", self.pages.page("fill")).take_away(form)
        self._turned(self.pages.shown)

    def show_form_page(self) -> None:
        self.go("fill")

    def _turned(self, name: str) -> None:
        self.rail.mark(name)
        page = self.pages.page(name)
        self.group.setActiveStack((page.undo_stack() if page is not None else None) or self.undo)
        for action in self._form_actions:
            action.setEnabled(name == "fill" and self.filling.page is not None)

    # leaving, dragging

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.filling.dirty and not self.keeper.keeps:
            event.ignore()
            ask = partial(self.filling.leave, self._close_for_good)
            QTimer.singleShot(0, ask)  # closing again inside a close event does nothing
            return
        self.filling.leave(lambda: None)  # what stands in an editor is typed
        self.keeper.close()
        self.profiles.passwords.give_up()
        self.background.close()
        event.accept()

    def _close_for_good(self) -> None:
        if self.filling.page is not None:
            self.filling.page.corrector.forget()
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.ready and self.pages.shown != FIRST and dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.overlay.cover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.overlay.isVisible():
            self.overlay.cover()


def help_on(widget: QWidget | None) -> str:
    """What a control says of itself, "" where it says no more than its key."""
    name = (widget.accessibleName() or str(getattr(widget, "text", str)())) if widget is not None else ""
    tip = widget.toolTip() if widget is not None else ""
    return f"“{name.rstrip('…')}”：{tip} " if name and len(tip) > len("Ctrl+Shift+Enter") else ""
