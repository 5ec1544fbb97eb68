"""The page one begins with: where past reports go in, and where a blank template is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop import theme
from desktop.drop_target import DropTarget
from desktop.plain_text import show_plain


class StartPage(QWidget):
    reports_dropped = Signal(list)  # paths
    template_dropped = Signal(list)
    choose_reports = Signal()
    choose_folder = Signal()
    choose_template = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self.tr("一填通"))
        self.title.setProperty("kind", "startTitle")
        self.status = QLabel(self.tr("正在打开历史数据……"))
        self.status.setWordWrap(True)
        self.reports = self._reports_target()
        self.template = self._template_target()
        self.notice = QLabel(self.tr("仅限非涉密计算机使用。本程序不是官方平台；上级已有平台的，以上级平台为准。"))
        self.notice.setProperty("kind", "muted")
        targets = QHBoxLayout()
        targets.setSpacing(theme.SPACE[4])
        targets.addWidget(self.reports, 1)
        targets.addWidget(self.template, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 32, 48, theme.SPACE[4])
        box.setSpacing(theme.SPACE[3])
        box.addWidget(self.title)
        box.addWidget(self.status)
        box.addLayout(targets, 1)
        box.addWidget(self.notice)
        self.set_ready(False)

    def _reports_target(self) -> DropTarget:
        files = QPushButton(self.tr("选择文件…"))
        files.setToolTip("Ctrl+I")
        files.clicked.connect(self.choose_reports)
        folder = QPushButton(self.tr("选择文件夹…"))
        folder.setToolTip("Ctrl+Shift+I")
        folder.clicked.connect(self.choose_folder)
        hint = self.tr("第一步：把报送过的 Excel、Word 报表（可以是整个文件夹）拖到这里。数据只保存在本机。")
        target = DropTarget(self.tr("以往已报送的报表"), hint, (files, folder))
        target.dropped.connect(self.reports_dropped)
        return target

    def _template_target(self) -> DropTarget:
        choose = QPushButton(self.tr("打开空白表…"))
        choose.setToolTip("Ctrl+O")
        choose.setProperty("kind", "primary")
        choose.clicked.connect(self.choose_template)
        hint = self.tr("第二步：把这次要填的空白表拖到这里，系统按以往数据预填，并说明每个数值的来源。")
        target = DropTarget(self.tr("要填的空白表"), hint, (choose,))
        target.dropped.connect(self.template_dropped)
        return target

    def show_profile(self, unit: str) -> None:
        """A profile is open: its unit in the title, the next step below."""
        show_plain(self.title, self.tr("一填通　{unit}").format(unit=unit))
        self.show_status(self.tr("先导入以往已报送的报表，再打开要填的空白表。"))
        self.set_ready(True)

    def show_status(self, text: str) -> None:
        show_plain(self.status, text)

    def set_ready(self, ready: bool) -> None:
        """Nothing can be dropped before a profile is open."""
        self.reports.setEnabled(ready)
        self.template.setEnabled(ready)
