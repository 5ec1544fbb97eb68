"""待办: what waits for the clerk, and the two ways in. What is listed is loaded once a profile is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host, Page
from desktop.pages.today.start import WaysIn
from desktop.widgets import laid
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.pages.today.agenda_view import AgendaView
    from desktop.pages.today.notice_dialog import NoticeDialog
    from desktop.pages.today.reminding import Reminder
    from desktop.pages.today.reporting import Waiting
    from desktop.pages.today.task_panel import TaskPanel

_LOW = 360  # pixels


class TodayPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.title = QLabel(self.tr("一填通"))
        self.title.setProperty("kind", "startTitle")
        self.paste = QPushButton(self.tr("粘贴通知…"))
        self.paste.setToolTip(self.tr("把一份通知记入待办（Ctrl+N）；通知文件也可以直接拖进窗口"))
        self.paste.setEnabled(False)
        self.status = QLabel(self.tr("正在打开历史数据……"))
        self.status.setWordWrap(True)
        self.ways = WaysIn()
        self.agenda: AgendaView | None = None
        self.tasks: TaskPanel | None = None
        self.reminder: Reminder | None = None
        self.notice = QLabel(self.tr("仅限非涉密计算机使用。本程序不是官方平台；上级已有平台的，以上级平台为准。"))
        self.notice.setProperty("kind", "muted")
        self.notice.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[2])
        self._box.setSpacing(theme.SPACE[2])
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.paste)
        self._box.addLayout(head)
        self._box.addWidget(self.status)
        self._box.addWidget(self.ways, 1)
        self._box.addWidget(self.notice)
        self._connect()

    def _connect(self) -> None:
        self.ways.choose_reports.connect(self.host.choose_reports)
        self.ways.choose_folder.connect(self.host.choose_folder)
        self.ways.choose_template.connect(self.host.choose_template)
        self.ways.reports_dropped.connect(self.host.import_reports)
        self.ways.template_dropped.connect(self.host.open_templates)
        self.paste.clicked.connect(lambda: self.paste_notice())

    def show_profile(self, unit: str) -> None:
        """A profile is open: its unit in the title, the next step below."""
        show_plain(self.title, self.tr("待办　{unit}").format(unit=unit))
        self.show_status(self.tr("先导入以往已报送的报表，再打开要填的空白表。"))
        self.ways.set_ready(True)
        self.paste.setEnabled(True)

    def show_status(self, text: str) -> None:
        show_plain(self.status, text)

    def enter(self) -> None:
        self.renew()

    def renew(self) -> None:
        if not self.host.ready:
            return
        from desktop.pages.today.reporting import waiting

        self.host.ask(waiting(self.host.settings.keep_written_days), self._show)

    def paste_notice(self, files: Sequence[Path] = ()) -> NoticeDialog | None:
        """The dialog that makes a task of a notice; files that were dropped are read at once."""
        if not self.host.ready:
            return None
        from desktop.pages.today.task_panel import open_notice

        dialog = open_notice(self.host, self)
        if files:
            dialog.take_files(list(files))
        return dialog

    def _show(self, found: Waiting) -> None:
        self._remind(found)
        self.tasks = None
        if found.empty:
            if self.agenda is not None:
                self.agenda.hide()
                self._make_room()
            return
        if self.agenda is None:
            from desktop.pages.today.agenda_view import AgendaView

            self.agenda = AgendaView(self.host)
            self._box.insertWidget(self._box.indexOf(self.ways), self.agenda, 4)
        self.agenda.show_agenda(found.agenda)
        self._show_tasks(self.agenda, found)
        self.agenda.show()
        self._make_room()
        if found.agenda.reports:
            self.show_status(self.tr("历史数据里有 {n} 份已报送的报表。").format(n=found.agenda.reports))

    def _show_tasks(self, agenda: AgendaView, found: Waiting) -> None:
        """Tasks stand first: they have a day."""
        if found.tasks:
            from desktop.pages.today.task_panel import TaskPanel

            self.tasks = TaskPanel(self.host, found)
            agenda.left.insertWidget(0, self.tasks)
        if found.reports:
            from desktop.pages.today.report_panel import ReportPanel

            agenda.left.insertWidget(1 if found.tasks else 0, ReportPanel(self.host, found.reports))
        if found.packs:
            from desktop.pages.today.pack_panel import PackPanel

            agenda.right.insertWidget(0, PackPanel(self.host, found.packs, found.today))
        if found.requests:
            from desktop.pages.today.request_panel import RequestPanel

            agenda.right.insertWidget(0, RequestPanel(self.host, found.requests, found.today))
        if found.arrived:
            from desktop.pages.today.arrived_panel import ArrivedPanel

            agenda.right.insertWidget(0, ArrivedPanel(self.host, found.arrived))

    def _remind(self, found: Waiting) -> None:
        if self.reminder is None:
            from desktop.pages.today.reminding import Reminder

            self.reminder = Reminder(self.host, self)
            self.reminder.asked.connect(self.renew)
        self.reminder.look(found)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            laid.look_again(self)
        elif event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def _make_room(self) -> None:
        """On a low screen, or at twice the size, what waits goes before the ways in: those stand in the menu too."""
        roomy = self.height() >= _LOW or self.agenda is None or self.agenda.isHidden()
        for widget in (self.status, self.ways, self.notice):
            widget.setVisible(roomy)

    def help_text(self) -> str:
        return self.tr(
            "这里列出要报送的事项、正在填的报表、需要核对的不一致数据和新收到的数据。点一行就能接着办。Ctrl+N 把一份通知记入待办。"
        )
