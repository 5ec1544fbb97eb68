"""收发: through which place, with which computers, what went out and came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host, Page
from desktop.pages.exchange import tasks
from desktop.pages.exchange.partners_panel import PairingPanel, PartnersPanel
from desktop.pages.exchange.reaching import Looking
from desktop.pages.exchange.sticks import Stick, sticks
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.plain_text import label, show_plain

if TYPE_CHECKING:
    from desktop.pages.exchange.tasks import Seen
    from forms.model.reports import SyncReport
    from forms.sync.tidying import Tidied

_WIDEST = 860  # of the column: longer lines read badly


class ExchangePage(Page):
    def __init__(
        self, host: Host, find_sticks: Callable[[], list[Stick]] = sticks, parent: QWidget | None = None
    ) -> None:
        super().__init__(host, parent)
        self._find_sticks = find_sticks
        self.folder: Path | None = None
        self._looking = Looking(self)
        self._looking.answered.connect(self._reached)
        self.partners, self.pairing = PartnersPanel(), PairingPanel()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        column.setSpacing(theme.SPACE[2])
        title = QLabel(self.tr("收发"))
        title.setProperty("kind", "pageTitle")
        column.addWidget(title)
        for part in (self._place_panel(), self._result_panel(), self.partners, self.pairing):
            column.addWidget(part)
        column.addStretch(1)
        body.setMaximumWidth(_WIDEST + 2 * theme.SPACE[4])  # on the parts, their texts would be given too few lines
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(body))
        self._connect()

    # layout

    def _place_panel(self) -> QWidget:
        panel = Panel(self.tr("收发位置"))
        self.place, self.last = label(), label(kind="muted")
        hint = label(
            self.tr("文件夹里只有加密、签名的数据，只有配对的电脑能读。可以用共享盘，也可以用 U 盘来回拷带。"), "muted"
        )
        self.start = QPushButton(self.tr("立即收发"))
        self.start.setProperty("kind", "primary")
        self.choose = QPushButton(self.tr("选择文件夹…"))
        self.clear = QPushButton(self.tr("清理旧文件"))
        self.clear.setToolTip(self.tr("删除本机放入、所有配对电脑都已收妥、并且另有一份的旧文件。"))
        self.buttons = FlowLayout(theme.SPACE[1])
        for button in (self.start, self.choose, self.clear):
            self.buttons.addWidget(button)
        self._stick_buttons: list[QPushButton] = []
        for widget in (self.place, self.last, hint):
            panel.box.addWidget(widget)
        panel.box.addLayout(self.buttons)
        return panel

    def _result_panel(self) -> QWidget:
        self.result = Panel(self.tr("这次收发"))
        self.counts, self.remarks = label(), label(kind="problem")
        self.to_today = QPushButton(self.tr("到待办查看收到的数据"))
        self.to_today.clicked.connect(lambda _=False: self.host.go("today"))
        for widget in (self.counts, self.remarks):
            self.result.box.addWidget(widget)
        row = FlowLayout(theme.SPACE[1])
        row.addWidget(self.to_today)
        self.result.box.addLayout(row)
        self.result.hide()
        return self.result

    def _connect(self) -> None:
        self.start.clicked.connect(lambda _=False: self.exchange())
        self.choose.clicked.connect(lambda _=False: self.choose_folder())
        self.clear.clicked.connect(lambda _=False: self.tidy())
        self.partners.revoke_wanted.connect(self.revoke)
        self.pairing.code_wanted.connect(self.invite)
        self.pairing.entered.connect(self.accept)

    # what is shown

    def enter(self) -> None:
        self._show_sticks()
        self.renew()
        (self.start if self.start.isEnabled() else self.choose).setFocus()

    def renew(self) -> None:
        if self.host.ready:
            self.host.ask(tasks.seen(), self._show)
        else:
            self._enable(False)

    def _show(self, seen: Seen) -> None:
        self.folder = Path(seen.standing.folder) if seen.standing.folder else None
        self._show_place()
        self.partners.show_standing(seen.standing)
        if not seen.standing.invited:
            self.pairing.show_code("")
        never = self.tr("还没有收发过。")
        when = self.tr("上次收发：{when}").format(when=f"{seen.last:%Y-%m-%d %H:%M}") if seen.last else never
        show_plain(self.last, when)
        self._enable(seen.standing.paired or seen.standing.invited)

    def _show_place(self) -> None:
        if self.folder is None:
            show_plain(self.place, self.tr("还没有选择。请选择一个双方都能打开的文件夹，或插入 U 盘。"))
        else:
            show_plain(self.place, str(self.folder))
            self._looking.look(self.folder)

    def _reached(self, folder: Path, there: bool) -> None:
        if folder == self.folder and not there:
            missing = self.tr("{folder}（现在没有接上，请插好 U 盘或连上共享盘）").format(folder=folder)
            show_plain(self.place, missing)

    def _enable(self, somebody: bool) -> None:
        here = self.host.ready and self.folder is not None
        self.start.setEnabled(here and somebody)
        self.clear.setEnabled(here and somebody)
        self.choose.setEnabled(self.host.ready)
        self.pairing.set_ready(here)

    def _show_sticks(self) -> None:
        """Each stick that is plugged in is one button."""
        for button in self._stick_buttons:
            self.buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._stick_buttons = []
        for stick in self._find_sticks():
            button = QPushButton(self.tr("用 U 盘“{name}”").format(name=stick.name))
            button.clicked.connect(partial(self._use_stick, stick))
            self._stick_buttons.append(button)
            self.buttons.addWidget(button)

    # the place

    def choose_folder(self) -> None:
        folder = self.host.chooser.shared_folder(self, self.tr("选择收发文件夹"))
        if folder is not None:
            self._use(folder)

    def _use_stick(self, stick: Stick, _: bool = False) -> None:
        self._use(stick.root / tasks.FOLDER_ON_STICK)

    def _use(self, folder: Path) -> None:
        self.pairing.show_code("")
        self.host.ask(tasks.keep_folder(folder), lambda _: self.renew())

    # exchanging

    def exchange(self) -> None:
        """Send and receive; stops between two files when told, with what came until then kept."""
        if self.folder is None:
            return
        self.result.hide()
        text = self.tr("正在通过“{name}”收发……").format(name=self.folder.name)
        self.host.run(tasks.exchange(self.folder), text, self._exchanged)

    def _exchanged(self, report: SyncReport) -> None:
        from desktop.words import reason_sentence

        now = dt.datetime.now()
        self.host.status.synced(now, now.date())
        text = self.tr("发出 {sent} 条，收到 {received} 条。").format(sent=report.sent, received=report.received)
        if not report.sent and not report.received:
            text = self.tr("双方的数据已经一致，没有新的要收发。")
        if report.conflicts:
            text += self.tr("收到的数据与本机有 {n} 处版本不同，已列入待办。").format(n=report.conflicts)
        show_plain(self.counts, text)
        remarks = dict.fromkeys(reason_sentence(problem) for problem in report.quarantined)
        show_plain(self.remarks, "\n".join(f"！{remark}" for remark in remarks))
        self.remarks.setVisible(bool(remarks))
        self.to_today.setVisible(report.received > 0)
        self.result.show()
        (self.to_today if report.received else self.start).setFocus()
        self.host.changed()

    def tidy(self) -> None:
        if self.folder is not None:
            text = self.tr("正在清理“{name}”……").format(name=self.folder.name)
            self.host.run(tasks.tidy(self.folder), text, self._tidied)

    def _tidied(self, done: Tidied) -> None:
        if done.removed:
            text = self.tr("已清理 {n} 个旧文件，腾出 {size} MB；还要用的 {kept} 个都保留着。")
            text = text.format(n=done.removed, size=f"{done.size / 2**20:.1f}", kept=done.kept)
        else:
            text = self.tr("没有可以清理的：{kept} 个文件都还有人要用，或是从备份恢复时要用。").format(kept=done.kept)
        self.host.tell(text)

    # pairing

    def invite(self) -> None:
        if self.folder is not None:
            self.host.run(tasks.invite(self.folder), self.tr("正在准备配对代码……"), self._invited, can_stop=False)

    def _invited(self, code: str) -> None:
        self.renew()
        self.pairing.show_code(code)
        self.host.say(self.tr("请把代码读给对方；对方输入后，双方各收发一次。"))

    def accept(self, code: str) -> None:
        if self.folder is not None:
            work = tasks.accept(self.folder, code)
            self.host.run(work, self.tr("正在核对代码……"), self._accepted, can_stop=False)

    def _accepted(self, name: str) -> None:
        self.pairing.done()
        self.host.tell(self.tr("已与“{name}”配对。请现在收发一次，再请对方收发一次。").format(name=name))
        self.renew()
        self.host.changed()

    def revoke(self, device: str, name: str) -> None:
        """It can't be taken back, so it is asked."""
        from desktop.pages.exchange.revoke_dialog import RevokeDialog

        dialog = RevokeDialog(name, self)
        dialog.accepted.connect(lambda: self.host.ask(tasks.revoke(device), lambda _: self._revoked(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _revoked(self, name: str) -> None:
        self.host.tell(self.tr("已停用“{name}”。之前收到的数据保留，此后的不再采用。").format(name=name))
        self.renew()

    def help_text(self) -> str:
        return self.tr(
            "先选择双方都能打开的收发位置，再与对方电脑配对，然后立即收发。收发可以随时停下，已收下的不会丢，再收发一次会接着进行。"
        )
