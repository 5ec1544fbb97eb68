"""Who is taken for whom, by which rule and where it stands; two are merged or parted here, and Ctrl+Z takes it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.lists import headless, search, table
from desktop.pages.profile.pages import Calm, Column, PagedModel, Pages
from desktop.pages.profile.said import rule_text, subject_text
from desktop.pages.profile.undoing import Deciding
from desktop.widgets.panel import scrolled
from desktop.widgets.plain_text import label
from desktop.widgets.roomy import Roomy, sized
from desktop.words import source_text
from forms.model.browsing import SubjectLine
from forms.model.decisions import MergedRow

_MOST_PLACES = 5


class SameDialog(Roomy):
    def __init__(self, host: Host, deciding: Deciding, subject: SubjectLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding, self._subject = host, deciding, subject
        self.setWindowTitle(self.tr("合并或分开"))
        self.resize(*sized(720, 600))
        self.splits: list[QPushButton] = []
        self._build()
        host.ask(tasks.same(subject.id), self.while_open(self._show))
        self._search()

    def _build(self) -> None:
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.SPACE[1])
        body = QWidget()
        body.setLayout(self.rows)
        self.line = search(self.tr("查找要合并的对象"), self.tr("名称或证件号码"))
        self._calm = Calm(self._search, self)
        self.line.textChanged.connect(lambda _: self._calm.start())
        self.model = PagedModel((Column(self.tr("名称"), subject_text),), self)
        self.pages = Pages(self._host, self.model, self)
        self.list = headless(table(self.tr("可以合并的对象"), self.model, (1,)))
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.line.returnPressed.connect(self.list.setFocus)
        self.note = QLineEdit()
        self.note.setAccessibleName(self.tr("说明"))
        self.note.setPlaceholderText(self.tr("为什么合并或分开（可以不填）"))
        explained = self.tr(
            "合并后，两者的数据都算同一对象的数据；报表原文不变，用 Ctrl+Z 或在“已作的决定”里可以撤销。"
        )
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[1])
        box.addWidget(label(subject_text(self._subject), "title"))
        box.addWidget(label(self.tr("现在视为同一对象的："), "heading"))
        box.addWidget(scrolled(body), 2)
        box.addWidget(label(self.tr("与另一对象合并："), "heading"))
        box.addWidget(self.line)
        box.addWidget(self.list, 2)
        box.addWidget(self.note)
        box.addWidget(label(explained, "muted"))
        box.addLayout(self._buttons())
        self.line.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.merge = QPushButton(self.tr("合并"))
        self.merge.setProperty("kind", "primary")
        self.merge.setEnabled(False)
        self.merge.setAutoDefault(False)
        self.merge.clicked.connect(self._merge)
        close = QPushButton(self.tr("关闭"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.merge)
        return row

    def _show(self, same: tasks.Same) -> None:
        for line, row in same.rows:
            self.rows.addWidget(self._row(line, row, row.subject == same.rows[0][1].subject))
        self.rows.addStretch(1)
        self.make_room()

    def _row(self, line: SubjectLine, row: MergedRow, first: bool) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(subject_text(line), "rowTitle"))
        words.addWidget(label(rule_text(row.rule), "muted"))
        for place in row.rows[:_MOST_PLACES]:
            words.addWidget(label(source_text(place), "muted"))
        if len(row.rows) > _MOST_PLACES:
            more = self.tr("另有 {n} 份报表").format(n=len(row.rows) - _MOST_PLACES)
            words.addWidget(label(more, "muted"))
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, theme.SPACE[1], theme.SPACE[1])
        layout.addLayout(words, 1)
        if not first:
            button = QPushButton(self.tr("分开"))
            button.setAutoDefault(False)
            button.setAccessibleName(self.tr("分开 {name}").format(name=subject_text(line)))
            button.clicked.connect(partial(self._split, row))
            layout.addWidget(button)
            self.splits.append(button)
        return made

    def _search(self) -> None:
        kinds = (self._subject.kind,)
        self.pages.ask(partial(tasks.others, self._subject.id, self.line.text(), kinds))

    def _chosen(self, index: QModelIndex, _: object = None) -> None:
        line = self.model.line(index)
        self.merge.setEnabled(isinstance(line, SubjectLine) and line.id != self._subject.id)

    def _merge(self) -> None:
        other = self.model.line(self.list.currentIndex())
        if isinstance(other, SubjectLine):
            text = self.tr("合并“{a}”和“{b}”").format(a=self._subject.name, b=other.name)
            work = tasks.merge(self._subject.id, other.id, self.note.text().strip())
            self._deciding.run(work, text, self.tr("已合并，Ctrl+Z 可撤销。"))
            self.accept()

    def _split(self, row: MergedRow) -> None:
        work = tasks.split(self._subject.id, row.subject, self.note.text().strip())
        text = self.tr("分开“{a}”").format(a=self._subject.name)
        self._deciding.run(work, text, self.tr("已分开，Ctrl+Z 可撤销。"))
        self.accept()
