"""Lists that are read page by page in the background: a table model that asks for more, and who brings it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from shiboken6 import isValid

from desktop.background import Task, Work
from desktop.page import Host

AFTER_MS = 150  # without a key, before a search begins
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    text: Callable[[Any], str]
    right: bool = False  # numbers stand right


class PagedModel(QAbstractTableModel):
    wanted = Signal()  # more lines

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.lines: list[Any] = []
        self._more = False
        self._waiting = False

    def clear(self) -> None:
        self.show((), False)

    def show(self, lines: Sequence[Any], more: bool) -> None:
        """Begin anew with these lines; `more`: there are others behind them."""
        self.beginResetModel()
        self.lines = list(lines)
        self._more, self._waiting = more, False
        self.endResetModel()

    def add(self, lines: Sequence[Any], more: bool) -> None:
        self._more, self._waiting = more, False
        if lines:
            self.beginInsertRows(_ROOT, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines += lines
            self.endInsertRows()

    def restate(self) -> None:
        """What the lines show has changed: a number is looked at, or not any more."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self._columns) - 1))

    def set_title(self, column: int, title: str) -> None:
        before = self._columns[column]
        made = Column(title, before.text, before.right)
        self._columns = (*self._columns[:column], made, *self._columns[column + 1 :])
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def line(self, index: Index) -> Any:
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.wanted.emit()

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self._columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(text for c in self._columns if (text := c.text(line)))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class Pages(QObject):
    """Brings lines into a model. A new question puts an end to the one before, whatever still comes of it."""

    shown = Signal()  # the first lines of a question are there

    def __init__(self, host: Host, model: PagedModel, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._model = host, model
        self._query: Callable[[int], Work] | None = None
        self._round = 0
        self._next = -1
        self._task: Task | None = None
        model.wanted.connect(self._more)

    def ask(self, query: Callable[[int], Work]) -> None:
        """`query` makes work that answers with the lines from an offset, and the next offset (-1: none)."""
        self._query = query
        self._round += 1
        if self._task is not None:
            self._task.cancel()
        self._fetch(0)

    def again(self) -> None:
        """The same question: what is held has changed."""
        if self._query is not None:
            self.ask(self._query)

    def forget(self) -> None:
        self._round += 1
        self._query = None
        self._model.clear()

    def _more(self) -> None:
        if self._next >= 0:
            self._fetch(self._next)

    def _fetch(self, offset: int) -> None:
        if self._query is None:
            return
        asked = self._round

        def came(found: tuple[tuple[Any, ...], int]) -> None:
            if asked == self._round and isValid(self):  # its dialog may have gone meanwhile
                self._came(offset, *found)

        self._task = self._host.ask(self._query(offset), came)

    def _came(self, offset: int, lines: tuple[Any, ...], following: int) -> None:
        self._next = following
        if offset:
            self._model.add(lines, following >= 0)
            return
        if not lines and following >= 0:  # all of these were taken out: the view would never ask for the others
            self._fetch(following)
            return
        self._model.show(lines, following >= 0)
        self.shown.emit()


class Calm(QTimer):
    """Calls back when nothing was typed for a moment."""

    def __init__(self, then: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(AFTER_MS)
        self.timeout.connect(then)
