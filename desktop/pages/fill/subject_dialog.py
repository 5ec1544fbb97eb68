"""Chooses whom a form is filled for: the unit itself or one of its villages, or any name that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.roomy import Roomy, sized


class SubjectDialog(Roomy):
    chosen = Signal(str)

    def __init__(self, names: Sequence[str], current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("选择填报单位"))
        self.resize(*sized(420, 460))
        self._names = names
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("查找村、社区，或输入姓名、证件号码"))
        self.line.setAccessibleName(self.tr("填报单位"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("可选的填报单位"))
        hint = QLabel(self.tr("更换以后，先列出会变化的数值，由您决定是否更换。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        self.choose = QPushButton(self.tr("选定"))
        self.choose.setProperty("kind", "primary")
        leave = QPushButton(self.tr("取消"))
        leave.setAutoDefault(False)
        self.line.textChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.choose.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.choose)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        for widget in (self.line, self.list, hint):
            box.addWidget(widget)
        box.addLayout(buttons)
        self._show("")
        if current in names:
            self.list.setCurrentRow(list(names).index(current))

    def _show(self, text: str) -> None:
        self.list.clear()
        self.list.addItems([name for name in self._names if text.strip() in name])
        if self.list.count():
            self.list.setCurrentRow(0)

    def _choose(self) -> None:
        row = self.list.currentRow()
        name = self.list.item(row).text() if row >= 0 else self.line.text().strip()
        if name:
            self.chosen.emit(name)
            self.accept()
