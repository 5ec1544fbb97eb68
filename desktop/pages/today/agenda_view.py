"""The lists of 待办: drafts first, then what differs, what came in, and what will be asked next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.today.steps import MarkDraft
from desktop.pages.today.tasks import mark_draft, put_away_arrived
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.task_row import TaskRow
from desktop.words import period_key_text
from forms.profile.drafts import DraftHead
from forms.recording.agenda import Agenda, Arrived, Differing, Due


class AgendaView(QWidget):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column in (self.left, self.right):
            column.setSpacing(theme.SPACE[2])
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, theme.SPACE[0], 0)
        columns.setSpacing(theme.SPACE[3])
        columns.addLayout(self.left, 1)
        columns.addLayout(self.right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(body))

    def show_agenda(self, agenda: Agenda) -> None:
        """Show what waits; a list with nothing in it is left out."""
        for column in (self.left, self.right):
            _clear(column)
        shown = [
            self._panel(self.tr("正在填报"), [self._draft(head) for head in agenda.drafts]),
            self._panel(self.tr("应报还未报"), [self._due(due) for due in agenda.due]),
            self._panel(self.tr("数据不一致，待核对"), [self._differing(one) for one in agenda.differing]),
            self._arrived_panel(agenda.arrived),
        ]
        panels = [panel for panel in shown if panel is not None]
        for number, panel in enumerate(panels):
            (self.left if number % 2 == 0 else self.right).addWidget(panel)
        for column in (self.left, self.right):
            column.addStretch(1)

    def _panel(self, heading: str, rows: Sequence[TaskRow]) -> Panel | None:
        if not rows:
            return None
        panel = Panel(self.tr("{heading}　{n}").format(heading=heading, n=len(rows)))
        for row in rows:
            panel.box.addWidget(row)
        return panel

    def _draft(self, head: DraftHead) -> TaskRow:
        parts = [head.period_text, head.subject]
        if head.deadline:
            parts.append(self.tr("报送时限 {deadline}").format(deadline=head.deadline))
        parts.append(self.tr("已填 {done} 项，待处理 {open} 项").format(done=head.done, open=head.open))
        about = "　".join(part for part in parts if part)
        row = TaskRow("draft", head.title or head.template, about, (head.done, head.total))
        row.clicked.connect(partial(self._host.open_draft, head.id))
        row.add_action(self.tr("删除"), partial(self._discard, head))
        return row

    def _discard(self, head: DraftHead) -> None:
        """Put a draft away; Ctrl+Z brings it back."""
        text = self.tr("删除草稿“{title}”").format(title=head.title or head.template)
        self._host.undo.push(MarkDraft(self._mark, head.id, text))
        self._host.say(self.tr("已删除草稿“{title}”，按 Ctrl+Z 可以恢复。").format(title=head.title or head.template))

    def _mark(self, draft: str, state: str) -> None:
        self._host.ask(mark_draft(draft, state), lambda _: self._host.changed())

    def _due(self, due: Due) -> TaskRow:
        about = self.tr("{next} 还没有报；上次报的是 {last}。点这里打开空白表。")
        text = about.format(next=period_key_text(due.next), last=period_key_text(due.last))
        row = TaskRow("due", due.title, text)
        row.clicked.connect(self._host.choose_template)
        return row

    def _differing(self, one: Differing) -> TaskRow:
        about = self.tr("{period}　{n} 处不同：{files}。请导入确定报送的那一份，或在填报时逐项选择。")
        text = about.format(period=period_key_text(one.period), n=one.places, files="、".join(one.files))
        row = TaskRow("conflict", one.title, text)
        row.clicked.connect(self._host.choose_reports)
        return row

    def _arrived_panel(self, arrived: Sequence[Arrived]) -> Panel | None:
        rows = [self._came(one) for one in arrived]
        panel = self._panel(self.tr("新收到的数据"), rows)
        if panel is not None:
            button = QPushButton(self.tr("知道了"))
            button.setProperty("kind", "link")
            button.clicked.connect(self._put_away)
            panel.box.addWidget(button)
        return panel

    def _came(self, one: Arrived) -> TaskRow:
        about = self.tr("{period}　来自 {sender}").format(period=period_key_text(one.period), sender=one.sender)
        row = TaskRow("arrived", one.title, about)
        row.clicked.connect(self._put_away)
        return row

    def _put_away(self) -> None:
        self._host.ask(put_away_arrived(), lambda _: self._host.changed())


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
