"""The holidays that terms in working days are counted with: each year as it was announced, to be changed by the office."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.settings import tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import label, show_plain
from desktop.words import error_sentence

if TYPE_CHECKING:
    from forms.journey.tasks import HolidayYear

_AHEAD = 3  # years that may be chosen: last year's and these from this year on


class HolidaysPart(Panel):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.call(self.tr("节假日和调休"))
        self._host = host
        self.about = label()
        self.year = QComboBox()
        self.year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.year.setAccessibleName(self.tr("年份"))
        self.year.setMaximumWidth(200)
        this = dt.date.today().year
        for year in range(this - 1, this + _AHEAD):
            self.year.addItem(self.tr("{year} 年").format(year=year), year)
        self.year.setCurrentIndex(1)
        self.year.activated.connect(lambda _: self._look())
        self.box.addWidget(self.year)
        self.box.addWidget(self.about)
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(theme.SPACE[3])
        self._rows.setVerticalSpacing(theme.SPACE[1])
        self.box.addLayout(self._rows)
        self.rest = self._line(self.tr("放假"), self.tr("照放假通知填写，如 1月1日至3日、4月5日"))
        self.work = self._line(self.tr("周末上班"), self.tr("调休上班的周六、周日，如 2月14日、10月10日"))
        self.save, self.ours = QPushButton(self.tr("保存")), QPushButton(self.tr("恢复自带的安排"))
        self.save.clicked.connect(lambda _=False: self._save())
        self.ours.clicked.connect(lambda _=False: self._drop())
        row = FlowLayout(theme.SPACE[1])
        row.addWidget(self.save)
        row.addWidget(self.ours)
        self.box.addLayout(row)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        self._rows.addRow(name, line)
        return line

    def _chosen(self) -> int:
        return int(self.year.currentData())

    def renew(self) -> None:
        """Show the chosen year as it holds now; what is being typed stays."""
        for widget in (self.save, self.year):
            widget.setEnabled(self._host.ready)
        if not self.rest.isModified() and not self.work.isModified():
            self._look()

    def _look(self) -> None:
        if self._host.ready:
            self._host.ask(tasks.holidays(self._chosen()), self._show)

    def _show(self, found: HolidayYear) -> None:
        if found.own:
            text = self.tr("这一年按本单位填写的安排计算工作日。")
        elif found.known:
            text = self.tr("这一年按自带的国务院办公厅放假通知计算工作日，可以修改。")
        else:
            text = self.tr("这一年的放假安排还没有：只按周一至周五计算工作日。通知发布后填在这里。")
        show_plain(self.about, text)
        for line, days in ((self.rest, found.rest), (self.work, found.work)):
            line.setText(days)
            line.setToolTip(days)
            line.setCursorPosition(0)
        self.ours.setEnabled(found.own)

    def _save(self) -> None:
        work = tasks.set_holidays(self._chosen(), self.rest.text(), self.work.text())
        self._host.ask(work, self._saved, self._refused)

    def _saved(self, found: HolidayYear) -> None:
        self._show(found)
        self._host.tell(self.tr("{year} 年的放假安排已更新，办理时限随之改变。").format(year=found.year))
        self._host.changed()

    def _refused(self, error: Exception) -> None:
        show_plain(self.about, "！" + error_sentence(error))

    def _drop(self) -> None:
        self._host.ask(tasks.drop_holidays(self._chosen()), self._saved)
