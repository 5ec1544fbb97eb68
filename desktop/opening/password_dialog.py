"""The password of one locked file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.button_row import button_row
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy


class PasswordDialog(Roomy):
    answered = Signal(object)  # the password, or None

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("打开密码"))
        self.setMinimumWidth(460)
        self._answer: str | None = None
        words = QLabel()
        words.setWordWrap(True)
        show_plain(words, self.tr("“{file}”已加密，输入打开密码后可继续；没有密码可以跳过这个文件。").format(file=file))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(self.tr("打开密码"))
        self.shown = QCheckBox(self.tr("显示密码"))
        self.shown.toggled.connect(self._show_letters)
        self.ok, self.skip = QPushButton(self.tr("打开")), QPushButton(self.tr("跳过"))
        self.ok.clicked.connect(self._accept)
        self.skip.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        box.setSpacing(theme.SPACE[2])
        for widget in (words, self.line, self.shown):
            box.addWidget(widget)
        box.addLayout(button_row(self.skip, self.ok))
        self.line.setFocus()

    def _accept(self) -> None:
        self._answer = self.line.text() or None
        self.accept()

    def _show_letters(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def done(self, result: int) -> None:
        """However it is closed, whoever waits is answered once."""
        super().done(result)
        self.answered.emit(self._answer)
