"""待办: what waits for the clerk, and the two ways in. What is listed is loaded once a profile is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host, Page
from desktop.pages.today.start import WaysIn
from desktop.widgets.plain_text import show_plain

if TYPE_CHECKING:
    from desktop.pages.today.agenda_view import AgendaView
    from forms.recording.agenda import Agenda


class TodayPage(Page):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(host, parent)
        self.title = QLabel(self.tr("一填通"))
        self.title.setProperty("kind", "startTitle")
        self.status = QLabel(self.tr("正在打开历史数据……"))
        self.status.setWordWrap(True)
        self.ways = WaysIn()
        self.agenda: AgendaView | None = None
        self.notice = QLabel(self.tr("仅限非涉密计算机使用。本程序不是官方平台；上级已有平台的，以上级平台为准。"))
        self.notice.setProperty("kind", "muted")
        self.notice.setWordWrap(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[2])
        self._box.setSpacing(theme.SPACE[2])
        self._box.addWidget(self.title)
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

    def show_profile(self, unit: str) -> None:
        """A profile is open: its unit in the title, the next step below."""
        show_plain(self.title, self.tr("待办　{unit}").format(unit=unit))
        self.show_status(self.tr("先导入以往已报送的报表，再打开要填的空白表。"))
        self.ways.set_ready(True)

    def show_status(self, text: str) -> None:
        show_plain(self.status, text)

    def enter(self) -> None:
        self.renew()

    def renew(self) -> None:
        if not self.host.ready:
            return
        from desktop.pages.today.tasks import agenda

        self.host.ask(agenda(self.host.settings.keep_written_days), self._show)

    def _show(self, found: Agenda) -> None:
        if found.empty:
            if self.agenda is not None:
                self.agenda.hide()
            return
        if self.agenda is None:
            from desktop.pages.today.agenda_view import AgendaView

            self.agenda = AgendaView(self.host)
            self._box.insertWidget(self._box.indexOf(self.ways), self.agenda, 2)
        self.agenda.show_agenda(found)
        self.agenda.show()
        if found.reports:
            self.show_status(self.tr("历史数据里有 {n} 份已报送的报表。").format(n=found.reports))

    def help_text(self) -> str:
        return self.tr("这里列出正在填的报表、需要核对的不一致数据和新收到的数据。点一行就能接着办。")
