"""The width of a table, given out to its columns: each has room for its heading, what is left goes by shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from desktop.design import theme

if TYPE_CHECKING:
    _Base = QTableView
else:
    _Base = object  # it stands before one


def share_out(view: QTableView, shares: Sequence[int]) -> None:
    """Nothing is done while the table hasn't as many columns as `shares` has numbers."""
    header = view.horizontalHeader()
    if header.count() != len(shares):
        return
    needed = [header.sectionSizeHint(n) for n in range(header.count())]
    spare = max(0, view.viewport().width() - sum(needed))
    for number, share in enumerate(shares):
        view.setColumnWidth(number, needed[number] + spare * share // max(1, sum(shares)))


class SharedWidths(_Base):
    """Before QTableView or QTableWidget in a class: widths and the height of rows follow the table and the type."""

    _shares: tuple[int, ...] = ()

    def fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.sizes().target)
        share_out(self, self._shares)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_out(self, self._shares)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()
