"""已导入的报表: every report that was taken in, what was understood of it and what wasn't, and the way to take in more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.original import show_original
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.lists import search, table
from desktop.pages.profile.pages import Calm, Column, PagedModel, Pages
from desktop.pages.profile.said import value_text
from desktop.typed import hidden
from desktop.widgets.plain_text import label
from desktop.widgets.stacked import stacked
from desktop.words import path_text, period_key_text, place_text, sentence
from forms.model.browsing import ReadPlace, ReportLine, Understanding


class ReportsView(QWidget):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._round = 0
        self._report = ""  # that is shown
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setSizes([470, 710])
        split.setHandleWidth(theme.SPACE[2])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)

    def _left(self) -> QWidget:
        self.line = search(self.tr("查找报表"), self.tr("报表名称或文件名"))
        columns = (
            Column(self.tr("报表"), lambda r: hidden(r.title or r.file)),
            Column(self.tr("报告期"), lambda r: period_key_text(r.period)),
            Column(self.tr("数据"), lambda r: str(r.facts), right=True),
            Column(self.tr("状态"), self._state),
        )
        self.model = PagedModel(columns, self)
        self.pages = Pages(self._host, self.model, self)
        self.list = table(self.tr("已导入的报表"), self.model, (7, 4, 0, 2))
        self._calm = Calm(self._search, self)
        self.line.textChanged.connect(lambda _: self._calm.start())
        self.line.returnPressed.connect(self.list.setFocus)
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.pages.shown.connect(self._shown)
        return stacked(self.line, self.list)

    def _right(self) -> QWidget:
        self.title = label("", "title")
        self.about = label("", "muted")
        self.show_it = QPushButton(self.tr("查看原表"))
        self.show_it.setEnabled(False)
        self.show_it.clicked.connect(self.show_source)
        columns = (
            Column(self.tr("位置"), lambda p: place_text(p.address)),
            Column(self.tr("栏目"), lambda p: path_text(p.path)),
            Column(self.tr("原文"), lambda p: value_text(hidden(p.value), p.sensitive)),
            Column(self.tr("结果"), self._result),
        )
        self.places = PagedModel(columns, self)
        self.place_list = table(self.tr("读到的内容"), self.places, (2, 4, 2, 11))
        self.place_list.activated.connect(lambda _: self.show_source())
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.show_it)
        column = stacked(self.title, self.place_list)
        layout = column.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(1, head)
        return column

    def _state(self, report: ReportLine) -> str:
        if report.source == "shared":
            return self.tr("共享数据")
        if report.source == "manual":
            return self.tr("人工填写")
        if report.status == "returned":
            return self.tr("退回")
        if report.status == "draft":
            return self.tr("未报送")
        return self.tr("已报送") if report.counts else self.tr("其他版本")

    def _result(self, place: ReadPlace) -> str:
        return sentence(place.why) if place.why else self.tr("✓ 已作为历史数据")

    def enter(self) -> None:
        if not self.model.lines:
            self._search()
        self.line.setFocus()

    def renew(self) -> None:
        self._search()

    def forget(self) -> None:
        self._report = ""
        self.line.clear()
        self._calm.stop()
        self.pages.forget()
        self._clear()

    def _search(self) -> None:
        self.pages.ask(partial(tasks.reports, self.line.text()))

    def _shown(self) -> None:
        if self.model.lines:
            ids = [report.id for report in self.model.lines]
            self.list.selectRow(ids.index(self._report) if self._report in ids else 0)
        else:
            self._clear()

    def _clear(self) -> None:
        self.title.setText(self.tr("还没有导入报表"))
        self.about.setText(self.tr("导入以往已报送的报表后，这里列出每份读到了什么、哪些没有读懂。"))
        self.places.clear()
        self.show_it.setEnabled(False)

    def _chosen(self, index: QModelIndex, _: object = None) -> None:
        report = self.model.line(index)
        if not isinstance(report, ReportLine):
            return
        self._report = report.id
        self.title.setText(report.title or report.file)
        self.about.setText(report.file)
        self.places.clear()
        self.show_it.setEnabled(report.source != "manual")
        self._round += 1
        asked = self._round

        def came(found: Understanding) -> None:
            if asked == self._round:
                self._show(report, found)

        self._host.ask(tasks.understanding(report.id), came)

    def _show(self, report: ReportLine, found: Understanding) -> None:
        text = self.tr("{file}　读懂 {read} 处，没有作为历史数据的 {unread} 处")
        self.about.setText(text.format(file=report.file, read=found.read, unread=found.unread))
        self.places.show(found.places, False)

    def show_source(self) -> None:
        """Open the chosen report, at the chosen place."""
        report = self.model.line(self.list.currentIndex())
        place = self.places.line(self.place_list.currentIndex())
        if isinstance(report, ReportLine) and report.source != "manual":
            address = place.address if isinstance(place, ReadPlace) else ""
            show_original(self._host, self, report.id, report.file, address)
