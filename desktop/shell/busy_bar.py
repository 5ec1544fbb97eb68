"""What is being done in the background, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.design import theme
from desktop.widgets.plain_text import show_plain


class BusyBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop: Callable[[], object] | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)  # a long name of a file makes no window wider than the screen
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(240)
        self.bar.setAccessibleName(self.tr("进度"))
        self.button = QPushButton(self.tr("停止"))
        self.button.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.button)
        self.hide()

    def begin(self, text: str, can_stop: bool, stop: Callable[[], object]) -> None:
        show_plain(self.text, text)
        self._stop = stop
        self.bar.setRange(0, 0)
        self.button.setVisible(can_stop)
        self.button.setEnabled(True)
        self.show()

    def step(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def end(self) -> None:
        self.hide()

    def _ask_to_stop(self) -> None:
        self.button.setEnabled(False)
        if self._stop is not None:
            self._stop()
