"""A scrolled drawing of a form: where its cells are is said by subclasses; zoom and scrolling are done here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Cell = tuple[str, int, int]  # block, row (-1: a paragraph), column
ZOOM_LEAST, ZOOM_MOST = 0.5, 2.0


class DrawnForm(QAbstractScrollArea):
    moved = Signal()  # cells stand elsewhere in the viewport now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.zoomed = False  # by hand
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)

    # what subclasses say

    def cell_under(self, position: QPoint) -> Cell | None:
        raise LookupError

    def cell_rect(self, cell: Cell) -> QRect:
        """The cell's rectangle in the viewport."""
        raise LookupError

    def editor_rect(self, cell: Cell) -> QRect:
        """Where the editor stands: the cell, or the blank inside a text."""
        return self.cell_rect(cell)

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        raise LookupError

    def reveal_cell(self, cell: Cell) -> None:
        """Scroll until the cell shows."""
        raise LookupError

    def refresh_bars(self) -> None:
        raise LookupError

    # zoom and scrolling

    def set_zoom(self, zoom: float) -> None:
        self.zoomed = True
        self.zoom = round(min(max(zoom, ZOOM_LEAST), ZOOM_MOST), 2)
        self.refresh_bars()
        self.moved.emit()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (0.1 if event.angleDelta().y() > 0 else -0.1))
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.moved.emit()
        self.viewport().update()
