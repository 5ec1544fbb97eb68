"""The two ways in: where past reports go, and where a blank template is opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.design import theme
from desktop.widgets.drop_target import DropTarget


class WaysIn(QWidget):
    reports_dropped = Signal(list)  # paths
    template_dropped = Signal(list)
    choose_reports = Signal()
    choose_folder = Signal()
    choose_template = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reports = self._reports_target()
        self.template = self._template_target()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE[4])
        row.addWidget(self.reports, 1)
        row.addWidget(self.template, 1)
        self.set_ready(False)

    def _reports_target(self) -> DropTarget:
        files = QPushButton(self.tr("选择文件…"))
        files.setToolTip("Ctrl+I")
        files.clicked.connect(self.choose_reports)
        folder = QPushButton(self.tr("选择文件夹…"))
        folder.setToolTip("Ctrl+Shift+I")
        folder.clicked.connect(self.choose_folder)
        hint = self.tr("把报送过的 Excel、Word 报表（可以是整个文件夹）拖到这里。数据只保存在本机。")
        target = DropTarget(self.tr("以往已报送的报表"), hint, (files, folder))
        target.dropped.connect(self.reports_dropped)
        return target

    def _template_target(self) -> DropTarget:
        choose = QPushButton(self.tr("打开空白表…"))
        choose.setToolTip("Ctrl+O")
        choose.setProperty("kind", "primary")
        choose.clicked.connect(self.choose_template)
        hint = self.tr("把这次要填的空白表拖到这里，系统按以往数据预填，并说明每个数值的来源。")
        target = DropTarget(self.tr("要填的空白表"), hint, (choose,))
        target.dropped.connect(self.template_dropped)
        return target

    def set_ready(self, ready: bool) -> None:
        """Nothing can be dropped before a profile is open."""
        self.reports.setEnabled(ready)
        self.template.setEnabled(ready)
