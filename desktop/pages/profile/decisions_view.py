"""已作的决定: what was confirmed, corrected, refused, settled, merged; each can be undone, values can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.page import Host
from desktop.pages.profile import tasks
from desktop.pages.profile.lists import search, table
from desktop.pages.profile.pages import Column, PagedModel
from desktop.pages.profile.said import decision_state, decision_word
from desktop.pages.profile.undoing import Deciding
from desktop.typed import hidden
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import label
from desktop.words import path_text
from forms.model.decisions import DecisionRow
from forms.model.document import plain

_CHANGEABLE = frozenset({"confirmed", "corrected"})


class DecisionsView(QWidget):
    def __init__(self, host: Host, deciding: Deciding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._deciding = host, deciding
        self._rows: tuple[DecisionRow, ...] = ()
        self._revealed = ""
        self._asked = False  # what there is was asked for
        self._build()

    def _build(self) -> None:
        self.status = label("", "muted")
        self.line = search(self.tr("查找决定"), self.tr("查找：数据项、对象、报表、数值"))
        self.line.textChanged.connect(lambda _: self._list())
        self.everything = QCheckBox(self.tr("也显示已替换和已撤销的"))
        self.everything.toggled.connect(lambda _: self.renew())
        columns = (
            Column(self.tr("时间"), lambda d: d.when[:16].replace("T", " ")),
            Column(self.tr("决定"), lambda d: decision_word(d.what)),
            Column(self.tr("对象"), lambda d: hidden(d.about)),
            Column(self.tr("内容"), _about),
            Column(self.tr("报告期"), lambda d: d.period),
            Column(self.tr("数值"), self._value, right=True),
            Column(self.tr("状态"), lambda d: decision_state(d.state)),
        )
        self.model = PagedModel(columns, self)
        self.list = table(self.tr("已作的决定"), self.model, (3, 1, 4, 8, 3, 4, 1))
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        head.addWidget(self.everything)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.SPACE[1])
        box.addLayout(head)
        box.addWidget(self.status)
        box.addWidget(self.list, 1)
        box.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.undo_it, self.change_it = QPushButton(self.tr("撤销这个决定")), QPushButton(self.tr("改为"))
        self.reveal = QPushButton(self.tr("显示完整号码"))
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("新数值"))
        self.value.setPlaceholderText(self.tr("新数值"))
        self.undo_it.clicked.connect(self.undo)
        self.change_it.clicked.connect(self.change)
        self.value.returnPressed.connect(self.change)
        self.reveal.clicked.connect(self._reveal)
        row = QHBoxLayout()
        ends = FlowLayout(theme.SPACE[1]), FlowLayout(theme.SPACE[1])
        for number, widget in enumerate((self.undo_it, self.reveal, self.value, self.change_it)):
            ends[number // 2].addWidget(widget)
            widget.setEnabled(False)
        row.addLayout(ends[0])
        row.addStretch(1)
        row.addLayout(ends[1])
        return row

    def enter(self) -> None:
        if not self._asked:
            self.renew()
        self.list.setFocus()

    def renew(self) -> None:
        self._asked = True
        self._host.ask(tasks.decisions(self.everything.isChecked()), self._show)

    def forget(self) -> None:
        self.line.clear()
        self._show(())

    def _show(self, rows: Sequence[DecisionRow]) -> None:
        self._rows = tuple(rows)
        self._list()

    def _list(self) -> None:
        words = self.line.text().split()
        found = [d for d in self._rows if all(w in _searched(d) for w in words)]
        before = self.list.currentIndex().row()
        self.model.show(found, False)
        none = self.tr("还没有作过决定。填报时核对、更正、选择“不是这个”，都会记在这里，随时可以改。")
        self.status.setText(self.tr("共 {n} 个决定，最近的在前面。").format(n=len(found)) if self._rows else none)
        if found:
            self.list.selectRow(min(max(before, 0), len(found) - 1))
        else:
            self._chosen(QModelIndex())

    def _current(self) -> DecisionRow | None:
        row = self.model.line(self.list.currentIndex())
        return row if isinstance(row, DecisionRow) else None

    def _chosen(self, index: QModelIndex, _: object = None) -> None:
        row = self.model.line(index)
        live = row is not None and row.state == "live"
        self.undo_it.setEnabled(live)
        for widget in (self.value, self.change_it):
            widget.setEnabled(live and row.what in _CHANGEABLE)
        self.reveal.setEnabled(row is not None and hidden(plain(row.value)) != plain(row.value))

    def _value(self, row: DecisionRow) -> str:
        return hidden(plain(row.value), row.id == self._revealed)

    def _reveal(self) -> None:
        row = self._current()
        self._revealed = "" if row is None or row.id == self._revealed else row.id
        self.model.restate()

    def undo(self) -> None:
        """Make the chosen decision void; Ctrl+Z brings it back."""
        row = self._current()
        if row is not None and row.state == "live":
            text = self.tr("撤销“{what}”").format(what=decision_word(row.what))
            self._deciding.run(tasks.undo(row.id), text, self.tr("已撤销，Ctrl+Z 可恢复。"))

    def change(self) -> None:
        """Another value in place of the chosen one."""
        row, value = self._current(), self.value.text().strip()
        if row is not None and row.what in _CHANGEABLE and row.state == "live" and value:
            text = self.tr("更改“{what}”").format(what=path_text(row.path))
            self._deciding.run(tasks.change(row.id, value), text, self.tr("已更改，Ctrl+Z 可撤销。"))
            self.value.clear()


def _about(row: DecisionRow) -> str:
    parts = (row.title, path_text(row.path), row.note)
    return "　".join(part for part in parts if part)


def _searched(row: DecisionRow) -> str:
    return " ".join((row.title, *row.path, row.about, row.note, row.period, plain(row.value), decision_word(row.what)))
