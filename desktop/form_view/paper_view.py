"""What a drawn Word page and drawn PDF pages have in common: paper in the middle of the viewport, zoom and scrolling."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.form_view.drawn_form import ZOOM_LEAST, Cell
from desktop.form_view.form_view import FormView
from desktop.form_view.state import FillState

EDGE = 16


class PaperView(FormView):
    """Subclasses say where a cell stands on the paper, and paint."""

    def __init__(self, state: FillState, width: int, height: int, parent: QWidget | None = None) -> None:
        """Size of the paper in pixels at 100 %."""
        super().__init__(state, parent)
        self._paper = (width, height)

    def paper_rect(self, cell: Cell) -> QRectF | None:
        """Where a cell stands on the paper; None where there is none such."""
        raise LookupError

    # geometry

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole width of the page shows, until somebody zooms."""
        room = self.viewport().width() - 2 * EDGE
        if not self.zoomed and room > 0 and self._paper[0] > 0:
            self.zoom = math.floor(100 * min(1.0, max(ZOOM_LEAST, room / self._paper[0]))) / 100
        super().resizeEvent(event)

    def offset(self) -> QPointF:
        """Where the paper's corner stands in the viewport."""
        spare = self.viewport().width() - self._paper[0] * self.zoom
        x = spare / 2 if spare > 2 * EDGE else EDGE - self.horizontalScrollBar().value()
        return QPointF(x, EDGE - self.verticalScrollBar().value())

    def on_paper(self, position: QPoint) -> QPointF:
        return (QPointF(position) - self.offset()) / self.zoom

    def cell_rect(self, cell: Cell) -> QRect:
        rect, offset = self.paper_rect(cell), self.offset()
        if rect is None:
            return QRect()
        x, y = offset.x() + rect.x() * self.zoom, offset.y() + rect.y() * self.zoom
        return QRectF(x, y, rect.width() * self.zoom, rect.height() * self.zoom).toRect()

    def reveal_cell(self, cell: Cell) -> None:
        rect = self.cell_rect(cell)
        port = self.viewport().rect()
        if rect.top() < 0 or rect.bottom() > port.bottom():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - port.height() // 3)
        if rect.left() < 0 or rect.right() > port.right():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + rect.left() - port.width() // 3)

    def refresh_bars(self) -> None:
        port = self.viewport().size()
        for bar, whole, room in (
            (self.horizontalScrollBar(), self._paper[0], port.width()),
            (self.verticalScrollBar(), self._paper[1], port.height()),
        ):
            bar.setRange(0, max(0, round(whole * self.zoom) + 2 * EDGE - room))
            bar.setPageStep(room)
            bar.setSingleStep(24)
