"""Requests to other offices whose term runs, as rows of 待办: who answers by when, and what has ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.widgets.look import set_look
from desktop.widgets.panel import Panel
from desktop.widgets.task_row import TaskRow
from desktop.words import sentence
from forms.model.papers import Request, Term

MOST = 20


class RequestPanel(Panel):
    def __init__(
        self, host: Host, waiting: Sequence[tuple[Request, Term]], today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._host = host
        self.call(self.tr("等待答复的函件　{n}").format(n=len(waiting)))
        self.rows = [self._row(request, term, today) for request, term in waiting[:MOST]]
        for row in self.rows:
            self.box.addWidget(row)

    def _row(self, request: Request, term: Term, today: dt.date) -> TaskRow:
        row = TaskRow("due", request.title, self._about(request, term, today))
        if term.reached:
            set_look(row.about, state="conflict")
        row.clicked.connect(lambda: self._host.go("sources"))
        return row

    def _about(self, request: Request, term: Term, today: dt.date) -> str:
        said = {
            "answer": self.tr("{office} 应在 {day} 前答复"), "delivery": self.tr("{office} 应在 {day} 前提供"),
            "verification": self.tr("{office} 应在 {day} 前反馈校核结果"),
        }[term.what].format(office=request.provider, day=f"{term.due:%Y-%m-%d}")  # fmt: skip
        if term.reached:
            left = sentence("request.reached") + self.tr("，可先打电话联系")
        else:
            left = self.tr("还有 {n} 天").format(n=(term.due - today).days)
        return "　".join([said, left, *([] if term.certain else [sentence("request.uncertain")])])
