"""Reports on their way, as rows of 待办: what waits for a signature, what is to be sent, what came back and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.widgets.look import set_look
from desktop.widgets.panel import Panel
from desktop.widgets.task_row import TaskRow
from desktop.words import period_key_text
from forms.model.states import Report

MOST = 20


class ReportPanel(Panel):
    def __init__(self, host: Host, reports: Sequence[Report], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._host = host
        self.call(self.tr("正在办理　{n}").format(n=len(reports)))
        self.rows = [self._row(report) for report in reports[:MOST]]
        for row in self.rows:
            self.box.addWidget(row)

    def _row(self, report: Report) -> TaskRow:
        row = TaskRow("draft", report.title, self._about(report))
        if report.state == "returned":
            set_look(row.about, state="conflict")
        row.clicked.connect(partial(self._open, report))
        return row

    def _about(self, report: Report) -> str:
        last = report.last
        day = (last.day or last.time[:10]) if last is not None else ""
        said = {
            "review": self.tr("{day} 送审，等待签批"),
            "signed": self.tr("{day} 已签，等待报送"),
            "returned": self.tr("{day} 退回：{why}"),
        }[report.state]
        words = said.format(day=day, why=last.note if last is not None else "")
        return "　".join(part for part in (period_key_text(report.period), words) if part)

    def _open(self, report: Report) -> None:
        if report.draft:
            self._host.open_draft(report.draft)
        else:
            self._host.say(self.tr("这份报表是在命令行办理的，没有草稿可以打开。"))
