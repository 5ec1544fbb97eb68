"""The two lists of this page: villages with where they stand, and what was found in one's file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from desktop.widgets.shared_widths import SharedWidths


class Table(SharedWidths, QTableWidget):
    """Rows that are chosen whole. `shares`: how the columns share the width."""

    def __init__(self, name: str, heads: Sequence[str], shares: Sequence[int]) -> None:
        super().__init__(0, len(heads))
        self._shares = tuple(shares)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.fit()

    def fill(self, lines: Sequence[Sequence[str]], current: int) -> None:
        """Show these lines with one of them chosen (-1: none)."""
        self.blockSignals(True)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        if 0 <= current < len(lines):
            self.setCurrentCell(current, 0)
            self.selectRow(current)
        self.blockSignals(False)
