"""The first way through: a line above the page that names the step to take now, until it is put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.plain_text import show_plain


class GuideBar(QFrame):
    acted = Signal()  # the step's own button
    closed = Signal()
    remove_wanted = Signal()  # of the demo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideBar")
        self.setProperty("kind", "panel")
        self.setAccessibleName(self.tr("入门向导"))
        self.steps, self.text = QLabel(), QLabel()
        self.steps.setProperty("kind", "rowTitle")
        for label in (self.steps, self.text):
            label.setWordWrap(True)
        self.act, self.remove, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self.act.setProperty("kind", "primary")
        self.remove.setText(self.tr("结束演示并删除"))
        self.close_button.setText(self.tr("关闭向导"))
        self.act.clicked.connect(lambda _=False: self.acted.emit())
        self.remove.clicked.connect(lambda _=False: self.remove_wanted.emit())
        self.close_button.clicked.connect(lambda _=False: self.closed.emit())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.steps)
        words.addWidget(self.text)
        buttons = FlowLayout(theme.SPACE[1], at_end=True)
        for button in (self.act, self.remove, self.close_button):
            buttons.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        row.addLayout(words, 3)
        row.addLayout(buttons, 2)
        self.hide()

    def say(self, steps: str, text: str, action: str, demo: bool) -> None:
        """`action`: what the step's button does, "" for a step that is done on the page."""
        show_plain(self.steps, steps)
        show_plain(self.text, text)
        self.act.setText(action)
        self.act.setVisible(bool(action))
        self.remove.setVisible(demo)
        self.setAccessibleDescription(f"{steps}。{text}")
        self.show()
