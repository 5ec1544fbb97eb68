"""The change sheet of a roster: who came, who left, what is different, what stayed; looked at and confirmed as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.design import theme
from desktop.form_view.marks import GONE
from desktop.form_view.roster_block import RosterBlock
from desktop.form_view.state import FillState
from desktop.states import State
from desktop.typed import masked, masked_number, shown
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.line_model import Index, LineModel
from desktop.widgets.plain_text import show_plain
from desktop.widgets.roomy import Roomy, sized
from desktop.words import path_text, reason_sentence, source_text
from forms.model.changes import ChangeSheet, Kind, RowChange

ORDER: tuple[Kind, ...] = ("new", "left", "changed", "same")
_INK: dict[str, State] = {
    "new": State.FILLED,
    "left": State.CONFLICT,
    "changed": State.SUGGESTED,
    "same": State.CONFIRMED,
}
_MARKS: dict[str, str] = {"new": "＋", "left": "－", "changed": "≠", "same": "＝"}


class ChangeModel(LineModel[RowChange]):
    """Kind, who, what; only rows that are looked at are put into words."""

    def __init__(self, roster: RosterBlock, state: FillState, words: dict[str, str], heads: Sequence[str]) -> None:
        super().__init__(heads)
        self._roster, self._state, self._words = roster, state, words

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return (self._kind, self._who, self._what)[index.column()](row)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(theme.colours().inks[_INK[self._now(row)]])
        return None

    def _now(self, row: RowChange) -> Kind:
        """A row that the clerk took out has left, whatever stood in it."""
        gone = row.row >= 0 and self._state.marked(GONE, self._roster.table.id, row.row)
        return "left" if gone else row.kind

    def _kind(self, row: RowChange) -> str:
        kind = self._now(row)
        return f"{_MARKS[kind]} {self._words[kind]}"

    def _who(self, row: RowChange) -> str:
        return "　".join(
            masked_number(part) if sum(c.isdigit() for c in part) > 7 else part for part in row.name.split("　")
        )

    def _what(self, row: RowChange) -> str:
        parts = []
        for cell in row.cells:
            column = self._roster.columns.get(cell.column)
            if column is not None:
                before, now = (masked(shown(v), column.type) for v in (cell.before, cell.now))
                parts.append(f"{path_text(column.path, most=1)} {before or '—'} → {now or '—'}")
        return "；".join([*parts, *(reason_sentence(reason) for reason in row.reasons)])


class ChangeDialog(Roomy):
    confirmed = Signal()
    row_chosen = Signal(int)  # row of the roster, from 0

    def __init__(
        self, sheet: ChangeSheet, roster: RosterBlock, state: FillState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("变更清单"))
        self.resize(*sized(860, 560))
        self._sheet = sheet
        words = {
            "new": self.tr("新增"),
            "left": self.tr("退出"),
            "changed": self.tr("变更"),
            "same": self.tr("与上期相同"),
        }
        heads = (self.tr("变化"), self.tr("对象"), self.tr("内容"))
        self.model = ChangeModel(roster, state, words, heads)
        gone = {r.row for r in sheet.rows if r.row >= 0 and state.marked(GONE, sheet.table, r.row)}
        self.groups: dict[str, list[RowChange]] = {kind: [] for kind in ORDER}
        for row in sheet.rows:
            self.groups["left" if row.row in gone else row.kind].append(row)
        title = QLabel()
        source = source_text(sheet.source) if sheet.source is not None else self.tr("没有上期花名册，全部是新增")
        show_plain(title, self.tr("与“{source}”相比").format(source=source))
        title.setProperty("kind", "title")
        title.setWordWrap(True)
        self.tabs = [self._tab(kind, words[kind]) for kind in ORDER]
        flow = FlowLayout(theme.SPACE[1])
        for tab in self.tabs:
            flow.addWidget(tab)
        self.view = self._table()
        hint = QLabel(
            self.tr(
                "双击或按 Enter 转到这一行修改。整体确认后，待核实的金额等也按表中所示写入；数据不一致的仍需逐项处理。"
            )
        )
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE[2])
        box.addWidget(title)
        box.addLayout(flow)
        box.addWidget(self.view, 1)
        box.addWidget(hint)
        box.addLayout(self._buttons())
        first = next((n for n, kind in enumerate(ORDER) if self.groups[kind]), 0)
        self.tabs[first].click()
        self.confirm.setFocus()

    def _tab(self, kind: Kind, word: str) -> QPushButton:
        tab = QPushButton(f"{_MARKS[kind]} {word} {len(self.groups[kind])}")
        tab.setProperty("kind", "tab")
        tab.setCheckable(True)
        tab.setAutoExclusive(True)
        tab.setAutoDefault(False)
        tab.clicked.connect(lambda: self.model.show(self.groups[kind]))
        return tab

    def _table(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setAccessibleName(self.tr("变更清单"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.sizes().target)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        header = view.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        width = view.fontMetrics().horizontalAdvance("测")
        view.setColumnWidth(0, width * 9)
        view.setColumnWidth(1, width * 22)
        view.activated.connect(self._choose)
        return view

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.rows[index.row()].row
        if row >= 0:
            self.accept()
            self.row_chosen.emit(row)

    def _buttons(self) -> QHBoxLayout:
        self.confirm = QPushButton(self.tr("核对无误，整体确认"))
        self.confirm.setProperty("kind", "primary")
        later = QPushButton(self.tr("以后再核对"))
        later.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self.confirm.clicked.connect(self.confirmed)
        later.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(later)
        row.addWidget(self.confirm)
        return row
