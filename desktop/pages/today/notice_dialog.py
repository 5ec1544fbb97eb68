"""Paste a notice, see what was read from it with the words marked, correct it, keep it as a task with one key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.today.notice_fields import NoticeFields
from desktop.pages.today.notice_text import NoticeText
from desktop.pages.today.reporting import Dropped, opened, read
from desktop.pages.today.task_words import typed_due
from desktop.widgets.drop_target import dropped_paths
from desktop.widgets.look import set_look
from desktop.widgets.panel import scrolled
from desktop.widgets.plain_text import label, show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.widgets.turning import Turning
from desktop.words import error_sentence
from forms.journey.notice import Notice
from forms.journey.task_model import Task

_RECEIVED = 240  # pixels that the day of receipt and its button need beside each other in the smallest type
_PAUSE = 250  # milliseconds without a key before the text is read again
STAYS = ("id", "series", "state", "done_on", "draft", "note")  # of a task whose notice is pasted anew


class NoticeDialog(Roomy):
    """`kept` says the task, new (without an id) or changed."""

    kept = Signal(object)  # Task
    dropped = Signal()  # it won't be done

    def __init__(self, host: Host, task: Task | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._attachments: dict[str, Path] = {}
        self._asked = 0  # which reading is awaited
        self._editing = task
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("修改待办") if task else self.tr("从通知新建待办"))
        self.resize(*sized(1120, 660))
        self.text = NoticeText()
        self.fields = NoticeFields(host.unit)
        self.received = QLineEdit()
        self.status = label(kind="muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        if task is None:
            self._say_nothing_yet()
        else:
            self._show_kept(task)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.SPACE[2], 0, 0, 0)
        column.setSpacing(theme.SPACE[1])
        column.addWidget(self.status)
        column.addWidget(scrolled(self.fields), 1)
        left = QWidget()
        words = QVBoxLayout(left)
        words.setContentsMargins(0, 0, theme.SPACE[2], 0)
        words.setSpacing(theme.SPACE[1])
        words.addWidget(self.text, 1)
        words.addLayout(self._received_line(left))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([440, 640])
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(split, 1)
        box.addLayout(self._buttons())

    def _received_line(self, column: QWidget) -> QBoxLayout:
        caption = QLabel(self.tr("收到日期"))
        caption.setBuddy(self.received)
        caption.setProperty("kind", "formLabel")
        self.received.setAccessibleName(self.tr("收到日期"))
        self.received.setPlaceholderText(self.tr("例如 {day}").format(day=dt.date.today()))
        self.received.setToolTip(self.tr("通知上没有日期时填写：“明天”“3个工作日内”从这一天起算"))
        self.today = QPushButton(self.tr("今天收到"))
        self.today.setAutoDefault(False)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE[1])
        line.addWidget(caption)
        line.addWidget(self.received, 1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(theme.SPACE[1])
        row.addLayout(line)
        row.addWidget(self.today)
        Turning(column, row, _RECEIVED)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.keep = QPushButton(self.tr("保存修改") if self._editing else self.tr("记入待办"))
        self.keep.setProperty("kind", "primary")
        self.keep.setToolTip("Ctrl+Enter")
        self.keep.setAutoDefault(False)
        self.back = QPushButton(self.tr("取消"))
        self.back.setAutoDefault(False)
        hint = label(self.tr("Ctrl+Enter {what}　按 Tab 逐项核对").format(what=self.keep.text()), "muted")
        self.drop = QPushButton(self.tr("不办了"))
        self.drop.setAutoDefault(False)
        self.drop.setVisible(self._editing is not None)
        row = QHBoxLayout()
        row.addWidget(self.drop)
        row.addWidget(hint, 1)
        row.addWidget(self.back)
        row.addWidget(self.keep)
        return row

    def _connect(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self.text.files_dropped.connect(self.take_files)
        self._timer.timeout.connect(self._read)
        self.received.textEdited.connect(lambda _: self._timer.start())
        self.today.clicked.connect(self._received_today)
        self.fields.entered.connect(self.text.choose)
        self.fields.changed.connect(self._allow)
        self.back.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.drop.clicked.connect(self._drop)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self._keep)

    # Reading

    def take_files(self, paths: Sequence[Path]) -> None:
        """A notice's file, with its attachments: read in the background."""
        self._say(self.tr("正在读取文件……"))
        self._host.ask(opened(list(paths)), self.while_open(self._opened), self.while_open(self._failed))

    def _opened(self, found: Dropped) -> None:
        self._attachments |= {path.name: path for path in found.attachments}
        if found.text:
            self.text.setPlainText(found.text)
        self._read()

    def _received_today(self) -> None:
        self.received.setText(f"{dt.date.today()}")
        self._read()

    def _read(self) -> None:
        text = self.text.toPlainText()
        if not text.strip():
            self._say_nothing_yet()
            return
        self._asked += 1
        turn = self._asked
        typed = typed_due(self.received.text())

        def came(result: tuple[Notice, Task]) -> None:
            if turn == self._asked:
                self._show(*result)

        work = read(text, tuple(self._attachments), typed[0] if typed else None)
        self._host.ask(work, self.while_open(came), self.while_open(self._failed))

    def _failed(self, error: Exception) -> None:
        self._say(error_sentence(error), "problem")
        self._allow()

    def _show(self, notice: Notice, task: Task) -> None:
        kept = self._editing
        if kept is not None:
            task = self._onto(kept, task)
        self.fields.show_task(task, notice)
        self.text.show_words(task.words, task.unsure)
        unsure = len(task.unsure)
        said = self.tr("已从通知里读出下列内容。")
        if unsure:
            said = self.tr("已从通知里读出下列内容，其中 {n} 项待核实。").format(n=unsure)
        self._say(said)
        self._allow()

    def _onto(self, kept: Task, read_again: Task) -> Task:
        """A notice that was pasted into a task that is there already: what it is stays, what it says is new."""
        return replace(read_again, **{name: getattr(kept, name) for name in STAYS})

    def _show_kept(self, task: Task) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(task.notice)
        self.text.blockSignals(False)
        self.text.show_words(task.words, task.unsure)
        self.fields.show_task(task)
        for name in task.unsure:
            if name in self.fields.entries:
                self.fields.entries[name].say((self.tr("记入时没有核实。"),), ())
        self._say(self.tr("两台电脑上的修改不一样，请核对后保存。") if task.differs else "")
        self._allow()
        self.fields.entries["title"].editor.setFocus()

    def _say_nothing_yet(self) -> None:
        self._say(self.tr("也可以直接在右边填写。"))
        self._allow()

    def _say(self, text: str, kind: str = "muted") -> None:
        show_plain(self.status, text)
        set_look(self.status, kind=kind)
        self.status.setVisible(bool(text))

    def make_room(self) -> None:
        """Its parts scroll: it is never lower than they ask for."""
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.minimumSize().height())

    # Keeping

    @property
    def form(self) -> Path | None:
        """The blank form that came with the notice."""
        return self._attachments.get(self.fields.task().file)

    def _allow(self) -> None:
        self.keep.setEnabled(not self.fields.trouble())

    def _keep(self) -> None:
        trouble = self.fields.trouble()
        if trouble:
            self.fields.entries[trouble].editor.setFocus()
            return
        self.kept.emit(self.fields.task())
        self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.take_files(paths)
