"""A PDF form drawn as its pages: what is printed, and its fields with the same tints and marks as cells of a sheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.design import theme
from desktop.form_view import cell_painter
from desktop.form_view.drawn_form import Cell
from desktop.form_view.looks import Look, cell_look
from desktop.form_view.paper_view import PaperView
from desktop.form_view.pdf_model import TICK, Box, PdfLayout, PdfSheet
from desktop.form_view.state import FillState
from desktop.states import State
from forms.drawing.lines import Line

_YES = ("是", TICK)
_ROOM_FOR_MARK = 32  # pixels; beside a narrower box the mark stands before it


class PdfView(PaperView):
    def __init__(self, state: FillState, layout: PdfLayout, parent: QWidget | None = None) -> None:
        super().__init__(state, layout.width, layout.height, parent)
        self.pages = layout
        self.setAccessibleName(self.tr("文档"))

    # geometry

    def cell_under(self, position: QPoint) -> Cell | None:
        point = self.on_paper(position)
        return self.pages.cell_at(point.x(), point.y())

    def paper_rect(self, cell: Cell) -> QRectF | None:
        rect = self.pages.rect(cell)
        return None if rect is None else QRectF(rect.x, rect.y, rect.width, rect.height)

    def step(self, cell: Cell, down: int, right: int) -> Cell:
        return self.pages.step(cell, down, right)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.colours().background))
        painter.translate(self.offset())
        painter.scale(self.zoom, self.zoom)
        top = -self.offset().y() / self.zoom
        bottom = top + self.viewport().height() / self.zoom
        for page in self.pages.pages:
            if page.y <= bottom and page.y + page.height >= top:
                self._paint_page(painter, page)
        if self.cell is not None and (rect := self.paper_rect(self.cell)) is not None:
            cell_painter.paint_current(painter, rect.adjusted(-2, -2, 2, 2))

    def _paint_page(self, painter: QPainter, page: PdfSheet) -> None:
        painter.save()
        painter.translate(0, page.y)
        paper = QRectF(0, 0, page.width, page.height)
        painter.fillRect(paper, QColor(theme.colours().surface))
        painter.setPen(QPen(QColor(theme.colours().line), 1))
        painter.drawRect(paper)
        for number, box in enumerate(page.boxes):
            self._paint_box(painter, box, self.field_look(page, number))
        painter.setPen(QColor(theme.colours().text))
        for line in page.lines:
            _paint_printed(painter, line)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: Box, look: Look) -> None:
        rect = QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height)
        cell_painter.paint_ground(painter, rect, look)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if rect.width() < _ROOM_FOR_MARK and look.state not in (None, State.NOT_OURS):
            cell_painter.paint_mark(painter, rect.adjusted(-cell_painter.MARK_WIDTH, 0, 0, 0), look)
            look = replace(look, state=None)
        cell_painter.paint_text(painter, rect, look, None, self.key)
        cell_painter.paint_lines(painter, rect, (True, True, True, True))

    def field_look(self, page: PdfSheet, number: int) -> Look:
        """What a field shows: a ticked box its tick; what can't be filled is hatched, with what it holds."""
        look = cell_look(self.state, page.grid, number, 0, self.revealed)
        if look.state is None and not self.state.at((page.name, number, 0)):
            return replace(look, hatched=True)
        if page.boxes[number].field.kind == "checkbox" and look.text:
            return replace(look, text=TICK if look.text in _YES else "")
        return look


def _paint_printed(painter: QPainter, line: Line) -> None:
    """A printed text, squeezed or stretched to the width it has on paper."""
    painter.setFont(theme.document_font("", line.size))
    room = QFontMetricsF(painter.font()).horizontalAdvance(line.text)
    if line.width <= 0 or room <= 0:
        painter.drawText(QPointF(line.x, line.y), line.text)
        return
    painter.save()
    painter.translate(line.x, line.y)
    painter.scale(min(line.width / room, 1.0), 1.0)
    painter.drawText(QPointF(0, 0), line.text)
    painter.restore()
