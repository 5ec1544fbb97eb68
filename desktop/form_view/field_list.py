"""The list of fields by state, with a box to narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from desktop.design import theme
from desktop.form_view.entries import Item
from desktop.states import State
from desktop.words import path_text, state_word

SHAREABLE = "◥"  # as the corner of its cell
OPEN = (State.CONFLICT, State.SUGGESTED, State.BLANK)  # where it helps to know who could supply it
ORDER = (State.CONFLICT, State.SUGGESTED, State.BLANK, State.FILLED, State.CONFIRMED)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A heading (`item` None) or a field."""

    state: State
    text: str
    item: Item | None = None


class FieldListModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show(self, items: Sequence[Item], wanted: str = "") -> None:
        """Group the items by state, what needs a person first; keep those whose labels hold `wanted`."""
        self.beginResetModel()
        self._lines = grouped(items, wanted)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def line(self, row: int) -> Line:
        return self._lines[row]

    def row_of(self, key: str) -> int:
        """The row that leads to a place, -1 where none does."""
        return next((i for i, line in enumerate(self._lines) if line.item is not None and line.item.key == key), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()].item is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(bold=line.item is None)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.colours().inks[line.state] if line.item is None else theme.colours().text)
        if role == Qt.ItemDataRole.BackgroundRole and line.item is None:
            return QColor(theme.colours().tints[line.state])
        if role == Qt.ItemDataRole.ToolTipRole and line.item is not None:
            said = path_text(line.item.path, most=9)
            return said + QCoreApplication.translate("FieldList", "　可共享获取") if line.item.shareable else said
        return QSize(40, theme.sizes().target) if role == Qt.ItemDataRole.SizeHintRole else None


def grouped(items: Sequence[Item], wanted: str = "") -> list[Line]:
    """A heading with its number for each state that has fields, then the fields."""
    wanted = "".join(wanted.split()).casefold()
    lines: list[Line] = []
    for state in ORDER:
        found = [i for i in items if i.state is state and wanted in "".join("".join(i.path).split()).casefold()]
        if not found:
            continue
        lines.append(Line(state, f"{theme.MARKS[state]} {state_word(state)}　{sum(i.number for i in found)}"))
        lines += [Line(state, _text(i), i) for i in found]
    return lines


def _text(item: Item) -> str:
    many = f" ×{item.number}" if item.number > 1 else ""
    corner = f"{SHAREABLE} " if item.shareable and item.state in OPEN else ""
    return f"{theme.MARKS[item.state]} {corner}{path_text(item.path, most=2)}{many}"


class FieldList(QWidget):
    chosen = Signal(str)  # entry key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[Item] = ()
        self.model = FieldListModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(self.tr("填报项列表"))
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("查找填报项（Ctrl+F）"))
        self.filter.setAccessibleName(self.tr("查找填报项"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._refresh)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE[1], theme.SPACE[1], theme.SPACE[0], theme.SPACE[1])
        box.setSpacing(theme.SPACE[1])
        box.addWidget(self.view)
        box.addWidget(self.filter)

    def show_items(self, items: Sequence[Item]) -> None:
        self._items = items
        self._refresh()

    def focus_filter(self) -> None:
        """Show the box to narrow the list, ready to type in."""
        self.show()
        self.filter.selectAll()
        self.filter.setFocus()

    def mark(self, key: str) -> None:
        """Select the line of the current place without going anywhere."""
        row = self.model.row_of(key)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()

    def _refresh(self) -> None:
        bar = self.view.verticalScrollBar().value()
        self.model.show(self._items, self.filter.text())
        self.view.verticalScrollBar().setValue(bar)

    def _choose(self, index: QModelIndex) -> None:
        item = self.model.line(index.row()).item
        if item is not None:
            self.chosen.emit(item.key)
