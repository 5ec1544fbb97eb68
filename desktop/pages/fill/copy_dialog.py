"""Copies a record or a column as a block, in the order that another system's web form asks for it. The order is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.form_view.entries import Entry
from desktop.form_view.sheet_view import SheetView
from desktop.form_view.state import FillState
from desktop.typed import shown
from desktop.widgets.button_row import button_row
from desktop.widgets.item_list import item_list
from desktop.widgets.roomy import Roomy, sized
from desktop.words import path_text

if TYPE_CHECKING:
    from desktop.pages.fill.page import FillPage
    from desktop.settings import Settings

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Block:
    """Places that are copied together: of one record, or of one column."""

    entries: tuple[Entry, ...]


def open_copying(page: FillPage, settings: Settings) -> None:
    """Open the dialog for the place the form is at."""
    view = page.view()
    if page.form is None or view is None or view.cell is None:
        return
    record, column = blocks(page.form.state, view.cell, view.sheet.grid.rows if isinstance(view, SheetView) else 2000)
    if not record.entries and not column.entries:
        page.said.emit(QCoreApplication.translate("CopyDialog", "这里没有可以复制的记录或列。"))
        return
    dialog = CopyDialog(page.form.state, record, column, settings, page)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def blocks(state: FillState, cell: tuple[str, int, int], rows: int) -> tuple[Block, Block]:
    """The record and the column that a cell stands in: of a roster its row and the proposed rows, else the fields of the
    same row and of the same column."""
    block, row, col = cell
    entry = next(iter(state.at(cell)), None)
    roster = state.roster(entry.table) if entry is not None and entry.table else None
    if roster is not None:
        index = row - roster.first_row
        record = [e for c in sorted(roster.columns) if (e := roster.entry_of_key(roster.key(index, c))) is not None]
        count = max(len(roster.rows), 1)
        column = [e for n in range(count) if (e := roster.entry_of_key(roster.key(n, col))) is not None]
        return Block(tuple(record)), Block(tuple(column))
    across = {e.key: e for c in range(256) for e in state.at((block, row, c))}
    down = {e.key: e for r in range(rows) for e in state.at((block, r, col))}
    return Block(tuple(across.values())), Block(tuple(down.values()))


class CopyDialog(Roomy):
    def __init__(
        self, state: FillState, record: Block, column: Block, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("复制为一块"))
        self.resize(*sized(480, 520))
        self._state, self._settings = state, settings
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("复制什么"))
        self.what.addItem(self.tr("这条记录（{n} 格）").format(n=len(record.entries)), record)
        self.what.addItem(self.tr("这一列（{n} 格）").format(n=len(column.entries)), column)
        self.between = QComboBox()
        self.between.setAccessibleName(self.tr("怎样隔开"))
        self.between.addItem(self.tr("用 Tab 隔开，逐格填入"), "\t")
        self.between.addItem(self.tr("每格一行"), "\n")
        self.list = item_list()
        self.list.setAccessibleName(self.tr("顺序"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        hint = QLabel(self.tr("勾选要复制的项，拖动或用按钮排成对方系统的顺序；这张表的顺序会记住。"))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        up, down = QPushButton(self.tr("上移")), QPushButton(self.tr("下移"))
        self.copy = QPushButton(self.tr("复制"))
        leave = QPushButton(self.tr("取消"))
        leave.clicked.connect(self.reject)
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        self.copy.clicked.connect(self._copy)
        self.what.currentIndexChanged.connect(self._show)
        buttons = QHBoxLayout()
        for button in (up, down):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addLayout(button_row(leave, self.copy), 1)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        for widget in (self.what, self.between, self.list, hint):
            box.addWidget(widget)
        box.addLayout(buttons)
        self._show()

    def _block(self) -> Block:
        block = self.what.currentData()
        assert isinstance(block, Block)
        return block

    def _is_record(self) -> bool:
        return self.what.currentIndex() == 0

    def _show(self) -> None:
        """A record's places in the order that was kept; those not in it come behind, unticked."""
        entries = list(self._block().entries)
        order = self._settings.copy_order(self._state.draft.form.fingerprint) if self._is_record() else []
        names = {"／".join(e.path): e for e in entries}
        first = [names[name] for name in order if name in names]
        self.between.setCurrentIndex(0 if self._is_record() else 1)
        self.list.clear()
        for entry in [*first, *(e for e in entries if e not in first)]:
            value = shown(self._state.value(entry))
            item = QListWidgetItem(path_text(entry.path, most=2) if self._is_record() else value)
            item.setData(_KEY, entry.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = not first or entry in first
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def _copy(self) -> None:
        items = [self.list.item(n) for n in range(self.list.count())]
        keys = [i.data(_KEY) for i in items if i.checkState() == Qt.CheckState.Checked]
        entries = [e for k in keys if (e := self._state.entry(str(k)))]
        texts = (" ".join(shown(self._state.value(e)).split()) for e in entries)
        QApplication.clipboard().setText(str(self.between.currentData()).join(texts))
        if self._is_record():
            order = ["／".join(e.path) for e in entries]
            self._settings.set_copy_order(self._state.draft.form.fingerprint, order)
        self.accept()
