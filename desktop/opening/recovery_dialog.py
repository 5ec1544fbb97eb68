"""Shows a new profile's recovery key, once, to be printed and sealed."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.roomy import Roomy


class RecoveryDialog(Roomy):
    """Closes only when the clerk says that the key is kept; it cannot be shown again."""

    def __init__(self, unit: str, recovery_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("恢复密钥"))
        self.setMinimumWidth(560)
        self._unit, self._key = unit, recovery_key
        words = QLabel(
            self.tr(
                "这是恢复密钥，只显示这一次。忘记口令或更换电脑时，要靠它打开历史数据。请打印或抄写，由单位密封保存。"
            )
        )
        words.setWordWrap(True)
        self.key = QLabel(recovery_key)
        self.key.setProperty("kind", "recoveryKey")
        self.key.setWordWrap(True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setAccessibleName(self.tr("恢复密钥"))
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.kept = QCheckBox(self.tr("已打印或抄写，并妥善保存"))
        self.print_button = QPushButton(self.tr("打印…"))
        self.print_button.clicked.connect(self._print)
        self.ok = QPushButton(self.tr("开始使用"))
        self.ok.setProperty("kind", "primary")
        self.ok.setEnabled(False)
        self.ok.clicked.connect(self.accept)
        self.kept.toggled.connect(self.ok.setEnabled)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        buttons.addWidget(self.ok)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        box.setSpacing(theme.SPACE[2])
        for widget in (words, self.key, self.kept):
            box.addWidget(widget)
        box.addLayout(buttons)

    def reject(self) -> None:
        if self.kept.isChecked():
            super().accept()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.sheet().print_(printer)

    def sheet(self) -> QTextDocument:
        """What is printed."""
        document = QTextDocument()
        title, keep = self.tr("一填通　恢复密钥"), self.tr("请由单位密封保存。持有它的人可以打开历史数据。")
        document.setHtml(
            f"<h2>{html.escape(title)}</h2>"
            f"<p>{html.escape(self._unit)}</p>"
            f"<p style='font-family:monospace;font-size:16pt'>{html.escape(self._key)}</p>"
            f"<p>{html.escape(keep)}</p>"
        )
        return document
