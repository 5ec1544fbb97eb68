"""Forms that were split for villages, as rows of 待办: who is still missing and by when; a click leads to the pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.page import Host
from desktop.widgets.look import set_look
from desktop.widgets.panel import Panel
from desktop.widgets.task_row import TaskRow
from desktop.words import listed, period_key_text
from forms.journey.packs.standing import Outstanding

_NAMED = 4  # villages named in a row
_MOST = 10


class PackPanel(Panel):
    def __init__(self, host: Host, packs: Sequence[Outstanding], today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._host = host
        self.call(self.tr("分村填报　{n}").format(n=len(packs)))
        self.rows = [self._row(one, today) for one in packs[:_MOST]]
        for row in self.rows:
            self.box.addWidget(row)

    def _row(self, one: Outstanding, today: dt.date) -> TaskRow:
        done = one.villages - len(one.missing)
        due = dt.date.fromisoformat(one.due) if one.due else None
        row = TaskRow("packs", one.title, self._about(one, due, today), (done, one.villages))
        if due is not None and due < today and one.missing:
            set_look(row.about, state="conflict")
        row.clicked.connect(lambda: self._show(one.pack))
        return row

    def _about(self, one: Outstanding, due: dt.date | None, today: dt.date) -> str:
        said = [period_key_text(one.period)]
        if due is not None:
            said.append(self._by(due, (due - today).days))
        if one.missing:
            names = listed(one.missing[:_NAMED])
            text = self.tr("{names} 没有交") if len(one.missing) <= _NAMED else self.tr("{names} 等 {n} 个村没有交")
            said.append(text.format(names=names, n=len(one.missing)))
        if one.asks:
            said.append(self.tr("{n} 个村的文件有问题待处理").format(n=len(one.asks)))
        if one.ready:
            said.append(self.tr("{n} 个村可以并入").format(n=one.ready))
        return "　".join(part for part in said if part)

    def _by(self, due: dt.date, days: int) -> str:
        day = f"{due:%Y-%m-%d}"
        if days < 0:
            return self.tr("应在 {day} 前交回，已过 {n} 天").format(day=day, n=-days)
        if days == 0:
            return self.tr("今天交回")
        return self.tr("{day} 前交回，还有 {n} 天").format(day=day, n=days)

    def _show(self, pack: str) -> None:
        page = self._host.go("packs")
        if page is not None:
            page.show_item(pack)
