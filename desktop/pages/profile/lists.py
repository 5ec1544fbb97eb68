"""Tables and search boxes as this page lays them out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QLineEdit, QTableView, QWidget

from desktop.design import theme
from desktop.pages.profile.pages import PagedModel


def table(name: str, model: PagedModel, widths: Sequence[int], stretch: int) -> QTableView:
    """A table of whole lines; `widths` of its columns in pixels, of which `stretch` takes the rest."""
    view = QTableView()
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
    factor = theme.sizes().text / 10.5
    for column, width in enumerate(widths):
        view.setColumnWidth(column, round(width * factor))
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return view


def headless(view: QTableView) -> QTableView:
    """A table of one column, without its header: a list."""
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return view


def search(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setClearButtonEnabled(True)
    return line


def label(text: str, kind: str, parent: QWidget | None = None) -> QLabel:
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("kind", kind)
    return made
