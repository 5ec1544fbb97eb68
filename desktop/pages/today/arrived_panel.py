"""Files that offices put into the folders that are watched, as rows of 待办: one click leads to where they are taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.widgets.panel import Panel
from desktop.widgets.task_row import TaskRow
from desktop.words import listed
from forms.model.endpoints import Arrival

_NAMED = 3


class ArrivedPanel(Panel):
    def __init__(self, host: Host, arrived: Sequence[Arrival], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._host = host
        self.call(self.tr("新到的回流数据　{n}").format(n=sum(len(one.files) for one in arrived)))
        self.rows = [self._row(one) for one in arrived]
        for row in self.rows:
            self.box.addWidget(row)

    def _row(self, one: Arrival) -> TaskRow:
        names = listed(one.files[:_NAMED])
        more = self.tr("等 {n} 份").format(n=len(one.files)) if len(one.files) > _NAMED else ""
        about = self.tr("“{folder}”里有：{names}{more}。点开后导入").format(folder=one.endpoint, names=names, more=more)
        row = TaskRow("arrived", one.provider or one.endpoint, about)
        row.clicked.connect(self._go)
        return row

    def _go(self) -> None:
        page = self._host.go("sources")
        if page is not None:
            page.turn_to("endpoints")
