"""The office's own letter templates in the settings: which folder they are in, ours put there to be changed, ours again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.settings import tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import label, show_plain


class LettersPart(Panel):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("函件模板"))
        self._host = host
        self.folder = ""
        self.about = label()
        hint = self.tr(
            "选定文件夹后，自带的模板会复制进去（已有的不动），用 Word 改成本单位的样子即可；{{ }} 里的占位符要保留。"
        )
        self.box.addWidget(self.about)
        self.box.addWidget(label(hint, "muted"))
        self.choose, self.ours = QPushButton(self.tr("使用自己的模板…")), QPushButton(self.tr("恢复自带模板"))
        self.look = QPushButton(self.tr("打开文件夹"))
        row = FlowLayout(theme.SPACE[1])
        for button in (self.choose, self.look, self.ours):
            row.addWidget(button)
        self.box.addLayout(row)
        self.choose.clicked.connect(lambda _=False: self._choose())
        self.ours.clicked.connect(lambda _=False: self._use(None))
        self.look.clicked.connect(lambda _=False: QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder)))

    def renew(self) -> None:
        """Show which templates are used."""
        self.choose.setEnabled(self._host.ready)
        if self._host.ready:
            self._host.ask(tasks.letters(), self._show)

    def _show(self, folder: str) -> None:
        self.folder = folder
        own = self.tr("生成函件时使用这个文件夹里的模板：{folder}").format(folder=folder)
        show_plain(self.about, own if folder else self.tr("生成函件时使用自带的模板。"))
        for button in (self.ours, self.look):
            button.setEnabled(bool(folder))

    def _choose(self) -> None:
        folder = self._host.chooser.shared_folder(self, self.tr("选择存放函件模板的文件夹"))
        if folder is not None:
            self._use(folder)

    def _use(self, folder: Path | None) -> None:
        self._host.ask(tasks.use_letters(folder), self._used)

    def _used(self, copied: Sequence[str]) -> None:
        if copied:
            self._host.tell(self.tr("已把自带的 {n} 个模板复制到所选文件夹，可以修改。").format(n=len(copied)))
        self.renew()
