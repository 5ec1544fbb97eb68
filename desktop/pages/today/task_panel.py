"""The tasks of 待办 as rows: by when, how long that is, for whom; a click opens one, one word finishes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.page import Host
from desktop.pages.today.notice_dialog import NoticeDialog
from desktop.pages.today.reporting import Waiting, exported
from desktop.pages.today.task_steps import KeepTask, SetState
from desktop.pages.today.task_words import due_words, left_words, rule_words
from desktop.widgets.look import set_look
from desktop.widgets.panel import Panel
from desktop.widgets.task_row import TaskRow
from desktop.words import period_key_text
from forms.journey.linking import Link
from forms.journey.task_model import State, Task

MOST = 30


class TaskPanel(Panel):
    """Made anew whenever what waits has changed."""

    def __init__(self, host: Host, found: Waiting, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._host = host
        self._found = found
        self.call(self.tr("要报送的　{n}").format(n=len(found.tasks)))
        self.rows = [self._row(task) for task in found.tasks[:MOST]]
        for row in self.rows:
            self.box.addWidget(row)
        self.export = QPushButton(self.tr("导出到日历…"))
        self.export.setProperty("kind", "link")
        self.export.setToolTip(self.tr("写成日历文件（.ics），可导入手机或邮箱的日历"))
        self.export.clicked.connect(self._export)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.export)
        self.box.addLayout(line)

    def _row(self, task: Task) -> TaskRow:
        left = task.days_left(self._found.today)
        row = TaskRow("due", task.title, self._about(task))
        if left is not None and left < 0:
            set_look(row.about, state="conflict")
        row.clicked.connect(partial(self._open, task))
        if link := self._found.forms.get(task.id):
            row.add_action(self.tr("填报"), partial(self._fill, link))
        row.add_action(self.tr("办结"), partial(self._set, task, "done"))
        return row

    def _fill(self, link: Link) -> None:
        (self._host.open_draft if link.kind == "draft" else self._host.fill_template)(link.id)

    def _open(self, task: Task) -> None:
        dialog = open_notice(self._host, self, task)
        dialog.dropped.connect(partial(self._set, task, "dropped"))

    def _about(self, task: Task) -> str:
        today = self._found.today
        parts = [left_words(task, today, self._found.workdays.get(task.id))]
        due = due_words(task, today)
        parts.append(self.tr("报送时限 {due}").format(due=due) if due else self.tr("没有时限"))
        if task.village_due:
            village = due_words(Task(due=task.village_due), today)
            parts.append(self.tr("村级 {due}").format(due=village))
        parts += [period_key_text(task.period) if task.period else "", task.office]
        parts.append(rule_words(task.rule) if task.rule else "")
        if task.unsure:
            parts.append(self.tr("{n} 项待核实").format(n=len(task.unsure)))
        if task.differs:
            parts.append(self.tr("两台电脑上的修改不一样"))
        return "　".join(part for part in parts if part)

    def _set(self, task: Task, state: State) -> None:
        done = state == "done"
        text = self.tr("办结“{title}”") if done else self.tr("不办“{title}”")
        self._host.undo.push(SetState(self._host, task, state, text.format(title=task.title)))
        said = (
            self.tr("已办结“{title}”，按 Ctrl+Z 可以恢复。")
            if done
            else self.tr("已移出“{title}”，按 Ctrl+Z 可以恢复。")
        )
        self._host.say(said.format(title=task.title))

    def _export(self) -> None:
        out = self._host.chooser.save_as(self, Path(self._host.settings.folder) / (self.tr("待办") + ".ics"))
        if out is not None:
            said = self.tr("已把 {n} 项待办写入“{file}”。")
            self._host.ask(exported(out), lambda n: self._host.say(said.format(n=n, file=out.name)))


def open_notice(host: Host, parent: QWidget, task: Task | None = None) -> NoticeDialog:
    """The dialog for a new task, or for one that is there."""
    dialog = NoticeDialog(host, task, parent.window())
    dialog.kept.connect(lambda made: host.undo.push(KeepTask(host, made, task, _step(made, task), dialog.form)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _step(made: Task, before: Task | None) -> str:
    translate = QCoreApplication.translate
    text = translate("tasks", "修改“{title}”") if before else translate("tasks", "新建待办“{title}”")
    return text.format(title=made.title)
