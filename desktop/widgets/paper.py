"""A drawing on paper: black on white, cut into pages between rows and lines, printed or kept as a PDF file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QWidget

from desktop.widgets.ink import draw_sides, write_line
from forms.drawing.lines import Line
from forms.drawing.model import Block, Box, Drawing
from forms.model.document import Style

_POINTS = 72.0  # an inch
_EDGE = 10.0  # millimetres
_LEAST_SCALE = 0.45  # a wider sheet is turned first, then goes on over the edge


def write_pdf(drawing: Drawing, out: Path) -> int:
    """Write a PDF file; how many pages it has, 0 where it could not be written."""
    writer = QPdfWriter(str(out))
    writer.setCreator("FillOnce")
    writer.setResolution(300)
    return _draw_on(writer, drawing)


def print_drawing(drawing: Drawing, parent: QWidget) -> None:
    """Ask which printer, then print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setModal(True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _draw_on(printer, drawing))
    dialog.show()


def _draw_on(device: QPagedPaintDevice, drawing: Drawing) -> int:
    """Draw page by page; how many there were."""
    width = max((b.width for b in drawing.blocks), default=1.0)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE), QPageLayout.Unit.Millimeter)
    room = device.pageLayout().paintRectPoints().width()
    wide = any(b.grid is not None and b.grid.grid.kind == "sheet" for b in drawing.blocks) and width > room
    device.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    paper = device.pageLayout().paintRectPoints()
    scale = max(_LEAST_SCALE, min(1.0, paper.width() / width))
    count = 0
    for block, top, bottom in _stretches(drawing, paper.height() / scale):
        if count == 0 or device.newPage():
            count += 1
        painter.save()
        dots = device.logicalDpiX() / _POINTS
        painter.scale(dots * scale, dots * scale)
        for part, offset in block:
            painter.save()
            painter.translate(0, offset)
            _paint(painter, part, top - offset, bottom - offset)
            painter.restore()
        painter.restore()
    painter.end()
    return count


def _stretches(drawing: Drawing, height: float) -> Iterator[tuple[list[tuple[Block, float]], float, float]]:
    """Pages: their blocks with where each begins, and which part of that is shown. Sheets and PDF pages begin anew."""
    for group in _groups(drawing):
        first = group[0].y
        starts = [(block, block.y - first) for block in group]
        edges = sorted({y for block, start in starts for y in _edges(block, start)})
        top = 0.0
        end = edges[-1] if edges else 0.0
        while top < end - 0.5:
            bottom = max((y for y in edges if top < y <= top + height), default=top + height)
            yield [(b, s - top) for b, s in starts if s < bottom and s + b.height > top], 0.0, bottom - top
            top = bottom


def _groups(drawing: Drawing) -> Iterator[list[Block]]:
    flowing: list[Block] = []
    for block in drawing.blocks:
        sheet = block.grid is not None and block.grid.grid.kind == "sheet"
        if sheet or block.is_page:
            yield [block]
        else:
            flowing.append(block)
    if flowing:
        yield flowing


def _edges(block: Block, start: float) -> list[float]:
    """Where a page may end: below rows, below lines, below the block."""
    if block.grid is not None:
        return [start + y for y in block.grid.ys]
    return [start, start + block.height]


def _paint(painter: QPainter, block: Block, top: float, bottom: float) -> None:
    if block.grid is None:
        bold = block.paragraph is not None and block.paragraph.bold
        for line in block.lines:
            _line(painter, line, Style(bold=bold))
        return
    boxes = [b for b in block.grid.boxes if b.rect.y < bottom - 0.5 and b.rect.y + b.rect.height > top + 0.5]
    for box in boxes:
        if box.style.fill and (fill := QColor(f"#{box.style.fill}")).isValid():
            painter.fillRect(QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height), fill)
    for box in boxes:
        _box(painter, box)


def _box(painter: QPainter, box: Box) -> None:
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), 0.6))
    draw_sides(painter, box)
    for line in box.lines:
        _line(painter, line, box.style)


def _line(painter: QPainter, line: Line, style: Style) -> None:
    ink = QColor(f"#{style.color}") if style.color else QColor()
    painter.setPen(ink if ink.isValid() else QColor(Qt.GlobalColor.black))
    write_line(painter, line, style)
