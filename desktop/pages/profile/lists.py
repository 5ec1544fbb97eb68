"""Tables and search boxes as this page lays them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTableView

from desktop.design import theme
from desktop.pages.profile.pages import PagedModel
from desktop.widgets.shared_widths import SharedWidths


class Table(SharedWidths, QTableView):
    """Every column has room for its heading; what is left is given out by shares, however wide the table and the type."""

    def __init__(self, shares: Sequence[int]) -> None:
        super().__init__()
        self._shares = tuple(shares)


def table(name: str, model: PagedModel, shares: Sequence[int]) -> QTableView:
    """A table of whole lines; `shares`: how what is left of its width is given to its columns."""
    view = Table(shares)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(theme.sizes().target)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    return view


def headless(view: QTableView) -> QTableView:
    """A table of one column, without its header: a list."""
    view.horizontalHeader().hide()
    return view


def search(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setClearButtonEnabled(True)
    return line
