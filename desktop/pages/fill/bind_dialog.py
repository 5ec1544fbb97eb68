"""Says which data item a field asks for: found by a part of its name, taken with Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.widgets.roomy import Roomy, sized
from forms.model.browsing import ElementLine


class BindDialog(Roomy):
    searched = Signal(str)
    chosen = Signal(str)  # id of the data item

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("指定数据项"))
        self.resize(*sized(460, 460))
        asked = QLabel(self.tr("“{path}”要填的是：").format(path=path))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("输入数据项名称的一部分"))
        self.line.setAccessibleName(self.tr("查找数据项"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("找到的数据项"))
        hint = QLabel(self.tr("以后这张表的各期都按此填写；可以撤销。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        self.choose = QPushButton(self.tr("指定"))
        self.choose.setProperty("kind", "primary")
        leave = QPushButton(self.tr("取消"))
        leave.setAutoDefault(False)
        self.line.textChanged.connect(lambda text: self.searched.emit(text.strip()))
        self.list.itemActivated.connect(lambda _: self._choose())
        self.choose.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.choose)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        for widget in (asked, self.line, self.list, hint):
            box.addWidget(widget)
        box.addLayout(buttons)

    def show_found(self, text: str, lines: Sequence[ElementLine]) -> None:
        """What was found for a text, unless another has been typed since."""
        if text != self.line.text().strip():
            return
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.name + (f"　{line.context}" if line.context else ""))
            item.setData(Qt.ItemDataRole.UserRole, line.id)
            item.setToolTip(item.text())
            self.list.addItem(item)
        if lines:
            self.list.setCurrentRow(0)

    def _choose(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
