"""The line below a roster: find rows, show only what changed, the change sheet, rows to add and to take out."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.design import theme

_CALM_MS = 120  # after the last key


class RosterBar(QWidget):
    narrowed = Signal()  # the text or the tick has changed
    sheet_wanted = Signal()
    add_wanted = Signal()
    out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("查找行：姓名、村、号码"))
        self.line.setAccessibleName(self.tr("查找花名册的行"))
        self.line.setClearButtonEnabled(True)
        self.changed = QCheckBox(self.tr("只看变化的行"))
        self.changed.setToolTip(self.tr("只显示与上期不同和新增的行"))
        self.shown = QLabel()
        self.shown.setProperty("kind", "muted")
        self.sheet = QPushButton(self.tr("变更清单…"))
        self.sheet.setToolTip(self.tr("新增、退出、变更、与上期相同，整体核对（Ctrl+M）"))
        self.add = QPushButton(self.tr("增加行"))
        self.add.setToolTip(self.tr("在花名册末尾增加一行（Ctrl+Shift+加号）"))
        self.out = QPushButton(self.tr("删除此行"))
        self.out.setToolTip(self.tr("这一行不再写入文件；再按一次恢复（Ctrl+Shift+Delete）"))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.narrowed)
        self.line.textChanged.connect(lambda _: self._calm.start())
        self.line.returnPressed.connect(self.narrowed)
        self.changed.toggled.connect(lambda _: self.narrowed.emit())
        self.sheet.clicked.connect(self.sheet_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.out.clicked.connect(self.out_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[1], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        row.setSpacing(theme.SPACE[1])
        row.addWidget(self.line, 1)
        for widget in (self.changed, self.shown, self.sheet, self.add, self.out):
            row.addWidget(widget)

    @property
    def wanted(self) -> str:
        return "".join(self.line.text().split()).casefold()

    def clear(self) -> None:
        """Show every row again, without saying so."""
        for widget in (self.line, self.changed):
            widget.blockSignals(True)
        self.line.clear()
        self.changed.setChecked(False)
        for widget in (self.line, self.changed):
            widget.blockSignals(False)
        self.shown.clear()

    def say(self, shown: int, of: int) -> None:
        self.shown.setText(self.tr("显示 {n} / {of} 行").format(n=shown, of=of) if shown < of else "")

    def show_row(self, gone: bool) -> None:
        self.out.setText(self.tr("恢复此行") if gone else self.tr("删除此行"))
