"""Asked before a computer is believed no more: this can't be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.plain_text import label
from desktop.widgets.roomy import Roomy


class RevokeDialog(Roomy):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("停用配对的电脑"))
        self.setMinimumWidth(460)
        words = label(
            self.tr(
                "停用“{name}”后，它此后发出的数据在所有配对的电脑上都不再采用，也不能撤销；以前收到的数据保留。"
                "那台电脑以后要再用，须换新身份重新配对。"
            ).format(name=name)
        )
        buttons = QDialogButtonBox()
        self.stop = buttons.addButton(self.tr("停用"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep = buttons.addButton(self.tr("不停用"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[4], theme.SPACE[3], theme.SPACE[4], theme.SPACE[3])
        box.setSpacing(theme.SPACE[2])
        box.addWidget(words)
        box.addWidget(buttons)
        self.keep.setFocus()
