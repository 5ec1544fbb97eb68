"""A Word document drawn as a page: paragraphs and tables, with the same tints and marks as a sheet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.design import theme
from desktop.form_view import cell_painter
from desktop.form_view.drawn_form import Cell
from desktop.form_view.looks import Look, cell_look, paragraph_look
from desktop.form_view.paper_view import PaperView
from desktop.form_view.sheet_model import Rect
from desktop.form_view.state import FillState
from desktop.form_view.word_model import Block, PageLayout
from forms.model.document import Area


class WordView(PaperView):
    def __init__(self, state: FillState, page: PageLayout, parent: QWidget | None = None) -> None:
        super().__init__(state, page.width, page.height, parent)
        self.page = page
        self.setAccessibleName(self.tr("文档"))

    # geometry

    def cell_under(self, position: QPoint) -> Cell | None:
        point = self.on_paper(position)
        block = self.page.at(int(point.x()), int(point.y()))
        if block is None:
            return None
        if block.layout is None:
            return (block.name, -1, 0)
        found = block.layout.cell_at(int(point.x()) - block.x, int(point.y()) - block.y)
        return (block.name, *found) if found else None

    def key_under(self, cell: Cell, position: QPoint) -> str:
        """The blank that was clicked, where a text has several."""
        entries = self.state.at(cell)
        block = self.page.block(cell[0])
        if len(entries) < 2 or block is None:
            return super().key_under(cell, position)
        look, rect = self._look(block, cell), self._page_rect(block, cell)
        point = self.on_paper(position) - QPointF(rect.x(), rect.y())
        layout = cell_painter.text_layout(look, rect.width())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if line.y() <= point.y() < line.y() + line.height():
                at = line.xToCursor(point.x())
                return next((key for start, end, _, key in look.spans if start <= at <= end), entries[0].key)
        return entries[0].key

    def _page_rect(self, block: Block, cell: Cell) -> QRectF:
        if block.layout is None:
            return QRectF(block.x, block.y, block.width, block.height)
        rect: Rect = block.layout.rect(cell[1], cell[2])
        return QRectF(block.x + rect.x, block.y + rect.y, rect.width, rect.height)

    def paper_rect(self, cell: Cell) -> QRectF | None:
        block = self.page.block(cell[0])
        return None if block is None else self._page_rect(block, cell)

    def editor_rect(self, cell: Cell) -> QRect:
        whole, block = self.cell_rect(cell), self.page.block(cell[0])
        if block is None:
            return whole
        page = self._page_rect(block, cell)
        inner = page if block.layout is None else cell_painter.inner_rect(page, self._look(block, cell))
        blank = cell_painter.span_rect(inner, self._look(block, cell), self.key)
        if blank is None:
            return whole
        top_left = (blank.topLeft() * self.zoom + self.offset()).toPoint()
        return QRect(top_left, (blank.size() * self.zoom).toSize())

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        """Inside a table as in a sheet; over its edge to the block above or below."""
        block = self.page.block(cell[0])
        if block is not None and block.layout is not None:
            found = block.layout.step(cell[1], cell[2], down, right)
            if found != cell[1:] or right:
                return (cell[0], *found)
        return self._neighbour(cell, 1 if down > 0 or right > 0 else -1)

    def _neighbour(self, cell: Cell, step: int) -> Cell:
        blocks = self.page.blocks
        names = [b.name for b in blocks]
        index = names.index(cell[0]) + step if cell[0] in names else 0
        if not 0 <= index < len(blocks):
            return cell
        block = blocks[index]
        if block.layout is None:
            return (block.name, -1, 0)
        row = 0 if step > 0 else block.layout.grid.rows - 1
        area = block.layout.area(row, min(cell[2], block.layout.grid.cols - 1))
        return (block.name, area.top, area.left)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().background))
        painter.translate(self.offset())
        painter.scale(self.zoom, self.zoom)
        paper = QRectF(0, 0, self.page.width, self.page.height)
        painter.fillRect(paper, QColor(theme.colours().surface))
        painter.setPen(QPen(QColor(theme.colours().line), 1))
        painter.drawRect(paper)
        top = -self.offset().y() / self.zoom
        for block in self.page.between(int(top), int(top + self.viewport().height() / self.zoom) + 1):
            if block.layout is None:
                self._paint_paragraph(painter, block)
            else:
                self._paint_table(painter, block, top)

    def _look(self, block: Block, cell: Cell) -> Look:
        if block.paragraph is not None:
            return paragraph_look(self.state, block.paragraph, self.revealed)
        assert block.layout is not None
        return _as_word(cell_look(self.state, block.layout.grid, cell[1], cell[2], self.revealed))

    def _paint_paragraph(self, painter: QPainter, block: Block) -> None:
        cell = (block.name, -1, 0)
        look = self._look(block, cell)
        rect = self._page_rect(block, cell)
        painter.setPen(QColor(theme.colours().text))
        cell_painter.text_layout(look, rect.width(), self.key).draw(painter, rect.topLeft())
        if look.shareable:
            cell_painter.paint_corner(painter, rect)
        if self.cell == cell:
            cell_painter.paint_current(painter, rect.adjusted(-4, -2, 4, 2))

    def _paint_table(self, painter: QPainter, block: Block, top: float) -> None:
        layout = block.layout
        assert layout is not None
        rows = layout.rows_between(int(top) - block.y, int(top + self.viewport().height() / self.zoom) - block.y + 1)
        shown = [
            (area, self._page_rect(block, (block.name, area.top, area.left)), self._area_look(block, area))
            for area in layout.cells_in(rows, range(layout.grid.cols))
        ]
        for _, rect, look in shown:
            cell_painter.paint_ground(painter, rect, look)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        for _, rect, look in shown:
            cell_painter.paint_text(painter, rect, look, None, self.key)
        for area, rect, _ in shown:
            sides = cell_painter.sides_of(layout.grid, area.top, area.left, area.bottom, area.right)
            cell_painter.paint_lines(painter, rect, sides if any(sides) else (True, True, True, True))
        if self.cell is not None and self.cell[0] == block.name:
            cell_painter.paint_current(painter, self._page_rect(block, self.cell))

    def _area_look(self, block: Block, area: Area) -> Look:
        return self._look(block, (block.name, area.top, area.left))


def _as_word(look: Look) -> Look:
    """Word wraps every text and stands it in the middle or at the top, never at the bottom by itself."""
    from dataclasses import replace

    style = replace(look.style, wrap=True, valign=look.style.valign or "center")
    return replace(look, style=style)
