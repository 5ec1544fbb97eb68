"""A message above the page: a sentence, perhaps one thing to do, and a way to put it away. It never blocks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.design import theme
from desktop.widgets.plain_text import show_plain


class InfoBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("infoBar")
        self._action: Callable[[], object] | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.action_button = QPushButton()
        self.action_button.clicked.connect(self._act)
        close = QPushButton(self.tr("知道了"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[2], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        row.addWidget(self.text, 1)
        row.addWidget(self.action_button)
        row.addWidget(close)
        self.hide()

    def say(
        self,
        text: str,
        trouble: bool = False,
        action: str = "",
        do: Callable[[], object] | None = None,
        mark: str = "✓ ",
    ) -> None:
        """Show a sentence. `trouble` colours it as a problem; `action` names a button that calls `do`."""
        self._action = do
        mark = "！" if trouble else mark
        show_plain(self.text, mark + text)
        self.setAccessibleName(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        self.setProperty("trouble", trouble)
        for widget in (self, self.text):  # what stands inside is inked by the same property
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
