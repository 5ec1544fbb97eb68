"""已起草的函件: the requests that were made, and the next step of the chosen one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.panel import Panel
from desktop.words import sentence
from forms.model.papers import CALLS

if TYPE_CHECKING:
    from desktop.background import Work
    from desktop.pages.sources.paper_tasks import Standing
    from forms.model.papers import Request, RequestState


class RequestsPanel(Panel):
    """`shown` brings the requests as they stand."""

    shown = Signal(object)

    def __init__(self, host: Host, today: Callable[[], dt.date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("已起草的函件"))
        self.setAccessibleName(self.heading.text())
        self._host, self._today = host, today
        self.standing: tuple[Standing, ...] = ()
        self._arrange()
        self._show_request()

    def _arrange(self) -> None:
        self.list = Lines(
            self.tr("已起草的函件"),
            (self.tr("函件"), self.tr("进展"), self.tr("答复期限"), self.tr("说明")), (8, 2, 2, 4),
        )  # fmt: skip
        self.list.currentCellChanged.connect(lambda *_: self._show_request())
        self.next, self.day, self.note = QComboBox(), QDateEdit(), QLineEdit()
        self.next.setAccessibleName(self.tr("新的进展"))
        self.next.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.day.setAccessibleName(self.tr("日期"))
        self.day.setMinimumHeight(theme.sizes().target)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.note.setAccessibleName(self.tr("备注"))
        self.note.setPlaceholderText(self.tr("备注（可不填）"))
        self.note.setMinimumWidth(180)
        self.record, self.back = QPushButton(self.tr("登记进展")), QPushButton(self.tr("撤销上一步"))
        self.record.clicked.connect(lambda _=False: self.record_step())
        self.back.clicked.connect(lambda _=False: self._change(paper_tasks.undo_step(self._chosen_id())))
        steps = FlowLayout(theme.SPACE[1])
        for widget in (self.next, self.day, self.note, self.record, self.back):
            steps.addWidget(widget)
        self.calls: dict[str, QCheckBox] = {}
        calls = FlowLayout(theme.SPACE[1])
        calls.addWidget(QLabel(self.tr("协调：")))
        for name in CALLS:
            tick = QCheckBox(sentence(f"request.call.{name}"))
            tick.clicked.connect(lambda on, what=name: self._called(what, on))
            self.calls[name] = tick
            calls.addWidget(tick)
        self.box.addWidget(lower(self.list), 1)
        self.box.addLayout(steps)
        self.box.addLayout(calls)

    def renew(self) -> None:
        """The requests as they stand."""
        if self._host.ready:
            self._host.ask(paper_tasks.requests(self._today()), self._show)

    def _show(self, standing: Sequence[Standing]) -> None:
        chosen = self._chosen_id()
        self.standing = tuple(standing)
        self.shown.emit(self.standing)
        self.list.show_lines([self._line(one) for one in self.standing])
        row = next((n for n, one in enumerate(self.standing) if one.request.id == chosen), 0)
        if self.standing:
            self.list.selectRow(row)
        self._show_request()

    def _line(self, one: Standing) -> tuple[str, str, str, str]:
        term = one.terms[0] if one.terms else None
        said = []
        if term is not None:
            left = (term.due - self._today()).days
            said.append(sentence("request.reached") if term.reached else self.tr("还有 {n} 天").format(n=left))
            if not term.certain:
                said.append(sentence("request.uncertain"))
        state = sentence(f"request.state.{one.request.state}")
        return one.request.title, state, f"{term.due:%Y-%m-%d}" if term else "", "　".join(said)

    def _chosen(self) -> Standing | None:
        row = self.list.currentRow()
        return self.standing[row] if 0 <= row < len(self.standing) else None

    def _chosen_id(self) -> str:
        one = self._chosen()
        return one.request.id if one else ""

    def _show_request(self) -> None:
        one = self._chosen()
        self.next.clear()
        for state in one.next if one else ():
            self.next.addItem(sentence(f"request.state.{state}"), state)
        today = self._today()
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.note.clear()
        for widget in (self.next, self.day, self.note, self.record):
            widget.setEnabled(bool(one and one.next))
        self.back.setEnabled(bool(one and one.request.events))
        done = {name for name, _ in one.request.calls} if one else set()
        for name, tick in self.calls.items():
            tick.setChecked(name in done)
            tick.setEnabled(one is not None and name not in done)

    def record_step(self) -> None:
        """Keep what became of the chosen request."""
        day = self.day.date()
        state: RequestState = self.next.currentData()
        on = dt.date(day.year(), day.month(), day.day())
        self._change(paper_tasks.step(self._chosen_id(), state, on, self.note.text()))

    def _called(self, what: str, on: bool) -> None:
        if on:
            self._change(paper_tasks.called(self._chosen_id(), what, self._today()))

    def _change(self, work: Work) -> None:
        self._host.ask(work, self._changed)

    def _changed(self, request: Request) -> None:
        self._host.say(self.tr("已登记：{state}").format(state=sentence(f"request.state.{request.state}")))
        self.renew()


def lower(lines: Lines) -> Lines:
    """Two lists on one page: each gives way down to a heading and two lines."""
    lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    lines.setMinimumHeight(theme.sizes().target * 3)
    return lines
