"""回流数据: what offices returned, how it compares with what was reported, and its disposal when its purpose has ended."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks, tasks
from desktop.pages.sources.paper_tasks import PDF
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.plain_text import show_plain
from desktop.words import period_key_text, sentence

if TYPE_CHECKING:
    from forms.sharing.crosscheck import Comparison
    from forms.sharing.delivered.desk import DeliveryLine


class DeliveriesView(QWidget):
    """Disposing takes two presses of one button, as it can't be undone."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._sure = ""  # the delivery whose disposal was asked for once
        self.lines: tuple[DeliveryLine, ...] = ()
        heads = (
            self.tr("提供单位"), self.tr("文件"), self.tr("报告期"), self.tr("数据"), self.tr("状态"), self.tr("使用时限"),
        )  # fmt: skip
        self.table = Lines(self.tr("回流数据"), heads, (3, 5, 2, 0, 2, 2), (3,))
        self.compare, self.dispose = QPushButton(self.tr("与历史数据对照")), QPushButton()
        self.told = QLabel()
        self.told.setWordWrap(True)
        sides = (self.tr("数据项"), self.tr("对象"), self.tr("回流数据"), self.tr("历史数据"))
        self.differences = Lines(self.tr("不一致的数据"), sides, (4, 4, 2, 2))
        self.differences.hide()
        self.ask = QPushButton(self.tr("起草校核申请…"))
        self.ask.clicked.connect(lambda _=False: self._ask())
        self.found: Comparison | None = None
        self._arrange()
        self.compare.clicked.connect(lambda _=False: self._compare())
        self.dispose.clicked.connect(lambda _=False: self._dispose())
        self.table.currentCellChanged.connect(lambda row, *_: self._chosen(row))
        self._chosen(-1)

    def _arrange(self) -> None:
        row = FlowLayout(theme.SPACE[1])
        row.addWidget(self.compare)
        row.addWidget(self.dispose)
        row.addWidget(self.ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.table, 1)
        box.addLayout(row)
        box.addWidget(self.told)
        box.addWidget(self.differences, 1)

    def show_deliveries(self, lines: tuple[DeliveryLine, ...]) -> None:
        self.lines = lines
        self.table.show_lines(
            [
                (
                    d.provider,
                    d.file,
                    period_key_text(d.period),
                    str(d.facts),
                    sentence(f"delivery.state.{d.state}"),
                    d.until,
                )
                for d in lines
            ]
        )
        if lines:
            self.table.selectRow(0)
        self._chosen(0 if lines else -1)

    def _chosen(self, row: int) -> None:
        self._sure, self.found = "", None
        self.dispose.setText(self.tr("处置"))
        self.differences.hide()
        self.ask.setEnabled(False)
        show_plain(self.told, "")
        readable = 0 <= row < len(self.lines) and self.lines[row].state in ("held", "ended")
        self.compare.setEnabled(readable)
        self.dispose.setEnabled(readable)

    def _compare(self) -> None:
        line = self.lines[self.table.currentRow()]
        self._host.run(tasks.compare(line.id), self.tr("正在与历史数据对照……"), self._compared)

    def _compared(self, found: Comparison) -> None:
        text = self.tr(
            "一致 {same} 处，不一致 {differ} 处，只有一方有的 {gaps} 处。不一致的请先核实；回流数据不会改动历史数据。"
        )
        gaps = sum(line.only_there + line.only_here for line in found.lines)
        show_plain(self.told, text.format(same=found.agreements, differ=len(found.differences), gaps=gaps))
        self.differences.show_lines([(d.item, d.subject, d.theirs, d.ours) for d in found.differences])
        self.differences.setVisible(bool(found.differences))
        self.found = found
        self.ask.setEnabled(bool(found.differences))

    def _ask(self) -> None:
        """A request to verify all that differs: written and recorded as drafted."""
        if self.found is None or not self.found.differences:
            return
        from forms.journey.notice_naming import safe_name

        differences = self.found.differences
        name = self.tr("校核申请函-{provider}.docx").format(provider=safe_name(differences[0].provider))
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / name, PDF)
        if out is not None:
            work = paper_tasks.write_verification(differences, out, dt.date.today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def _written(self, out: Path) -> None:
        text = self.tr("已生成“{file}”，在“函件”里登记进展。文号、落款、印章和联系人留空，由党政办办理。")
        url = QUrl.fromLocalFile(str(out))
        self._host.tell(text.format(file=out.name), action=self.tr("打开"), do=lambda: QDesktopServices.openUrl(url))
        self._host.changed()

    def _dispose(self) -> None:
        line = self.lines[self.table.currentRow()]
        if self._sure != line.id:
            self._sure = line.id
            self.dispose.setText(self.tr("确认处置"))
            show_plain(self.told, self.tr("处置后这份回流数据不能恢复，使用记录仍保留。再按一次“确认处置”。"))
            return
        self._host.run(tasks.dispose(line.id), self.tr("正在处置……"), lambda _: self._host.changed(), can_stop=False)
