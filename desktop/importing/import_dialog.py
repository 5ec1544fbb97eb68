"""Importing past reports: how far it is, what was found so far, and at the end what was read, what not and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.importing.import_lines import ImportLine, ImportSummary, import_lines, import_summary
from desktop.widgets.roomy import sized
from forms.model.reports import IngestReport

_FACTS = 3  # the column with a number


class ImportDialog(QDialog):
    cancelled = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入以往已报送的报表"))
        self.resize(*sized(860, 480))
        self.running = True
        self.what = QLabel(self.tr("正在准备……"))
        self.what.setWordWrap(True)
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("导入进度"))
        self.table = self._table()
        self.stop_button = QPushButton(self.tr("停止"))
        self.stop_button.clicked.connect(self._stop)
        self.next_button = QPushButton(self.tr("打开要填的空白表…"))
        self.next_button.setProperty("kind", "primary")
        self.next_button.clicked.connect(self._next)
        self.next_button.hide()
        self.where = QLabel(self.tr("每份报表读到了什么、哪些没有读懂，在“历史数据”的“已导入的报表”里逐条列出。"))
        self.where.setProperty("kind", "muted")
        self.where.setWordWrap(True)
        self.where.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        buttons.addWidget(self.stop_button)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(self.what)
        box.addWidget(self.bar)
        box.addWidget(self.table, 1)
        box.addWidget(self.where)
        box.addLayout(buttons)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 5)
        table.setHorizontalHeaderLabels(
            [self.tr("文件"), self.tr("结果"), self.tr("报告期"), self.tr("读到的数据"), self.tr("说明")]
        )
        table.setAccessibleName(self.tr("导入结果"))
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        for column, width in enumerate((250, 90, 110, 90)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        policy = table.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is being done stands where the result will be said
        table.setSizePolicy(policy)
        table.hide()
        return table

    def step(self, done: int, total: int, what: str) -> None:
        """Work goes on: `done` of `total` files."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        text = self.tr("正在读取第 {n} 个，共 {total} 个：{what}")
        self.what.setText(text.format(n=min(done + 1, total), total=total, what=what))

    def show_report(self, report: IngestReport) -> None:
        """The end: a sentence with the counts, and a line for each file, those with trouble first."""
        self._end(summary_text(import_summary(report)))
        lines = import_lines(report)
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(_cells(line)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                side = Qt.AlignmentFlag.AlignRight if column == _FACTS else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.table.show()
        self.where.show()
        self.table.resizeRowsToContents()
        self.next_button.show()
        self.next_button.setFocus()

    def show_trouble(self, text: str) -> None:
        self._end(text)

    def _end(self, text: str) -> None:
        self.running = False
        self.bar.hide()
        self.what.setText(text)
        self.stop_button.setText(self.tr("关闭"))
        self.stop_button.setEnabled(True)

    def _stop(self) -> None:
        if self.running:
            self.stop_button.setEnabled(False)
            self.what.setText(self.tr("正在停止……"))
            self.cancelled.emit()
        else:
            self.accept()

    def _next(self) -> None:
        self.accept()
        self.template_wanted.emit()

    def reject(self) -> None:
        """Escape stops what runs; a second time it closes."""
        if self.running:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.running:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)


def summary_text(summary: ImportSummary) -> str:
    """读到 12 份 ... in one sentence."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    text = translate(
        "ImportDialog", "读取 {read} 份，此前已导入 {known} 份，未能读取 {failed} 份；历史数据共 {facts} 条。"
    )
    return text.format(read=summary.read, known=summary.unchanged, failed=summary.failed, facts=summary.facts)


def _cells(line: ImportLine) -> tuple[str, ...]:
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    words = {
        "read": translate("ImportDialog", "✓ 已读取"),
        "unchanged": translate("ImportDialog", "＝ 已有"),
        "failed": translate("ImportDialog", "≠ 未读取"),
    }
    return (line.file, words.get(line.status, line.status), line.period, str(line.facts), line.notes)
