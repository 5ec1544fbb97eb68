"""Rows of a delivered file that are wrong: all of them, the bad ones first; only those that are looked at are put into words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop.design import theme
from desktop.widgets.line_model import Index, LineModel
from desktop.widgets.shared_widths import SharedWidths
from desktop.words import reason_sentence

if TYPE_CHECKING:
    from forms.model.reports import RowProblem

_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


class RowsModel(LineModel["RowProblem"]):
    """The number of the row in the file, the place, what is wrong."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _SHOWN:
            return None
        one = self.rows[index.row()]
        return (str(one.row or ""), one.address, reason_sentence(one.why))[index.column()]


class RowsList(SharedWidths, QTableView):
    def __init__(self, name: str, heads: Sequence[str]) -> None:
        super().__init__()
        self._shares = (1, 2, 8)  # seven digits of a row have room
        self.model_of = RowsModel(heads)
        self.setModel(self.model_of)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.sizes().target)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)

    def show_rows(self, rows: Sequence[RowProblem]) -> None:
        self.model_of.show(rows)
        self.fit()
