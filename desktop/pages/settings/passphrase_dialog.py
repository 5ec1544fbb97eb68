"""A new passphrase, typed twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.opening.profile_dialog import SHORTEST
from desktop.widgets.form_box import form_box
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy


class PassphraseDialog(Roomy):
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("修改口令"))
        self.setMinimumWidth(460)
        self.first, self.again = QLineEdit(), QLineEdit()
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        rows = QFormLayout()
        for line, name in ((self.first, self.tr("新口令")), (self.again, self.tr("再输一次"))):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setAccessibleName(name)
            rows.addRow(name, line)
        self.ok, cancel = QPushButton(self.tr("修改")), QPushButton(self.tr("取消"))
        self.ok.clicked.connect(self._try)
        cancel.clicked.connect(self.reject)
        words = QLabel(self.tr("修改后，原来的口令不能再打开历史数据。已有的备份仍用备份时的口令打开。"))
        words.setWordWrap(True)
        form_box(self, words, rows, self.problem, cancel, self.ok)

    def _try(self) -> None:
        if len(self.first.text()) < SHORTEST:
            show_plain(self.problem, self.tr("口令至少要 {n} 个字符。").format(n=SHORTEST))
        elif self.first.text() != self.again.text():
            show_plain(self.problem, self.tr("两次输入的口令不一样，请重新输入。"))
        else:
            self.wanted.emit(self.first.text())
            self.accept()
