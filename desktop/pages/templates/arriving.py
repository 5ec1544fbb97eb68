"""Templates on their way in: blank files, and what others published to a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.background import Work
from desktop.page import Host
from desktop.pages.templates import tasks
from desktop.pages.templates.dialogs import ArrivalsDialog, OffersDialog
from desktop.pages.templates.said import arrival_text

if TYPE_CHECKING:
    from forms.model.templates import Offered, TemplateArrival


class Arriving(QObject):
    """Nothing is told twice: one good file in a line above the page, several or bad ones in a list."""

    review_wanted = Signal(str)  # template id
    compare_wanted = Signal(str)

    def __init__(self, host: Host, page: QWidget) -> None:
        super().__init__(page)
        self._host, self._page = host, page
        self.dialog: ArrivalsDialog | OffersDialog | None = None

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Take in blank forms; of folders what lies in them."""
        files = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
        files = [file for file in files if not file.is_dir() and not file.name.startswith(("~$", "."))]
        if files and self._host.ready:
            self._run(tasks.bring_in(files), self.tr("正在导入报表模板……"), self._arrived)

    def _run(self, work: Work, text: str, done: Callable[[Any], None]) -> None:
        """Work that leaves what it did when it is stopped: the list is shown anew then, too."""
        task = self._host.run(work, text, done)
        stopped = task.stopped

        def renew() -> None:
            if stopped is not None:
                stopped()
            self._host.changed()

        task.stopped = renew

    def _arrived(self, arrivals: tuple[TemplateArrival, ...]) -> None:
        self._host.changed()
        if len(arrivals) != 1 or arrivals[0].error is not None:
            self._open(ArrivalsDialog(arrivals, self._page))
            return
        one = arrivals[0]
        changed = one.status == "version"
        action = self.tr("看变化") if changed else self.tr("核改")
        do = partial((self.compare_wanted if changed else self.review_wanted).emit, one.id)
        self._host.tell(f"“{one.file}”：{arrival_text(one)}", action=action, do=do)

    def _open(self, dialog: ArrivalsDialog | OffersDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def look_into(self) -> None:
        """Show what a folder offers that others publish to."""
        folder = self._host.chooser.shared_folder(self._page, self.tr("选择存放已发布报表模板的文件夹"))
        if folder is not None and self._host.ready:
            text = self.tr("正在核对“{folder}”里的签名……").format(folder=folder.name)
            self._host.run(tasks.offered(folder), text, partial(self._offer, folder))

    def _offer(self, folder: Path, offers: tuple[Offered, ...]) -> None:
        dialog = OffersDialog(folder, offers, self._page)
        text = self.tr("正在接收报表模板……")
        dialog.wanted.connect(lambda names: self._run(tasks.take_published(folder, names), text, self._arrived))
        self._open(dialog)
