"""函件: what templates need from whom, a request to one office, and what became of those that were made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.page import Host
from desktop.pages.sources import paper_tasks
from desktop.pages.sources.paper_tasks import PDF
from desktop.pages.sources.requests_panel import RequestsPanel, lower
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.lines import Lines
from desktop.widgets.panel import Panel
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import RoomyPart
from desktop.words import sentence

if TYPE_CHECKING:
    from desktop.pages.sources.elements_dialog import ElementsDialog
    from desktop.pages.sources.paper_tasks import Standing
    from forms.model.papers import Elements, Need


class PapersView(RoomyPart):
    """Above, what is needed; below, the requests and the next step of the chosen one."""

    def __init__(self, host: Host, today: Callable[[], dt.date] = dt.date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._today = host, today
        self.needs: tuple[Need, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self._needed(), 5)
        self.asked = RequestsPanel(host, today)
        self.asked.shown.connect(self._mark_needs)
        box.addWidget(self.asked, 4)

    def _needed(self) -> QWidget:
        panel = Panel(self.tr("需要共享的数据"))
        self.count = QPushButton(self.tr("从报表模板统计"))
        self.ask = QPushButton(self.tr("向所选单位申请…"))
        self.ask.setProperty("kind", "primary")
        self.export = QPushButton(self.tr("需求清单 Word…"))
        self.export_book = QPushButton(self.tr("需求清单 Excel…"))
        self.channel = QPushButton(self.tr("申请渠道…"))
        self.channel.setToolTip(self.tr("登记所选单位的牵头部门和申请渠道，写进需求清单"))
        self.cover = QPushButton(self.tr("报送函…"))
        self.count.clicked.connect(lambda _=False: self.count_needs())
        self.ask.clicked.connect(lambda _=False: self.ask_for())
        self.export.clicked.connect(lambda _=False: self.export_needs(".docx"))
        self.export_book.clicked.connect(lambda _=False: self.export_needs(".xlsx"))
        self.channel.clicked.connect(lambda _=False: self.ask_channel())
        self.cover.clicked.connect(lambda _=False: self.write_cover())
        self.list = Lines(
            self.tr("需要共享的数据"),
            (self.tr("提供单位"), self.tr("数据项"), self.tr("共享属性"), self.tr("涉及报表"), self.tr("栏目"), self.tr("申请"),
             self.tr("申请渠道")),
            (5, 5, 2, 1, 1, 2, 3), (3, 4),
        )  # fmt: skip
        self.list.currentCellChanged.connect(lambda *_: self._may())
        self.hint = _muted(self.tr("按导入的模板和目录统计哪些数据项可以申请共享；选中一行，为那家单位起草申请函。"))
        row = FlowLayout(theme.SPACE[1])
        for button in (self.count, self.ask, self.export, self.export_book, self.channel, self.cover):
            row.addWidget(button)
        panel.box.addLayout(row)
        panel.box.addWidget(self.hint)
        panel.box.addWidget(lower(self.list), 1)
        return panel

    # what is needed

    def renew(self) -> None:
        """The requests as they stand; what is needed is counted only when it is asked for."""
        self.asked.renew()
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
                    "　".join(part for part in (n.lead, n.channel) if part),
                )
                for n in self.needs
            ]
        )  # fmt: skip

    def _may(self) -> None:
        self.count.setEnabled(self._host.ready)
        for button in (self.ask, self.channel):
            button.setEnabled(0 <= self.list.currentRow() < len(self.needs))
        for button in (self.export, self.export_book):
            button.setEnabled(bool(self.needs))
        self.cover.setEnabled(self._host.ready)

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
        from forms.journey.notice_naming import safe_name

        name = self.tr("申请共享数据的函-{provider}.docx").format(provider=safe_name(provider))
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / name, PDF)
        if out is not None:
            work = paper_tasks.write_request(provider, wanted, said, out, self._today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def export_needs(self, suffix: str) -> None:
        name = self.tr("共享数据需求清单") + suffix
        out = self._host.chooser.save_as(
            self, Path(self._host.settings.folder) / name, PDF if suffix == ".docx" else ""
        )
        if out is not None:
            work = paper_tasks.write_needs(self.needs, out, self._today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def ask_channel(self) -> None:
        """Where one applies to the office of the chosen row."""
        from desktop.pages.sources.paper_dialogs import ChannelDialog

        one = self.needs[self.list.currentRow()]
        dialog = ChannelDialog(one.provider, one.lead, one.channel, self)
        dialog.agreed.connect(lambda lead, channel: self._keep_channel(one.provider, lead, channel))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _keep_channel(self, provider: str, lead: str, channel: str) -> None:
        def kept(_: object) -> None:
            row = self.list.currentRow()
            self.needs = tuple(
                replace(n, lead=lead, channel=channel) if n.provider == provider else n for n in self.needs
            )
            self._list_needs()
            self.list.selectRow(row)

        self._host.ask(paper_tasks.set_channel(provider, lead, channel), kept)

    def write_cover(self) -> None:
        """A note that goes with a report."""
        self._host.ask(paper_tasks.titles(), self._ask_cover)

    def _ask_cover(self, titles: Sequence[tuple[str, str]]) -> None:
        from desktop.pages.sources.paper_dialogs import CoverDialog

        dialog = CoverDialog(titles, self)
        dialog.agreed.connect(self._make_cover)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_cover(self, said: paper_tasks.Cover) -> None:
        from forms.journey.notice_naming import safe_name

        name = self.tr("报送函-{title}.docx").format(title=safe_name(said.title))
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / name, PDF)
        if out is not None:
            work = paper_tasks.write_cover(said, out, self._today())
            self._host.run(work, self.tr("正在生成函件……"), self._written, can_stop=False)

    def _written(self, out: Path) -> None:
        text = self.tr("已生成“{file}”。文号、落款、印章和联系人留空，由党政办办理。").format(file=out.name)
        url = QUrl.fromLocalFile(str(out))
        self._host.tell(text, action=self.tr("打开"), do=lambda: QDesktopServices.openUrl(url))
        self.renew()

    def _mark_needs(self, standing: Sequence[Standing]) -> None:
        """Beside each item, what became of the newest request that names it."""
        from forms.sharing.papers.requests import state_by_item

        states = state_by_item(one.request for one in standing)
        told = tuple(replace(n, state=states.get((n.provider, n.code, n.item), "")) for n in self.needs)
        if told != self.needs:
            self.needs, row = told, self.list.currentRow()
            self._list_needs()
            self.list.selectRow(row)


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    return label
