"""A document drawn as it looks, to be read: one place in it is framed, long numbers are masked until they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.design import theme
from desktop.design.tokens import readable
from desktop.typed import hidden
from desktop.widgets.ink import draw_sides, write_line
from forms.model.document import Style, letters

if TYPE_CHECKING:  # drawing is done in the background; loading it here would hold up the page that shows it
    from forms.drawing.excerpt import Excerpt
    from forms.drawing.lines import Line
    from forms.drawing.model import Block, Box, GridDrawing

_PIXELS = 96 / 72  # of one point at 100 per cent
_ZOOMS = (0.5, 2.0)
_LEGIBLE = 0.75
_EDGE = 16
_HEAD_WIDTH, _HEAD_HEIGHT = 22.0, 16.0  # points, of the headings 1 2 3 and A B C
_STEP = 48  # pixels of a key


class DocumentView(QAbstractScrollArea):
    def __init__(self, shown: Excerpt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.zoom = 1.0
        self._zoomed = False  # by hand
        self.revealed = False
        self.masked = 0  # texts with numbers that were painted masked
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("原表"))

    def reveal(self, on: bool) -> None:
        """Show long numbers in full, or not any more."""
        self.revealed = on
        self.viewport().update()

    # geometry, in points of the drawing

    def _headed(self, block: Block) -> bool:
        return block.grid is not None and block.grid.grid.kind == "sheet"

    def frame(self) -> QRectF | None:
        """The place that was asked for."""
        block = self.shown.drawing.block(self.shown.block)
        if block is None:
            return None
        if block.grid is None or self.shown.area is None:
            return QRectF(block.x, block.y, block.width, block.height)
        rect = block.grid.rect(self.shown.area)
        return QRectF(block.x + rect.x, block.y + rect.y, rect.width, rect.height) if rect else None

    def set_zoom(self, zoom: float) -> None:
        self._zoomed = True
        self.zoom = round(min(max(zoom, _ZOOMS[0]), _ZOOMS[1]), 2)
        self._bars()
        self.viewport().update()

    @property
    def _scale(self) -> float:
        return self.zoom * _PIXELS

    def _bars(self) -> None:
        drawing, port = self.shown.drawing, self.viewport().size()
        for bar, whole, room in (
            (self.horizontalScrollBar(), drawing.width, port.width()),
            (self.verticalScrollBar(), drawing.height, port.height()),
        ):
            bar.setRange(0, max(0, round(whole * self._scale) + 2 * _EDGE - room))
            bar.setPageStep(room)
            bar.setSingleStep(_STEP)

    def bring(self) -> None:
        """Scroll to the place that was asked for."""
        frame = self.frame()
        if frame is None:
            return
        port = self.viewport().size()
        centre = frame.center() * self._scale
        self.horizontalScrollBar().setValue(round(centre.x() + _EDGE - port.width() / 2))
        self.verticalScrollBar().setValue(round(centre.y() + _EDGE - port.height() / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole width shows where it stays legible, until somebody zooms."""
        super().resizeEvent(event)
        if not self._zoomed:
            room = (self.viewport().width() - 2 * _EDGE) / max(self.shown.drawing.width * _PIXELS, 1)
            self.zoom = min(1.0, max(_LEGIBLE, int(room * 100) / 100))
        self._bars()
        self.bring()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (0.1 if event.angleDelta().y() > 0 else -0.1))
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-_STEP, 0), Qt.Key.Key_Right: (_STEP, 0),
            Qt.Key.Key_Up: (0, -_STEP), Qt.Key.Key_Down: (0, _STEP),
        }  # fmt: skip
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self.zoom + 0.1)
        elif event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self.zoom - 0.1)
        elif (move := moves.get(Qt.Key(event.key()))) is not None:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + move[0])
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + move[1])
        else:
            super().keyPressEvent(event)

    # painting

    def _corner(self) -> QPointF:
        spare = self.viewport().width() - self.shown.drawing.width * self._scale
        x = spare / 2 if spare > 2 * _EDGE else _EDGE - self.horizontalScrollBar().value()
        return QPointF(x, _EDGE - self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.masked = 0
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().background))
        painter.translate(self._corner())
        painter.scale(self._scale, self._scale)
        drawing = self.shown.drawing
        painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), QColor(theme.colours().surface))
        top = -self._corner().y() / self._scale
        seen = QRectF(0, top, drawing.width, self.viewport().height() / self._scale)
        for block in drawing.blocks:
            if block.y <= seen.bottom() and block.y + block.height >= seen.top():
                self._paint_block(painter, block, seen)
        frame = self.frame()
        if frame is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().accent), 2.2))
            painter.drawRect(frame.adjusted(-1, -1, 1, 1))

    def _paint_block(self, painter: QPainter, block: Block, seen: QRectF) -> None:
        painter.save()
        painter.translate(block.x, block.y)
        seen = seen.translated(-block.x, -block.y)
        if block.grid is not None:
            boxes = [
                b for b in block.grid.boxes if b.rect.y <= seen.bottom() and b.rect.y + b.rect.height >= seen.top()
            ]
            for box in boxes:
                self._paint_ground(painter, block.grid, box)
            for box in boxes:
                self._paint_box(painter, box)
            if self._headed(block):
                self._paint_headings(painter, block.grid, seen)
        else:
            bold = block.paragraph is not None and block.paragraph.bold
            for line in block.lines:
                self._paint_line(painter, line, Style(bold=bold), theme.colours().surface)
        painter.restore()

    def _paint_ground(self, painter: QPainter, grid: GridDrawing, box: Box) -> None:
        rect = QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height)
        painter.fillRect(rect, QColor(self._ground(box)))
        if grid.grid.kind == "sheet":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().grid_line), 0.5))
            painter.drawRect(rect)

    def _ground(self, box: Box) -> str:
        if self.shown.area == box.area and self.shown.block:
            return theme.colours().accent_soft
        fill = QColor(f"#{box.style.fill}")
        return fill.name() if box.style.fill and fill.isValid() else theme.colours().surface

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        painter.setPen(QPen(QColor(theme.colours().printed), 0.8))
        draw_sides(painter, box)
        for line in box.lines:
            self._paint_line(painter, line, box.style, self._ground(box))

    def _paint_line(self, painter: QPainter, line: Line, style: Style, ground: str) -> None:
        ink = QColor(f"#{style.color}") if style.color else QColor()
        wanted = ink.name() if ink.isValid() else theme.colours().text
        painter.setPen(QColor(readable(wanted, ground, theme.colours())))
        write_line(painter, line, style, self._said)

    def _said(self, text: str) -> str:
        said = hidden(text, self.revealed)
        self.masked += said != text
        return said

    def _paint_headings(self, painter: QPainter, grid: GridDrawing, seen: QRectF) -> None:
        """A B C over the sheet, 1 2 3 beside it: what a cell is called."""
        painter.setFont(theme.document_font("", 8))
        colours = theme.colours()
        flags = Qt.AlignmentFlag.AlignCenter
        area = self.shown.area
        for col in range(len(grid.xs) - 1):
            here = area is not None and area.left <= col <= area.right
            painter.setPen(QColor(colours.accent if here else colours.muted))
            rect = QRectF(grid.xs[col], -_HEAD_HEIGHT, grid.xs[col + 1] - grid.xs[col], _HEAD_HEIGHT)
            painter.drawText(rect, flags, letters(col))
        for row in range(len(grid.ys) - 1):
            if grid.ys[row + 1] < seen.top() or grid.ys[row] > seen.bottom():
                continue
            here = area is not None and area.top <= row <= area.bottom
            painter.setPen(QColor(colours.accent if here else colours.muted))
            rect = QRectF(-_HEAD_WIDTH, grid.ys[row], _HEAD_WIDTH, grid.ys[row + 1] - grid.ys[row])
            number = self.shown.rows[row] if row < len(self.shown.rows) else row
            painter.drawText(rect, flags, str(number + 1))
