"""The lists of 待办: drafts first, then what differs, what came in, and what will be asked next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.design import theme
from desktop.page import Host
from desktop.pages.today.effort import minutes
from desktop.pages.today.steps import MarkDraft
from desktop.pages.today.tasks import Prepared, mark_draft, prepared, put_away_arrived
from desktop.widgets import laid
from desktop.widgets.panel import Panel, scrolled
from desktop.widgets.task_row import TaskRow
from desktop.widgets.turning import Turning
from desktop.words import listed, period_key_text
from forms.profile.drafts import DraftHead
from forms.recording.agenda import Agenda, Arrived, Differing, Due

_BOTH = 640  # pixels that two columns need in the smallest type


class AgendaView(QWidget):
    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._turn = 0
        self._unknown: list[tuple[TaskRow, Due]] = []  # of whose templates nothing was looked up yet
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column in (self.left, self.right):
            column.setSpacing(theme.SPACE[2])
        body = QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self.columns.setContentsMargins(0, 0, theme.SPACE[0], 0)
        self.columns.setSpacing(theme.SPACE[3])
        self.columns.addLayout(self.left, 1)
        self.columns.addLayout(self.right, 1)
        Turning(self, self.columns, _BOTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled(body))

    def show_agenda(self, agenda: Agenda) -> None:
        """Show what waits; a list with nothing in it is left out."""
        for column in (self.left, self.right):
            laid.clear(column)
        self._turn += 1
        self._unknown.clear()
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
        self._look_up(self._turn)

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
        parts.append(self._takes(head.open, head.done))
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
        """What the form's template tells (deadline, office, how much is known) follows when it was looked up."""
        said = self.tr("{next} 还没有报；上次报的是 {last}。")
        said = said.format(next=period_key_text(due.next), last=period_key_text(due.last))
        office = self.tr("发表单位 {office}").format(office=due.issuer) if due.issuer else ""
        row = TaskRow("due", due.title, "　".join(p for p in (said, office, self.tr("点这里打开空白表。")) if p))
        row.clicked.connect(lambda: self._open(row))
        self._unknown.append((row, due))
        return row

    def _look_up(self, turn: int) -> None:
        """One after the other: whatever else is asked comes in between."""
        if turn != self._turn or not self._unknown:
            return
        row, due = self._unknown.pop(0)

        def came(found: Prepared | None) -> None:
            if turn == self._turn:
                self._prepared(row, due, found)
                self._look_up(turn)

        self._host.ask(prepared(due.fingerprint), came, lambda _: self._look_up(turn))

    def _open(self, row: TaskRow) -> None:
        template = row.property("template")
        if template:
            self._host.fill_template(str(template))
        else:
            self._host.choose_template()

    def _prepared(self, row: TaskRow, due: Due, found: Prepared | None) -> None:
        if found is None or not isValid(row):
            return
        row.setProperty("template", found.template)
        issuer = due.issuer or found.issuer
        parts = [
            self.tr("{next} 还没有报").format(next=period_key_text(due.next)),
            self.tr("发表单位 {office}").format(office=issuer) if issuer else "",
            self.tr("报送时限 {deadline}").format(deadline=found.deadline) if found.deadline else "",
            self.tr("可预填 {held} / {total} 项").format(held=found.held, total=found.total),
            self._takes(found.total - found.held, found.held),
        ]
        row.say("　".join(part for part in parts if part), (found.held, found.total))

    def _takes(self, open_: int, known: int) -> str:
        return self.tr("约需 {n} 分钟").format(n=minutes(open_, known))

    def _differing(self, one: Differing) -> TaskRow:
        about = self.tr("{period}　{n} 处不同：{files}。请导入确定报送的那一份，或在填报时逐项选择。")
        text = about.format(period=period_key_text(one.period), n=one.places, files=listed(one.files))
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
