"""函件: what templates need from whom, a request to one office, and what became of those that were made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks
from desktop.pages.sources.tables import Lines
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import show_plain
from desktop.words import sentence

if TYPE_CHECKING:
    from desktop.background import Work
    from desktop.pages.sources.elements_dialog import ElementsDialog
    from desktop.pages.sources.paper_tasks import Standing
    from forms.model.papers import Elements, Need, Request, RequestState

CALLS = ("call", "visit", "letter", "platform_office", "coordination")


class PapersView(QWidget):
    """Above, what is needed; below, the requests and the next step of the chosen one."""

    def __init__(self, host: Host, today: Callable[[], dt.date] = dt.date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._today = host, today
        self.needs: tuple[Need, ...] = ()
        self.standing: tuple[Standing, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self._needed(), 5)
        box.addWidget(self._asked(), 4)
        self._show_request()

    def _needed(self) -> QWidget:
        panel = Panel(self.tr("需要共享的数据"))
        self.count = QPushButton(self.tr("从报表模板统计"))
        self.ask = QPushButton(self.tr("向所选单位申请…"))
        self.ask.setProperty("kind", "primary")
        self.export = QPushButton(self.tr("导出需求清单…"))
        self.count.clicked.connect(lambda _=False: self.count_needs())
        self.ask.clicked.connect(lambda _=False: self.ask_for())
        self.export.clicked.connect(lambda _=False: self.export_needs())
        self.list = Lines(
            self.tr("需要共享的数据"),
            (self.tr("提供单位"), self.tr("数据项"), self.tr("共享属性"), self.tr("涉及报表"), self.tr("栏目"), self.tr("申请")),
            (5, 5, 2, 1, 1, 2), (3, 4),
        )  # fmt: skip
        self.list.currentCellChanged.connect(lambda *_: self._may())
        self.hint = _muted(self.tr("按导入的模板和目录统计哪些数据项可以申请共享；选中一行，为那家单位起草申请函。"))
        row = FlowLayout(theme.SPACE[1])
        for button in (self.count, self.ask, self.export):
            row.addWidget(button)
        panel.box.addLayout(row)
        panel.box.addWidget(self.hint)
        panel.box.addWidget(_lower(self.list), 1)
        return panel

    def _asked(self) -> QWidget:
        panel = Panel(self.tr("已起草的函件"))
        self.requests = Lines(
            self.tr("已起草的函件"),
            (self.tr("函件"), self.tr("进展"), self.tr("答复期限"), self.tr("说明")), (8, 2, 2, 4),
        )  # fmt: skip
        self.requests.currentCellChanged.connect(lambda *_: self._show_request())
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
        panel.box.addWidget(_lower(self.requests), 1)
        panel.box.addLayout(steps)
        panel.box.addLayout(calls)
        return panel

    # what is needed

    def renew(self) -> None:
        """The requests as they stand; what is needed is counted only when it is asked for."""
        if self._host.ready:
            self._host.ask(paper_tasks.requests(self._today()), self._show)
        self._may()

    def count_needs(self) -> None:
        self._host.run(paper_tasks.needs(), self.tr("正在从报表模板统计……"), self._counted)

    def _counted(self, found: Sequence[Need]) -> None:
        self.needs = tuple(sorted(found, key=lambda n: (n.provider, -len(n.uses), -n.fields)))
        self._list_needs()
        if self.needs:
            self.list.selectRow(0)
            offices = len({n.provider for n in self.needs})
            show_plain(
                self.hint, self.tr("{n} 个数据项，涉及 {offices} 家单位。").format(n=len(self.needs), offices=offices)
            )
        else:
            text = self.tr("没有可申请的。请先在“报表模板”里导入空白表，在这里导入部门的数据目录。")
            show_plain(self.hint, text)
        self._may()

    def _list_needs(self) -> None:
        self.list.show_lines(
            [
                (
                    n.provider, n.item, n.attribute, str(len(n.uses)), str(n.fields),
                    sentence(f"request.state.{n.state}") if n.state else "",
                )
                for n in self.needs
            ]
        )  # fmt: skip

    def _may(self) -> None:
        self.count.setEnabled(self._host.ready)
        self.ask.setEnabled(0 <= self.list.currentRow() < len(self.needs))
        self.export.setEnabled(bool(self.needs))

    def ask_for(self) -> None:
        """A request to the office of the chosen row, for everything needed from it."""
        provider = self.needs[self.list.currentRow()].provider
        wanted = tuple(n for n in self.needs if n.provider == provider)
        self._host.ask(paper_tasks.elements(wanted), lambda begun: self._begin(provider, wanted, begun))

    def _begin(self, provider: str, wanted: Sequence[Need], begun: Elements) -> None:
        from desktop.pages.sources.elements_dialog import ElementsDialog

        self.dialog: ElementsDialog = ElementsDialog(provider, wanted, begun, self)
        self.dialog.agreed.connect(lambda said: self._write(provider, wanted, said))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _write(self, provider: str, wanted: Sequence[Need], said: Elements) -> None:
        name = self.tr("申请共享数据的函-{provider}.docx").format(provider=provider)
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / name)
        if out is not None:
            work = paper_tasks.write_request(provider, wanted, said, out, self._today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def export_needs(self) -> None:
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / self.tr("共享数据需求清单.docx"))
        if out is not None:
            work = paper_tasks.write_needs(self.needs, out, self._today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def _written(self, out: Path) -> None:
        text = self.tr("已生成“{file}”。文号、落款、印章和联系人留空，由党政办办理。").format(file=out.name)
        url = QUrl.fromLocalFile(str(out))
        self._host.tell(text, action=self.tr("打开"), do=lambda: QDesktopServices.openUrl(url))
        self.renew()

    # what became of them

    def _show(self, standing: Sequence[Standing]) -> None:
        chosen = self._chosen_id()
        self.standing = tuple(standing)
        self._mark_needs()
        self.requests.show_lines([self._line(one) for one in self.standing])
        row = next((n for n, one in enumerate(self.standing) if one.request.id == chosen), 0)
        if self.standing:
            self.requests.selectRow(row)
        self._show_request()

    def _mark_needs(self) -> None:
        """Beside each item, what became of the newest request that names it."""
        from forms.sharing.papers.requests import state_by_item

        states = state_by_item(one.request for one in self.standing)
        told = tuple(replace(n, state=states.get((n.provider, n.code, n.item), "")) for n in self.needs)
        if told != self.needs:
            self.needs, row = told, self.list.currentRow()
            self._list_needs()
            self.list.selectRow(row)

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
        row = self.requests.currentRow()
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


def _lower(lines: Lines) -> Lines:
    """Two lists on one page: each gives way down to a heading and two lines."""
    lines.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    lines.setMinimumHeight(theme.sizes().target * 3)
    return lines


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    return label
