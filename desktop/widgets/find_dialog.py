"""Find one in a list: a part of its name is typed, arrows go through what is found, Enter takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.widgets.button_row import button_row
from desktop.widgets.item_list import item_list
from desktop.widgets.plain_text import label
from desktop.widgets.roomy import Roomy, sized

_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Words:
    """What the dialog says. `asked` stands above, `hint` below the list; `none` is told when nothing is found."""

    title: str
    asked: str
    line: str  # the name of what is typed into
    placeholder: str
    found: str  # the name of the list
    none: str
    hint: str
    take: str  # on the button


class FindDialog(Roomy):
    """The owner answers `searched` with `show_found`, and `chosen` tells what stands behind the line that was taken."""

    searched = Signal(str)
    chosen = Signal(object)

    def __init__(self, words: Words, free: bool = False, parent: QWidget | None = None) -> None:
        """`free`: where nothing is found, what was typed is itself an answer."""
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.resize(*sized(460, 460))
        self._words, self._free = words, free
        self.line, self.list = QLineEdit(), item_list()
        self.line.setPlaceholderText(words.placeholder)
        self.line.setAccessibleName(words.line)
        self.list.setAccessibleName(words.found)
        self.none = label(words.none, "muted")
        self.none.hide()
        self.choose, leave = QPushButton(words.take), QPushButton(self.tr("取消"))
        self.line.textChanged.connect(lambda text: self.searched.emit(text.strip()))
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.choose.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        for widget in (label(words.asked, "body"), self.line, self.none, self.list, label(words.hint, "muted")):
            box.addWidget(widget)
        box.addLayout(button_row(leave, self.choose))

    def show_found(self, text: str, lines: Sequence[tuple[object, str]], current: object = None) -> None:
        """What was found for a text, unless another has been typed since: what stands behind each line, and the line."""
        if text != self.line.text().strip():
            return
        self.list.clear()
        for behind, said in lines:
            item = QListWidgetItem(said)
            item.setData(_ROLE, behind)
            item.setToolTip(said)
            self.list.addItem(item)
        held = [behind for behind, _ in lines]
        if lines:
            self.list.setCurrentRow(held.index(current) if current in held else 0)
        self.none.setVisible(not lines and bool(text))
        self.choose.setEnabled(bool(lines) or (self._free and bool(text)))
        self.make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line keeps the focus; up and down move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow(min(max(0, self.list.currentRow() + step), self.list.count() - 1))
                return True
        return False

    def _choose(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        typed = self.line.text().strip()
        if item is not None:
            self._take(item.data(_ROLE))
        elif self._free and typed:
            self._take(typed)

    def _take(self, behind: object) -> None:
        self.accept()
        self.chosen.emit(behind)
