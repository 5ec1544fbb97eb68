"""One thing that waits: a title, what is to be known of it, perhaps how far it is; the whole row is one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.design import icons, theme
from desktop.widgets.plain_text import label

_ICON = 20


class TaskRow(QPushButton):
    def __init__(
        self, icon: str, title: str, about: str, done: tuple[int, int] | None = None, parent: QWidget | None = None
    ) -> None:
        """`done`: how many of how many, shown as a bar."""
        super().__init__(parent)
        self.setProperty("kind", "row")
        self._icon = icon
        self.mark = QLabel()
        self.mark.setFixedSize(_ICON, _ICON)
        self.title = _label(title, "rowTitle")
        self.about = _label("", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE[1], theme.SPACE[0], theme.SPACE[1], theme.SPACE[0])
        row.setSpacing(theme.SPACE[2])
        row.addWidget(self.mark)
        row.addLayout(words, 1)
        self.bar = _bar()
        row.addWidget(self.bar)
        self.say(about, done)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inked = ""

    def say(self, about: str, done: tuple[int, int] | None = None) -> None:
        """What is to be known; it may become known later."""
        self.about.setText(about)
        self.setAccessibleName(f"{self.title.text()}，{about}")
        self.setToolTip(f"{self.title.text()}\n{about}")
        self.bar.setVisible(done is not None)
        if done is not None:
            self.bar.setRange(0, max(1, done[1]))
            self.bar.setValue(done[0])

    def add_action(self, text: str, do: Callable[[], object]) -> QPushButton:
        """A quiet button at the end of the row; its name says what it acts on."""
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.setAccessibleName(f"{text}：{self.title.text()}")
        button.clicked.connect(lambda _=False: do())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what the row stands for, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint().expandedTo(QSize(120, theme.sizes().target))

    def minimumSizeHint(self) -> QSize:
        """Its texts take more lines where there is less room."""
        layout = self.layout()
        assert layout is not None
        return QSize(layout.minimumSize().width(), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), theme.sizes().target)

    def showEvent(self, event: object) -> None:
        self._ink()

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]  # the theme may be another now
        if self.isVisible():
            self._ink()

    def _ink(self) -> None:
        if self._inked != theme.colours().accent:
            self._inked = theme.colours().accent
            self.mark.setPixmap(icons.pixmap(self._icon, self._inked, _ICON, self.devicePixelRatioF()))


def _label(text: str, kind: str) -> QLabel:
    made = label(text, kind)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedWidth(96)
    bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return bar
